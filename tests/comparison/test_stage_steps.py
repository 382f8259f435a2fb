"""Steps between stages: of the same thing only, and where both sides have a word for it."""

from __future__ import annotations

import pytest

from reportdiff.comparison.stage_steps import stage_step
from tests.comparison.test_status import side

TURNED = {"stage_advanced": "stage_set_back", "stage_set_back": "stage_advanced"}


def step(old: str, new: str) -> tuple[str, str, str] | None:
    proof = stage_step(side(old), side(new))
    return (proof.facet, proof.old, proof.new) if proof else None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("制定滨河步道管护办法", "落实滨河步道管护办法", ("谋划", "推进")),
        ("推进云岭东站前期工作", "开工建设云岭东站", ("谋划", "启动")),
        ("加快云岭东站建设", "云岭东站建成投用", ("推进", "建成")),
        ("加快云岭缆车、云岭东站建设", "建成云岭东站", ("推进", "建成")),
        ("开展数据登记试点", "全面推行数据登记", ("试点", "全面推行")),
        ("开展数据登记试点", "数据登记扩大到全区", ("试点", "扩大到")),
        ("数据登记扩大到全区", "数据登记全面推开", ("扩大到", "全面推开")),
    ],
)
def test_a_step_has_the_words_of_both_sides(old: str, new: str, words: tuple[str, str]) -> None:
    assert step(old, new) == ("stage_advanced", *words)
    assert step(new, old) == ("stage_set_back", *words[::-1])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Two things of one kind, two phases of one thing, two lines.
        ("建成城南水厂", "开工建设城北水厂"),
        ("建成云岭东站一期", "开工建设云岭东站二期"),
        ("建成地铁3号线", "谋划建设地铁5号线"),
        # Quotas of two years.
        ("建成云岭绿道20公里", "建设云岭绿道18公里"),
        ("建设智能车间", "建成一批智能车间"),
        # A plan of it is not it.
        ("推进云岭湿地保护", "编制云岭湿地保护规划"),
        # Neighbouring stages of doing, and two words for the end.
        ("启动云岭东站建设", "推进云岭东站建设"),
        # A trial, and everywhere something else.
        ("开展垃圾分类试点", "污水管网全覆盖"),
        # One side only: nothing is proven.
        ("开展数据登记试点", "开展数据登记"),
        ("推进数据登记", "全面推行数据登记"),
        # Clauses that point to different ends.
        ("建成云岭东站，谋划建设云岭缆车", "加快云岭东站建设，建成云岭缆车"),
    ],
)
def test_what_is_no_step(old: str, new: str) -> None:
    assert step(old, new) is None
    assert step(new, old) is None


def test_running_is_further_than_finished_but_finished_is_no_step_back() -> None:
    assert step("建成云岭东站", "云岭东站投入运营") == ("stage_advanced", "建成", "运行")
    assert step("云岭东站投入运营", "建成云岭东站") is None


@pytest.mark.parametrize(
    ("new", "steps"), [("建成云岭湿地科普乐园", None), ("建成云岭湿地观鸟乐园", ("stage_advanced", "谋划", "建成"))]
)
def test_three_fifths_of_an_object_are_the_object(new: str, steps: tuple[str, str, str] | None) -> None:
    # Of eight characters the first four, which are enough of a short one, and the first six.
    assert step("谋划云岭湿地观鸟长廊", new) == steps
