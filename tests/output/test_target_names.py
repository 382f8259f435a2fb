"""What rows of the table of targets are called: the indicator, the measured phrase, or the words around the figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportdiff.comparison import compare_reports
from reportdiff.model import Comparison, Quantity, Target, TargetSide
from reportdiff.output.words.target_names import figure_names, target_names
from tests.strategies import report_of

HEAD = "---\nregion: yunling\nyear: {}\nkind: digest\n---\n## 目标\n- "


def compared(old: str, new: str) -> Comparison:
    return compare_reports(report_of(HEAD.format(2031) + old, 2031), report_of(HEAD.format(2032) + new, 2032))


def row(measured: str, text: str, words: str, change: str | None = "c1", **fields: str) -> Target:
    start = text.index(words)
    quantity = Quantity(
        surface=words,
        start=start,
        end=start + len(words),
        value_low=1,
        value_high=1,
        unit="",
        bound="eq",
        kind="target",
    )
    side = TargetSide(state="figure", words=words, text=text, quantity=quantity, measure="n1")
    names = {"name": "", "name_en": "", **fields}
    return Target(measured=measured, old=TargetSide(state="not_stated"), new=side, change=change, **names)


@pytest.mark.parametrize(
    ("measured", "name"),
    [
        ("小区", "快递柜进小区"),
        ("快递柜", "快递柜进小区"),
        ("停车场", "停车场（快递柜进300个小区）"),
        ("社区食堂", "社区食堂"),
        ("", "快递柜进300个小区"),
    ],
)
def test_a_phrase_of_three_characters_says_too_little(measured: str, name: str) -> None:
    one = row(measured, "快递柜进300个小区", "300个")

    assert target_names([one], "zh")[one] == name


def test_figures_of_one_change_with_one_phrase_are_told_apart_even_if_one_is_not_shown() -> None:
    comparison = compared("新增停车泊位3处、改造停车泊位5处", "新增停车泊位4处、改造停车泊位5处")
    (moved, same) = comparison.targets.rows

    assert (moved.measured, same.measured, same.facet) == ("停车泊位", "停车泊位", None)
    assert list(target_names(comparison.targets.rows, "zh").values()) == ["新增停车泊位", "改造停车泊位"]
    assert list(figure_names(comparison, "zh").values()) == ["新增停车泊位", "改造停车泊位"]


def test_a_phrase_may_be_that_of_another_change() -> None:
    rows = [row("停车泊位", "新增停车泊位4处", "4处", change) for change in ("c1", "c2")]
    alone = [row("停车泊位", text, "4处", None) for text in ("新增停车泊位4处", "改造停车泊位4处")]

    assert set(target_names([*rows, *alone], "zh").values()) == {"停车泊位"}


def test_an_indicator_has_the_name_of_the_language_and_needs_no_length() -> None:
    one = row("就业", "新增就业9万人", "9万人", name="就业", name_en="Jobs")

    assert [target_names([one], lang)[one] for lang in ("zh", "en")] == ["就业", "Jobs"]
    other = replace(one, new=replace(one.new, text="全年新增就业9万人"))
    assert target_names([one, other], "en")[one] == "Jobs (新增就业9万人)"


def test_the_words_around_a_late_figure_are_cut_and_end_with_its_clause() -> None:
    long = "在全市范围内持续推进面向广大老年居民的社区助餐服务网点建设新增网点300个，培训人员"
    one = row("网点", long, "300个")

    quoted = target_names([one], "zh")[one]
    assert quoted.startswith("…") and quoted.endswith("新增网点") and "培训" not in quoted
    short = row("网点", "培训人员，新增网点300个，另有安排", "300个")
    assert target_names([short], "zh")[short] == "新增网点"


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("高新技术企业总数达到300家", "300家", "高新技术企业"),
        ("企业超过300家", "300家", "企业超过300家"),
        ("企业300家、再增企业300家", "300家", "企业300家"),
    ],
)
def test_the_words_that_lead_to_a_figure_go_with_it(text: str, figure: str, name: str) -> None:
    one = row("企业", text, figure)

    assert target_names([one], "zh")[one] == name
