"""Frame: what commits to nothing, told from what does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.parsing.frame_clauses import frame_reason, preamble_reasons
from tests.strategies import ROWS


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        ("各位代表", "salutation"),
        ("同志们", "salutation"),
        ("今年是云岭建市三十周年", "situation"),
        ("也是承前启后的关键之年", "situation"),
        ("做好今年工作", "situation"),
        ("做好今年政府各项工作", "situation"),
        ("今年政府工作的总体要求是", "guidance"),
        ("全面贯彻党的二十大精神", "guidance"),
        ("深入学习贯彻市委全会部署", "guidance"),
        ("坚持稳中求进工作总基调", "guidance"),
        ("经济社会发展的主要预期目标是", "goal"),
        ("重点抓好以下八个方面工作", "goal"),
        ("让我们携起手来", "voice"),
        ("撸起袖子加油干", "voice"),
        ("奋力谱写云岭发展新篇章", "voice"),
        ("让人民群众有更多获得感", "result"),
        ("让老百姓住得更安心", "result"),
    ],
)
def test_frame_is_told_with_its_reason(clause: str, reason: str) -> None:
    assert frame_reason(clause) == reason


@pytest.mark.parametrize("clause", sorted(row.text for row in ROWS))
def test_a_plain_commitment_is_no_frame(clause: str) -> None:
    assert frame_reason(clause) is None


@pytest.mark.parametrize(
    "clause",
    [
        "推动产业集聚",
        "落实国家减税降费政策",
        "坚持房子是用来住的定位",
        "贯彻实施民营经济促进条例",
        "让1万户居民用上天然气",
        "今年是改造老旧小区300个的攻坚之年",
        "增强社区医院服务能力",
        "确保粮食种植面积稳定",
        "实施城市更新行动",
        "全面落实河长制",
        "落实就业优先政策",
        "深入实施科教兴市战略",
    ],
)
def test_where_an_object_or_a_figure_is_named_it_is_kept(clause: str) -> None:
    assert frame_reason(clause) is None


def test_in_a_preamble_guiding_thought_takes_its_members_along() -> None:
    clauses = ["深入贯彻市委全会精神", "坚持改革创新", "保持社会和谐稳定", "城镇新增就业3万人以上"]

    assert preamble_reasons(clauses) == ["guidance", "guidance", "guidance", None]


def test_a_headline_target_without_a_figure_is_no_guiding_thought() -> None:
    clauses = ["深入贯彻市委全会精神", "坚持改革创新", "居民收入与经济增长基本同步", "物价总水平保持基本稳定"]

    assert preamble_reasons(clauses) == ["guidance", "guidance", None, None]


def test_a_preamble_sentence_without_guiding_thought_is_read_as_any_other() -> None:
    assert preamble_reasons(["新建学校十所", "开通两条公交线路"]) == [None, None]


def test_no_clauses_no_reasons() -> None:
    assert preamble_reasons([]) == []


@given(st.text(max_size=40))
def test_any_text_is_judged(clause: str) -> None:
    assert frame_reason(clause) in (None, "salutation", "situation", "guidance", "goal", "voice", "result")


_FRAMES = ("全面贯彻党的二十大精神", "坚持稳中求进工作总基调")
_PLAIN = ("推动产业集聚", "实施城市更新行动", "全面落实河长制", "落实就业优先政策", "修缮传统村落")


@pytest.mark.parametrize(
    ("frames", "plain", "all_frame"),
    [(1, 4, True), (1, 5, False), (2, 3, True), (0, 5, False)],
)
def test_a_fifth_of_guiding_thought_makes_a_sentence_of_the_preamble_one(
    frames: int, plain: int, all_frame: bool
) -> None:
    reasons = preamble_reasons((*_FRAMES[:frames], *_PLAIN[:plain]))

    assert all(reason is not None for reason in reasons[:frames])
    assert all((reason == "guidance") == all_frame for reason in reasons[frames:])
