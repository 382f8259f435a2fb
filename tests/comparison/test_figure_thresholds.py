"""Where the pairing of figures draws its lines: made-up phrases of so many equal characters on either side of each."""

from __future__ import annotations

import pytest

from reportdiff.comparison.figures.figure_pairs import partners
from reportdiff.comparison.figures.guard.counted_figures import Figure
from reportdiff.comparison.figures.guard.figure_identity import difference_between
from reportdiff.comparison.figures.indicator_mentions import Mention
from reportdiff.comparison.figures.indicator_names import indicator_names
from reportdiff.model import Measure, Quantity
from reportdiff.parsing.quantities import extract_quantities

TEN = "甲乙丙丁戊己庚辛壬癸"
OTHER = "子丑寅卯辰巳午未申酉"


def phrase(common: int, length: int = 10) -> str:
    """A phrase of ``length`` characters whose likeness to the first so many of :data:`TEN` is ``common / length``."""
    return TEN[:common] + OTHER[: length - common]


def figure(
    name: str, value: float = 100, *, act: int | None = None, before: str = "", context: str = "", text: str = "",
    step: bool = False, total: bool = False, unit: str = "个", high: float | None = None,
) -> Figure:  # fmt: skip
    quantity = Quantity(
        surface=f"{value:g}{unit}", start=len(text), end=len(text) + 1, value_low=value, value_high=high or value,
        unit=unit, bound="eq", kind="count", measured=name,
    )  # fmt: skip
    measure = Measure(
        id="m", text=text or name, section="", part="plan", start=0, end=len(text), quantities=(quantity,)
    )
    # Without words around them two figures would be as like as can be.
    return Figure(quantity, measure, name, act, context or name[-1:], before, unit, 1.0, step, total)


ANOTHER = figure("天地玄黄宇宙洪荒日月", 7)
"""A figure that is like none of the others: beside it no figure is the only one of its unit."""


def paired(old: Figure, new: Figure, *, alone: bool = False) -> bool:
    return partners([old] if alone else [old, ANOTHER], [new]).get(0) == 0


@pytest.mark.parametrize(("common", "expected"), [(5, False), (6, True)])
def test_phrases_measure_the_same_from_a_likeness_of_fifty_five(common: int, expected: bool) -> None:
    assert paired(figure(TEN, 100), figure(phrase(common), 120)) == expected


@pytest.mark.parametrize(("common", "expected"), [(2, False), (3, True)])
def test_the_only_figures_of_their_unit_do_from_thirty(common: int, expected: bool) -> None:
    assert paired(figure(TEN, 100), figure(phrase(common), 120), alone=True) == expected


@pytest.mark.parametrize(("common", "expected"), [(4, False), (5, True)])
def test_the_same_act_adds_ten(common: int, expected: bool) -> None:
    assert paired(figure(TEN, 100, act=1), figure(phrase(common), 120, act=1)) == expected


@pytest.mark.parametrize(("common", "expected"), [(7, False), (8, True)])
def test_another_act_takes_twenty_five_off(common: int, expected: bool) -> None:
    assert paired(figure(TEN, 100, act=0), figure(phrase(common), 120, act=1)) == expected


@pytest.mark.parametrize(("value", "expected"), [(900, True), (1100, False), (12, True), (9, False)])
def test_an_amount_of_ten_times_is_another_thing(value: float, expected: bool) -> None:
    assert paired(figure(TEN, 100), figure(phrase(8), value)) == expected


@pytest.mark.parametrize(("high", "expected"), [(1989, True), (2009, False)])
def test_a_span_counts_by_its_middle(high: float, expected: bool) -> None:
    assert paired(figure(TEN, 100), figure(phrase(8), 1, high=high)) == expected


def test_where_it_starts_from_is_never_what_it_becomes() -> None:
    assert not paired(figure(TEN, 100, before="规模从"), figure(TEN, 100))
    assert not paired(figure(TEN, 100), figure(TEN, 120, before="规模从"))
    assert paired(figure(TEN, 100, before="规模从"), figure(TEN, 120, before="规模从"))


@pytest.mark.parametrize(("common", "length", "expected"), [(6, 7, True), (8, 13, False)])
def test_what_is_added_is_fifteen_less_like_a_total(common: int, length: int, expected: bool) -> None:
    # Likenesses of 71 and 70.
    assert paired(figure(TEN, 100, before="新增"), figure(phrase(common, length), 120, before="累计")) == expected
    assert paired(figure(TEN, 100, before="累计"), figure(phrase(common, length), 120, before="新增")) == expected
    assert paired(figure(TEN, 100, before="新增"), figure(phrase(common, length), 120, before="新增累计"))


