"""`reportdiff track` and `reportdiff lineage`, from outside."""

from __future__ import annotations

import csv
import io
import json

from tests.command import Command


def test_a_commitment_is_followed_in_both_languages(reportdiff: Command) -> None:
    chinese = reportdiff("track", "地区生产总值", "2031..2032", "--lang", "zh")
    assert chinese.code == 0
    assert "历年报告" in chinese.out
    english = reportdiff("track", "地区生产总值", "2031..2032", "--lang", "en")
    assert "lineage" in english.out


def test_words_that_no_plan_names_are_told_with_those_that_some_do(reportdiff: Command) -> None:
    run = reportdiff("track", "地区生产总值火箭", "2031..2032", "--lang", "zh")
    assert run.code == 0
    assert "没有提到“地区生产总值火箭”" in run.out
    assert "有提到“地区”、“生产总值”" in run.out


def test_json_fits_its_schema_and_csv_has_a_row_a_commitment_and_year(reportdiff: Command) -> None:
    from jsonschema import Draft202012Validator

    for command, name in ((("lineage",), "lineages"), (("track", "云岭"), "track")):
        document = json.loads(reportdiff(*command, "2031..2032", "--format", "json").out)
        Draft202012Validator(json.loads(reportdiff("schema", name).out)).validate(document)
        text = reportdiff(*command, "2031..2032", "--format", "csv").out.lstrip("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text)))
        steps = [(item["id"], str(step["year"])) for item in document["lineages"] for step in item["steps"]]
        assert [(row["lineage"], row["year"]) for row in rows] == steps


def test_lists_are_chosen(reportdiff: Command) -> None:
    everything = reportdiff("lineage", "2031..2032", "--lang", "en").out
    one = reportdiff("lineage", "2031..2032", "--list", "newest", "--lang", "en").out
    assert "longest" in everything
    assert "longest" not in one
    assert "newest" in one


def test_errors_are_one_line_and_exit_2(reportdiff: Command) -> None:
    for arguments in (
        ("track", "云岭"),
        ("track", "云岭", "2031"),
        ("track", "--id", "2031-m999", "2031..2032"),
        ("lineage", "2031"),
        ("lineage", "1999..2000"),
    ):
        run = reportdiff(*arguments)
        assert (run.code, run.out) == (2, ""), arguments
        assert run.err.strip(), arguments
