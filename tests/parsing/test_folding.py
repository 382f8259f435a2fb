"""Folding: what is ignored when texts are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.parsing.folding import fold, mask_figures, skeleton
from tests.strategies import ROWS, digest, report_of

TELLING = "新建口袋公园１1２.．，,。；;：:“”「」『』‘’《》（）()—－–~～％﹪·•①²　\u00a0 一二十、〔〕aＡ五是第3个万"
CHARACTERS = st.text(st.sampled_from(TELLING) | st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("增长５．５％左右", "增长5.5%左右"),
        ("打造「星河里」夜市", "打造“星河里”夜市"),
        ("增长5%—6%", "增长5%～6%"),
        ("新建 公园", "新建　公园"),
        ("推进ＰＰＰ项目", "推进PPP项目"),
        ("1.新建公园", "新建公园"),
        ("（三）新建公园", "（四）新建公园"),
        ("①新建公园", "②新建公园"),
        ("一是新建公园", "新建公园"),
        ("·新建公园", "新建公园"),
        ("新建公园〔民生实事〕", "新建公园"),
    ],
)
def test_what_editions_differ_in_is_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新建公园1座", "新建公园2座"),
        ("增长4.5%", "增长45%"),
        ("降低PM2.5浓度", "降低PM25浓度"),
        ("新建公园", "改建公园"),
        ("二氧化碳减排", "一氧化碳减排"),
        ("10.5公里绿道", "5公里绿道"),
        ("面积3m³", "面积3m3"),
        ("三所学校开工", "两所学校开工"),
        ("2.5万亩造林", "5万亩造林"),
    ],
)
def test_what_a_reader_would_see_is_kept(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert skeleton(one) != skeleton(other)


def test_a_skeleton_has_no_punctuation_but_the_decimal_point() -> None:
    assert skeleton("（一）落实“山清、水秀”行动，增长 4.5%！") == "落实山清水秀行动增长4.5%"


@given(CHARACTERS)
def test_folding_twice_is_folding_once(text: str) -> None:
    """Only the outermost list mark is one, so marks are put behind a word here: 1.1. is taken off mark by mark."""
    folded = fold("推进" + text + "建设")

    assert fold(folded) == folded


@given(CHARACTERS)
def test_masking_twice_is_masking_once(text: str) -> None:
    masked = mask_figures(text)

    assert mask_figures(masked) == masked


@given(CHARACTERS)
def test_equal_once_folded_is_equal_as_a_skeleton(text: str) -> None:
    assert skeleton("推进" + text) == skeleton(fold("推进" + text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("改造公路100公里", "改造公路200公里"),
        ("增长4.5%以上", "增长5%以上"),
        ("惠及10,000户", "惠及8000户"),
        ("办好十件实事", "办好十二件实事"),
        ("新建两所学校", "新建三所学校"),
        ("筹集房源三千套", "筹集房源2000套"),
    ],
)
def test_figures_are_masked(one: str, other: str) -> None:
    assert mask_figures(one) == mask_figures(other) != one


@pytest.mark.parametrize("text", ["推进第三条跑道建设", "落实一网通办", "万众一心促发展"])
def test_ordinals_and_set_phrases_are_no_figures(text: str) -> None:
    assert mask_figures(text) == text


def test_a_report_shows_its_words_unfolded() -> None:
    text = "打造「星河里」夜市，增长５．５％"
    report = report_of(f"---\nkind: digest\nyear: 2031\nregion: yunling\n---\n## 商贸\n- {text}\n")

    assert [measure.text for measure in report.measures] == [text]


def test_the_text_of_every_measure_is_a_stretch_of_the_report() -> None:
    report = digest(ROWS)

    assert all(report.text[measure.start : measure.end] == measure.text for measure in report.measures)
