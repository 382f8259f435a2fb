"""Terms: counts that anyone can check in the two plans, a statistic that is the paper's, and no stock words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings

from reportdiff.charts import terms
from reportdiff.comparison import compare_reports
from reportdiff.comparison.word_shifts import PlanText, WordShift, plan_text, without_parts, word_shifts
from reportdiff.model import Comparison, Report
from tests import strategies
from tests.strategies import Row

FILLER = ("推行课后服务全覆盖", "建成云岭大桥主桥段", "设立成果转化基金", "举办邻里长者运动会")


def report(year: int, *texts: str) -> Report:
    return strategies.digest([Row("重点工作", text) for text in (*FILLER, *texts)], year)


def compared(old: Report, new: Report) -> Comparison:
    return compare_reports(old, new)


STREAMS = [f"治理黑臭水体{number}条" for number in range(2, 22)]
SCHOOLS = [f"新增幼儿园学位{number}个" for number in range(3, 20)]
BEDS = [f"建设养老床位{number}张" for number in range(2, 5)]
PARKING = [f"新增公共停车位{number}个" for number in range(20, 26)]
SHIFTED = compared(report(2031, *STREAMS, *PARKING), report(2032, *SCHOOLS, *BEDS, STREAMS[0], *PARKING))


def test_rows_are_the_counts_of_the_plans() -> None:
    rows = terms.data(SHIFTED)

    shown = {row.term: (row.way, row.old, row.new, row.old_year, row.new_year) for row in rows}
    assert shown["幼儿园学位"] == ("rose", 0, 17, 2031, 2032)
    assert shown["黑臭水体"] == ("fell", 20, 1, 2031, 2032)
    assert not any("停车" in term for term in shown)


def test_the_first_of_each_way_is_the_title() -> None:
    rows = terms.data(SHIFTED)

    assert terms.finding(rows, "zh") == "“幼儿园学位”由0次增到17次，“黑臭水体”由20次减到1次"
    assert terms.finding(rows, "en") == "幼儿园学位 rose from 0 to 17; 黑臭水体 fell from 20 to 1"
    assert terms.finding([row for row in rows if row.way == "fell"], "zh") == "“黑臭水体”由20次减到1次"


def test_the_words_for_who_cannot_see_give_every_count() -> None:
    said = terms.alt_text(terms.data(SHIFTED), "zh")

    assert "“幼儿园学位”0→17" in said
    assert "“黑臭水体”20→1" in said
    assert "2031年与2032年" in said


def test_stock_words_are_never_shown() -> None:
    old = report(2031, *(f"新增养老床位{n}张" for n in range(9)))
    new = report(2032, *(f"进一步加快推进养老床位{n}张建设" for n in range(9)))

    shown = {row.term for row in terms.data(compared(old, new))}

    assert not shown & {"进一步", "加快", "推进", "加快推进", "建设", "新增"}


def test_a_word_that_only_grew_with_the_plan_has_not_risen() -> None:
    streets = [f"打通断头路{n}条" for n in range(2, 40)]
    old = report(2031, "治理黑臭水体2条", "治理黑臭水体3条", "治理黑臭水体4条")
    new = report(2032, *streets, *(f"治理黑臭水体{n}条" for n in range(5)))

    assert "黑臭水体" not in {row.term for row in terms.data(compared(old, new)) if row.way == "rose"}


def test_equal_plans_make_no_chart() -> None:
    same = terms.data(compared(report(2031, *STREAMS), report(2032, *STREAMS)))

    assert same == ()
    assert "0" in (terms.too_few(same, "zh") or "")
    assert terms.too_few(terms.data(SHIFTED), "zh") is None


def test_only_what_passes_the_test_is_drawn_and_the_data_have_the_rest() -> None:
    rows = terms.data(SHIFTED)

    assert {row.term for row in rows if row.sure} == {"黑臭水体", "幼儿园学位"}
    assert {row.sure for row in rows} == {True, False}
    assert all(row.sure == (abs(row.z) >= 1.96) for row in rows)
    assert not any(row.term in terms.alt_text(rows, "zh") for row in rows if not row.sure)
    assert "z值不低于1.96" in terms.notes(rows, "zh")[1]


def test_no_sure_word_is_too_few_and_two_are_for_those_who_ask() -> None:
    rows = terms.data(SHIFTED)

    assert "chart trends" in (terms.too_few([row for row in rows if not row.sure], "en") or "")
    assert terms.too_few(rows, "en") is None
    assert "3" in (terms.says_little(rows, "zh") or "")


def test_z_is_that_of_the_paper() -> None:
    old, new = plan_text(SHIFTED.old), plan_text(SHIFTED.new)
    shift = next(shift for shift in word_shifts(old, new) if shift.term == "黑臭水体")

    # Monroe, Colaresi & Quinn 2008, equations 16, 19 and 20, for a pair of words, which has the least prior here.
    prior, strength = 0.5, (old.size + new.size) / 2

    def log_odds(count: int, size: int) -> float:
        return math.log((count + prior) / (size + strength - count - prior))

    delta = log_odds(1, new.size) - log_odds(20, old.size)
    assert shift.log_odds == pytest.approx(delta)
    assert shift.z == pytest.approx(delta / math.sqrt(1 / (1 + prior) + 1 / (20 + prior)))


def test_of_terms_within_each_other_one_is_kept() -> None:
    def shift(term: str, old: int, new: int, z: float) -> WordShift:
        return WordShift(term=term, old=old, new=new, old_rate=0.0, new_rate=0.0, log_odds=z, z=z)

    rising = [
        shift("营商", 0, 5, 2.0),
        shift("疫情", 1, 9, 1.9),
        shift("营商环境", 0, 5, 1.8),
        shift("疫情防控", 1, 6, 1.5),
    ]

    assert [kept.term for kept in without_parts(rising)] == ["疫情", "营商环境"]
    joined = [shift("新增幼儿园", 0, 6, 2.0), shift("幼儿园学位", 0, 6, 2.0), shift("幼儿园教师", 1, 6, 1.0)]
    assert [kept.term for kept in without_parts(joined)] == ["幼儿园学位", "幼儿园教师"]


def test_an_empty_plan_has_no_shifts() -> None:
    assert word_shifts(PlanText(text="", words=(), size=0, characters=0), plan_text(SHIFTED.new)) == ()


@given(strategies.years())
@settings(max_examples=20)
def test_every_count_can_be_found_again(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    comparison = strategies.compared(*pair)
    old, new = plan_text(comparison.old).text, plan_text(comparison.new).text

    for row in terms.data(comparison):
        assert (row.old, row.new) == (old.count(row.term), new.count(row.term))
        assert (row.new > row.old) == (row.way == "rose") == (row.new_rate > row.old_rate) == (row.z > 0)
