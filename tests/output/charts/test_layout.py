"""Layout: lines that fit, and labels that do not cover each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.charts.drawing.label_layout import ELLIPSIS, balance_lines, spread, wrap_lines


def wide(words: str) -> float:
    return sum(1.0 if ord(character) > 0x2E80 or character in "“”…" else 0.5 for character in words)


def test_a_line_breaks_where_it_is_full() -> None:
    assert wrap_lines("建设望山隧道和云岭大桥", 6, wide) == ["建设望山隧道", "和云岭大桥"]


def test_no_word_is_broken() -> None:
    assert wrap_lines("提升基础设施水平", 6, wide) == ["提升基础设施", "水平"]
    assert wrap_lines("全面提升基础设施", 6, wide) == ["全面提升", "基础设施"]


def test_what_has_no_room_ends_in_an_ellipsis_after_a_whole_word() -> None:
    assert wrap_lines("全面提升基础设施管理水平", 7, wide) == ["全面提升", "基础设施" + ELLIPSIS]


def test_a_line_never_begins_with_a_mark() -> None:
    assert wrap_lines("建设隧道，推进大桥", 4, wide)[0] == "建设"


def test_a_line_never_ends_with_an_opening_mark() -> None:
    assert wrap_lines("推进建设“两山”工程", 5, wide)[0] == "推进建设"


def test_a_figure_stays_with_its_bound() -> None:
    assert wrap_lines("增长6.5%左右", 5, wide, most=3) == ["增长", "6.5%左右"]


def test_only_a_word_wider_than_a_line_is_broken() -> None:
    assert wrap_lines("增长6.5%左右", 3, wide, most=3) == ["增长", "6.5%左", "右"]


def test_spaces_between_english_words_stay() -> None:
    assert balance_lines("Surveyed urban unemployment rate", 10, wide) == ["Surveyed urban", "unemployment rate"]


def test_two_lines_break_behind_a_clause() -> None:
    assert balance_lines("办好民生实事，让群众有更多获得感", 12, wide) == ["办好民生实事，", "让群众有更多获得感"]


def test_lines_are_about_as_long_as_each_other() -> None:
    assert balance_lines("建设望山隧道和云岭大桥二期", 12, wide) == ["建设望山隧道和", "云岭大桥二期"]


@given(st.text(alphabet="建设望山隧道，。“”（）aB3.5% ", max_size=40), st.integers(4, 20), st.integers(1, 3))
def test_every_line_fits_and_nothing_is_lost_without_a_sign(words: str, width: int, most: int) -> None:
    lines = wrap_lines(words, width, wide, most=most)

    assert len(lines) <= most
    assert all(wide(line) <= width for line in lines)
    if not any(line.endswith(ELLIPSIS) for line in lines):
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")


PLACES = st.lists(st.floats(0, 10), min_size=1, max_size=12).map(sorted)


@given(PLACES)
def test_labels_do_not_cover_each_other_and_stay_inside(places: list[float]) -> None:
    moved = spread(places, [0.8] * len(places), 0, 10)

    assert all(b - a >= 0.8 - 1e-6 for a, b in pairwise(moved))
    assert moved[0] >= 0.4 - 1e-6
    assert moved[-1] <= 9.6 + 1e-6


@given(PLACES)
def test_labels_that_have_room_stay_where_they_are(places: list[float]) -> None:
    apart = [place * 3 + number * 2 for number, place in enumerate(places)]

    assert spread(apart, [1.0] * len(apart), -10, 100) == pytest.approx(apart)


def test_too_many_labels_are_pressed_together() -> None:
    assert spread([1, 1, 1, 1], [1, 1, 1, 1], 0, 2) == pytest.approx([0.25, 0.75, 1.25, 1.75])
