"""Fates and origins in words: what the other report says of a dropped or a new measure, and how many have which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Change, Comparison, Fate, FateKind, Mention, Origin, OriginKind
from reportdiff.output.words.year_spans import year_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionWords:
    """A passage in words: ``label`` says where it is and what it says, ``quote`` is the passage itself.

    ``measure`` is the id of the measure that it is, where it is one of a plan of the comparison, else ``""``.
    ``start`` is its offset in the text of the other report of the comparison, ``None`` for another report."""

    label: str
    quote: str
    measure: str
    doubtful: bool
    start: int | None = None


def mentions_of(comparison: Comparison, change: Change, lang: Lang) -> list[MentionWords]:
    """Give the passages that prove the fate or origin of a change, in words.

    There are none where nothing comes near: a dropped measure without one is ``gone``, a new one ``first``."""
    story = change.fate or change.origin
    if story is None:
        return []
    report = comparison.new if change.fate else comparison.old
    measures = {measure.start: measure.id for measure in report.measures}
    return [
        MentionWords(
            label=_label(mention, story if number == 0 else None, "new" if change.fate else "old", lang),
            quote=mention.text,
            measure=measures.get(mention.start, "") if mention.part == "plan" else "",
            doubtful=story.doubtful,
            start=None if mention.part is None else mention.start,
        )
        for number, mention in enumerate(story.proofs)
    ]


def mention_words(words: MentionWords, lang: Lang) -> str:
    """Put a passage into one line: ``2026年报告回顾称完成：“…”``."""
    return words.label + say("say.colon", lang) + say("say.quote", lang, text=words.quote)


def story_lines(comparison: Comparison, lang: Lang) -> list[str]:
    """Count the dropped changes by fate and the new ones by origin, and name the years of the history."""
    summary = comparison.summary
    lines = []
    dropped, new = (summary.status.get(status, 0) for status in ("dropped", "new"))
    if sum(summary.fates.values()):
        fates = [(f"fate.{kind}", summary.fates.get(kind, 0)) for kind in get_args(FateKind)]
        lines.append(_count_words("dropped", dropped, fates, lang))
    if sum(summary.origins.values()):
        origins = [(f"origin.{kind}", summary.origins.get(kind, 0)) for kind in get_args(OriginKind)]
        lines.append(_count_words("new", new, origins, lang))
    history = history_words(comparison, lang)
    return [*lines, history] if history else lines


def history_words(comparison: Comparison, lang: Lang) -> str:
    """Name the years of the region's other reports that were looked at; ``""`` where there are none."""
    if not comparison.history:
        return ""
    return say("say.history", lang, years=year_spans(comparison.history, lang))


def _count_words(status: str, total: int, counts: list[tuple[str, int]], lang: Lang) -> str:
    words = list_text((say("say.kind_count", lang, kind=say(key, lang), n=n) for key, n in counts if n), lang)
    return say("say.status_count", lang, status=say(f"status.{status}", lang), n=total) + say("say.colon", lang) + words


def _label(mention: Mention, story: Fate | Origin | None, side: Literal["old", "new"], lang: Lang) -> str:
    """Say where a passage is, and what it says of the measure where it is the telling one."""
    year = mention.year or "?"
    if story is not None and mention.part is not None and story.kind in ("done", "under_way", "outlook"):
        label = say(f"say.fate_{story.kind}", lang, year=year)
    elif mention.part is None:
        label = say(f"say.mention_{side}", lang, year=year)
    else:
        label = say(f"say.mention_in_{side}", lang, year=year, part=say(f"part.{mention.part}", lang))
    if story is None or not story.doubtful:
        return label
    return say("say.nearest_mention" if story.kind in ("gone", "first") else "say.perhaps", lang, text=label)
