"""The table of targets on paper, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import jsonschema
import pytest
from rich.cells import cell_len
from rich.console import Console

from reportdiff.i18n.labels import Lang
from reportdiff.model import TARGETS_SCHEMA, Quantity, ReportName, Target, TargetSide, TargetTable
from reportdiff.output.json import schema
from reportdiff.output.tables.target_files import COLUMNS, targets_to_csv, targets_to_json
from reportdiff.output.terminal.target_lines import render_targets

Paper = Callable[..., Console]
NONE = TargetSide(state="not_stated")


def side(words: str, value: float, unit: str, text: str, section: str = "预期目标") -> TargetSide:
    start = text.index(words)
    quantity = Quantity(
        surface=words, start=start, end=start + len(words), value_low=value, value_high=value, unit=unit, bound="eq",
        kind="target",
    )  # fmt: skip
    return TargetSide(state="figure", words=words, text=text, quantity=quantity, measure="o1", section=section)


GDP = Target(
    name="地区生产总值", name_en="Gross domestic product", measured="地区生产总值", indicator="gdp",
    old=side("6%", 0.06, "ratio", "地区生产总值增长6%"), new=side("5.5%", 0.055, "ratio", "地区生产总值增长5.5%"),
    facet="target_lowered", difference=-0.5, relative=-0.0833, better="worse", section="预期目标",
)  # fmt: skip
PM25 = replace(
    GDP, name="细颗粒物", name_en="PM2.5", indicator="pm25", facet=None, difference=None, relative=None, better=None,
    old=NONE, new=TargetSide(state="unreadable", text="细颗粒物年均浓度30±2", measure="n2"),
)  # fmt: skip
PARKS = Target(
    name="", name_en="", measured="口袋公园", section="绿色家园与宜居城市建设", change="c3", doubtful=True,
    old=side("30个", 30, "个", "新增口袋公园30个"), new=side("50个", 50, "个", "新增口袋公园50个"),
    facet="target_raised", difference=20, relative=2 / 3, better="better",
)  # fmt: skip
RULES = replace(
    PARKS, measured="措施", old=TargetSide(state="without_figure", text="落实改革措施"), change="c4", doubtful=False,
    new=side("25条", 25, "条", "=落实25条措施"), facet="target_added", difference=None, relative=None, better=None,
)  # fmt: skip
SAME = replace(PARKS, facet=None, difference=None, relative=None, better=None, measured="不变的公园")


def table(*rows: Target, sort: str = "section") -> TargetTable:
    old, new = (ReportName(region="yunshan", year=year, title="云杉市报告", kind="full_text") for year in (2030, 2031))
    return TargetTable(schema=TARGETS_SCHEMA, generator="reportdiff 0", old=old, new=new, sort=sort, rows=rows)  # type: ignore[arg-type]


ALL = table(GDP, PM25, PARKS, RULES, SAME)


def written(paper: Paper, shown: TargetTable, width: int = 80, *, color: bool = False, lang: Lang = "zh") -> str:
    console = paper(width, color=color)
    render_targets(shown, console, lang)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("lang", get_args(Lang))
@pytest.mark.parametrize("width", [20, 36, 67, 68, 72, 80, 110, 120])
@pytest.mark.parametrize("sort", ["section", "size"])
def test_no_line_is_wider_than_the_console(on_paper: Paper, lang: Lang, width: int, sort: str) -> None:
    text = written(on_paper, replace(ALL, sort=sort), width, lang=lang)  # type: ignore[arg-type]
    assert not [line for line in text.splitlines() if cell_len(line) > max(width, 26)]


def test_columns_stand_below_each_other(on_paper: Paper) -> None:
    lines = written(on_paper, ALL).splitlines()
    head = next(line for line in lines if line.startswith("指标"))
    row = next(line for line in lines if line.startswith("地区生产总值"))
    for above, below in (("2030年", "6%"), ("2031年", "5.5%"), ("变化", "▼0.5个百分点 要求放低")):
        assert cell_len(head[: head.index(above)]) == cell_len(row[: row.index(below)])


def test_the_three_ways_to_have_no_figure_are_said(on_paper: Paper) -> None:
    zh, en = written(on_paper, ALL), written(on_paper, ALL, lang="en")
    assert all(words in zh for words in ("未提", "未能读准", "有要求，无数字"))
    assert all(words in " ".join(en.split()) for words in ("not stated", "could not be read", "without a"))


def test_colour_says_nothing_that_words_do_not(on_paper: Paper) -> None:
    coloured = written(on_paper, ALL, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == written(on_paper, ALL)


def test_a_short_phrase_is_quoted_with_its_clause_and_unchanged_figures_are_counted(on_paper: Paper) -> None:
    text = written(on_paper, ALL)
    assert "=落实措施" in text
    assert "不变的公园" not in text and "1个数字未变" in text


def test_two_figures_of_one_phrase_are_told_apart(on_paper: Paper) -> None:
    first = replace(PARKS, new=side("50个", 50, "个", "口袋公园新开工50个、完工20个"))
    second = replace(PARKS, new=side("20个", 20, "个", "口袋公园新开工50个、完工20个"))
    text = written(on_paper, table(first, second), 120)
    assert "口袋公园新开工 " in text and "口袋公园（完工20个）" in text


def test_what_a_report_smuggles_in_is_shown_not_obeyed(on_paper: Paper) -> None:
    assert "\x1b" not in written(on_paper, table(replace(PARKS, measured="口袋\x1b[31m公园[bold]")))


def test_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    data = targets_to_csv(table(replace(GDP, section="＝1+1"), PARKS, RULES))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS and len(rows) == 3
    assert rows[0]["section"] == "'＝1+1" and rows[2]["new_text"] == "'=落实25条措施"
    assert (rows[0]["difference"], rows[0]["difference_unit"]) == ("-0.5", "pp")
    assert (rows[1]["difference"], rows[1]["difference_unit"], rows[1]["unit"]) == ("20", "个", "个")
    assert rows[2]["old_state"] == "without_figure" and rows[2]["old"] == ""


def test_json_is_the_plain_encoding() -> None:
    document = json.loads(targets_to_json(ALL))
    assert document["schema"] == TARGETS_SCHEMA
    assert [row["indicator"] for row in document["rows"]] == ["gdp", "pm25", None, None, None]
    assert targets_to_json(ALL, indent=0).count(b"\n") == 0
    jsonschema.Draft202012Validator(schema("targets")).validate(document)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema("targets")).validate({**document, "sort": "name"})
