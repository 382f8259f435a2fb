"""`reportdiff show`, `list`, `schema`, `--version` and `--help`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import reportdiff as package
from reportdiff.output.json import schema
from tests.command import Command


def test_show_prints_the_measures(reportdiff: Command) -> None:
    run = reportdiff("show", "2032")

    assert (run.code, run.err) == (0, "")
    assert "启动量子通信干线建设" in run.out


def test_show_reads_standard_input(reportdiff: Command, folder: Path) -> None:
    run = reportdiff("show", "-", stdin=(folder / "reports/2032/beijing.md").read_bytes())

    assert (run.code, run.err) == (0, "")
    assert "启动量子通信干线建设" in run.out


def test_show_json_is_the_report(reportdiff: Command) -> None:
    run = reportdiff("show", "2032", "--format", "json")
    report = json.loads(run.out)

    assert (run.code, run.err) == (0, "")
    assert report["schema"] == "reportdiff/report/1"
    assert (report["region"], report["year"]) == ("beijing", 2032)
    assert {span["part"] for span in report["parts"]} == {"plan"}
    assert all(report["text"][span["start"] : span["end"]] for span in report["parts"])


def test_show_part_prints_its_text(reportdiff: Command) -> None:
    run = reportdiff("show", "2032", "--part", "plan")

    assert run.code == 0
    assert "启动量子通信干线建设" in run.out.splitlines()


def test_list_prints_years_and_regions(reportdiff: Command, folder: Path, tmp_path: Path) -> None:
    assert reportdiff("list").out == "2031  beijing\n2032  beijing\n"
    elsewhere = reportdiff("list", "--reports", folder / "reports", cwd=tmp_path)
    by_environment = reportdiff("list", cwd=tmp_path, env={"REPORTDIFF_REPORTS": str(folder / "reports")})
    assert elsewhere == by_environment == reportdiff("list")


@pytest.mark.parametrize("name", ["comparison", "report"])
def test_schema_prints_the_generated_schema(reportdiff: Command, name: str) -> None:
    run = reportdiff("schema", name)

    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out) == schema("report" if name == "report" else "comparison")


def test_version(reportdiff: Command) -> None:
    assert reportdiff("--version").out == f"reportdiff {package.__version__}\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", [(), ("diff",), ("show",), ("list",), ("schema",)])
def test_help(reportdiff: Command, command: tuple[str, ...], option: str) -> None:
    run = reportdiff(*command, option)

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Usage: reportdiff")
    assert "Examples:" in run.out
