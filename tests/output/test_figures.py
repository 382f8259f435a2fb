"""Figures beside each other: the report's own words, and our difference in a unit that fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.model import FigureChange, Quantity
from reportdiff.output.words.figure_words import figure_pair, plain_number, scaled_number


def quantity(surface: str, value: float | None, unit: str) -> Quantity:
    return Quantity(
        surface=surface, start=0, end=len(surface), value_low=value, value_high=value, unit=unit, bound="eq",
        kind="target",
    )  # fmt: skip


def change(old: Quantity | None, new: Quantity | None, facet: str, *size: float) -> FigureChange:
    difference, relative = size if size else (None, None)
    return FigureChange(facet=facet, measured="", old=old, new=new, difference=difference, relative=relative)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "facet", "size", "zh", "en"),
    [
        (("5%以上", 0.05, "ratio"), ("4.5%以上", 0.045, "ratio"), "target_lowered", (0.045 - 0.05, -0.1),
         "5%以上 → 4.5%以上 ▼0.5个百分点", "5%以上 → 4.5%以上 ▼0.5pp"),
        (("15万套", 15e4, "套"), ("8万套", 8e4, "套"), "target_lowered", (-7e4, -7 / 15),
         "15万套 → 8万套 ▼7万套，−46.7%", "15万套 → 8万套 ▼7万套, −46.7%"),
        (("9500亿元", 9.5e11, "元"), ("2.2万亿元", 2.2e12, "元"), "target_raised", (1.25e12, 1.3158),
         "9500亿元 → 2.2万亿元 ▲1.25万亿元，+132%", "9500亿元 → 2.2万亿元 ▲1.25万亿元, +132%"),
        (("1个百分点", 1.0, "pp"), ("1.5个百分点", 1.5, "pp"), "target_raised", (0.5, 0.5),
         "1个百分点 → 1.5个百分点 ▲0.5个百分点", "1个百分点 → 1.5个百分点 ▲0.5pp"),
        (("30微克/立方米", 30.0, "微克/立方米"), ("29微克/立方米", 29.0, "微克/立方米"), "target_lowered",
         (-1.0, -1 / 30), "30微克/立方米 → 29微克/立方米 ▼1微克/立方米，−3.33%",
         "30微克/立方米 → 29微克/立方米 ▼1微克/立方米, −3.33%"),
        (("3个", 3.0, "个"), ("一批", None, ""), "target_changed", (), "3个 → 一批", "3个 → 一批"),
        (("5%左右", 0.05, "ratio"), ("高于去年", None, ""), "target_raised", (),
         "5%左右 → 高于去年 ▲", "5%左右 → 高于去年 ▲"),
        (("0个", 0.0, "个"), ("4个", 4.0, "个"), "target_raised", (4.0, float("inf")),
         "0个 → 4个 ▲4个", "0个 → 4个 ▲4个"),
    ],
)  # fmt: skip
def test_pairs(old: tuple, new: tuple, facet: str, size: tuple, zh: str, en: str) -> None:  # type: ignore[type-arg]
    moved = change(quantity(*old), quantity(*new), facet, *size)
    assert figure_pair(moved, "zh") == zh
    assert figure_pair(moved, "en") == en


def test_a_figure_that_only_one_report_has_stands_alone() -> None:
    assert figure_pair(change(None, quantity("200家", 200, "家"), "target_added"), "zh") == "200家"
    assert figure_pair(change(quantity("200家", 200, "家"), None, "target_removed"), "en") == "200家"


@pytest.mark.parametrize(
    ("value", "text"),
    [(70000.0, "7万"), (9999.0, "9999"), (12345.0, "1.2345万"), (1.25e12, "1.25万亿"), (3e8, "3亿"), (-5e4, "-5万"),
     (0.1 + 0.2, "0.3"), (0.0, "0"), (100.0, "100"), (1e-7, "0.0000001")],
)  # fmt: skip
def test_numbers_as_a_report_writes_them(value: float, text: str) -> None:
    assert scaled_number(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_plain_numbers_read_back(value: float) -> None:
    assert float(plain_number(value)) == pytest.approx(value, rel=1e-5, abs=1e-300)
    assert "e" not in plain_number(value).lower()


def test_between_figures_that_may_count_different_things_stands_no_arrow() -> None:
    old, new = quantity("400个", 400.0, "个"), quantity("100个", 100.0, "个")
    doubtful = replace(change(old, new, "target_changed"), doubtful=True)
    assert figure_pair(doubtful, "zh") == "400个；100个（所指可能不同）"
    assert "→" not in figure_pair(doubtful, "en") and "different" in figure_pair(doubtful, "en")
