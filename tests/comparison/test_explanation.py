"""Explanations: the right measure, the right evidence, the right reason."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings

import reportdiff
from reportdiff.alignment.scorer import shipped_scorer
from reportdiff.comparison import filter_changes
from reportdiff.comparison.explanation import explain, family_of
from reportdiff.errors import ReportdiffError
from reportdiff.model import Comparison
from reportdiff.model.explanation import EvidenceFamily
from reportdiff.output.words.explanation_facts import facts_in_words
from tests.strategies import ROWS, Row, compared, digest, years

OLD = (*ROWS[:6], *ROWS[12:18])
NEW = (replace(ROWS[0], figure=45), replace(ROWS[2], opening="继续"), *ROWS[13:18], *ROWS[24:28])


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compared(OLD, NEW, full=True)


def text_of(comparison: Comparison, member: str) -> str:
    return {m.id: m.text for m in (*comparison.old.measures, *comparison.new.measures)}[member]


def test_a_link_is_explained_by_its_pair(comparison: Comparison) -> None:
    found = explain(comparison, "新建改建农村公路")
    change = next(change for change in comparison.changes if found.subject in change.new)
    pair = found.pairs[0]

    assert (found.status, found.score, found.matched_by) == (change.status, change.score, change.matched_by)
    assert pair.linked and pair.refusal is None and pair.wording == "masked"
    assert (pair.old, pair.new) == (change.old[0], change.new[0])
    assert "农村公路" in {shared.word for shared in pair.shared_words}
    assert pair.same_section and pair.rank_old == pair.rank_new == 1


def test_a_dropped_measure_is_explained_by_what_it_was_refused(comparison: Comparison) -> None:
    change = next(change for change in comparison.changes if change.status == "dropped")
    found = explain(comparison, change.old[0])

    assert found.score is None and found.matched_by is None and not any(pair.linked for pair in found.pairs)
    assert change.nearest is not None and found.pairs[0].new == change.nearest.id
    assert found.pairs[0].score == pytest.approx(change.nearest.score, abs=1e-3)
    refusal = found.pairs[0].refusal
    assert refusal is not None and refusal.reason == "below_threshold"
    assert refusal.short_by == pytest.approx(found.threshold - change.nearest.score, abs=1e-3)


def test_a_partner_with_a_better_one_is_named(comparison: Comparison) -> None:
    linked = next(change for change in comparison.changes if change.score is not None)
    other = next(change for change in comparison.changes if change.status == "dropped").old[0]
    refusal = explain(comparison, other, with_measure=linked.new[0]).pairs[0].refusal

    assert refusal is not None
    assert (refusal.rival, refusal.rival_score) == (linked.old[0], linked.score)


def test_with_shows_that_pair_only_and_from_either_side(comparison: Comparison) -> None:
    there = explain(comparison, "o1", with_measure="n3")
    back = explain(comparison, "n3", with_measure="o1")

    assert len(there.pairs) == 1 and there.partner == "n3" and back.partner == "o1"
    assert replace(there.pairs[0], refusal=None) == replace(back.pairs[0], refusal=None)


@settings(max_examples=15, deadline=None)
@given(years())
def test_every_measure_can_be_explained(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    comparison = compared(*pair)
    for change in comparison.changes[:3]:
        found = explain(comparison, change.id)
        linked = {member for one in found.pairs if one.linked for member in (one.old, one.new)}
        assert linked >= {*change.old, *change.new} or len(change.old) > 1 or not change.old or not change.new
        assert found.change == change.id and found.subject in (*change.old, *change.new)
        for one in found.pairs:
            assert one.linked == (one.refusal is None)
            if one.log_odds is not None:
                assert found.base + sum(share.log_odds for share in one.shares) == pytest.approx(one.log_odds, abs=1e-6)
        named = {member for one in found.pairs for member in (one.old, one.new)}
        assert named <= set(found.measures)
        assert all(found.measures[member].text == text_of(comparison, member) for member in found.measures)


def test_two_reports_do_as_well_as_their_comparison() -> None:
    reports = digest(OLD, 2031), digest(NEW, 2032)

    assert explain(reports, "o2") == explain(reportdiff.compare(*reports), "o2") == reportdiff.explain(reports, "O2 ")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("o99", "o1 to o12"),
        ("c99", "changes c1 to"),
        ("没有这样的举措", "no measure of the two plans contains"),
        ("  ", "no measure is given"),
        ("新", "measures contain '新'"),
    ],
)
def test_what_cannot_be_told_is_one_line_that_says_so(comparison: Comparison, asked: str, words: str) -> None:
    with pytest.raises(ReportdiffError, match=words) as caught:
        explain(comparison, asked)
    assert caught.value.zh and "\n" not in str(caught.value) + caught.value.zh


def test_two_measures_of_one_report_are_no_pair(comparison: Comparison) -> None:
    with pytest.raises(ReportdiffError, match="same report"):
        explain(comparison, "o1", with_measure="o2")


def test_a_selection_of_changes_is_refused_in_words(comparison: Comparison) -> None:
    new_only = filter_changes(comparison, status={"new"})
    with pytest.raises(ReportdiffError, match="all changes"):
        explain(new_only, "o1")


def test_words_of_both_sides_of_one_change_mean_that_change(comparison: Comparison) -> None:
    same = next(change for change in comparison.changes if change.status == "unchanged")

    assert explain(comparison, text_of(comparison, same.old[0])).change == same.id


def test_every_feature_of_the_scorer_has_a_family() -> None:
    features = {curve.name for model in (shipped_scorer().first, shipped_scorer().second) for curve in model.curves}

    assert {feature for feature in features if family_of(feature) == "other"} == set()
    assert family_of("something_newer") == "other"
    assert {family_of(feature) for feature in features} == set(get_args(EvidenceFamily)) - {"other"}


def test_a_short_name_that_decided_is_named_with_the_full_one() -> None:
    old, new = (
        digest(
            [Row(section="计划", template=text) for text in ("新建雷达站", own, "培训农机手", "举办灯会")], year=year
        )
        for own, year in (("启动长护险试点", 2031), ("把长期护理保险扩大到全体参保职工", 2032))
    )
    explanation = explain((old, new), "长护险")

    assert explanation.pairs[0].aliases == (("长护险", "长期护理保险"),)
    for lang, words in (("zh", "“长护险”即“长期护理保险”"), ("en", "“长护险” means “长期护理保险”")):
        assert words in facts_in_words(explanation, explanation.pairs[0], "wording", lang)
    assert all(not pair.aliases for pair in explanation.pairs[1:])


def test_every_measure_has_the_side_of_its_id_and_its_own_text(comparison: Comparison) -> None:
    found = explain(comparison, "新建改建农村公路")

    assert {measure.side for measure in found.measures.values()} == {"old", "new"}
    for member, measure in found.measures.items():
        assert measure.side == {"o": "old", "n": "new"}[member[0]]
        assert (measure.id, measure.text) == (member, text_of(comparison, member))


def test_eight_candidates_are_shown_linked_ones_first_then_by_score(comparison: Comparison) -> None:
    pairs = explain(comparison, "新建改建农村公路").pairs
    rest = [pair.score or 0.0 for pair in pairs if not pair.linked]

    assert [pair.linked for pair in pairs] == [True] + [False] * len(rest)
    assert rest == sorted(rest, reverse=True) and len(set(rest)) > 2
    assert len(rest) == 8
