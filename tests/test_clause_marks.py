"""The sets of marks: what each of them takes for an end, and that there are no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportdiff.text.clause_marks import (
    CLAUSE,
    CLAUSE_BREAK,
    FOLDED_BREAK,
    FOLDED_CLAUSE,
    MEMBER_BREAK,
    NAME_BREAK,
    PAUSE_MARKS,
    SENTENCE,
    SENTENCE_BREAK,
    SENTENCE_END_MARKS,
    STATEMENT_BREAK,
)

TEXT = "主要目标是：增长5%，建成学校、医院；推进“双碳”行动。"

_MARK = r"[，。；：、！？!?;,:…n\\]"
_SET_OF_MARKS = re.compile(rf"""re\.(?:compile|split)\(r?["']\[\^?{_MARK}*。{_MARK}*\][+*]?["']""")
"""A full stop and other marks as a whole expression."""


@pytest.mark.parametrize(
    ("breaks", "pieces"),
    [
        (CLAUSE_BREAK, ["主要目标是", "增长5%", "建成学校、医院", "推进“双碳”行动", ""]),
        (STATEMENT_BREAK, ["主要目标是：增长5%", "建成学校、医院", "推进“双碳”行动", ""]),
        (MEMBER_BREAK, ["主要目标是", "增长5%", "建成学校", "医院", "推进“双碳”行动", ""]),
        (NAME_BREAK, ["主要目标是", "增长5%", "建成学校", "医院", "推进", "双碳", "行动", ""]),
        (SENTENCE_BREAK, ["主要目标是：增长5%，建成学校、医院", "推进“双碳”行动", ""]),
    ],
)
def test_each_set_cuts_where_it_says(breaks: re.Pattern[str], pieces: list[str]) -> None:
    assert breaks.split(TEXT) == pieces


def test_a_mark_inside_a_number_of_folded_text_ends_nothing() -> None:
    assert FOLDED_BREAK.split("比例1:1,投入10,000元;达标") == ["比例1:1", "投入10,000元", "达标"]
    assert FOLDED_CLAUSE.findall("比例1:1,投入10,000元;达标") == ["比例1:1", "投入10,000元", "达标"]


def test_pieces_and_breaks_agree() -> None:
    assert CLAUSE.findall(TEXT) == [piece for piece in CLAUSE_BREAK.split(TEXT) if piece]
    assert SENTENCE.findall(TEXT) == ["主要目标是：增长5%，建成学校、医院；", "推进“双碳”行动。"]


def test_an_ellipsis_ends_a_clause_and_a_paragraph_but_no_sentence_inside_one() -> None:
    assert "…" in PAUSE_MARKS
    assert "…" in SENTENCE_END_MARKS
    assert SENTENCE_BREAK.split("推进……建设") == ["推进……建设"]


def test_no_module_has_a_set_of_its_own(project: Path) -> None:
    modules = [path for path in (project / "reportdiff").rglob("*.py") if path.name != "clause_marks.py"]

    own = [path.name for path in modules if _SET_OF_MARKS.search(path.read_text(encoding="utf-8"))]
    # The sign of prose on a web page: nothing is cut there.
    assert own == ["page_boxes.py"]
