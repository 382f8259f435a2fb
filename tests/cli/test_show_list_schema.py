"""`reportdiff show`, `list`, `schema`, `--version` and `--help`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

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


DOUBTFUL = """2033年云岭市政府工作报告
各位代表：
现在，我代表市人民政府报告工作，请予审议。
一、山城气象新
全年完成投资八十亿元，增长6.1%，累计建成公园十二座，群众满意度明显提高，连续四年位居前列。
同时，我们清醒地看到，发展中还有不少困难和问题。
二、办好群众身边事
要加快推进轨道交通建设，力争开通两条线路，确保新增停车位5000个以上，努力让群众得到更多实惠。
三、办好企业身边事
要完善服务，力争新增企业300家以上，兑现\u200b奖补2亿元左右。
各位代表！让我们团结奋斗！
"""


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    path = tmp_path / "doubtful.txt"
    path.write_text(DOUBTFUL, encoding="utf-8")
    return path


@pytest.mark.parametrize("width", ["80", "120", "40"])
def test_show_quantities_is_a_table_that_fits(reportdiff: Command, doubtful: Path, width: str) -> None:
    run = reportdiff("show", doubtful, "--quantities", "--width", width, "--lang", "zh")

    assert run.code == 0
    assert max(map(cell_len, run.out.splitlines())) <= int(width)
    row = next(line for line in run.out.splitlines() if "5000个以上" in line)
    assert width == "40" or row.split() == ["5000个以上", "5000", "个", "不低于", "数量", "停车位"]
    assert run.out.index("办好群众身边事") < run.out.index("5000个以上") < run.out.index("办好企业身边事")
    assert "八十亿元" not in run.out


def test_show_quantities_of_another_part(reportdiff: Command, doubtful: Path) -> None:
    run = reportdiff("show", doubtful, "--quantities", "--part", "review", "--lang", "en")

    assert run.out.startswith("Figures: review")
    assert "八十亿元" in run.out
    assert "5000" not in run.out


def test_show_ledger_counts_with_samples(reportdiff: Command, doubtful: Path) -> None:
    zh, en = (reportdiff("show", doubtful, "--ledger", "--lang", lang).out for lang in ("zh", "en"))

    assert zh == "读入时的清理和修补\n  1  零宽字符\n     例 U+200B\n"
    assert en == "Removed or repaired on reading\n  1  zero-width characters\n     e.g. U+200B\n"
    report = json.loads(reportdiff("show", doubtful, "--format", "json").out)
    assert report["ledger"] == [{"what": "zero_width", "count": 1, "samples": ["U+200B"]}]


def test_show_ledger_and_quantities_together_and_with_a_part(reportdiff: Command, doubtful: Path) -> None:
    run = reportdiff("show", doubtful, "--ledger", "--quantities", "--part", "review", "--lang", "zh")

    assert run.out.index("读入时的清理和修补") < run.out.index("数字：工作回顾")


def test_show_ledger_of_a_clean_report_says_so(reportdiff: Command) -> None:
    assert reportdiff("show", "2032", "--ledger", "--lang", "zh").out.endswith("没有清理或修补任何内容。\n")


def test_tables_say_nothing_to_json_and_that_is_said(reportdiff: Command) -> None:
    run = reportdiff("show", "2032", "--ledger", "--quantities", "--format", "json", "--lang", "zh")

    assert json.loads(run.out)["year"] == 2032
    assert [line.split()[0] for line in run.err.splitlines()] == ["提示：--quantities", "提示：--ledger"]


def test_show_says_that_a_plan_is_doubtful_and_takes_its_heading(reportdiff: Command, doubtful: Path) -> None:
    run = reportdiff("show", doubtful, "--format", "json", "--lang", "zh")
    report = json.loads(run.out)
    asked = reportdiff("show", doubtful, "--plan-from", "办好企业身边事", "--format", "json", "--lang", "zh")
    plan = json.loads(asked.out)

    assert (report["plan_found"], report["plan_doubts"]) == ("wording", ["no_heading"])
    assert "--plan-from" in run.err
    assert "doubtful.txt" in run.err
    assert run.err.count("\n") == 1
    assert (plan["plan_doubts"], plan["plan_from"], asked.err) == ([], "办好企业身边事", "")
    assert {measure["section"] for measure in plan["measures"]} == {"办好企业身边事"}


def test_show_takes_the_heading_for_standard_input_and_for_a_part(reportdiff: Command) -> None:
    run = reportdiff("show", "-", "--plan-from", "三、", "--part", "plan", stdin=DOUBTFUL.encode())

    assert (run.code, run.out) == (2, "")
    run = reportdiff("show", "-", "--plan-from", "办好企业", "--part", "plan", stdin=DOUBTFUL.encode())
    assert run.out.startswith("三、办好企业身边事\n要完善服务")


def test_an_unknown_heading_is_one_line_with_those_there_are(reportdiff: Command, doubtful: Path) -> None:
    run = reportdiff("show", doubtful, "--plan-from", "没有的标题", "--lang", "zh")

    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "二、办好群众身边事｜三、办好企业身边事" in run.err


def test_list_prints_years_and_regions(reportdiff: Command, folder: Path, tmp_path: Path) -> None:
    assert reportdiff("list").out.splitlines()[:2] == ["         2031  2032", "Beijing  md    md"]
    elsewhere = reportdiff("list", "--reports", folder / "reports", cwd=tmp_path)
    by_environment = reportdiff("list", cwd=tmp_path, env={"REPORTDIFF_REPORTS": str(folder / "reports")})
    assert elsewhere == by_environment == reportdiff("list")


@pytest.mark.parametrize("name", ["comparison", "report", "addition", "import", "list"])
def test_schema_prints_the_generated_schema(reportdiff: Command, name: str) -> None:
    run = reportdiff("schema", name)

    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out) == schema(name)  # type: ignore[arg-type]


def test_version(reportdiff: Command) -> None:
    assert reportdiff("--version").out == f"reportdiff {package.__version__}\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", [(), ("diff",), ("show",), ("list",), ("schema",)])
def test_help(reportdiff: Command, command: tuple[str, ...], option: str) -> None:
    run = reportdiff(*command, option)

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Usage: reportdiff")
    assert "Examples:" in run.out
