"""A line means one thing or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.reviewing.answers import Answer, BadAnswer, parse_answer


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("", {}),
        ("1 3", {1: "same", 3: "same"}),
        ("13", {1: "same", 3: "same"}),
        ("１、３", {1: "same", 3: "same"}),
        ("y1,n2 p3", {1: "same", 2: "not_same", 3: "part_of"}),
        ("d2", {2: "alone"}),
        ("N\n", {1: "not_same", 2: "not_same", 3: "not_same"}),
    ],
)
def test_marks(line: str, marks: dict[int, str]) -> None:
    assert parse_answer(line, 3, linked=False) == Answer(action="decide", marks=marks)


def test_a_number_names_an_error_of_the_program() -> None:
    assert parse_answer("2", 3, linked=True).marks == {2: "not_same"}


@pytest.mark.parametrize(("line", "action"), [("s", "skip"), ("U", "undo"), (" q ", "quit")])
def test_actions(line: str, action: str) -> None:
    assert parse_answer(line, 3, linked=False).action == action


@pytest.mark.parametrize("line", ["4", "0", "x", "1 x", "sq", "y1n1", "p2 2", "-1", "一"])
def test_what_is_no_answer_is_refused(line: str) -> None:
    with pytest.raises(BadAnswer):
        parse_answer(line, 3, linked=False)


@pytest.mark.parametrize("line", ["d", "d1"])
def test_a_link_cannot_be_nowhere(line: str) -> None:
    with pytest.raises(BadAnswer):
        parse_answer(line, 3, linked=True)


@given(st.text(max_size=8), st.integers(1, 9), st.booleans())
def test_any_line_is_an_answer_or_refused_in_one_line(line: str, count: int, linked: bool) -> None:
    try:
        answer = parse_answer(line, count, linked=linked)
    except BadAnswer as error:
        assert "\n" not in str(error)
    else:
        assert set(answer.marks) <= set(range(1, count + 1))


@pytest.mark.parametrize("line", ["y", "d", "p"])
def test_one_letter_does_not_settle_several_pairs_against_what_is_shown(line: str) -> None:
    with pytest.raises(BadAnswer):
        parse_answer(line, 3, linked=False)
    assert parse_answer(line, 1, linked=False).marks.keys() == {1}
