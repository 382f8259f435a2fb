"""A comparison for GitHub Actions: the changes to read first as notices on their lines, the listing in the summary.

Shares commands and limits with :mod:`reportdiff.output.findings.findings_github`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Change, Comparison, Measure, Report
from reportdiff.output.findings.findings_github import ANNOTATIONS, add_to_summary, bytes_of, command
from reportdiff.output.findings.findings_paths import repository_path
from reportdiff.output.markdown import escape_line, render_markdown
from reportdiff.output.origin import text_mark
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.words import summary_words as front
from reportdiff.output.words.change_notes import DOUBT, notes_of, texts_of
from reportdiff.output.words.fate_words import story_lines
from reportdiff.output.words.highlight_words import shown_highlights
from reportdiff.safe_text import inert
from reportdiff.text.shortening import beginning

_LONGEST: Final = 400
"""Characters of a measure that a notice quotes."""

_STANDARD_INPUT: Final = ("", "-", "<stdin>")


def render_github(comparison: Comparison, options: RenderOptions) -> str:
    """Render the counts and a ``::notice`` for each of the first ten changes; the listing goes to the step summary.

    The highlights come first, then the other changes in document order. Raises
    :class:`~reportdiff.errors.ReportdiffError` where the summary cannot be written."""
    lang = options.lang
    add_to_summary(lambda room: limited_markdown(comparison, options, room))
    changes = by_weight(comparison)
    counts = " · ".join(f"{count.name} {count.count}" for count in front.counts(comparison, lang))
    lines = [
        counts,
        *story_lines(comparison, lang),
        *(_notice(change, comparison, lang) for change in changes[:ANNOTATIONS]),
    ]
    if len(changes) > ANNOTATIONS:
        lines.append(say("say.changes_elsewhere", lang, n=len(changes) - ANNOTATIONS, shown=ANNOTATIONS))
    return "\n".join([*lines, text_mark()]) + "\n"


def by_weight(comparison: Comparison) -> list[Change]:
    """Sort all changes but the unchanged: highlights first, the rest in their order."""
    ranks = {highlight.change: highlight.rank for highlight in shown_highlights(comparison)}
    changes = [change for change in comparison.changes if change.status != "unchanged"]
    last = len(ranks) + 1
    return sorted(changes, key=lambda change: ranks.get(change.id, last))


def limited_markdown(comparison: Comparison, options: RenderOptions, room: int) -> str:
    """Render the comparison as Markdown in at most ``room`` bytes of UTF-8.

    The changes to read first stay, the rest are counted. Where not even that fits, there are no changes."""
    text = render_markdown(comparison, options)
    changes = by_weight(comparison)
    count = len(changes)
    while bytes_of(text) > room and count:
        # Rows are about equally long, so two or three rounds are enough.
        count = min(count - 1, count * room // bytes_of(text))
        ids = {change.id for change in changes[:count]}
        fewer = replace(comparison, changes=tuple(change for change in comparison.changes if change.id in ids))
        more = escape_line(say("say.check_more", options.lang, n=len(changes) - count))
        text = f"{render_markdown(fewer, options)}\n{more}\n"
    return text


def _notice(change: Change, comparison: Comparison, lang: Lang) -> str:
    report, measures = _place(change, comparison)
    status = say(f"status.{change.status}", lang) + (DOUBT if change.doubtful else "")
    section = measures[0].section if measures else ""
    quotes = [beginning(text, _LONGEST) for text in _texts(change, comparison)]
    notes = [inert(note.text) for note in notes_of(comparison, change, lang)]
    return command(
        "notice",
        "\n".join([*quotes, *notes]),
        title=status + (say("say.brackets", lang, text=inert(section)) if section else ""),
        file="" if report.name in _STANDARD_INPUT else repository_path(report.name),
        places={"line": measures[0].line} if measures else {},
    )


def _place(change: Change, comparison: Comparison) -> tuple[Report, list[Measure]]:
    """Give report and measures of a notice: those of the new report, or, for a dropped measure, of the old one."""
    if change.new:
        return comparison.new, comparison.members(change.new)
    return comparison.old, comparison.members(change.old)


def _texts(change: Change, comparison: Comparison) -> Iterator[str]:
    old, new = (inert(list_text(texts_of(comparison, side), "zh")) for side in (change.old, change.new))
    if old and new and old != new:
        yield f"{old} → {new}"
    else:
        yield new or old
