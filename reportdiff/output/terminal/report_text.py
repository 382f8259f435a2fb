"""One report as ``reportdiff show`` prints it: header, outline, and its measures one by one."""

from __future__ import annotations

from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Measure, Report
from reportdiff.output.terminal.header import put_reading, put_warning
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.words.change_notes import DOUBT
from reportdiff.output.words.summary_words import NOT_BY_HEADING, facts, machine_reading_notes, plan_doubt_notes


def render_report(report: Report, console: Console, lang: Lang) -> None:
    """Write a report to ``console``: header, outline with the number of measures under each heading, measures.

    Every measure shows its id, its text, its stage and the figures read from it.
    """
    sheet = Sheet(console, lang)
    title, *rest = facts(report, lang)
    sheet.say(title, style="title")
    sheet.say(" · ".join(rest))
    delivery = say("say.delivered", lang, date=report.delivered) if report.delivered else ""
    byline = [part for part in (report.speaker, report.session, delivery) if part]
    for line in (" · ".join(byline), report.source, report.note):
        if line:
            sheet.say(line, style="detail")
    put_reading(sheet, report, indent=0)
    if report.kind == "digest":
        put_warning(sheet, say("say.digest_one", lang))
    for note in machine_reading_notes(report, lang) + _doubts(report, lang):
        put_warning(sheet, note)
    if report.plan_from:
        sheet.say(say("say.plan_from", lang, heading=report.plan_from), style="detail")
    _put_outline(sheet, report)
    _put_measures(sheet, report)


def _doubts(report: Report, lang: Lang) -> list[str]:
    """Give the notes on the plan; the last one says what to do, where a heading helps."""
    notes = plan_doubt_notes(report, lang)
    if not NOT_BY_HEADING.issuperset(report.plan_doubts):
        notes[-1] += ("；" if lang == "zh" else "; ") + say("say.plan_from_hint", lang, option="--plan-from")
    return notes


def _put_outline(sheet: Sheet, report: Report) -> None:
    sheet.blank()
    sheet.rule(say("say.outline", sheet.lang))
    for span in report.parts:
        sheet.say(say(f"part.{span.part}", sheet.lang), style="title")
        for section in report.sections:
            if section.part != span.part or not span.start <= section.start < span.end:
                continue
            count = sum(section.start <= measure.start < section.end for measure in report.commitments)
            line = sheet.text(section.title or say("say.no_section", sheet.lang))
            if count:
                line.append_text(sheet.text(f"  {count}", "detail"))
            indent = 2 * max(section.level, 1)
            sheet.put(Text(" " * indent), line, indent=indent)


def _put_measures(sheet: Sheet, report: Report) -> None:
    column = max((len(measure.id) for measure in report.measures), default=1) + 2
    for title, measures in groupby(report.measures, key=lambda measure: measure.section):
        sheet.blank()
        listing = list(measures)
        heading = title or say("say.no_section", sheet.lang)
        count = sum(measure.role == "commitment" for measure in listing)
        sheet.rule(heading, say("say.measures", sheet.lang, n=count))
        for measure in listing:
            _put_measure(sheet, measure, column)


def _put_measure(sheet: Sheet, measure: Measure, column: int) -> None:
    surfaces = [quantity.surface for quantity in measure.quantities]
    lead = Text(measure.id.rjust(column - 2) + "  ", style=STYLES["detail"])
    sheet.put(lead, sheet.text(measure.text), indent=cell_len(lead.plain), keep=surfaces)
    lang = sheet.lang
    notes: list[str] = []
    if measure.role != "commitment" or measure.borderline:
        note = DOUBT if measure.borderline else say("say.brackets", lang, text=say("say.not_counted", lang))
        notes.append(say(f"role.{measure.role}", lang) + note)
    if measure.stage is not None:
        notes.append(say("say.stage", lang) + say("say.colon", lang) + say(f"stage.{measure.stage}", lang))
    if surfaces:
        notes.append(say("say.figures", lang) + say("say.colon", lang) + list_text(surfaces, lang))
    if notes:
        sheet.say(sheet.text(" · ".join(notes), "detail"), indent=column, keep=surfaces)
