"""Overview: every change counted once under the right section, and a title that is never false."""

from __future__ import annotations

import pytest

from reportdiff.charts import overview
from reportdiff.charts.overview import KEPT, SectionChanges
from reportdiff.comparison import compare_reports
from reportdiff.i18n.labels import Lang
from tests import strategies
from tests.strategies import MEASURES, Row


def rows_of(*sections: str, under: str = "") -> list[Row]:
    return [Row(under or section, template) for section in sections for template in MEASURES[section]]


# Science is dropped, green is new, roads stand under another heading, education is as it was.
OLD = [*rows_of("教育"), *rows_of("科技与产业"), *rows_of("道路与停车")]
NEW = [*rows_of("教育"), *rows_of("道路与停车", under="城市更新"), *rows_of("绿色家园")]
MOVED = compare_reports(strategies.digest(OLD, 2031), strategies.digest(NEW, 2032))
ROWS = overview.data(MOVED)


def of(section: str) -> SectionChanges:
    return next(row for row in ROWS if row.section == section)


def test_every_change_is_counted_once() -> None:
    counted = {
        status: overview.total(ROWS, status) for status in ("new", "dropped", "changed", "reworded", "unchanged")
    }

    assert counted == MOVED.summary.status
    assert sum(row.doubtful(s) for row in ROWS for s in ("new", "dropped", *KEPT)) == MOVED.summary.doubtful


def test_a_section_as_it_was_is_unchanged() -> None:
    education = of("教育")

    assert (education.new, education.dropped, education.unchanged) == (0, 0, len(MEASURES["教育"]))
    assert education.side == "new"


def test_a_section_without_a_successor_stands_on_the_old_side() -> None:
    gone = of("科技与产业")

    assert (gone.side, gone.dropped, gone.new) == ("old", len(MEASURES["科技与产业"]), 0)
    assert overview.section_name(gone, "zh") == "（2031年）科技与产业"


def test_what_is_dropped_of_a_renamed_section_counts_under_its_heir() -> None:
    old = [*rows_of("道路与停车"), Row("道路与停车", "编制深海探测专项规划")]
    new = rows_of("道路与停车", under="城市更新") + rows_of("教育")
    rows = overview.data(compare_reports(strategies.digest(old, 2031), strategies.digest(new, 2032)))
    heir = next(row for row in rows if row.section == "城市更新")

    assert heir.forerunner == "道路与停车"
    assert heir.dropped == 1
    assert any("改名" in note for note in overview.notes(rows, "zh"))


def test_two_old_sections_in_one_new_section_keep_rows_of_their_own() -> None:
    old = [
        *rows_of("道路与停车"), Row("道路与停车", "编制深海探测专项规划"),
        *rows_of("教育"), Row("教育", "开展极地科考能力评估"),
    ]  # fmt: skip
    new = rows_of("道路与停车", "教育", under="城市更新") + rows_of("绿色家园")
    rows = overview.data(compare_reports(strategies.digest(old, 2031), strategies.digest(new, 2032)))

    assert {(row.section, row.side, row.dropped) for row in rows if row.dropped} == {
        ("道路与停车", "old", 1),
        ("教育", "old", 1),
    }


def test_the_title_says_the_counts_and_names_the_one_section_with_most() -> None:
    n = len(MEASURES["绿色家园"])
    title = overview.finding(ROWS, "zh")

    assert f"新增{MOVED.summary.status['new']}条举措" in title
    assert f"未再提及{MOVED.summary.status['dropped']}条" in title
    assert f"“绿色家园”新增最多，有{n}条" in title


def test_two_sections_with_as_many_are_not_named() -> None:
    new = [*NEW, *[Row("体育", f"新建健身步道{number}号线") for number in range(len(MEASURES["绿色家园"]))]]
    rows = overview.data(compare_reports(strategies.digest(OLD, 2031), strategies.digest(new, 2032)))
    largest = max(row.new for row in rows)

    assert sum(row.new == largest for row in rows) == 2
    assert "最多" not in overview.finding(rows, "zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_words_give_the_counts_of_the_sections(lang: Lang) -> None:
    words = overview.alt_text(ROWS, lang)

    assert "绿色家园" in words
    assert str(MOVED.summary.status["unchanged"]) in words


def test_one_measure_is_too_few() -> None:
    lone = compare_reports(
        strategies.digest([Row("教育", "扩建普通高中")], 2031), strategies.digest([Row("教育", "扩建普通高中")], 2032)
    )
    rows = overview.data(lone)

    assert overview.too_few(rows, "en") == "the two plans have only 1 measure, too few for a chart"
    assert overview.too_few(ROWS, "en") is None
