"""What is too long ends with a whole word and an ellipsis."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.text.shortening import beginning, both_ends, clipped, excerpt, few, fitted, word_end, word_start

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


def test_a_quotation_is_its_first_characters() -> None:
    assert beginning(TEXT, 6) == "全口径科技…"
    assert beginning(TEXT, 4) == "全口径…"
    assert beginning(TEXT, len(TEXT)) == TEXT


def test_the_middle_may_be_what_is_left_out() -> None:
    assert both_ends(TEXT, 6) == "全口径…入强度"
    assert both_ends(TEXT, len(TEXT)) == TEXT


def test_an_excerpt_keeps_its_core_and_says_on_which_side_something_is_left_out() -> None:
    text = "全社会研发投入强度提高到3.2%左右，高新技术企业达到2万家"
    core = (text.index("3.2%"), text.index("3.2%") + 4)

    assert excerpt(text, 0, len(text), core=core) == text
    assert excerpt(text, 0, core[1], core=core) == "全社会研发投入强度提高到3.2%…"
    shown = excerpt(text, core[0] - 3, core[1], core=core, clause=(0, core[1]))
    assert shown.startswith("…")
    assert shown.endswith("3.2%")


@given(st.text(max_size=40), st.integers(1, 40), st.booleans())
def test_what_is_fitted_has_room(text: str, room: int, whole_words: bool) -> None:
    shown = fitted(text, room, len, whole_words=whole_words)

    assert len(shown) <= room
    assert shown == text if len(text) <= room else shown.endswith("…")


def test_a_width_may_be_any_measure() -> None:
    def double(text: str) -> float:
        return 2.0 * len(text)

    assert fitted(TEXT, 12, double) == "全口径科技…"
    assert fitted(TEXT, 10, double, whole_words=True) == "全口径…"
    assert fitted(TEXT, 1, double) == "…"


def test_a_list_shows_its_first_members() -> None:
    assert few(["甲", "乙", "丙"], 2) == ["甲", "乙", "…"]
    assert few(["甲", "乙"], 2) == ["甲", "乙"]


def test_there_is_no_other_shortener(project: Path) -> None:
    """An ellipsis is put behind a slice in one module alone."""
    cut = re.compile(r"""\[[^\]\n]*:[^\]\n]*\]\}?["']?\s*\+?\s*f?["']?(?:…|\.\.\.)|\+ ["']…["']|["']…["'] \+""")
    modules = sorted((project / "reportdiff").rglob("*.py"))

    assert [path.name for path in modules if cut.search(path.read_text(encoding="utf-8"))] == []
