"""The table of targets on a terminal: headline indicators first, then the other figures, section by section.

Everything shown is in the :class:`~reportdiff.model.TargetTable`. Colour repeats what a sign or a word says.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, between, say
from reportdiff.model import FigureChange, Target, TargetSide, TargetTable
from reportdiff.output.places import places_of
from reportdiff.output.terminal.change_lines import DOUBT
from reportdiff.output.terminal.header import put_warning
from reportdiff.output.terminal.sheet import STYLES, Sheet, inert
from reportdiff.output.terminal.wrapping import wrapped_lines
from reportdiff.output.words.figure_words import difference_text, why_not_compared, with_stretch
from reportdiff.output.words.target_names import target_names

_GAP = 2
_STACKED_BELOW = 68
"""Width below which old, new and change are under the name and not beside it."""
_SECTION_COLUMN_FROM = 110
_NAME_LEAST = 18
_SIDE_MOST = 16
_CHANGE_MOST = 26

_BETTER_STYLES = {"better": STYLES["new"], "worse": STYLES["dropped"], None: ""}


def render_targets(table: TargetTable, console: Console, lang: Lang) -> None:
    """Write a table of targets to ``console``.

    Figures that did not change are counted, not shown, except those of headline indicators."""
    with between(places_of(table)):
        _put_table(Sheet(console, lang), table)


def _put_table(sheet: Sheet, table: TargetTable) -> None:
    lang = sheet.lang
    _put_heading(sheet, table)
    headline = [row for row in table.rows if row.indicator is not None]
    others = [row for row in table.rows if row.indicator is None]
    changed_rows = [row for row in others if row.facet is not None]
    if not table.rows:
        sheet.say(say("say.targets_none", lang))
        return
    if others:
        sheet.say(say("say.targets_counts", lang, headline=len(headline), n=len(others)), style="detail")
    layout = _Layout(sheet, table, [*headline, *changed_rows])
    sheet.blank()
    layout.put_columns()
    if headline:
        sheet.rule(say("say.targets_headline", lang))
        for row in headline:
            layout.put(row)
    _put_others(sheet, layout, table, changed_rows)
    if len(changed_rows) < len(others):
        sheet.blank()
        sheet.say(say("say.targets_unchanged", lang, n=len(others) - len(changed_rows)), style="detail")
    _put_legend(sheet, table)


def side_words(side: TargetSide, lang: Lang) -> str:
    """Give the figure as the plan has it, or say why there is none."""
    return with_stretch(side.words, side.stretch, lang) if side.state == "figure" else say(f"target.{side.state}", lang)


def change_words(row: Target, lang: Lang) -> str:
    """Say what became of the target: ``▼0.5个百分点``, ``新列数字``, ``未变``; without better or worse."""
    if row.misprint:
        return say("say.misprint", lang)
    if row.reason is not None:
        return why_not_compared(row.reason, lang)
    if row.facet in ("target_raised", "target_lowered"):
        return difference_text(_as_change(row), lang) or say(f"facet.{row.facet}", lang)
    if row.facet == "target_changed" and row.old.quantity and row.new.quantity:
        if row.difference == 0:
            return say("say.bound_only", lang)
        if row.old.quantity.unit != row.new.quantity.unit:
            return say("say.other_basis", lang)
        if row.doubtful and row.difference is None:
            return say("say.other_thing_short", lang)
    if row.facet is not None:
        return say(f"facet.{row.facet}", lang)
    return say("status.unchanged", lang) if row.old.quantity and row.new.quantity else ""


def _as_change(row: Target) -> FigureChange:
    shares = row.new.quantity is not None and row.new.quantity.unit == "ratio"
    difference = row.difference / 100 if shares and row.difference is not None else row.difference
    return FigureChange(
        facet=row.facet or "target_changed",
        measured=row.measured,
        old=row.old.quantity,
        new=row.new.quantity,
        difference=difference,
        relative=row.relative,
    )


def _put_heading(sheet: Sheet, table: TargetTable) -> None:
    lang = sheet.lang
    sheet.say(say("say.targets_heading", lang), style="title")
    for side, report in (("old", table.old), ("new", table.new)):
        label = f"{say(f'side.{side}', lang)} "
        facts = [report.title or say("say.untitled", lang), say(f"kind.{report.kind}", lang)]
        if report.year:
            facts.insert(1, say("say.year", lang, n=report.year))
        sheet.put(sheet.text(label, "detail"), sheet.text(" · ".join(facts)), indent=cell_len(label))
    digests = [side for side, report in (("old", table.old), ("new", table.new)) if report.kind == "digest"]
    if digests:
        put_warning(sheet, say(f"say.digest_{'both' if len(digests) == 2 else digests[0]}", lang))


def _put_others(sheet: Sheet, layout: _Layout, table: TargetTable, rows: Sequence[Target]) -> None:
    if not rows:
        return
    if table.sort == "size":
        sheet.blank()
        sheet.rule(say("say.targets_by_size", sheet.lang))
        for row in rows:
            layout.put(row, with_section=True)
        return
    for section, members in groupby(rows, key=lambda row: row.section):
        sheet.blank()
        sheet.rule(section or say("say.no_section", sheet.lang))
        for row in members:
            layout.put(row)


def _put_legend(sheet: Sheet, table: TargetTable) -> None:
    lang = sheet.lang
    lines = [say("say.legend_signs", lang)]
    if any(row.better for row in table.rows):
        lines.append(say("say.legend_better", lang))
    sheet.blank()
    label = say("say.legend", lang) + say("say.colon", lang)
    for line in lines:
        sheet.put(sheet.text(label, "detail"), sheet.text(line, "detail"), indent=cell_len(label))
        label = " " * cell_len(label)


class _Layout:
    """The columns of the table, as wide as their contents need and the console allows."""

    def __init__(self, sheet: Sheet, table: TargetTable, rows: Sequence[Target]) -> None:
        self.sheet = sheet
        lang = sheet.lang
        self.heads = [
            say("say.column_target", lang),
            *(
                say(f"say.year_{side}", lang, n=report.year) if report.year else say(f"side.{side}", lang)
                for side, report in (("old", table.old), ("new", table.new))
            ),
            say("say.column_change", lang),
        ]
        self.with_section = table.sort == "size" and sheet.width >= _SECTION_COLUMN_FROM
        self.is_stacked = sheet.width < _STACKED_BELOW
        self.names = target_names(table.rows, lang)
        cells = [self._cells(row) for row in rows]
        most = (_SIDE_MOST, _SIDE_MOST, _CHANGE_MOST)
        wide = [
            min(max(cell_len(line[column].plain) for line in [[Text(head) for head in self.heads], *cells]), limit)
            for column, limit in enumerate(most, start=1)
        ]
        section = 28 if self.with_section else 0
        name = sheet.width - sum(wide) - 3 * _GAP - (section + _GAP if section else 0)
        if name < _NAME_LEAST:
            wide[2] = max(14, wide[2] - (_NAME_LEAST - name))
            name = max(10, sheet.width - sum(wide) - 3 * _GAP)
        longest = max((cell_len(line[0].plain) for line in cells), default=0)
        self.widths = [min(name, max(longest, _NAME_LEAST)), *wide, *([section] if section else [])]

    def put_columns(self) -> None:
        if self.is_stacked:
            return
        heads = [*self.heads, say("say.section", self.sheet.lang)] if self.with_section else self.heads
        self._put_line([self.sheet.text(head, "detail") for head in heads])

    def put(self, row: Target, *, with_section: bool = False) -> None:
        """Write one row, its cells wrapped."""
        cells = self._cells(row)
        if self.is_stacked:
            self._put_stacked(row, cells)
        elif with_section and self.with_section:
            self._put_line([*cells, self.sheet.text(row.section, "detail")])
        else:
            self._put_line(cells)
        if with_section and not self.with_section and row.section:
            self.sheet.say(row.section, style="detail", indent=2)

    def _put_stacked(self, row: Target, cells: Sequence[Text]) -> None:
        self.sheet.put(Text(""), cells[0], indent=0)
        line = Text.assemble(cells[1], " → ", cells[2])
        if cells[3]:
            line = Text.assemble(line, "  ", cells[3])
        self.sheet.put(Text("  "), line, indent=2, keep=(row.old.words, row.new.words))

    def _cells(self, row: Target) -> list[Text]:
        sheet, lang = self.sheet, self.sheet.lang
        name = sheet.text(self.names[row])
        if row.doubtful:
            name.append(f" {DOUBT}", style=STYLES["doubt"])
        sides = [
            sheet.text(side_words(side, lang), "figure" if side.state == "figure" else "detail")
            for side in (row.old, row.new)
        ]
        change = sheet.text(change_words(row, lang), "plain" if row.facet else "detail")
        if row.better:
            change.append(" " + inert(say(f"better.{row.better}", lang)), style=_BETTER_STYLES[row.better])
        return [name, *sides, change]

    def _put_line(self, cells: Sequence[Text]) -> None:
        widths = self.widths[: len(cells)]
        columns = [wrapped_lines(cell, width) for cell, width in zip(cells, widths, strict=True)]
        self.sheet.put_columns(columns, widths, [" " * _GAP] * len(cells))
