"""A text that ends in the middle of a paragraph has lost the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.checking.running import check
from reportdiff.opening import read_report_bytes
from reportdiff.parsing.structure.plan_doubts import LAST_PARAGRAPH, is_broken_off
from reportdiff.reading.document import BlockRole
from tests.command import Command


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("扩", True),
        ("。", False),
        ("民生", False),
        ("扩建东岭小学6所", False),
        ("扩" * (LAST_PARAGRAPH - 1), False),
        ("扩" * LAST_PARAGRAPH, True),
        ("扩" * LAST_PARAGRAPH + "。", False),
        ("扩" * LAST_PARAGRAPH + "！”", False),
        ("新建口袋公园30个，改造老旧小区", True),
        ("新建口袋公园30个，", True),
        ("今年的目标是：经济增长5%，居民收入", True),
        ("（三）做强产业，扩大开放", False),
        ("12．新建口袋公园30个，改造小区120个", False),
        ("- 新建口袋公园30个，改造小区120个", False),
        ("云岭指数：衡量活力，每季度发布", False),
    ],
)
def test_prose_without_an_end_is_broken_off(text: str, broken: bool) -> None:
    assert is_broken_off(text) is broken


@pytest.mark.parametrize("role", ["heading", "item"])
def test_a_comma_makes_no_prose_of_a_heading_or_an_item(role: BlockRole) -> None:
    assert not is_broken_off("新建口袋公园30个，改造小区120个", role)
    assert is_broken_off("扩" * LAST_PARAGRAPH, role)


@pytest.mark.parametrize(
    ("end", "broken"),
    [
        ("新建口袋公园30个。改造老旧小区120个", True),
        ("新建口袋公园30个，改造老旧", True),
        ("新建口袋公园30个，改造老旧小区120个，", True),
        ("新建口袋公园30个，改造老旧小区120个。", False),
        ("新建口袋公园30个", False),
    ],
)
def test_a_last_paragraph_with_a_mark_inside_has_one_at_its_end(end: str, broken: bool, tmp_path: Path) -> None:
    text = "一、2030年工作回顾\n过去一年，建成公园十二座，群众满意度提高。\n二、2031年工作安排\n新建社区食堂20家。\n"
    report = read_report_bytes((text + end).encode(), name="2031/yunling.txt")

    assert ("broken_off" in report.plan_doubts) is broken
    # What a comparison doubts, check reports.
    path = tmp_path / "report.txt"
    path.write_text(text + end, encoding="utf-8")
    assert ("RD111" in {finding.rule for finding in check([path]).findings}) is broken


def test_what_is_missing_is_not_to_be_had_by_naming_a_heading(tmp_path: Path) -> None:
    text = "一、2030年工作回顾\n过去一年，建成公园十二座。\n二、2031年工作安排\n新建社区食堂20家，改造老旧"
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    run = Command(tmp_path)("show", "report.txt", "--lang", "en")

    assert "middle of a sentence" in run.err
    assert "--plan-from" not in run.err + run.out
