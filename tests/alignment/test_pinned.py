"""Pins hold, whatever the scorer says; what no longer fits is reported."""

from __future__ import annotations

import pytest

from reportdiff.alignment.pinned import ContradictingPins
from reportdiff.comparison import compare_reports
from reportdiff.model import Change, Comparison, Pin, Report
from tests.strategies import ROWS, Row, digest, texts_of

OLD_ROWS = [row for row in ROWS if row.section in ("道路与停车", "教育")]
NEW_ROWS = [row for row in ROWS if row.section in ("道路与停车", "绿色家园")]


@pytest.fixture(scope="module")
def reports() -> tuple[Report, Report]:
    return digest(OLD_ROWS, 2031), digest(NEW_ROWS, 2032)


def change_of(comparison: Comparison, text: str) -> Change:
    return next(each for each in comparison.changes if text in sum(texts_of(comparison, each), ()))


def test_a_pin_links_what_has_nothing_in_common(reports: tuple[Report, Report]) -> None:
    pin = Pin(verdict="same", old=("推行课后服务全覆盖",), new=("启动碧溪湿地修复",), by="林某", when="2032-01-15")

    comparison = compare_reports(*reports, pins=[pin])

    change = change_of(comparison, "推行课后服务全覆盖")
    assert texts_of(comparison, change) == (("推行课后服务全覆盖",), ("启动碧溪湿地修复",))
    assert (change.matched_by, change.score, change.doubtful, change.pinned) == ("pinned", 1.0, False, (pin,))


def test_a_forbidden_pair_stays_apart(reports: tuple[Report, Report]) -> None:
    text = "推进望山隧道前期工作"
    assert change_of(compare_reports(*reports), text).status == "unchanged"

    comparison = compare_reports(*reports, pins=[Pin(verdict="not_same", old=(text,), new=(text,))])

    statuses = sorted(each.status for each in comparison.changes if text in sum(texts_of(comparison, each), ()))
    assert statuses == ["dropped", "new"]
    assert all(each.nearest is None or each.nearest.score < 0.9 for each in comparison.changes)


@pytest.mark.parametrize(("old", "new", "status"), [(True, False, "dropped"), (False, True, "new")])
def test_an_empty_other_side_pins_a_measure_alone(
    reports: tuple[Report, Report], old: bool, new: bool, status: str
) -> None:
    text = ("推进望山隧道前期工作",)
    pin = Pin(verdict="same", old=text if old else (), new=text if new else ())

    comparison = compare_reports(*reports, pins=[pin])

    pinned = [each for each in comparison.changes if each.pinned]
    assert [(each.status, each.doubtful, each.nearest) for each in pinned] == [(status, False, None)]


def test_pins_of_several_pairs_make_one_link(reports: tuple[Report, Report]) -> None:
    pins = [
        Pin(verdict="same", old=("开展校园心理健康筛查",), new=("启动碧溪湿地修复",), line=1),
        Pin(verdict="part_of", old=("开展校园心理健康筛查",), new=("推广餐厨垃圾就地处理",), line=2),
    ]

    comparison = compare_reports(*reports, pins=pins)

    change = change_of(comparison, "开展校园心理健康筛查")
    assert texts_of(comparison, change)[1] == ("启动碧溪湿地修复", "推广餐厨垃圾就地处理")
    assert "split" in change.facets and len(change.pinned) == 2
    assert change_of(comparison, "推进望山隧道前期工作").status == "unchanged"


def test_what_is_free_may_still_join_a_pinned_link() -> None:
    old = digest([Row("教育", "建设云岭职业技术大学新校区"), Row("教育", "推行课后服务全覆盖")], 2031)
    new = digest([Row("教育", "建设云岭职业技术大学新校区一期"), Row("教育", "建设云岭职业技术大学新校区二期")], 2032)
    pin = Pin(verdict="same", old=("建设云岭职业技术大学新校区",), new=("建设云岭职业技术大学新校区一期",))

    unaided, pinned = compare_reports(old, new), compare_reports(old, new, pins=[pin])

    def linked(comparison: Comparison) -> tuple[str, ...]:
        return texts_of(comparison, change_of(comparison, "建设云岭职业技术大学新校区"))[1]

    assert set(linked(unaided)) <= set(linked(pinned))


