"""Counts of terms: exact, per length of the plan, and the terms that change chosen from the text alone."""

from __future__ import annotations

import pytest

from reportdiff.tracking.terms_over_years.term_years import changing_terms, peak_year, term_years
from tests.tracking.series import series

FILLER = ["推进望山隧道前期工作", "建成云岭大桥主桥段", "推行课后服务全覆盖"] * 4

CHANGING = series(
    {
        2030: {"其他": [*FILLER, *["治理黑臭水体3条"] * 9]},
        2031: {"其他": [*FILLER, *["治理黑臭水体3条"] * 4, *["建设算力中心1个"] * 3]},
        2032: {"其他": [*FILLER, *["建设算力中心1个"] * 9]},
    }
)


def test_counts_are_of_characters_in_the_plan() -> None:
    rows = term_years(CHANGING, ["算力", "没有的词"])

    assert [(row.term, row.year, row.count) for row in rows] == [
        ("算力", 2030, 0),
        ("算力", 2031, 3),
        ("算力", 2032, 9),
        ("没有的词", 2030, 0),
        ("没有的词", 2031, 0),
        ("没有的词", 2032, 0),
    ]


def test_rates_are_per_ten_thousand_characters() -> None:
    row = term_years(CHANGING, ["算力"])[2]

    assert row.rate == pytest.approx(row.count / row.characters * 10_000)


def test_terms_asked_twice_are_counted_once() -> None:
    assert len(term_years(CHANGING, ["算力", "算力"])) == 3


def test_the_terms_that_came_and_went_are_chosen_by_peak() -> None:
    terms = changing_terms(CHANGING)

    places = ["黑臭" in term for term in terms], ["算力" in term for term in terms]
    assert places[0].index(True) < places[1].index(True)
    assert not any("隧道" in term or "课后" in term for term in terms)


def test_no_more_terms_than_asked_for() -> None:
    assert len(changing_terms(CHANGING, most=1)) == 1


def test_the_peak_is_the_first_of_equal_years() -> None:
    assert peak_year({2031: 2.0, 2030: 2.0, 2032: 1.0}) == 2030
