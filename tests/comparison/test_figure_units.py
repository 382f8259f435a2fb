"""Units of one dimension are set side by side as one, with the difference in the unit of the new figure."""

from __future__ import annotations

import pytest

from reportdiff.comparison.figures.figure_changes import changed_figures, pair_figures
from reportdiff.comparison.figures.figure_units import BASE
from reportdiff.model import Measure
from reportdiff.parsing.quantities import extract_quantities

SAME = {
    ("150亩", "10公顷"), ("1500亩", "1平方公里"), ("1500亩", "1平方千米"), ("3000米", "3公里"), ("3000米", "3千米"),
    ("2吨", "2000公斤"), ("2吨", "2000千克"), ("2吨", "4000斤"), ("5000千瓦", "5兆瓦"), ("200万千瓦", "2吉瓦"),
    ("3千瓦", "3000瓦"), ("600千瓦时", "600度"), ("600千瓦时", "600度电"), ("6000千瓦时", "6兆瓦时"),
    ("60岁", "60周岁"), ("80万标箱", "80万标准箱"), ("80万重量箱", "80万标准重量箱"), ("80万重量箱", "80万重箱"),
}  # fmt: skip


def measure(text: str) -> Measure:
    return Measure(
        id="m", text=text, section="", part="plan", start=0, end=len(text), quantities=tuple(extract_quantities(text))
    )


def test_every_unit_of_a_dimension_is_here() -> None:
    assert {measure(f"完成规模{other}").quantities[0].unit for _, other in SAME} == set(BASE)


@pytest.mark.parametrize(("old", "new"), sorted(SAME))
def test_equal_values_in_two_units_are_no_change(old: str, new: str) -> None:
    before, after = [measure(f"完成规模{old}")], [measure(f"完成规模{new}")]

    assert changed_figures(pair_figures(before, after)) == ()
