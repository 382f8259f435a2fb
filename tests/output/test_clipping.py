"""What is too long ends with a whole word and an ellipsis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.output.words.shortening import clipped, word_end, word_start

TEXT = "全口径科技创新投入强度"


@pytest.mark.parametrize(
    ("most", "expected"), [(6, "全口径科技…"), (7, "全口径科技…"), (8, "全口径科技创新…"), (99, TEXT)]
)
def test_a_label_ends_with_a_word(most: int, expected: str) -> None:
    assert clipped(TEXT, most) == expected


def test_a_word_that_is_longer_than_the_room_is_cut() -> None:
    assert clipped("PM2.5平均浓度", 4) == "PM2…"


def test_no_mark_hangs_before_the_ellipsis() -> None:
    assert clipped("推进建设“两山”工程", 6) == "推进建设…"


def test_a_piece_from_the_middle_begins_with_a_word() -> None:
    assert TEXT[word_start(TEXT, 4) :] == "创新投入强度"


@given(st.text(max_size=40), st.integers(1, 40))
def test_any_text_is_cut_within_its_room(text: str, most: int) -> None:
    shown = clipped(text, most)
    assert len(shown) <= max(most, 1)
    assert shown == text or text.startswith(shown[:-1])
    assert 0 <= word_end(text, len(text)) <= len(text)
