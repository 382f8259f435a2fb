"""A comparison of two reports: total, symmetric, and the same every time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportdiff.comparison import compare_reports
from reportdiff.comparison.inline import diff_sides, side_text
from reportdiff.model import Comparison, Facet, Status
from reportdiff.opening import read_report
from reportdiff.output.json import comparison_to_json
from tests.strategies import ROWS, SECTIONS, Row, compared, digest, full_text, measures_of, rows, texts_of, years

Pair = tuple[tuple[Row, ...], tuple[Row, ...]]

few = settings(max_examples=40, deadline=None)
fewer = settings(max_examples=20, deadline=None)
"""For comparisons of all rows, which take longest."""


def alone(comparison: Comparison, status: Status) -> set[str]:
    """The texts of all new, or of all dropped, measures."""
    changes = [change for change in comparison.changes if change.status == status]
    return {text for change in changes for side in texts_of(comparison, change) for text in side}


def every_measure_of_both_sides_stands_in_a_change(comparison: Comparison) -> None:
    assert {member for change in comparison.changes for member in change.old} == {m.id for m in comparison.old.measures}
    assert {member for change in comparison.changes for member in change.new} == {m.id for m in comparison.new.measures}


def new_has_no_old_side_dropped_no_new_side_and_the_rest_have_both(comparison: Comparison) -> None:
    for change in comparison.changes:
        assert bool(change.old) == (change.status != "new")
        assert bool(change.new) == (change.status != "dropped")


def the_inline_diff_spells_both_texts(comparison: Comparison) -> None:
    for change in comparison.changes:
        old, new = measures_of(comparison, change)
        assert diff_sides(change.diff) == (side_text(old), side_text(new))


def the_summary_counts_the_changes_with_a_commitment(comparison: Comparison) -> None:
    counted = [
        change
        for change in comparison.changes
        if any(measure.role == "commitment" for side in measures_of(comparison, change) for measure in side)
    ]

    assert comparison.summary.status == {
        name: sum(change.status == name for change in counted) for name in get_args(Status)
    }
    assert comparison.summary.facets == dict(Counter(facet for change in counted for facet in change.facets))
    assert comparison.summary.doubtful == sum(change.doubtful for change in counted)
    assert comparison.summary.folded == len(comparison.changes) - len(counted)


def ids_are_unique_and_count_in_order(comparison: Comparison) -> None:
    assert [m.id for m in comparison.old.measures] == [f"o{n + 1}" for n in range(len(comparison.old.measures))]
    assert [m.id for m in comparison.new.measures] == [f"n{n + 1}" for n in range(len(comparison.new.measures))]
    assert [change.id for change in comparison.changes] == [f"c{n + 1}" for n in range(len(comparison.changes))]


def changes_follow_the_new_report(comparison: Comparison) -> None:
    place = {measure.id: number for number, measure in enumerate(comparison.new.measures)}
    first = [place[change.new[0]] for change in comparison.changes if change.new]

    assert first == sorted(first)


def scores_are_probabilities_and_only_links_have_them(comparison: Comparison) -> None:
    for change in comparison.changes:
        linked = bool(change.old and change.new)
        assert linked == (change.score is not None) == (change.matched_by is not None)
        assert change.score is None or 0 <= change.score <= 1


def whatever_stands_alone_names_its_nearest_refused_partner(comparison: Comparison) -> None:
    other = {"new": {m.id for m in comparison.old.measures}, "dropped": {m.id for m in comparison.new.measures}}

    for change in comparison.changes:
        if change.status in other:
            assert change.nearest is not None
            assert change.nearest.id in other[change.status]
            assert 0 <= change.nearest.score <= 1
        else:
            assert change.nearest is None


def facets_are_proven_and_in_the_order_of_the_model(comparison: Comparison) -> None:
    order = get_args(Facet)
    for change in comparison.changes:
        assert list(change.facets) == sorted(set(change.facets), key=order.index)
        named = {figure.facet for figure in change.figures} | {proof.facet for proof in change.proofs}
        assert set(change.facets) - named <= {"moved", "split", "merged"}
        assert named <= set(change.facets)


PROPERTIES = (
    every_measure_of_both_sides_stands_in_a_change,
    new_has_no_old_side_dropped_no_new_side_and_the_rest_have_both,
    the_inline_diff_spells_both_texts,
    the_summary_counts_the_changes_with_a_commitment,
    ids_are_unique_and_count_in_order,
    changes_follow_the_new_report,
    scores_are_probabilities_and_only_links_have_them,
    whatever_stands_alone_names_its_nearest_refused_partner,
    facets_are_proven_and_in_the_order_of_the_model,
)


@settings(max_examples=80, deadline=None)
@given(years(), st.booleans())
def test_a_comparison_has_all_properties(pair: Pair, full: bool) -> None:
    comparison = compared(*pair, full=full)

    for holds in PROPERTIES:
        holds(comparison)


@few
@given(rows(), st.booleans())
def test_a_report_compared_with_itself_is_unchanged(chosen: tuple[Row, ...], full: bool) -> None:
    comparison = compared(chosen, chosen, full=full)

    assert {(change.status, change.facets) for change in comparison.changes} == {("unchanged", ())}
    assert len(comparison.changes) == len(chosen)
    assert (comparison.terms.new, comparison.terms.vanished) == ((), ())


@few
@given(st.data())
def test_a_shuffled_report_has_nothing_new_and_nothing_dropped(data: st.DataObject) -> None:
    chosen = data.draw(rows())
    comparison = compared(chosen, tuple(data.draw(st.permutations(chosen))))

    assert {change.status for change in comparison.changes} == {"unchanged"}


@few
@given(st.data())
def test_measures_that_only_moved_are_unchanged(data: st.DataObject) -> None:
    old = data.draw(rows(least=3))
    new = tuple(replace(row, section=data.draw(st.sampled_from(SECTIONS))) for row in old)
    comparison = compared(old, new)

    assert {change.status for change in comparison.changes} == {"unchanged"}
    assert {facet for change in comparison.changes for facet in change.facets} <= {"moved"}


@few
@given(years(), st.booleans())
def test_swapping_the_sides_swaps_new_and_dropped_and_keeps_the_links(pair: Pair, full: bool) -> None:
    forth, back = compared(*pair, full=full), compared(*reversed(pair), full=full)
    there = {tuple(map(frozenset, texts_of(forth, change))) for change in forth.changes if change.old and change.new}
    here = {tuple(map(frozenset, texts_of(back, change)))[::-1] for change in back.changes if change.old and change.new}

    assert alone(forth, "new") == alone(back, "dropped")
    assert alone(forth, "dropped") == alone(back, "new")
    assert there == here


FIGURED = [number for number, row in enumerate(ROWS) if row.has_figure]


@fewer
@given(st.sampled_from(FIGURED), st.integers(2, 95), st.integers(2, 95), st.booleans())
def test_a_figure_that_moved_says_which_way(place: int, before: int, after: int, full: bool) -> None:
    assume(before != after and max(before, after) < 10 * min(before, after))
    old, new = list(ROWS), list(ROWS)
    old[place] = replace(ROWS[place], figure=before)
    new[place] = replace(ROWS[place], figure=after)
    comparison = compared(tuple(old), tuple(new), full=full)
    facet = "target_raised" if after > before else "target_lowered"

    (change,) = [change for change in comparison.changes if change.status != "unchanged"]
    assert texts_of(comparison, change) == ((old[place].text,), (new[place].text,))
    assert (change.status, change.facets) == ("changed", (facet,))
    (figure,) = change.figures
    assert figure.relative == pytest.approx(after / before - 1)
    assert figure.difference is not None and (figure.difference > 0) == (after > before)


@fewer
@given(st.sampled_from(ROWS), st.integers(2, 20))
def test_one_measure_left_out_is_the_one_dropped(gone: Row, seed: int) -> None:
    new = tuple(row for row in (*ROWS[seed:], *ROWS[:seed]) if row != gone)
    comparison = compared(ROWS, new)

    assert alone(comparison, "dropped") == {gone.text}
    assert alone(comparison, "new") == set()


def test_nothing_depends_on_the_kind_of_report() -> None:
    old, new = ROWS[4:], (*ROWS[:9], *(replace(row, figure=35) for row in ROWS[12:]))
    as_digest, as_full_text = compared(old, new), compared(old, new, full=True)

    def told(comparison: Comparison) -> Sequence[object]:
        return sorted((c.status, c.facets, *texts_of(comparison, c)) for c in comparison.changes)

    assert told(as_digest) == told(as_full_text)


def test_a_dropped_measure_stands_behind_what_became_of_its_predecessor() -> None:
    comparison = compared(ROWS[:6], (ROWS[1], ROWS[0], ROWS[2], ROWS[4], ROWS[5]))
    order = [texts_of(comparison, change)[0][0] for change in comparison.changes]

    assert order == [ROWS[place].text for place in (1, 0, 2, 3, 4, 5)]


def test_a_section_renamed_as_a_whole_is_no_move() -> None:
    old = tuple(row for row in ROWS if row.section in ("教育", "绿色家园"))
    new = tuple(replace(row, section="生态与环境") if row.section == "绿色家园" else row for row in old)

    assert all(change.facets == () for change in compared(old, new).changes)


def test_one_measure_in_another_section_has_moved() -> None:
    moved = replace(ROWS[-1], section="教育")
    comparison = compared(ROWS, (*ROWS[:-1], moved))

    assert [(texts_of(comparison, c)[1], c.facets) for c in comparison.changes if c.facets] == [
        ((moved.text,), ("moved",))
    ]


def encoded() -> str:
    """The JSON of a pair that has something of everything, as digests and as full texts."""
    old = ROWS[:28]
    new = tuple(replace(row, figure=33, opening="继续" if n % 3 else "") for n, row in enumerate(ROWS[6:][::-1]))
    return "".join(comparison_to_json(compared(old, new, full=full)).decode() for full in (False, True))


def test_reports_are_left_as_they_are() -> None:
    """Ids are given to copies; the reports may be compared again, or be one and the same."""
    report, other = digest(ROWS[:20]), full_text(ROWS[10:])
    compare_reports(report, other)

    assert report == digest(ROWS[:20])
    assert {change.status for change in compare_reports(report, report).changes} == {"unchanged"}


def test_two_real_reports_are_compared_without_loss(shared: Path) -> None:
    old, new = (read_report(shared / "corpus" / year / "beijing.md") for year in ("2021", "2022"))
    comparison = compare_reports(old, new)
    members = Counter(member for change in comparison.changes for member in (*change.old, *change.new))

    assert set(members) == {m.id for m in (*comparison.old.measures, *comparison.new.measures)}
    for change in comparison.changes:
        before, after = measures_of(comparison, change)
        assert diff_sides(change.diff) == (side_text(before), side_text(after))
    assert all(re.fullmatch(r"c\d+", change.id) for change in comparison.changes)
    assert comparison.summary.status["new"] < len(new.measures) * 0.9


def test_nothing_moves_out_of_a_heading_over_the_whole_plan() -> None:
    texts = [
        f"{verb}{thing}"
        for verb in ("建设", "修缮")
        for thing in ("望京门城楼", "青石岭隧道", "甘棠路", "云岭剧院", "碧溪湿地")
    ]

    def moved(old_sections: list[str]) -> int:
        old = digest([Row(section=s, template=t) for s, t in zip(old_sections, texts, strict=True)], year=2031)
        new = digest(
            [Row(section=s, template=t) for s, t in zip(["甲"] * 5 + ["乙"] * 5, texts, strict=True)], year=2032
        )
        return compare_reports(old, new).summary.facets.get("moved", 0)

    assert moved(["2031年工作建议"] * 10) == 0
    # Seven of ten are most of a plan, six are not: then the section that took most of them is its heir.
    assert moved(["丙"] * 7 + ["丁"] * 3) == 0
    assert moved(["丙"] * 6 + ["丁"] * 4) == 1
