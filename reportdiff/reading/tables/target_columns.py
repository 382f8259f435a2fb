"""The columns of a table of targets: indicator, unit, and the figures of the year that the plan is for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

Grid = Sequence[Sequence[str]]
"""The cells of a table by row; a merged cell is in every place that it covers."""

_INDICATOR: Final = re.compile(r"(?:主要|预期|发展|目标|核心|经济社会发展)*(?:指标|项目|目标)(?:名称|内容)?|名称|内容")
_GROUP: Final = re.compile(r"序号|编号|类别|分类|类型|属性|性质|备注|说明|责任.*|牵头.*|领域|方面|一级指标")
_UNIT: Final = re.compile(r"(?:计量)?单位")
_TARGET: Final = re.compile(r"目标|计划|预期|安排|任务|预计增长")
_RESULT: Final = re.compile(r"实际|完成|预计|(?<![比较])(?:上年|去年)|初步|实绩|执行|现状|基期|基数")
"""What says that a column is a result; 比上年增长 says what it is compared with."""

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_VALUE: Final = re.compile(
    r"(?:指标|目标|数)?值|数量|数|年度|本年|今年|增长|增速|增幅|总量|绝对[值数量]|[比较]?上年.{0,2}增.{0,2}|±|%"
)
_GROWTH: Final = re.compile(r"增长|增速|增幅|±")
UNIT: Final = re.compile(
    r"(?:[十百千万亿]{0,2}(?:元|人次|人|户|个(?!百分点)|家|吨(?!标准煤)|亩|公里|公顷|套|所|项|件|岁|年|天|张|座|株|辆|台|床"
    r"|美元|平方米|平方公里|立方米|斤|公斤|千瓦时|千瓦|兆瓦|处|条|次|名|位|只|头|间|栋|艘|场)"
    r"|%|‰|(?:个)?百分点|倍|微克|毫克|分贝|[十百千万亿]{0,2}吨标准煤)(?:/.{1,8})?"
)
"""What is the unit of a figure where it stands alone in a cell or in brackets: 万人, 亿元, %, 微克/立方米, 张/千人."""

OWN_UNIT: Final = re.compile(rf"(?:{UNIT.pattern}|番|成|平方|立方|[点℃])")
"""With what a unit begins that is written behind the figure, whatever unit the column has."""

FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
MOST_YEARS: Final = 3
"""Years up to which the latest is the target where no header says 目标; more are a history."""

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
    bracketed = re.fullmatch(r"(.+?)\s*[（(]\s*([^（）()]{1,10})\s*[）)]", text.strip())
    if bracketed is None or UNIT.fullmatch(narrow(bracketed[2])) is None:
        return text.strip(), ""
    return bracketed[1], bracketed[2].strip()


def columns_of(grid: Grid) -> Columns | None:
    """Give the columns of ``grid``; ``None`` where it is no table of targets."""
    for first in range(min(HEADER_ROWS, len(grid) - 1)):
        if len(set(grid[first])) > 1 and any(_INDICATOR.fullmatch(narrow(cell)) for cell in grid[first]):
            return _named_columns(grid, first)
    return _unnamed_columns(grid)


def is_header_of_targets(cells: Sequence[str]) -> bool:
    """Tell whether ``cells`` alone are the header of a table of targets: an indicator, and a unit or a target."""
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
    """Tell whether ``row`` goes on with the header ``above``: merged with it in a cell, no figures but years."""
    merged = any(cell and cell == over for cell, over in zip(row, above, strict=True))
    return merged and not any(FIGURE.search(_YEAR.sub("", narrow(cell))) for cell in row)


def _values(headers: Sequence[str], columns: Sequence[int]) -> tuple[Value, ...]:
    """Give the columns of the target, with those of its growth; where there are none, those of the result."""
    results = [column for column in columns if _RESULT.search(headers[column])]
    growth = [column for column in columns if column not in results and _GROWTH.search(headers[column])]
    bare = [column for column in growth if not _TARGET.search(headers[column]) and not _YEAR.search(headers[column])]
    of_results = _beside(results, bare, columns)
    others = [column for column in columns if column not in results and column not in of_results]
    years = _years(headers, others, set(growth).difference(_beside(results, growth, columns)))
    result_years = {int(year) for column in results for year in _YEAR.findall(headers[column])}
    planned = _planned(headers, others, years, result_years)
    if not planned:
        return tuple(_value(column, headers[column], is_result=True) for column in sorted({*results, *of_results}))
    latest = {years[column] for column in planned if column in years}
    of_year = [column for column in growth if years.get(column) in latest]
    target_columns = sorted({*planned, *of_year, *_beside(planned, bare, columns)})
    values = [_value(column, headers[column], is_result=False) for column in target_columns]
    # Beside an amount a growth without a unit is no second amount in the unit of the row.
    return tuple(
        replace(value, unit="%") if len(values) > 1 and value.label and not value.unit else value for value in values
    )


def _planned(
    headers: Sequence[str], columns: Sequence[int], years: Mapping[int, int], result_years: Collection[int]
) -> list[int]:
    """Give the columns that say 目标, else those with a year, else those of figures; of several years the latest.

    What was planned for a year of which results are given (``result_years``) is no target if a later year is there."""
    target_columns = [column for column in columns if _TARGET.search(headers[column])]
    if not target_columns and len(set(years.values())) <= MOST_YEARS:
        target_columns = list(years)
    latest = max((years[column] for column in target_columns if column in years), default=0)
    if latest in result_years and max(years.values()) > latest:
        latest = max(years.values())
        target_columns = list(years)
    target_columns = [column for column in target_columns if years.get(column, latest) == latest]
    if target_columns or years:
        return target_columns
    return [column for column in columns if _VALUE.fullmatch(_name_and_unit(headers[column])[0])]


def _years(headers: Sequence[str], columns: Sequence[int], growth: Collection[int]) -> dict[int, int]:
    """Give the year that a header names, by column; one of ``growth`` without a year has that of the column before."""
    years: dict[int, int] = {}
    for before, column in zip([-1, *columns], columns, strict=False):
        if _YEAR.search(headers[column]):
            years[column] = int(_YEAR.findall(headers[column])[-1])
        elif column in growth and before in years:
            years[column] = years[before]
    return years


def _beside(owners: Sequence[int], growth: Collection[int], columns: Sequence[int]) -> list[int]:
    """Give the columns of ``growth`` that stand behind one of ``owners``, or behind such a column."""
    beside: list[int] = []
    for before, column in pairwise(columns):
        if column in growth and column not in owners and (before in owners or before in beside):
            beside.append(column)
    return beside


def _name_and_unit(header: str) -> tuple[str, str]:
    """Cut the unit off a header: 增长（%）, 增长%."""
    name, unit = unit_in_brackets(header)
    if not unit and len(header) > 1 and header.endswith(("%", "‰")):
        name, unit = header[:-1], header[-1]
    return name, unit


def _value(column: int, header: str, *, is_result: bool) -> Value:
    """Make the value of a column from its header."""
    name, unit = _name_and_unit(header)
    is_growth = _GROWTH.search(name) is not None
    label = name if is_result else "增长" if is_growth else ""
    return Value(column=column, label=label, unit=unit)


def _unnamed_columns(grid: Grid) -> Columns | None:
    """Give the columns of a table of three without a header: a name, a unit and a figure in every row."""
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
