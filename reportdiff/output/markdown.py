"""The comparison as Markdown (GitHub's dialect, for its tables): to read, to paste, to commit.

One table a section, one row a change. Text of a report is escaped, so that no character of it acts as Markdown or HTML.
Words that differ are in ``<del>`` and ``<ins>``: the marks of Markdown do not work beside Chinese characters
(CommonMark 0.31.2, 6.2: ``**5%**以上`` is no emphasis).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Change, Comparison
from reportdiff.output.origin import comment_mark
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.words import summary_words as front
from reportdiff.output.words.change_groups import ChangeGroup, group_changes
from reportdiff.output.words.change_notes import DOUBT, SIGNS, headings_of, is_folded, notes_of, tally
from reportdiff.output.words.diff_pieces import Piece, Side, side_pieces
from reportdiff.output.words.fate_words import story_lines
from reportdiff.output.words.highlight_words import highlights_title
from reportdiff.output.words.term_words import term_note, term_sides
from reportdiff.safe_text import inert

_INLINE: Final = re.compile(r"[\\`*_\[\]<>|~$&@#:{}!]")
"""Characters with a meaning anywhere in a line: in Markdown, in GitHub's additions (@names, #numbers, addresses, $…$)
or in HTML. A backslash makes any ASCII punctuation plain (CommonMark 0.31.2, 2.4)."""

_AT_START: Final = re.compile(r"^(\d*)([-+=.)])")
"""A beginning that makes a line a list item or an underline."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>\\|`]+")


def render_markdown(comparison: Comparison, options: RenderOptions) -> str:
    """Render the comparison as Markdown, ending with the comment that marks our files."""
    lang = options.lang
    blocks = list(_front(comparison, options))
    if not options.summary_only:
        for group in group_changes(comparison, options.by, lang):
            blocks += _group(group, comparison, options)
        if options.by == "facet":
            blocks.append(escape_line(say("say.by_facet", lang)))
    blocks += [_sources(comparison, lang), comment_mark()]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape_line(text: str) -> str:
    """Escape ``text`` for Markdown, at the beginning of a line."""
    return _AT_START.sub(r"\1\\\2", escape_inside(text))


def escape_inside(text: str) -> str:
    """Escape ``text`` for Markdown, inside a line."""
    return _INLINE.sub(r"\\\g<0>", inert(text)).replace("www.", r"www\.")


def _front(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    yield f"# {escape_inside(front.heading(comparison, lang))}"
    reports = (("old", comparison.old), ("new", comparison.new))
    yield _items(
        f"**{say(f'side.{side}_report', lang)}** {escape_inside(' · '.join(front.facts(report, lang)))}"
        for side, report in reports
    )
    yield "\n>\n".join(f"> {escape_line(warning)}" for warning in front.warnings(comparison, lang))
    counts = front.counts(comparison, lang)
    heads = [f"{escape_inside(count.sign)} {count.name}" for count in counts]
    yield "\n".join([_row(heads), _row(["---:"] * len(counts)), _row(str(count.count) for count in counts)])
    facets = front.facet_counts(comparison, lang)
    if facets:
        yield escape_line(say("say.of_these", lang) + say("say.colon", lang) + " · ".join(facets))
    if folded := front.folded_words(comparison, lang):
        yield escape_line(folded)
    yield _items(escape_line(line) for line in story_lines(comparison, lang))
    if not comparison.changes:
        yield escape_line(say("say.nothing", lang))
    highlights = front.highlight_lines(comparison, options.highlights, lang)
    if highlights:
        yield f"## {highlights_title(comparison, lang)}"
        yield "\n".join(
            f"{n}. {escape_line(line)}<br>{escape_inside(why)}" for n, (line, why) in enumerate(highlights, start=1)
        )
    yield _items(f"**{name}** {escape_inside(list_text(words, lang))}" for name, words in term_sides(comparison, lang))
    if note := term_note(comparison, lang):
        yield escape_line(note)


def _sources(comparison: Comparison, lang: Lang) -> str:
    lines = []
    for label, url in front.sources(comparison, lang):
        address = f"<{url}>" if _ADDRESS.fullmatch(url) else escape_inside(url)
        lines.append(f"{label}{say('say.colon', lang)}{address}")
    return _items(lines)


def _group(group: ChangeGroup, comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    changes = [change for change in group.changes if not is_folded(change, show_unchanged=options.show_unchanged)]
    rest = len(group.changes) - len(changes)
    yield f"## {escape_inside(group.title)} `{tally(group.changes)}`"
    if group.note:
        yield escape_line(group.note)
    if changes:
        heads = [say("column.status", lang)]
        if options.by != "section":
            heads.append(say("column.section", lang))
        heads += [say("side.old_report", lang), say("side.new_report", lang), say("column.notes", lang)]
        lines = [_row(heads), _row(["---"] * len(heads))]
        lines += [_row(_cells(change, comparison, options)) for change in changes]
        yield "\n".join(lines)
    if rest:
        yield f"{SIGNS['unchanged']} {escape_inside(say('say.folded', lang, n=rest))}"


def _cells(change: Change, comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    sign = SIGNS[change.status] + (DOUBT if change.doubtful else "")
    yield f"{escape_inside(sign)} {say(f'status.{change.status}', lang)}"
    if options.by != "section":
        sections = headings_of(comparison, change.new or change.old)
        yield escape_inside(list_text((title or say("say.no_section", lang) for title in sections), lang))
    sides: tuple[Side, ...] = ("old", "new")
    for side in sides:
        tag = "del" if side == "old" else "ins"
        yield "<br>".join(
            "".join(_piece(piece, tag) for piece in line) for line in side_pieces(change, comparison, side)
        )
    yield "<br>".join(escape_inside(note.text) for note in notes_of(comparison, change, lang))


def _piece(piece: Piece, tag: str) -> str:
    return f"<{tag}>{escape_inside(piece.text)}</{tag}>" if piece.marked else escape_inside(piece.text)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
