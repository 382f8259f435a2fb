from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.parsing.stages import ORDER, stage_of


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("研究制定夜间经济扶持办法", "研究"),
        ("谋划建设滨河艺术中心", "谋划"),
        ("推进城北水厂前期工作", "谋划"),
        ("推动环湖快线等项目开工建设", "启动"),
        ("启动老码头片区更新", "启动"),
        ("加快建设市民体育公园", "推进"),
        ("推进城北水厂建设", "推进"),
        ("基本建成环湖绿道", "基本建成"),
        ("环湖快线一期主体完工", "基本建成"),
        ("推动城北水厂尽早建成投用", "建成"),
        ("竣工保障住房800套", "建成"),
        ("环湖快线开通运营", "运行"),
        ("城市数据平台上线运行", "运行"),
        ("开工建设南站，建成北站", "建成"),
        ("保持经济平稳运行", None),
        ("支持湖滨研究院发展", None),
        ("提升城市运行保障能力", None),
        ("传承“建成必用”精神", None),
        ("增加居民收入", None),
        ("", None),
    ],
)
def test_stage_of(text: str, stage: str | None) -> None:
    assert stage_of(text) == stage


def test_stages_are_in_the_order_of_the_model() -> None:
    assert ORDER == ("研究", "谋划", "启动", "推进", "基本建成", "建成", "运行")


@given(st.text(max_size=80))
def test_any_text_is_accepted(text: str) -> None:
    assert stage_of(text) in {None, *ORDER}
