"""Reports of many regions on a terminal: targets of all regions, who commits to a subject, the nearest commitments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model.panel import Panel
from reportdiff.model.regions_beside import Near, RegionStanding, RegionTarget, RegionTargets, SubjectMeasure, Who
from reportdiff.output.terminal.header import put_warning
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.terminal.wrapping import wrapped_lines
from reportdiff.output.words.across_words import (
    digest_text,
    doubts_text,
    figure_text,
    measure_notes,
    missing_notes,
    nearness_counts,
    nearness_text,
    place_text,
    region_list,
    relation_text,
    standing_counts,
    unread_text,
)
from reportdiff.regions import display_name

_GAP: Final = 2
_LEAST: Final = 8
_NARROW: Final = 60
"""Columns below which a table of five columns is written line by line."""

_INDENT: Final = 2
_RELATIONS: Final = {"short": STYLES["dropped"], "exceeded": STYLES["new"], "met": "", "unclear": "", None: ""}
_NEARNESS: Final = {"same": "new", "probable": "changed", "near": "detail", "nothing": "detail", "unread": "warning"}


def render_region_targets(found: RegionTargets, console: Console, lang: Lang) -> None:
    """Write the targets of all regions: a row a region, with the clause that states the target below."""
    sheet = Sheet(console, lang)
    name = found.name if lang == "zh" else found.name_en
    title = say("regions.heading", lang, name=name, year=found.year)
    sheet.rule(title, say("regions.count", lang, n=len(found.rows)))
    years = {"target": found.year, "last_target": found.year - 1, "last_result": found.year - 1}
    heads = [say("regions.column_region", lang)]
    heads += [say(f"regions.column_{column}", lang, year=year) for column, year in years.items()]
    heads.append(say("regions.column_relation", lang))
    rows = [_cells(sheet, row) for row in found.rows]
    widths = _widths(sheet, [tuple(sheet.text(head) for head in heads), *rows])
    if sheet.width >= _NARROW:
        _put_row(sheet, tuple(sheet.text(head, "detail") for head in heads), widths)
    for row, cells in zip(found.rows, rows, strict=True):
        _put_row(sheet, cells, widths, heads)
        passage = row.target.passage
        if passage is not None:
            quote = say("say.quote", lang, text=passage.text)
            place = say("say.brackets", lang, text=place_text(passage, lang))
            sheet.say(f"{quote}{place}", style="detail", indent=_INDENT)
    sheet.blank()
    figures = [figure for row in found.rows for figure in (row.target, row.last_target, row.last_result)]
    for note in (doubts_text(figures, lang), say("regions.note", lang, year=found.year)):
        if note:
            sheet.say(note, style="detail")
    if digest := digest_text(figures, lang):
        put_warning(sheet, digest)
    _put_missing(sheet, found)
    _put_only_region(sheet, [row.region for row in found.rows])


def _cells(sheet: Sheet, row: RegionTarget) -> tuple[Text, ...]:
    lang = sheet.lang
    figures = (row.target, row.last_target, row.last_result)
    return (
        sheet.text(display_name(row.region, lang)),
        *(
            sheet.text(figure_text(figure, lang), "figure" if figure.state == "figure" else "detail")
            for figure in figures
        ),
        Text(relation_text(row, lang), style=_RELATIONS[row.relation]),
    )


def _widths(sheet: Sheet, rows: Sequence[Sequence[Text]]) -> list[int]:
    """Share the width out: every column what it needs, the widest cut where there is too little."""
    needs = [max(max(cell_len(row[column].plain) for row in rows), _LEAST) for column in range(len(rows[0]))]
    room = sheet.width - _GAP * (len(needs) - 1)
    while sum(needs) > room and max(needs) > _LEAST:
        needs[needs.index(max(needs))] -= 1
    return needs


def _put_row(sheet: Sheet, cells: Sequence[Text], widths: Sequence[int], heads: Sequence[str] = ()) -> None:
    if sheet.width < _NARROW:
        for number, cell in enumerate(cells):
            head = f"{heads[number]}  " if heads and number else ""
            if cell.plain and (heads or not number):
                sheet.put(sheet.text(" " * (_INDENT if number else 0) + head, "detail"), cell, indent=2 * _INDENT)
        return
    columns = [wrapped_lines(cell, width) for cell, width in zip(cells, widths, strict=True)]
    sheet.put_columns(columns, widths, [" " * _GAP] * len(cells))


def _put_missing(sheet: Sheet, found: RegionTargets | Who | Near) -> None:
    for note in missing_notes(found, sheet.lang):
        sheet.say(note, style="detail")


def _put_only_region(sheet: Sheet, regions: Sequence[str]) -> None:
    if len(regions) == 1:
        region = display_name(regions[0], sheet.lang)
        put_warning(sheet, say("across.one_region", sheet.lang, region=region, option="--reports"))


def render_who(found: Who, console: Console, lang: Lang, *, show_all: bool = False) -> None:
    """Write which regions commit to a subject; ``show_all`` names those that do not mention it, and quotes all."""
    sheet = Sheet(console, lang)
    sheet.say(say("who.heading", lang, words=found.words, year=found.year), style="title")
    sheet.say(standing_counts(found, lang))
    if len(found.spellings) > 1:
        sheet.say(say("who.spellings", lang, names=list_text(found.spellings[1:], lang)), style="detail")
    for standing in ("commits", "aims", "mentions"):
        rows = [row for row in found.rows if row.standing == standing]
        if rows:
            sheet.blank()
            sheet.rule(say(f"standing.{standing}", lang), str(len(rows)))
            for row in rows:
                _put_standing(sheet, row, show_all=show_all)
    silent = [row.region for row in found.rows if row.standing == "silent"]
    sheet.blank()
    if silent and show_all:
        sheet.say(say("who.silent", lang, names=region_list(silent, lang, len(silent))), style="detail")
    elif silent:
        sheet.say(say("who.silent_hint", lang, option="--all"), style="detail")
    sheet.say(say("who.note", lang), style="detail")
    _put_missing(sheet, found)
    _put_only_region(sheet, [row.region for row in found.rows])


def _put_standing(sheet: Sheet, row: RegionStanding, *, show_all: bool) -> None:
    lang = sheet.lang
    head = sheet.text(display_name(row.region, lang), "figure")
    notes = [say("who.measures", lang, n=len(row.measures))] if row.standing == "commits" else []
    notes += [say("who.stage", lang, stage=say(f"stage.{row.stage}", lang))] if row.stage else []
    if notes:
        head.append_text(sheet.text(say("say.brackets", lang, text=list_text(notes, lang)), "detail"))
    sheet.put(Text(""), head, indent=_INDENT)
    for measure in row.measures:
        _put_measure(sheet, measure)
    if not row.measures or show_all:
        for passage in row.passages:
            label = say("who.part", lang, part=say(f"part.{passage.part}", lang))
            quote = say("say.quote", lang, text=passage.sentence)
            place = say("say.brackets", lang, text=place_text(passage, lang))
            sheet.put(
                Text(" " * _INDENT), Text.assemble(sheet.text(label, "detail"), sheet.text(f"{quote}{place}")), indent=4
            )


def _put_measure(sheet: Sheet, measure: SubjectMeasure) -> None:
    lang = sheet.lang
    body = sheet.text(measure.passage.text)
    notes = measure_notes(measure, lang)
    if notes:
        body.append_text(sheet.text(f"  {list_text(notes, lang)}", "figure"))
    body.append_text(sheet.text(say("say.brackets", lang, text=place_text(measure.passage, lang)), "detail"))
    sheet.put(Text(" " * _INDENT + "· "), body, indent=4, keep=measure.figures)


def render_near(found: Near, console: Console, lang: Lang) -> None:
    """Write a commitment and the nearest ones of other regions, the surest first."""
    sheet = Sheet(console, lang)
    region = display_name(found.region, lang)
    sheet.say(say("near.heading", lang, region=region, year=found.year), style="title")
    _put_measure(sheet, found.measure)
    if found.rows:
        sheet.say(nearness_counts(found, lang))
    sheet.blank()
    for row in found.rows:
        head = sheet.text(display_name(row.region, lang), "figure")
        head.append_text(sheet.text(f"  {nearness_text(row, lang)}", _NEARNESS[row.nearness]))
        sheet.put(Text(""), head, indent=_INDENT)
        for measure in row.measures:
            _put_measure(sheet, measure)
    if any(row.measures for row in found.rows):
        sheet.blank()
        sheet.say(say("near.note", lang), style="detail")
    _put_missing(sheet, found)
    if not found.rows:
        _put_only_region(sheet, [found.region])


def render_panel(panel: Panel, console: Console, lang: Lang) -> None:
    """Write how much of each indicator a panel has; the figures themselves are for a file."""
    sheet = Sheet(console, lang)
    years = f"{panel.years[0]}–{panel.years[-1]}"
    sheet.rule(say("panel.heading", lang, n=len(panel.regions), years=years), region_list(panel.regions, lang, 6))
    columns = ("indicator", "targets", "results", "both", "doubt")
    heads = tuple(sheet.text(say(f"panel.column_{column}", lang), "detail") for column in columns)
    names = list(dict.fromkeys((row.name, row.name_en) for row in panel.rows))
    lines = []
    for zh, en in names:
        rows = [row for row in panel.rows if row.name == zh]
        counts = (
            sum(row.target.state == "figure" for row in rows),
            sum(row.result.state == "figure" for row in rows),
            sum(row.relation not in (None, "unclear") for row in rows),
            sum(any(d != "digest" for d in figure.doubts) for row in rows for figure in (row.target, row.result)),
        )
        lines.append((sheet.text(zh if lang == "zh" else en), *(sheet.text(str(count)) for count in counts)))
    widths = _widths(sheet, [heads, *lines])
    if sheet.width >= _NARROW:
        _put_row(sheet, heads, widths)
    for cells in lines:
        _put_row(sheet, cells, widths, [head.plain for head in heads])
    sheet.blank()
    first = [row for row in panel.rows if row.name == names[0][0]]
    missing = sum(row.target.state == "no_report" for row in first)
    unread = sum(row.target.state == "unread" for row in first)
    sheet.say(say("panel.cells", lang, n=len(first), missing=missing, unread=unread), style="detail")
    for each in panel.unread:
        sheet.say(unread_text(each, lang), style="detail")
    sheet.say(say("panel.hint", lang, form="--format csv", codebook="--codebook"), style="detail")
