"""`reportdiff targets`, from outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import reportdiff as package
from tests.command import Command


def test_prints_the_table(reportdiff: Command) -> None:
    run = reportdiff("targets", "2031", "2032", "--lang", "zh")

    assert (run.code, run.err) == (0, "")
    assert "▼0.5个百分点" in run.out
    assert run.out.index("地区生产总值") < run.out.index("公共算力中心")


def test_headline_only_and_size(reportdiff: Command) -> None:
    assert "算力" not in reportdiff("targets", "2031", "2032", "--headline-only").out
    assert reportdiff("targets", "2031", "2032", "--sort", "size", "--lang", "zh").out.count("变动大的在前") == 1


def test_json_is_what_python_gets(reportdiff: Command, folder: Path) -> None:
    run = reportdiff("targets", "2031", "2032", "--format", "json")
    table = package.targets(*(folder / "reports" / year / "beijing.md" for year in ("2031", "2032")))

    rows = json.loads(run.out)["rows"]
    assert [row["indicator"] for row in rows] == [row.indicator for row in table.rows]
    assert rows[0]["difference"] == table.rows[0].difference == -0.5


def test_csv_by_its_suffix(reportdiff: Command, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"

    run = reportdiff("targets", "2031", "2032", "-o", target)

    assert (run.code, run.out) == (0, "")
    assert str(target) in run.err
    rows = list(csv.DictReader(io.StringIO(target.read_bytes().decode("utf-8-sig"))))
    assert rows[0]["indicator"] == "gdp"


def test_a_foreign_file_is_left_alone(reportdiff: Command, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine\n", encoding="utf-8")

    assert reportdiff("targets", "2031", "2032", "-o", target).code == 2
    assert target.read_text(encoding="utf-8") == "mine\n"
    assert reportdiff("targets", "2031", "2032", "-o", target, "--force").code == 0


def test_errors_are_one_line_and_exit_2(reportdiff: Command) -> None:
    for arguments in (("targets", "2031"), ("targets", "2031", "1999"), ("targets", "2031", "2032", "--sort", "name")):
        run = reportdiff(*arguments)
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
