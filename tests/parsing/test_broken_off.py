"""A text that ends in the middle of a paragraph has lost the rest."""

from __future__ import annotations

import pytest

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
