"""A text that ends in the middle of a paragraph has lost the rest."""

from __future__ import annotations

import pytest

from reportdiff.opening import read_report_bytes
from reportdiff.parsing.structure.plan_doubts import LAST_PARAGRAPH, is_broken_off


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
    ],
)
def test_prose_without_an_end_is_broken_off(text: str, broken: bool) -> None:
    assert is_broken_off(text) is broken


@pytest.mark.parametrize(
    ("end", "broken"),
    [
        ("新建口袋公园30个。改造老旧小区120个", True),
        ("新建口袋公园30个，改造老旧", True),
        ("新建口袋公园30个，改造老旧小区120个。", False),
        ("新建口袋公园30个", False),
    ],
)
def test_a_last_paragraph_with_a_mark_inside_has_one_at_its_end(end: str, broken: bool) -> None:
    text = "一、2030年工作回顾\n过去一年，建成公园十二座，群众满意度提高。\n二、2031年工作安排\n新建社区食堂20家。\n"
    report = read_report_bytes((text + end).encode(), name="2031/yunling.txt")

    assert ("broken_off" in report.plan_doubts) is broken
