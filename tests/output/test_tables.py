"""The table of changes: its columns are the documented ones, its values those of the comparison."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.i18n.labels import LABELS, Lang
from reportdiff.model import Comparison, Status
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.tables.change_table import COLUMNS, change_rows, label_of, render_csv
from reportdiff.output.tables.target_files import COLUMNS as TARGET_COLUMNS
from reportdiff.safe_text import looks_like_formula
from tests.strategies import Row, compared, years


def rows_of(comparison: Comparison) -> dict[str, dict[str, object]]:
    return {str(row["id"]): dict(row) for row in change_rows(comparison)}


def test_the_columns_are_documented(project: Path) -> None:
    page = (project / "docs" / "tables.md").read_text(encoding="utf-8")
    table = page.split("## The columns")[1].split("\n## ")[0]
    documented: dict[str, str] = {}
    for names, kinds in re.findall(r"(?m)^\| ((?:`\w+`(?:, )?)+) \| ([\w, ]+) \|", table):
        held, dtypes = re.findall(r"`(\w+)`", names), kinds.split(", ")
        # Two kinds for the columns about the reports go by turns; one kind holds for all names of a row.
        documented |= {name: dtypes[place % len(dtypes)] for place, name in enumerate(held)}

    assert documented == {column.name: column.dtype for column in COLUMNS}


def test_the_chinese_names_of_the_columns_are_documented(project: Path) -> None:
    page = (project / "docs" / "tables.md").read_text(encoding="utf-8")
    table = page.split("## The columns\n")[1].split("\n## ")[0]
    rows = re.findall(r"(?m)^\| ((?:`\w+`(?:, )?)+) \| [\w, ]+ \| (\S+) \|", table)
    documented = {
        name: chinese
        for names, words in rows
        for name, chinese in zip(re.findall(r"`(\w+)`", names), words.split("、"), strict=True)
    }

    assert documented == {column.name: label_of(column, "zh") for column in COLUMNS}


def test_the_columns_of_the_targets_are_documented(project: Path) -> None:
    page = (project / "docs" / "tables.md").read_text(encoding="utf-8")
    table = page.split("## The columns of the targets\n")[1].split("\n## ")[0]
    rows = re.findall(r"(?m)^\| ((?:`\w+`(?:, )?)+) \|", table)

    assert sorted(re.findall(r"`(\w+)`", " ".join(rows))) == sorted(TARGET_COLUMNS)


def test_dtypes_and_codes_of_the_frame(comparison: Comparison) -> None:
    frame = comparison.to_frame()

    assert len(frame) == len(comparison.changes)
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {c.name: c.dtype for c in COLUMNS}
    assert list(frame["status"].cat.categories) == list(get_args(Status))
    assert frame["status"].value_counts().to_dict() == comparison.summary.status


@pytest.mark.parametrize("lang", get_args(Lang))
def test_the_frame_in_words(comparison: Comparison, lang: Lang) -> None:
    frame = comparison.to_frame(lang)
    place = 0 if lang == "zh" else 1

    assert list(frame.columns) == [LABELS[f"column.{column.name}"][place] for column in COLUMNS]
    statuses = frame[LABELS["column.status"][place]]
    assert list(statuses) == [LABELS[f"status.{change.status}"][place] for change in comparison.changes]


def test_values_of_one_row(comparison: Comparison) -> None:
    row = rows_of(comparison)["c1"]

    assert (row["old_figure"], row["new_figure"], row["measured"]) == ("6%以上", "5.5%以上", "地区生产总值增幅")
    assert (row["old_low"], row["new_low"], row["unit"]) == (0.06, 0.055, "ratio")
    assert (row["difference"], row["difference_unit"], row["relative"]) == (-0.5, "pp", -0.0833)
    assert (row["old_text"], row["new_text"]) == ("地区生产总值增幅6%以上", "地区生产总值增幅5.5%以上")
    assert row["diff"] == "地区生产总值增幅[-6%以上-]{+5.5%以上+}"


def test_what_there_is_none_of_is_missing(comparison: Comparison) -> None:
    rows = rows_of(comparison)
    new, unchanged = rows["c8"], rows["c2"]

    assert new["status"] == "new"
    assert [new[name] for name in ("old_text", "old_section", "old_measures", "score", "diff")] == [None] * 5
    assert unchanged["diff"] is None
    assert unchanged["figures"] == 0


def test_split_and_nearest(comparison: Comparison) -> None:
    rows = rows_of(comparison)

    assert rows["c7"]["new_measures"] == "n7,n8"
    assert rows["c7"]["new_text"] == "完善数据登记制度；扩大数据交易试点"
    assert (rows["c13"]["nearest"], rows["c13"]["nearest_text"]) == ("o12", "举办邻里长者运动会")
    assert rows["c18"]["facets"] == "merged,wording_stronger"


def test_csv_and_parquet_say_the_same(comparison: Comparison) -> None:
    from reportdiff.output.tables.data_frame import render_parquet

    data = render_csv(comparison, RenderOptions())
    parquet = pd.read_parquet(io.BytesIO(render_parquet(comparison, RenderOptions())))
    read = pd.read_csv(io.BytesIO(data), encoding="utf-8-sig", dtype={"id": "string"})

    assert data.startswith(b"\xef\xbb\xbfid,status,facets,doubtful,")
    assert list(read.columns) == list(parquet.columns)
    assert list(read["new_year"]) == list(parquet["new_year"])
    assert read["relative"].fillna(9).tolist() == parquet["relative"].astype(float).fillna(9).tolist()
    assert read["doubtful"].eq("yes").tolist() == parquet["doubtful"].tolist()


@given(years())
def test_every_change_and_every_text_is_in_the_csv(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    comparison = compared(*pair)
    text = render_csv(comparison, RenderOptions()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert [row["id"] for row in rows] == [change.id for change in comparison.changes]
    assert sorted("；".join(row["new_text"] for row in rows if row["new_text"]).split("；")) == sorted(
        "；".join(measure.text for measure in comparison.new.measures).split("；")
    )


@given(st.sampled_from("=+-@\t\r\n＝＋－＠"), st.text())
def test_what_a_spreadsheet_would_work_out_is_known(start: str, rest: str) -> None:
    assert looks_like_formula(start + rest)


def test_a_notebook_shows_the_first_changes_only(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportdiff.output.html import fragment

    whole = comparison._repr_html_()
    monkeypatch.setattr(fragment, "NOTEBOOK_CHANGES", 3)
    short = comparison._repr_html_()

    assert whole.count("<tr class=") == sum(c.status != "unchanged" or bool(c.facets) for c in comparison.changes)
    assert short.count("<tr class=") == 3
    assert "未列出" in short
    assert "未列出" not in whole
    monkeypatch.setenv("REPORTDIFF_LANG", "en")
    assert "not shown" in comparison._repr_html_()