def test_wording_is_folded_and_borders_may_have_moved() -> None:
    old = digest([Row("教育", "开展校园心理健康筛查，建设云岭职业技术大学新校区")], 2031)
    new = digest([Row("教育", "推行课后服务全覆盖"), Row("教育", "加装住宅电梯")], 2032)
    held = Pin(verdict="same", old=("（一）开展校园心理健康筛查",), new=("加装住宅电梯。",))
    holding = Pin(verdict="same", old=(), new=("推行课后服务全覆盖，加装住宅电梯",))

    one = compare_reports(old, new, pins=[held])
    other = compare_reports(old, new, pins=[holding])

    assert not one.stale_pins and change_of(one, "加装住宅电梯").matched_by == "pinned"
    assert not other.stale_pins and [each.status for each in other.changes if each.pinned] == ["new", "new"]


def test_a_text_that_is_gone_makes_a_stale_pin_and_no_crash(reports: tuple[Report, Report]) -> None:
    pin = Pin(verdict="same", old=("修建一条没有的地铁",), new=("启动碧溪湿地修复",), line=7)

    comparison = compare_reports(*reports, pins=[pin])

    (stale,) = comparison.stale_pins
    assert (stale.pin, stale.missing_old, stale.missing_new) == (pin, ("修建一条没有的地铁",), ())
    assert change_of(comparison, "启动碧溪湿地修复").pinned == ()


def test_another_figure_is_another_text(reports: tuple[Report, Report]) -> None:
    """新建改建农村公路20公里 stands in the report; a pin on 90 公里 is about another edition of it."""
    pin = Pin(verdict="same", old=("新建改建农村公路90公里",), new=())

    assert len(compare_reports(*reports, pins=[pin]).stale_pins) == 1


def test_the_section_tells_repeated_texts_apart() -> None:
    twice = [Row("教育", "加强队伍建设"), Row("健康与养老", "加强队伍建设")]
    old, new = digest(twice, 2031), digest(twice, 2032)
    pin = Pin(
        verdict="same",
        old=("加强队伍建设",),
        new=("加强队伍建设",),
        old_section="健康与养老",
        new_section="教育",
    )

    comparison = compare_reports(old, new, pins=[pin])

    (change,) = [each for each in comparison.changes if each.matched_by == "pinned"]
    section = {m.id: m.section for m in (*comparison.old.measures, *comparison.new.measures)}
    assert [section[member] for member in (*change.old, *change.new)] == ["健康与养老", "教育"]


def test_a_pin_for_another_old_report_is_passed_over(reports: tuple[Report, Report]) -> None:
    pin = Pin(verdict="same", old=("修建一条没有的地铁",), new=("启动碧溪湿地修复",), old_report="2029/yunling")

    assert compare_reports(*reports, pins=[pin]) == compare_reports(*reports)


@pytest.mark.parametrize(
    "other",
    [
        Pin(verdict="not_same", old=("推行课后服务全覆盖",), new=("启动碧溪湿地修复",), line=12),
        Pin(verdict="same", old=("推行课后服务全覆盖",), line=12),
        Pin(verdict="same", new=("启动碧溪湿地修复",), line=12),
    ],
)
def test_contradicting_pins_are_an_error_that_names_both(reports: tuple[Report, Report], other: Pin) -> None:
    pin = Pin(verdict="same", old=("推行课后服务全覆盖",), new=("启动碧溪湿地修复",), line=5)

    with pytest.raises(ContradictingPins, match=r"lines 5 and 12") as caught:
        compare_reports(*reports, pins=[pin, other])

    assert "第5行与第12行" in caught.value.message_in("zh")


def test_no_pins_change_nothing(reports: tuple[Report, Report]) -> None:
    assert compare_reports(*reports, pins=()) == compare_reports(*reports)
