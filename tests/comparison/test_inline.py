"""The inline diff: whole words, whole figures, and both texts to the letter."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.comparison.inline import JOINER, diff_sides, inline_diff, side_text
from reportdiff.model import Measure
from reportdiff.parsing.quantities import extract_quantities


def side(*texts: str) -> list[Measure]:
    return [
        Measure(
            id=f"m{number}",
            text=text,
            section="",
            part="plan",
            start=0,
            end=len(text),
            quantities=tuple(extract_quantities(text)),
        )
        for number, text in enumerate(texts)
    ]


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    return [(part.op, part.text) for part in inline_diff(side(old), side(new))]


WORDS = ("推进", "山城步道", "建设", "30个", "1.5万套", "“灯塔工厂”", "《湿地办法》", "5G", "５％", "「夜校」")
PIECES = st.lists(st.sampled_from((*WORDS, "，", "；", "（", " ")), max_size=8).map("".join)
# No measure holds a line break: a paragraph ends its last one.
SIDES = st.lists(
    PIECES.filter(bool) | st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=12), max_size=3
)


@settings(max_examples=150, deadline=None)
@given(SIDES, SIDES)
def test_the_pieces_spell_both_sides(old: Sequence[str], new: Sequence[str]) -> None:
    before, after = side(*old), side(*new)

    assert diff_sides(inline_diff(before, after)) == (side_text(before), side_text(after))


@settings(max_examples=100, deadline=None)
@given(SIDES)
def test_a_text_beside_itself_is_equal_throughout(texts: Sequence[str]) -> None:
    assert {part.op for part in inline_diff(side(*texts), side(*texts))} <= {"equal"}


@settings(max_examples=100, deadline=None)
@given(SIDES, SIDES)
def test_no_piece_is_empty(old: Sequence[str], new: Sequence[str]) -> None:
    assert all(part.text or part.old_text for part in inline_diff(side(*old), side(*new)))


def test_a_figure_is_replaced_as_a_whole() -> None:
    assert pieces("筹集保障性住房15万套", "筹集保障性住房8万套") == [
        ("equal", "筹集保障性住房"),
        ("delete", "15万套"),
        ("insert", "8万套"),
    ]


def test_a_quoted_name_is_replaced_as_a_whole() -> None:
    assert ("delete", "“春风”") in pieces("实施“春风”助企行动", "实施“春雨”助企行动")


def test_words_are_not_cut_in_two() -> None:
    assert pieces("新建社区食堂", "新建社区书屋") == [
        ("equal", "新建社区"),
        ("delete", "食堂"),
        ("insert", "书屋"),
    ]


def test_a_crumb_between_two_changes_belongs_to_them() -> None:
    ops = [op for op, _ in pieces("扎实推进古镇的保护修缮利用工作", "扎实深化湿地的恢复修缮利用工作")]

    assert ops == ["equal", "delete", "insert", "equal"]


def test_texts_with_little_in_common_stand_one_after_the_other() -> None:
    assert pieces("举办邻里长者运动会", "布局量子通信试验网") == [
        ("delete", "举办邻里长者运动会"),
        ("insert", "布局量子通信试验网"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("产值增长５．５％以上", "产值增长5.5%以上"),
        ("推进ＰＰＰ项目，增长5%—6%", "推进PPP项目，增长5%～6%"),
        ("打造「夜校」品牌", "打造“夜校”品牌"),
    ],
)
def test_what_is_folded_is_equal_and_keeps_its_old_form(old: str, new: str) -> None:
    (part,) = inline_diff(side(old), side(new))

    assert (part.op, part.text, part.old_text) == ("equal", new, old)


def test_measures_of_one_side_are_joined() -> None:
    parts = inline_diff(side("改造管线", "加装电梯"), side("改造管线和加装电梯"))

    assert diff_sides(parts) == (f"改造管线{JOINER}加装电梯", "改造管线和加装电梯")


def test_one_empty_side_is_one_piece() -> None:
    assert [(p.op, p.text) for p in inline_diff([], side("种树"))] == [("insert", "种树")]
    assert [(p.op, p.text) for p in inline_diff(side("种树"), [])] == [("delete", "种树")]
    assert inline_diff([], []) == ()


@pytest.mark.parametrize(
    ("new", "first"), [("举办量子通信试验网", "举办"), ("举办量子通信试验网试点", "举办邻里长者运动会")]
)
def test_texts_are_interleaved_from_a_fifth_of_common_words(new: str, first: str) -> None:
    assert pieces("举办邻里长者运动会", new)[0][1] == first
