"""The front of a comparison: what was compared, the warnings, the counts, the figures, the terms."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from reportdiff.i18n.labels import Lang, ledger_label, list_text, say
from reportdiff.model import Comparison, Report
from reportdiff.output.terminal.change_lines import figure_line
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.words.change_notes import DOUBT, unbroken_strings
from reportdiff.output.words.fate_words import story_lines
from reportdiff.output.words.summary_words import counts, facet_counts, facts, folded_words, heading, warnings
from reportdiff.output.words.target_names import figure_names
from reportdiff.output.words.term_words import term_note, term_sides
from reportdiff.text.shortening import clipped

FIGURES_IN_FRONT = 8
"""Moved figures shown before the sections; the rest are with their measures."""

TERMS_IN_FRONT = 12
_SUBJECT_LENGTH = 20
_PLAIN_ENCODINGS = frozenset({"utf-8", "utf8", "utf-8-sig", "ascii"})


def put_header(sheet: Sheet, comparison: Comparison) -> None:
    """Write titles, years, kinds and counts, then the warnings."""
    lang = sheet.lang
    old, new = comparison.old, comparison.new
    sheet.say(heading(comparison, lang), style="title")
    for side, report in (("old", old), ("new", new)):
        label = say(f"side.{side}", lang)
        indent = cell_len(label) + 1
        sheet.put(sheet.text(f"{label} ", "detail"), sheet.text(" · ".join(facts(report, lang))), indent=indent)
        put_reading(sheet, report, indent=indent)
    for note in warnings(comparison, lang):
        put_warning(sheet, note)


def put_warning(sheet: Sheet, text: str) -> None:
    sheet.put(Text("! ", style=STYLES["warning"]), sheet.text(text), indent=2)


def put_reading(sheet: Sheet, report: Report, *, indent: int) -> None:
    """Write how the bytes were read and what was removed or repaired, if there is anything to say."""
    lang = sheet.lang
    notes: list[str] = []
    if report.encoding.lower() not in _PLAIN_ENCODINGS:
        notes.append(say("say.encoding", lang, name=report.encoding))
    if report.ledger:
        notes.append(say("say.ledger", lang) + say("say.colon", lang) + _ledger(report, lang))
    if notes:
        sheet.say(" · ".join(notes), style="detail", indent=indent)


def _ledger(report: Report, lang: Lang) -> str:
    counts: dict[str, int] = {}
    for entry in report.ledger:
        label = ledger_label(entry.what, lang)
        counts[label] = counts.get(label, 0) + entry.count
    return list_text((say("say.times", lang, what=label, n=count) for label, count in counts.items()), lang)


def put_summary(sheet: Sheet, comparison: Comparison) -> None:
    """Write the counts by status and by facet, and how many changes a filter has left."""
    lang = sheet.lang
    line, items = Text(), []
    for count in counts(comparison, lang):
        item = f"{count.sign} {count.name} {count.count}"
        items.append(item)
        line.append(" · " if line else "")
        line.append(item[:1], style=STYLES[count.status or "doubt"]).append(item[1:])
    sheet.say(line, keep=items)
    facets = facet_counts(comparison, lang)
    if facets:
        label = say("say.of_these", lang) + say("say.colon", lang)
        sheet.put(sheet.text(label, "detail"), sheet.text(" · ".join(facets), "detail"), indent=2, keep=facets)
    if note := folded_words(comparison, lang):
        sheet.say(note, style="detail")
    for story in story_lines(comparison, lang):
        sheet.say(story, style="detail", indent=2)
    total = sum(comparison.summary.status.values())
    if comparison.changes and len(comparison.changes) < total:
        sheet.say(say("say.selected", lang, shown=len(comparison.changes), total=total))


def put_figures(sheet: Sheet, comparison: Comparison, *, limit: int | None) -> None:
    """Write the figures that rose or fell, in the order of the changes.

    ``limit`` is the most, without doubtful ones; ``None`` is all of them."""
    pairs = [
        (change, figure)
        for change in comparison.changes
        for figure in change.figures
        if figure.facet in ("target_raised", "target_lowered")
    ]
    if not pairs:
        return
    lang = sheet.lang
    sure = [(change, figure) for change, figure in pairs if not change.doubtful]
    selection = pairs if limit is None else sure[:limit]
    if not selection:
        return
    sheet.blank()
    sheet.say(say("say.figures_front", lang) + say("say.colon", lang).rstrip(), style="title")
    names = figure_names(comparison, lang)
    for change, figure in selection:
        subject = names.get((change.id, figure.old, figure.new)) or figure.measured
        subject = subject or clipped(comparison.members(change.new or change.old)[0].text, _SUBJECT_LENGTH)
        line = figure_line(sheet, figure, subject)
        if change.doubtful:
            line.append(f" {DOUBT}", style=STYLES["doubt"])
        sheet.put(Text("  "), line, indent=2, keep=unbroken_strings(comparison, change))
    if len(selection) < len(pairs):
        sheet.say(say("say.more_figures", lang, n=len(pairs) - len(selection)), style="detail", indent=2)


def put_terms(sheet: Sheet, comparison: Comparison) -> None:
    """Write the words that appear and those that vanish, most telling first."""
    terms = comparison.terms
    if not terms.new and not terms.vanished:
        return
    sheet.blank()
    for name, every in term_sides(comparison, sheet.lang):
        _put_term_line(sheet, name, every)
    sheet.say(term_note(comparison, sheet.lang), style="detail", indent=2)


def _put_term_line(sheet: Sheet, label: str, every: list[str]) -> None:
    lang = sheet.lang
    words = every[:TERMS_IN_FRONT]
    line = list_text(words, lang)
    if len(every) > len(words):
        # The comparison keeps a limited number of terms, so that their number says nothing.
        line += (" " if lang == "en" else "") + say("say.more_terms", lang)
    sheet.put(sheet.text(label + say("say.colon", lang), "title"), sheet.text(line), indent=2, keep=words)
