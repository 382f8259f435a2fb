"""Commitments chained through the years: which links carry a chain, which end it, and what the lists show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from reportdiff.errors import ReportdiffError
from reportdiff.model import Alignment, Change, Comparison, Fate, Link, Origin, Report, Summary
from reportdiff.model.comparison import COMPARISON_SCHEMA
from reportdiff.model.lineages import Lineage, Lineages
from reportdiff.tracking.lineage.lineage_graph import SURE_BRIDGE, SURE_JOINT
from reportdiff.tracking.lineage.lineage_lists import figure_growth
from reportdiff.tracking.lineage.lineages import chain_lineages, trace_lineages
from reportdiff.tracking.lineage.successive import _numbered
from reportdiff.tracking.lineage.track import track_measure, track_words
from reportdiff.tracking.series import ReportSeries
from tests.tracking.series import series

Pairs = Sequence[tuple[Sequence[int], Sequence[int], float, float | None]]
"""Links by the numbers of their measures from 1, with score and weakest."""


def _comparison(old: Report, new: Report, links: Pairs) -> Comparison:
    before, after = _numbered(old, "o"), _numbered(new, "n")
    changes = [
        Change(
            id="", status="reworded", facets=(), old=tuple(f"o{i}" for i in olds), new=tuple(f"n{j}" for j in news),
            score=score, matched_by="anywhere", weakest=weakest,
        )
        for olds, news, score, weakest in links
    ]  # fmt: skip
    linked = {member for change in changes for member in (*change.old, *change.new)}
    changes += [
        Change(id="", status="dropped", facets=(), old=(m.id,), new=(), fate=Fate(kind="gone"))
        for m in before.measures
        if m.id not in linked
    ]
    changes += [
        Change(id="", status="new", facets=(), old=(), new=(m.id,), origin=Origin(kind="first"))
        for m in after.measures
        if m.id not in linked
    ]
    return Comparison(
        schema=COMPARISON_SCHEMA, generator="", old=before, new=after,
        summary=Summary(status={}, facets={}, doubtful=0), changes=tuple(changes),
    )  # fmt: skip


def _chained(plans: Mapping[int, Sequence[str]], links: Sequence[Pairs], bridges: Sequence[Pairs] = ()) -> Lineages:
    reports = series({year: {"工作": texts} for year, texts in plans.items()})
    comparisons = [
        _comparison(old, new, pairs)
        for old, new, pairs in zip(reports.reports, reports.reports[1:], links, strict=False)
    ]
    alignments = [
        Alignment(
            links=tuple(
                Link(
                    old=tuple(f"o{i}" for i in olds), new=tuple(f"n{j}" for j in news), score=score,
                    matched_by="anywhere", weakest=weakest,
                )
                for olds, news, score, weakest in pairs
            ),
            nearest={},
        )
        for pairs in bridges
    ]  # fmt: skip
    return chain_lineages(reports, comparisons, alignments, {})


def _texts(item: Lineage) -> list[str]:
    return [step.measure.text for step in item.steps]


A, B, C, D = "建设云岭大桥", "云岭大桥开工", "新建口袋公园20个", "推进望山隧道建设"


def test_sure_links_carry_a_chain_and_others_end_it() -> None:
    lineages = _chained(
        {2031: [A, C], 2032: [B, C], 2033: [B, C]},
        [
            [([1], [1], SURE_JOINT, None), ([2], [2], SURE_JOINT - 0.001, None)],
            [([1], [1], 0.9, None), ([2], [2], 0.9, None)],
        ],
    )
    assert [(item.id, _texts(item)) for item in lineages.lineages] == [
        ("2031-m1", [A, B, B]),
        ("2031-m2", [C]),
        ("2032-m2", [C, C]),
    ]
    ended, begun = lineages.lineages[1:]
    assert ended.weak_after is not None
    assert (ended.weak_after.measure.year, ended.weak_after.measure.text) == (2032, C)
    assert begun.weak_before is not None
    assert begun.weak_before.score == SURE_JOINT - 0.001


def test_a_pinned_link_carries_a_chain_whatever_its_score() -> None:
    from dataclasses import replace

    from reportdiff.model import Pin

    reports = series({2031: {"工作": [A]}, 2032: {"工作": [B]}})
    comparison = _comparison(*reports.reports, [([1], [1], 0.1, None)])
    pin = Pin(verdict="same", old=(A,), new=(B,))
    pinned = replace(comparison, changes=tuple(replace(c, pinned=(pin,)) for c in comparison.changes))
    assert [_texts(item) for item in chain_lineages(reports, [pinned], [], {}).lineages] == [[A, B]]


def test_the_most_alike_of_a_link_continue_and_the_rest_merge_or_split() -> None:
    merged = _chained({2031: [D, C], 2032: ["新建口袋公园25个"]}, [[([1, 2], [1], 0.95, 0.9)]])
    first, second = merged.lineages
    assert _texts(second) == [C, "新建口袋公园25个"]
    assert first.merged_into is not None
    assert first.merged_into.text == "新建口袋公园25个"
    assert [name.text for name in second.last.merged] == [D]

    split = _chained({2031: [C], 2032: [D, "新建口袋公园25个"]}, [[([1], [1, 2], 0.95, 0.9)]])
    whole, part = split.lineages
    assert _texts(whole) == [C, "新建口袋公园25个"]
    assert part.split_from is not None
    assert part.split_from.text == C
    assert [name.text for name in whole.last.split] == [D]


def test_members_that_joined_a_link_on_weak_evidence_neither_merge_nor_continue() -> None:
    lineages = _chained(
        {2031: [C, D], 2032: ["新建口袋公园25个", "推进望山隧道运营"]}, [[([1, 2], [1, 2], 0.95, SURE_JOINT - 0.01)]]
    )
    assert [_texts(item) for item in lineages.lineages] == [[C, "新建口袋公园25个"], [D], ["推进望山隧道运营"]]
    assert lineages.lineages[1].weak_after is not None
    assert lineages.lineages[1].merged_into is None


def test_a_sure_link_bridges_one_report_and_only_what_nothing_else_continues() -> None:
    plans = {2031: [A, C, D], 2032: ["修编城市总体规划", C], 2033: [A, C, D]}
    link = [([2], [2], 0.9, None)]
    bridge = [([1], [1], SURE_BRIDGE, None), ([2], [2], 1.0, None), ([3], [3], SURE_BRIDGE - 0.001, None)]
    lineages = _chained(plans, [link, link], [bridge])
    assert {item.id: item.years for item in lineages.lineages} == {
        "2031-m1": (2031, 2033),
        "2031-m2": (2031, 2032, 2033),
        "2031-m3": (2031,),
        "2032-m1": (2032,),
        "2033-m3": (2033,),
    }
    returned = lineages.lineage("2031-m1")
    assert returned.bridges == 1
    assert lineages.lists.revived == ("2031-m1",)


def test_every_commitment_is_in_exactly_one_lineage() -> None:
    plans = {2031: [A, C, D], 2032: [B, C, D], 2033: [C, D]}
    lineages = _chained(plans, [[([1, 2], [1, 2, 3], 0.9, 0.85)], [([1, 2, 3], [1, 2], 0.95, 0.9)]])
    names = [(step.year, step.measure.id) for item in lineages.lineages for step in item.steps]
    assert sorted(names) == sorted((year, f"m{n}") for year, texts in plans.items() for n in range(1, len(texts) + 1))


def test_what_was_in_several_plans_and_is_named_nowhere_has_vanished() -> None:
    years = range(2031, 2039)
    plans = {year: [C] + ([D] if year < 2035 else []) + ([B] if year < 2034 else []) for year in years}
    links = []
    for year in years[:-1]:
        kept = min(len(plans[year]), len(plans[year + 1]))
        links.append([([n], [n], 0.9, None) for n in range(1, kept + 1)])
    lineages = _chained(plans, links)
    # Four plans are enough, three are not.
    assert lineages.lists.vanished == ("2031-m2",)
    assert lineages.lists.longest[0] == "2031-m1"


def test_figures_of_three_plans_grow_and_rates_do_not() -> None:
    rising = ["新建口袋公园20个", "新建口袋公园24个", "新建口袋公园30个"]
    rates = ["绿化覆盖率达到30%", "绿化覆盖率达到35%", "绿化覆盖率达到40%"]
    plans = {2031 + n: [rising[n], rates[n]] for n in range(3)}
    link = [([1], [1], 0.9, None), ([2], [2], 0.9, None)]
    lineages = _chained(plans, [link, link])
    (growth,) = lineages.lists.growing
    assert (growth.lineage, growth.first.surface, growth.last.surface, growth.ratio) == ("2031-m1", "20个", "30个", 1.5)
    two = _chained({2031: [rising[0]], 2032: [rising[2]]}, [[([1], [1], 0.9, None)]])
    assert figure_growth(two.lineages[0]) is None


@pytest.fixture(scope="module")
def bridge_years() -> tuple[ReportSeries, Lineages]:
    usual = ("推进望山隧道前期工作", "推行课后服务全覆盖", "建设云岭大桥")
    reports = series(
        {
            2031: {"工作": (*usual, "办好云岭书市")},
            2032: {"工作": (*usual[:2], "云岭大桥全面开工")},
            2033: {"工作": ("推行课后服务全覆盖", "云岭大桥完成主桥段", "办好云岭书市")},
        }
    )
    return reports, trace_lineages(reports)


def test_reports_are_compared_and_chained(bridge_years: tuple[ReportSeries, Lineages]) -> None:
    _, lineages = bridge_years
    by_first = {item.first.measure.text: item for item in lineages.lineages}
    assert by_first["推行课后服务全覆盖"].years == (2031, 2032, 2033)
    assert by_first["办好云岭书市"].years == (2031, 2033)
    assert by_first["推进望山隧道前期工作"].years == (2031, 2032)


def test_words_find_lineages_and_a_measure_finds_its_own(bridge_years: tuple[ReportSeries, Lineages]) -> None:
    reports, lineages = bridge_years
    track = track_words(reports, lineages, "书市")
    assert [item.years for item in track.lineages] == [(2031, 2033)]
    assert [name.year for name in track.matches] == [2031, 2033]
    assert track_measure(lineages, "2033-m3").lineages == track.lineages
    for name in ("2033-m99", "m3", ""):
        with pytest.raises(ReportdiffError):
            track_measure(lineages, name)
    with pytest.raises(ReportdiffError):
        track_words(reports, lineages, "  ")
