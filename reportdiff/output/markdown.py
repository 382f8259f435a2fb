"""The comparison as Markdown (GitHub's dialect, for its tables): to read, to paste, to commit.

One table a section, one row a change. Text of a report is escaped, so that no character of it is taken for Markdown or
HTML. Words that differ stand in ``<del>`` and ``<ins>``: the marks of Markdown itself do not hold beside Chinese
characters (CommonMark 0.31.2, 6.2: ``**5%**以上`` is no emphasis).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reportdiff.i18n.labels import Lang, listed, say
from reportdiff.model import Change, Comparison
from reportdiff.output.origin import comment_mark
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.words import summary_words as front
from reportdiff.output.words.change_groups import ChangeGroup, grouped
from reportdiff.output.words.change_notes import DOUBT, SIGNS, headings_of, is_folded, notes_of, tally
from reportdiff.output.words.diff_pieces import Piece, Side, side_pieces
from reportdiff.output.words.highlight_words import highlights_title
from reportdiff.safe_text import inert

_INLINE: Final = re.compile(r"[\\`*_\[\]<>|~$&@#:{}!]")
"""What may mean something anywhere in a line, in Markdown, in GitHub's additions (@names, #numbers, addresses, $…$) or
in HTML; a backslash makes any ASCII punctuation plain (CommonMark 0.31.2, 2.4)."""

_AT_START: Final = re.compile(r"^(\d*)([-+=.)])")
"""What makes a list item or an underline of the line it begins."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>\\|`]+")


def render_markdown(comparison: Comparison, options: RenderOptions) -> str:
    """The comparison as Markdown, ending in a comment that says what made it."""
    lang = options.lang
    blocks = list(_front(comparison, options))
    if not options.summary_only:
        for group in grouped(comparison, options.by, lang):
            blocks += _group(group, comparison, options)
        if options.by == "facet":
            blocks.append(escaped(say("say.by_facet", lang)))
    blocks += [_sources(comparison, lang), comment_mark()]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """``text`` as Markdown that shows exactly it, on one line that it begins."""
    return _AT_START.sub(r"\1\\\2", escaped_inside(text))


def escaped_inside(text: str) -> str:
    """``text`` as Markdown that shows exactly it, somewhere inside a line."""
    return _INLINE.sub(r"\\\g<0>", inert(text)).replace("www.", r"www\.")


def _front(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    yield f"# {escaped_inside(front.heading(comparison, lang))}"
    reports = (("old", comparison.old), ("new", comparison.new))
    yield _items(
        f"**{say(f'side.{side}_report', lang)}** {escaped_inside(' · '.join(front.facts(report, lang)))}"
        for side, report in reports
    )
    yield "\n>\n".join(f"> {escaped(warning)}" for warning in front.warnings(comparison, lang))
    counts = front.counts(comparison, lang)
    heads = [f"{escaped_inside(count.sign)} {count.name}" for count in counts]
    yield "\n".join([_row(heads), _row(["---:"] * len(counts)), _row(str(count.count) for count in counts)])
    facets = front.facet_counts(comparison, lang)
    if facets:
        yield escaped(say("say.of_these", lang) + say("say.colon", lang) + " · ".join(facets))
    if not comparison.changes:
        yield escaped(say("say.nothing", lang))
    highlights = front.highlight_lines(comparison, options.highlights, lang)
    if highlights:
        yield f"## {highlights_title(comparison, lang)}"
        yield "\n".join(
            f"{n}. {escaped(line)}<br>{escaped_inside(why)}" for n, (line, why) in enumerate(highlights, start=1)
        )
    terms = (("say.terms_new", comparison.terms.new), ("say.terms_vanished", comparison.terms.vanished))
    yield _items(
        f"**{say(key, lang)}** {escaped_inside(listed((term.term for term in found), lang))}"
        for key, found in terms
        if found
    )


def _sources(comparison: Comparison, lang: Lang) -> str:
    lines = []
    for label, url in front.sources(comparison, lang):
        address = f"<{url}>" if _ADDRESS.fullmatch(url) else escaped_inside(url)
        lines.append(f"{label}{say('say.colon', lang)}{address}")
    return _items(lines)


def _group(group: ChangeGroup, comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    shown = [change for change in group.changes if not is_folded(change, show_unchanged=options.show_unchanged)]
    folded = len(group.changes) - len(shown)
    yield f"## {escaped_inside(group.title)} `{tally(group.changes)}`"
    if shown:
        heads = [say("column.status", lang)]
        if options.by != "section":
            heads.append(say("column.section", lang))
        heads += [say("side.old_report", lang), say("side.new_report", lang), say("column.notes", lang)]
        lines = [_row(heads), _row(["---"] * len(heads))]
        lines += [_row(_cells(change, comparison, options)) for change in shown]
        yield "\n".join(lines)
    if folded:
        yield f"{SIGNS['unchanged']} {escaped_inside(say('say.folded', lang, n=folded))}"


def _cells(change: Change, comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    sign = SIGNS[change.status] + (DOUBT if change.doubtful else "")
    yield f"{escaped_inside(sign)} {say(f'status.{change.status}', lang)}"
    if options.by != "section":
        sections = headings_of(comparison, change.new or change.old)
        yield escaped_inside(listed((title or say("say.no_section", lang) for title in sections), lang))
    sides: tuple[Side, ...] = ("old", "new")
    for side in sides:
        tag = "del" if side == "old" else "ins"
        yield "<br>".join(
            "".join(_piece(piece, tag) for piece in line) for line in side_pieces(change, comparison, side)
        )
    yield "<br>".join(escaped_inside(note.text) for note in notes_of(comparison, change, lang))


def _piece(piece: Piece, tag: str) -> str:
    return f"<{tag}>{escaped_inside(piece.text)}</{tag}>" if piece.marked else escaped_inside(piece.text)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
