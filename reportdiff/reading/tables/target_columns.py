"""The columns of a table of targets: indicator, unit, and the figures of the year that the plan is for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Grid = Sequence[Sequence[str]]
"""The cells of a table by row; a merged cell stands in every place that it covers."""

_INDICATOR: Final = re.compile(r"(?:主要|预期|发展|目标|核心|经济社会发展)*(?:指标|项目|目标)(?:名称|内容)?|名称|内容")
_GROUP: Final = re.compile(r"序号|编号|类别|分类|类型|属性|性质|备注|说明|责任.*|牵头.*|领域|方面|一级指标")
_UNIT: Final = re.compile(r"(?:计量)?单位")
_TARGET: Final = re.compile(r"目标|计划|预期|安排|任务|预计增长")
_RESULT: Final = re.compile(r"实际|完成|预计|上年|去年|初步|实绩|执行|现状|基期|基数")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_VALUE: Final = re.compile(
    r"(?:指标|目标|数)?值|数量|数|年度|本年|今年|增长|增速|增幅|总量|绝对[值数量]|较?上年.{0,2}增.{0,2}|±?%"
)
_GROWTH: Final = re.compile(r"增长|增速|增幅|±")
UNIT: Final = re.compile(
    r"(?:[十百千万亿]{0,2}(?:元|人次|人|户|个|家|吨|亩|公里|公顷|套|所|项|件|岁|年|天|张|座|株|辆|台|床|美元|平方米|平方公里|立方米|斤|公斤|千瓦时|千瓦)"
    r"|%|‰|(?:个)?百分点|倍|微克|毫克|分贝|吨标准煤)(?:/.{1,8})?"
)
"""What is the unit of a figure where it stands alone in a cell or in brackets: 万人, 亿元, %, 微克/立方米, 张/千人."""

FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
MOST_YEARS: Final = 3
"""Columns of years up to which the latest is the target where no header says 目标; more are a history."""

HEADER_ROWS: Final = 3
"""Rows in which the header is looked for: a title over the table, and a header of two rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A column of figures; ``label`` stands before each (增长, 2030年完成), ``unit`` behind."""

    column: int
    label: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where what stands; the body begins in row ``body``. ``unit`` is ``None`` where no column is one of units."""

    indicator: int
    unit: int | None
    values: tuple[Value, ...]
    body: int


def narrow(text: str) -> str:
    """Give ``text`` without spaces, at the narrow width of its signs, to compare headers and units."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def unit_in_brackets(text: str) -> tuple[str, str]:
    """Give ``text`` without the unit that ends it in brackets, and the unit: 城镇新增就业（万人） has 万人."""
    found = re.fullmatch(r"(.+?)\s*[（(]\s*([^（）()]{1,10})\s*[）)]", text.strip())
    if found is None or UNIT.fullmatch(narrow(found[2])) is None:
        return text.strip(), ""
    return found[1], found[2].strip()


def columns_of(grid: Grid) -> Columns | None:
    """Give the columns of ``grid``; ``None`` where it is no table of targets."""
    for first in range(min(HEADER_ROWS, len(grid) - 1)):
        if len(set(grid[first])) > 1 and any(_INDICATOR.fullmatch(narrow(cell)) for cell in grid[first]):
            return _named_columns(grid, first)
    return _unnamed_columns(grid)


def is_header_of_targets(cells: Sequence[str]) -> bool:
    """Whether ``cells`` alone are the header of a table of targets: an indicator, and a unit or a target."""
    headers = [narrow(cell) for cell in cells]
    named = any(_INDICATOR.fullmatch(header) for header in headers[:3])
    return named and any(_UNIT.fullmatch(header) or _TARGET.search(header) for header in headers[1:])


def _named_columns(grid: Grid, first: int) -> Columns | None:
    body = first + 1
    while body < min(len(grid), first + HEADER_ROWS) and _is_header(grid[body], grid[first]):
        body += 1
    headers = [
        "".join(dict.fromkeys(narrow(row[column]) for row in grid[first:body])) for column in range(len(grid[first]))
    ]
    indicators = [column for column, header in enumerate(headers) if _INDICATOR.fullmatch(header)]
    if not indicators:
        return None
    units = [column for column, header in enumerate(headers) if _UNIT.fullmatch(header)]
    rest = [
        column
        for column, header in enumerate(headers)
        if column > indicators[0] and column not in units and not _GROUP.fullmatch(header)
    ]
    values = _values(headers, rest)
    # Of two columns of names the later one is the finer: 类别 and 指标, or a cell that is merged over both.
    names = [column for column in indicators if not values or column < values[0].column]
    if not values or not names:
        return None
    return Columns(indicator=names[-1], unit=units[0] if units else None, values=values, body=body)


def _is_header(row: Sequence[str], above: Sequence[str]) -> bool:
    """Whether ``row`` goes on with the header ``above``: a cell is merged with it, and there is no figure but years."""
    merged = any(cell and cell == over for cell, over in zip(row, above, strict=True))
    return merged and not any(FIGURE.search(_YEAR.sub("", narrow(cell))) for cell in row)


def _values(headers: Sequence[str], columns: Sequence[int]) -> tuple[Value, ...]:
    """The columns of the target: those that say so, else those of the latest year, else those of figures."""
    results = [column for column in columns if _RESULT.search(headers[column])]
    others = [column for column in columns if column not in results]
    chosen = [column for column in others if _TARGET.search(headers[column])]
    years = {column: int(_YEAR.findall(headers[column])[-1]) for column in others if _YEAR.search(headers[column])}
    if not chosen and len(set(years.values())) <= MOST_YEARS:
        chosen = [column for column, year in years.items() if year == max(years.values())]
    if not chosen and not years:
        chosen = [column for column in others if _VALUE.fullmatch(unit_in_brackets(headers[column])[0])]
    if chosen:
        return tuple(_value(column, headers[column], is_result=False) for column in chosen)
    return tuple(_value(column, headers[column], is_result=True) for column in results)


def _value(column: int, header: str, *, is_result: bool) -> Value:
    plain, unit = unit_in_brackets(header)
    if not unit and header.endswith(("%", "‰")):
        plain, unit = header[:-1], header[-1]
    label = plain if is_result else "增长" if _GROWTH.search(plain) else ""
    return Value(column=column, label=label, unit=unit)


def _unnamed_columns(grid: Grid) -> Columns | None:
    """A table of three columns without a header: a name, a unit and a figure in every row."""
    if len(grid) < 2 or any(len(row) != 3 for row in grid):
        return None
    for unit, value in ((1, 2), (2, 1)):
        if all(
            row[0]
            and not FIGURE.fullmatch(narrow(row[0]))
            and UNIT.fullmatch(narrow(row[unit]))
            and FIGURE.search(row[value])
            for row in grid
        ):
            return Columns(indicator=0, unit=unit, values=(Value(column=value),), body=0)
    return None
