from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.parsing.quantities.numerals import chinese_value, parse_number
from tests.parsing.chinese_numerals import to_chinese


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,200.5", 1200.5),
        ("1.22万", 12200),
        ("９.5万亿", 9.5e12),
        ("3百万", 3e6),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("三千五", 3500),
        ("三千零五", 3005),
        ("三万五", 35000),
        ("两千亿", 2e11),
        ("百万", 1e6),
        ("一千二百万", 1.2e7),
        ("一点三万亿", 1.3e12),
        ("五二九点零七亿", 52_907_000_000),
        ("二〇二五", 2025),
        ("5%", 0.05),
        ("百分之五", 0.05),
        ("５．５％", 0.055),
    ],
)
def test_reads_numbers(text: str, value: float) -> None:
    assert parse_number(text) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    "text", ["", "百千万", "三农", "一带一路", "5G", "5%%", "1,20", "点五", "一十百", "9" * 5000, "一" * 5000]
)
def test_refuses_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(0, 10**16 - 1))
def test_round_trip(n: int) -> None:
    assert chinese_value(to_chinese(n)) == float(n)


@given(st.integers(0, 9999), st.sampled_from(["万", "亿", "万亿", ""]))
def test_round_trip_with_scale(n: int, scale: str) -> None:
    spelled = to_chinese(n) + scale
    if n == 0 and scale:
        return
    sizes = {"万": 10**4, "亿": 10**8, "万亿": 10**12, "": 1}
    assert chinese_value(spelled) == float(n * sizes[scale])


def test_spells_only_what_it_can() -> None:
    assert to_chinese(0) == "零"
    assert to_chinese(15) == "十五"
    assert to_chinese(205) == "二百零五"
    assert to_chinese(10_0500) == "十万零五百"
    with pytest.raises(ValueError):
        to_chinese(-1)
    with pytest.raises(ValueError):
        to_chinese(10**16)


@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    parse_number(text)