@pytest.mark.parametrize(("old", "new"), [("", "公园"), ("公园", "")])
def test_a_figure_without_a_noun_is_paired_by_the_words_around_or_alone(old: str, new: str) -> None:
    one, other = figure(old, 100, context="山川"), figure(new, 120, context="日月")

    assert not paired(one, other)
    assert paired(one, other, alone=True)
    assert paired(one, figure(new, 120, context="山川"))


@pytest.mark.parametrize(("value", "expected"), [(350, True), (450, False)])
def test_what_is_added_is_another_thing_from_four_times(value: float, expected: bool) -> None:
    assert paired(figure(TEN, 100, before="新增"), figure(phrase(9), value)) == expected


def test_the_same_words_and_unit_are_one_thing_whatever_the_leap() -> None:
    assert paired(figure(TEN, 100), figure(TEN, 1100))


@pytest.mark.parametrize(("likest", "expected"), [(7, 0), (9, 1)])
def test_an_equal_value_weighs_fifteen(likest: int, expected: int) -> None:
    # The first is like the new figure by 60 and has its value; the second is likelier and has not.
    olds = [figure(phrase(6), 120), figure(TEN[:likest] + "金木水火土日月星辰风"[: 10 - likest], 100)]
    assert partners(olds, [figure(TEN, 120)]) == {0: expected}


def test_of_figures_as_like_and_equal_the_first_is_the_partner() -> None:
    olds = [figure("日月", 50), figure("日月", 50)]
    assert partners(olds, [figure("山川", 50)]) == {0: 0}


@pytest.mark.parametrize(("length", "expected"), [(2, False), (3, True)])
def test_a_phrase_inside_the_other_counts_eighty_from_three_characters(length: int, expected: bool) -> None:
    # Another act takes twenty-five off, which leaves fifty-five.
    assert paired(figure(TEN, 100, act=0), figure(TEN[:length], 120, act=1)) == expected


@pytest.mark.parametrize(("old", "new"), [(100, 0), (0, 100)])
def test_nought_is_far_from_every_value(old: float, new: float) -> None:
    assert not paired(figure(TEN, old), figure(phrase(8), new))
    assert paired(figure(TEN, old), figure(TEN, new))


# Whether two figures count the same


@pytest.mark.parametrize(("old", "new", "expected"), [(0, 1, False), (0, 0, True), (0, None, True), (None, 1, True)])
def test_only_two_acts_that_differ_make_two_things(old: int | None, new: int | None, expected: bool) -> None:
    assert (difference_between(figure("公园", act=old), figure("公园", act=new)) is None) == expected


@pytest.mark.parametrize(("context", "expected"), [("甲乙丙丁戊子丑寅卯辰", False), ("甲乙丙丁戊己庚子丑寅", True)])
def test_without_a_noun_the_words_around_must_be_alike_by_sixty(context: str, expected: bool) -> None:
    assert (difference_between(figure("", context=TEN), figure("公园", context=context)) is None) == expected


@pytest.mark.parametrize(("value", "expected"), [(190, True), (210, False), (55, True), (45, False)])
def test_a_total_so_far_is_no_more_than_twice_the_number(value: float, expected: bool) -> None:
    assert (difference_between(figure("公园", 100), figure("公园", value, total=True)) is None) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("活动中心", "服务中心", True),
        ("幼儿园", "动物园", False),
        # Of 数字 and 森林 (half a bit) neither makes another thing of a park, of 湿地 and 援助 (a bit) both do.
        ("数字公园", "森林公园", True),
        ("湿地公园", "援助公园", False),
        ("湿地公园", "公园", True),
    ],
)
def test_two_nouns_are_one_thing_where_heads_agree_and_no_telling_word_parts_them(
    old: str, new: str, expected: bool
) -> None:
    assert (difference_between(figure(old, text=f"建设{old}"), figure(new, text=f"建设{new}")) is None) == expected


# What an indicator is called


def named(*texts: str) -> str:
    places = []
    for place, text in enumerate(texts):
        quantity = extract_quantities(text)[-1]
        measure = Measure(
            id=f"n{place}", text=text, section="", part="plan", start=0, end=len(text), quantities=(quantity,)
        )  # fmt: skip
        places.append(Mention("figure", measure, quantity, False, place))
    return indicator_names({}, {"gdp": places})["gdp"]


def test_an_indicator_is_called_what_the_plan_calls_it_most_often() -> None:
    assert named("经济增长5%", "国内生产总值增长5%", "经济增长6%") == "经济增长"
    assert named("国内生产总值增长5%", "国内生产总值增长5%", "经济增长6%") == "国内生产总值"


def test_of_names_as_common_the_longest_and_a_name_of_three_characters_is_none() -> None:
    assert named("经济增长5%", "国内生产总值增长5%") == "国内生产总值"
    assert named("国内生产总值增长5%", "经济增长5%") == "国内生产总值"
    assert named("GDP增长5%") == "地区生产总值"
