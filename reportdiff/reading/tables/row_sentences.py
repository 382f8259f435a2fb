"""A table of targets written as text, a sentence a row: 城镇新增就业 | 万人 | 1.2 becomes 城镇新增就业1.2万人。

The figure is what the plan commits to, and its unit is in another cell, in the header or in the brackets behind the
indicator. The sentence is made of the words of the cells in the order in which people write them; what of the table it
does not use (headers, the result of last year, groups) is counted. All readers that give tables use it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceBlock
from reportdiff.reading.tables.target_columns import (
    FIGURE,
    OWN_UNIT,
    Columns,
    Value,
    columns_of,
    narrow,
    unit_in_brackets,
)

LONGEST_CELL: Final = 60
"""Characters of the longest cell: where one has more, the table lays out prose."""

LEAST_SHARE: Final = 0.5
"""Share of the rows with a cell for the target in which it must be a figure."""

MOST_CELLS: Final = 20_000
"""Cells of the largest table that is looked at, merged ones as often as they cover a place."""

_WORDED: Final = ("持平", "正增长", "完成下达", "完成国家", "完成省", "同步", "与")
"""How a target without a figure begins: 与上年持平, 完成省下达任务."""

_SERIAL: Final = re.compile(
    r"(?:[（(][\d一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、)\s*"
)
"""A number before the name of an indicator: as a paragraph it would number a heading."""

_FACTOR: Final = re.compile(r"\s*(?:[十百千万亿](?!分点|[瓦克米卡帕伏]))+")
"""A factor behind a figure or before its unit: 1.2万, 万人; 千瓦 and 百分点 have none."""

_GROWS: Final = ("增速", "增长", "增长率", "增幅", "涨幅")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The text of a cell, its lines joined; it covers ``width`` columns. ``goes_on`` is true for one that is merged
    with the cell above it."""

    text: str
    line: int = 0
    width: int = 1
    height: int = 1
    goes_on: bool = False


def target_blocks(rows: Sequence[Sequence[Cell]], ledger: Ledger) -> tuple[SourceBlock, ...] | None:
    """Give a paragraph for each row of a table of targets; ``None`` where ``rows`` are another kind of table.

    Counts in ``ledger``: ``target_row`` (rows written so), ``table_cell`` (cells that are in none of them)."""
    if any(len(cell.text) > LONGEST_CELL for row in rows for cell in row):
        return None
    grid = _grid(rows)
    columns = columns_of(grid) if grid and len(grid[0]) > 1 else None
    if columns is None:
        return None
    lines = [_line(row, columns) for row in grid[columns.body :]]
    with_figure = sum(bool(FIGURE.search(line)) for line in lines)
    if with_figure < max(1, LEAST_SHARE * sum(_has_value(row, columns) for row in grid[columns.body :])):
        return None
    blocks = []
    special = {columns.indicator, columns.unit, *(value.column for value in columns.values)}
    for number, row in enumerate(rows):
        line = lines[number - columns.body] if number >= columns.body else ""
        place = 0
        for cell in row:
            if cell.text and not cell.goes_on and (not line or not special & set(range(place, place + cell.width))):
                ledger.note("table_cell", cell.text)
            place += cell.width
        if line:
            ledger.note("target_row", line)
            first = next((cell.line for cell in row if cell.text), 0)
            blocks.append(SourceBlock(role="paragraph", text=line, line=first, spaced=True, indented=True))
    return tuple(blocks)


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Give the texts by row and column, all rows equally long; empty where the table is too large."""
    # A cell that is merged downwards by its height takes its places in the rows below (HTML); one that goes on
    # (Word) is written in each row.
    below: dict[tuple[int, int], str] = {}
    grid: list[list[str]] = []
    cells = 0
    for number, row in enumerate(rows):
        texts: list[str] = []
        for cell in row:
            while (number, len(texts)) in below:
                texts.append(below[number, len(texts)])
            over = grid[-1][len(texts)] if cell.goes_on and grid and len(texts) < len(grid[-1]) else cell.text
            height = min(cell.height, len(rows) - number)
            cells += cell.width * height
            if cells > MOST_CELLS:
                return []
            for _ in range(cell.width):
                below.update({(number + down, len(texts)): over for down in range(1, height)})
                texts.append(over)
        while (number, len(texts)) in below:
            texts.append(below[number, len(texts)])
        grid.append(texts)
    width = max(map(len, grid), default=0)
    if width * len(grid) > MOST_CELLS:
        return []
    return [texts + [""] * (width - len(texts)) for texts in grid]


def _has_value(row: Sequence[str], columns: Columns) -> bool:
    """Tell whether something is in a column of targets, and is not a group's name that is merged over the row."""
    name = row[columns.indicator]
    return bool(name) and any(row[value.column] not in ("", name) for value in columns.values)


def _line(row: Sequence[str], columns: Columns) -> str:
    """Write the row as a sentence; empty where it has no indicator or no target (a group, a dash)."""
    indicator, own_unit = unit_in_brackets(_without_serial(row[columns.indicator]))
    unit = row[columns.unit].strip() if columns.unit is not None else ""
    pieces: list[str] = []
    for value in columns.values:
        figure = _figure(row[value.column].strip(), value.unit or unit or own_unit)
        if figure and indicator and row[value.column] != row[columns.indicator]:
            pieces.append(_label(value, "" if pieces else indicator, figure) + figure)
    if not pieces:
        return ""
    # 为 keeps the digits of a name apart from those of its figure: PM2.5为30微克/立方米.
    joint = "为" if indicator[-1].isascii() and indicator[-1].isalnum() and not pieces[0].startswith("增长") else ""
    return f"{indicator}{joint}{'、'.join(pieces)}。"


def _without_serial(text: str) -> str:
    """Cut off the number before the name of an indicator."""
    number = _SERIAL.match(text)
    return text[number.end() :] if number else text


def _label(value: Value, indicator: str, figure: str) -> str:
    """Give what stands before the figure; 增长 only where neither indicator nor figure says it or its opposite.

    ``indicator`` is empty for a figure behind another, which needs a word of its own: 12.5万吨、增长-3%."""
    if value.label != "增长":
        return value.label
    is_fall = bool(indicator) and narrow(figure).startswith("-")
    says_it = indicator.endswith(_GROWS) or any(word in figure for word in ("增", "降", "减", "平", "百分点"))
    return "" if says_it or is_fall else value.label


def _figure(text: str, unit: str) -> str:
    """Give the cell of a figure with its unit behind the last figure, unless the cell itself has one."""
    figures = list(FIGURE.finditer(text))
    if not figures:
        return text if text.startswith(_WORDED) else ""
    if not unit or unit in ("-", "—", "/"):
        return text
    end = figures[-1].end()
    factor = _FACTOR.match(text, end)
    of_unit = _FACTOR.match(unit)
    what = unit[of_unit.end() :] if of_unit else unit
    if factor:
        # The factor of the cell counts, not that of its unit: 1.2万 in a column of 人 or 万人 is 1.2万人.
        end, unit = factor.end(), what
    if text[end:].lstrip().startswith("个") and what.endswith("百分点"):
        # 提高1个 in a column of 百分点.
        end = text.index("个", end) + 1
        unit = "百分点"
    rest = narrow(text[end:])
    if not unit or rest.startswith(narrow(unit)) or OWN_UNIT.match(rest):
        return text
    return f"{text[:end]}{unit}{text[end:].lstrip()}"
