"""The lines of a brief in words: each names report and section, and is true without the others."""

from __future__ import annotations

from typing import Final

from reportdiff.i18n.labels import Lang, say
from reportdiff.model.brief import Brief, BriefLine, BriefSource
from reportdiff.output.words.change_notes import DOUBT
from reportdiff.output.words.fulfilment_words import score_words
from reportdiff.regions import UNKNOWN, display_name
from reportdiff.text.shortening import clipped

_LONGEST: Final = 48
"""Characters of a measure that a line quotes."""


def brief_title(brief: Brief, lang: Lang) -> str:
    """Name the region and both years."""
    region = "" if brief.new.region == UNKNOWN else display_name(brief.new.region, lang)
    return say("brief.title", lang, region=region, old=brief.old.year or "?", new=brief.new.year or "?")


def line_label(line: BriefLine, lang: Lang) -> str:
    """Name the kind of a line."""
    return say(f"brief.kind_{line.kind}", lang)


def line_words(line: BriefLine, brief: Brief, lang: Lang) -> str:
    """Give the statement of a line, with what the other report says of it."""
    if line.kind == "score":
        return score_words(brief.score, brief.old.year, brief.new.year, lang) if brief.score else ""
    quoted = line.kind in ("new", "gone", "watch")
    old, new = (clipped(words, _LONGEST) if quoted else words for words in (line.old, line.new))
    years = {"old_year": brief.old.year or "?", "new_year": brief.new.year or "?"}
    name = line.name if lang == "zh" else line.name_en or line.name
    words = say(f"brief.{line.what}", lang, name=clipped(name, _LONGEST), old=old, new=new, **years)
    story = f"fate_{line.fate}" if line.kind == "gone" else f"origin_{line.origin}" if line.kind == "new" else ""
    if story:
        proof = clipped(line.proof, _LONGEST)
        words += ("；" if lang == "zh" else "; ") + say(
            f"brief.{story}", lang, proof=proof, proof_year=line.proof_year or "?", **years
        )
    return f"{words} {DOUBT}" if line.doubtful else words


def line_source(line: BriefLine, lang: Lang) -> str:
    """Name report, part and section of the words of a line."""
    return (" → " if len(line.sources) > 1 else "").join(_source(source, lang) for source in line.sources)


def _source(source: BriefSource, lang: Lang) -> str:
    key = "brief.source" if source.section else "brief.source_bare"
    return say(key, lang, year=source.year or "?", part=say(f"part.{source.part}", lang), section=source.section)


def brief_notes(brief: Brief, lang: Lang) -> list[str]:
    """Say what the lines rest on and what is not sure, a sentence each."""
    old, new = brief.old.year or "?", brief.new.year or "?"
    notes = [say(f"brief.limit_{limit}", lang, old=old, new=new) for limit in brief.limits]
    counts = say("brief.counts", lang, new=brief.new_count, dropped=brief.dropped_count)
    if brief.unsure:
        counts += (" " if lang == "en" else "") + say("brief.unsure", lang, n=brief.unsure, mark=DOUBT)
    return [*notes, counts, say("brief.note", lang)]
