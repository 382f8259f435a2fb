"""`reportdiff fulfil`, from outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import reportdiff as package
from tests.command import Command

HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: full_text\n---\n"
PLAN = (
    "今年主要目标是：地区生产总值增长6%左右，城镇新增就业3万人。建成磐石精密仪器产业园。"
    "新建社区食堂120家。推进竹溪书院文旅街区建设。推广青梅古法酿造工艺。"
)
REVIEW = (
    "过去一年，全市地区生产总值增长5.2%。城镇新增就业3.6万人。磐石精密仪器产业园建成投用。"
    "新建社区食堂120家。竹溪书院文旅街区加快建设。"
)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two invented reports: the second reviews the plan of the first."""
    folder = tmp_path_factory.mktemp("fulfil")
    files = folder / "2031.md", folder / "2032.md"
    for file, year, review in ((files[0], 2031, "过去一年，城乡面貌一新。"), (files[1], 2032, REVIEW)):
        text = f"一、{year - 1}年工作回顾\n\n{review}\n\n二、{year}年重点工作\n\n{PLAN}\n"
        file.write_text(HEAD.format(year=year) + text, encoding="utf-8")
    return files


def test_misses_come_first_and_the_scorecard_counts(reportdiff: Command, pair: tuple[Path, Path]) -> None:
    run = reportdiff("fulfil", *pair, "--lang", "zh")

    assert (run.code, run.err) == (0, "")
    assert "提到5项" in run.out
    places = [run.out.index(words) for words in ("6%左右 → 5.2% ▼0.8个百分点", "3万人 → 3.6万人", "… 推进竹溪书院")]
    assert places == sorted(places)
    assert "青梅" not in run.out
    assert "· 推广青梅古法酿造工艺" in reportdiff("fulfil", *pair, "--lang", "zh", "--all").out


def test_one_verdict_or_the_scorecard_alone(reportdiff: Command, pair: tuple[Path, Path]) -> None:
    missed = reportdiff("fulfil", *pair, "--verdict", "missed", "--lang", "en").out
    assert "GDP growth" in missed
    assert "竹溪书院" not in missed
    summary = reportdiff("fulfil", *pair, "--summary", "--lang", "en").out
    assert "1 missed" in " ".join(summary.split())
    assert "→" not in summary


def test_json_is_what_python_gets_and_fits_its_schema(reportdiff: Command, pair: tuple[Path, Path]) -> None:
    from jsonschema import Draft202012Validator

    document = json.loads(reportdiff("fulfil", *pair, "--format", "json").out)
    fulfilment = package.fulfil(*pair)
    assert [item["verdict"] for item in document["items"]] == [item.verdict for item in fulfilment.items]
    first = document["items"][0]
    assert first["evidence"][0]["text"] == "全市地区生产总值增长5.2%"
    assert package.read_report(pair[1]).text[first["evidence"][0]["start"] : first["evidence"][0]["end"]] in REVIEW
    Draft202012Validator(json.loads(reportdiff("schema", "fulfilment").out)).validate(document)


def test_csv_has_a_row_a_target(reportdiff: Command, pair: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert reportdiff("fulfil", *pair, "-o", target).code == 0
    rows = list(csv.DictReader(io.StringIO(target.read_bytes().decode("utf-8-sig"))))
    assert (rows[0]["indicator"], rows[0]["verdict"], rows[0]["difference"]) == ("gdp", "missed", "-0.8")
    assert reportdiff("fulfil", *pair, "-o", target).code == 0


def test_reports_in_the_wrong_order_are_refused(reportdiff: Command, pair: tuple[Path, Path]) -> None:
    run = reportdiff("fulfil", pair[1], pair[0], "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert "cannot review" in run.err


def test_a_report_without_a_review_is_refused(reportdiff: Command, folder: Path) -> None:
    run = reportdiff("fulfil", "2031", "2032", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert "no review" in run.err


def test_an_unknown_verdict_is_an_error(reportdiff: Command, pair: tuple[Path, Path]) -> None:
    run = reportdiff("fulfil", *pair, "--verdict", "kept")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


def test_the_chart_sets_promise_beside_result(reportdiff: Command, pair: tuple[Path, Path], tmp_path: Path) -> None:
    run = reportdiff("chart", "promise", *pair, "-o", tmp_path / "p.png", "--lang", "zh")
    assert run.code == 0
    alt = (tmp_path / "p.alt.txt").read_text(encoding="utf-8")
    assert alt.index("6%左右 → 5.2%（低于目标）") < alt.index("3万人 → 3.6万人（超过）")
