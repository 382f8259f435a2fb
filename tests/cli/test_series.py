"""`reportdiff series`, from outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.command import Command


def test_follows_a_figure_through_the_example_reports(reportdiff: Command, tmp_path: Path) -> None:
    run = reportdiff("series", "城镇登记失业率", "2031..2032", "--lang", "en")
    assert run.code == 0
    assert "not stated" in run.out


def test_json_fits_its_schema_and_csv_has_a_row_a_year(reportdiff: Command, tmp_path: Path) -> None:
    from jsonschema import Draft202012Validator

    document = json.loads(reportdiff("series", "GDP", "2031..2032", "--format", "json").out)
    assert [row["target"]["words"] for row in document["lines"][0]["years"]] == ["6%左右", "5.5%左右"]
    Draft202012Validator(json.loads(reportdiff("schema", "series").out)).validate(document)
    rows = list(
        csv.DictReader(io.StringIO(reportdiff("series", "GDP", "2031..2032", "--format", "csv").out.lstrip("\ufeff")))
    )
    assert [(row["year"], row["target_low"]) for row in rows] == [("2031", "0.06"), ("2032", "0.055")]


def test_errors_are_one_line_and_exit_2(reportdiff: Command) -> None:
    for arguments in (("series", "GDP"), ("series", "失业率", "2031..2032"), ("series", "GDP", "1999..2000")):
        run = reportdiff(*arguments)
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
