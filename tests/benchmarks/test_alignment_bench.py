"""The alignment bench counts as the labels mean it: on made-up ones, and on real ones as the scorer they come with."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import reportdiff
from benchmarks.alignment.gold import Findings, FoundLink, MarkedPair, findings_of, mark, only_measures, read_pair
from benchmarks.alignment.growth import Cost, exponent, invented_pair
from benchmarks.alignment.losses import losses
from benchmarks.alignment.metrics import Tables, f1, reliability, scores, shape, type_of
from benchmarks.labels import Labels, Row
from reportdiff.alignment.explanation import weigh
from reportdiff.output.json import comparison_to_json
from tests.strategies import ROWS, digest


def link(old: tuple[str, ...], new: tuple[str, ...], **values: object) -> FoundLink:
    given = {"score": 0.9, "matched_by": "object", "status": "changed", "facets": (), **values}
    return FoundLink(old=old, new=new, **given)  # type: ignore[arg-type]


@pytest.fixture
def pair() -> MarkedPair:
    """Five measures a side, each its own clause; clause 5 is frame, 1 and 2 went into 1, 3 stayed, 4 is dropped."""
    rows = (Row(old=("o1", "o2"), new=("n1",), type="reworded"), Row(old=("o3",), new=("n3",), type="same"))
    old, new = digest(ROWS[:5]), digest(ROWS[:5], 2032)
    names = {side: {f"{side}{number}": "" for number in range(1, 6)} for side in "on"}
    return MarkedPair(
        name="made-up",
        old=only_measures(old, old.measures, "o"),
        new=only_measures(new, new.measures, "n"),
        labels=Labels(rows=rows, frame=frozenset({"o5", "n5"}), old=names["o"], new=names["n"]),
        clauses={clause: (clause,) for side in names.values() for clause in side},
    )


def test_strict_counts_clause_pairs_and_lax_counts_links(pair: MarkedPair) -> None:
    found = Findings(links=(link(("o1",), ("n1",)), link(("o3",), ("n3", "n4")), link(("o5",), ("n2",))), nearest={})
    row = scores(pair, found)

    assert (row["link_P"], row["link_R"]) == pytest.approx((2 / 3, 2 / 3))
    assert (row["lax_P"], row["row_R"], row["lax_F1"]) == (1, 1, 1)
    # Old: 4 is dropped in truth, 2 and 4 are said to be. New: 2 and 4 are new in truth, 2 is said to be.
    assert (row["dropped_F1"], row["new_F1"]) == pytest.approx((2 / 3, 2 / 3))
    assert (row["dropped_cover"], row["status_acc"]) == (1, 0)


def test_everything_right_is_one_and_nothing_found_is_zero(pair: MarkedPair) -> None:
    perfect = Findings(
        links=(
            link(("o1", "o2"), ("n1",), status="reworded"),
            link(("o3",), ("n3",), status="unchanged", matched_by="exact"),
        ),
        nearest={},
        printed=frozenset({"o4", "n2", "n4"}),
    )

    figures = scores(pair, perfect)
    assert (figures.pop("dropped_leak"), figures.pop("new_leak")) == (0, 0)
    assert set(figures.values()) == {1.0}
    nothing = scores(pair, Findings(links=(), nearest={}))
    assert nothing["link_F1"] == nothing["lax_F1"] == nothing["status_acc"] == 0


def test_what_is_printed_is_right_wrong_or_frame(pair: MarkedPair) -> None:
    # Of the old side 4 is dropped, 1 goes on and 5 is frame; 2 and 4 of the new side are new.
    found = Findings(links=(), nearest={}, printed=frozenset({"o4", "o1", "o5", "n2"}))
    figures = scores(pair, found)

    assert figures["dropped_print_P"] == figures["dropped_leak"] == pytest.approx(1 / 3)
    assert figures["dropped_print_R"] == 1
    assert (figures["new_print_P"], figures["new_print_R"], figures["new_leak"]) == (1, 0.5, 0)


def test_tables_tell_first_from_further_links(pair: MarkedPair) -> None:
    tables = Tables()
    found = (link(("o1",), ("n1",)), link(("o3",), ("n3",), matched_by="exact"), link(("o4",), ("n4",)))
    tables.add(pair, Findings(links=found, nearest={}))

    assert tables.shapes["n:1"]["links"] == 2 and tables.shapes["n:1"]["links_found"] == 1
    assert tables.shapes["n:1"]["further"] == 1 and tables.shapes["n:1"]["further_found"] == 0
    assert tables.passes["exact"]["right"] == 1 and tables.passes["object"]["wrong"] == 1
    assert list(tables.passes) == ["exact", "object"]
    assert tables.types["same"]["rows_found"] == 1


def test_a_link_lost_is_lost_at_one_stage(pair: MarkedPair) -> None:
    counts = losses(pair, Findings(links=(link(("o3",), ("n3",)),), nearest={}), weigh(pair.old, pair.new))

    assert counts["found"] == 1 and counts.total() == 3


def test_shapes_and_types() -> None:
    assert [shape(Row(old=a, new=b, type="")) for a, b in ((("o1",), ("n1",)), (("o1", "o2", "o3"), ("n1", "n2")))] == [
        "1:1",
        "m:n",
    ]
    assert type_of(link((), (), facets=("target_raised", "members_added"))) == "target_up"
    assert type_of(link((), (), facets=("target_raised", "target_lowered"))) == "target_other"
    assert type_of(link((), (), facets=("members_added",))) == "expanded"
    assert type_of(link((), (), facets=("stage_set_back",))) == "narrowed"
    assert type_of(link((), (), status="unchanged", facets=("moved",))) == "same"


def test_reliability_of_scores() -> None:
    found = reliability([(0.95, True), (0.95, True), (0.25, False), (0.25, True)])

    assert [row[:2] for row in found.bins] == [(0.2, 2), (0.9, 2)]
    assert found.error == pytest.approx((2 * 0.25 + 2 * 0.05) / 4)
    assert found.brier == pytest.approx((2 * 0.0025 + 0.0625 + 0.5625) / 4)
    assert f1(0, 0, 0) == (0, 0, 0) and reliability([]).brier == 0


def test_growth_is_a_slope_and_its_reports_have_the_size_asked_for() -> None:
    costs = [Cost(size=size, seconds=size**1.5 / 1e4, megabytes=1) for size in (300, 600, 3000)]

    assert exponent(costs) == pytest.approx(1.5)
    assert [len(report.measures) for report in invented_pair(70)] == [70, 70]
    assert invented_pair(70)[1].text == invented_pair(70)[1].text


@pytest.fixture(scope="module")
def scorer(shared: Path) -> Iterator[ModuleType]:
    """The scorer that the labels come with."""
    path = shared / "tools" / "score.py"
    if not path.is_file():
        pytest.skip(f"no scorer at {path}")
    spec = importlib.util.spec_from_file_location("_labelled_pair_scorer", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    kept, written = list(sys.path), sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path[:], sys.dont_write_bytecode = kept, written


@pytest.mark.parametrize("name", ["beijing-2022-2023", "zhejiang-2025-2026"])
def test_it_agrees_with_the_scorer_of_the_labels(shared: Path, scorer: ModuleType, name: str) -> None:
    comparison = reportdiff.compare(*read_pair(name))
    ours = scores(mark(name, comparison), findings_of(comparison))
    theirs = scorer.score_alignment(str(shared / "gold" / name), json.loads(comparison_to_json(comparison)))

    assert {key: round(ours[key], 3) for key in theirs} == {key: round(value, 3) for key, value in theirs.items()}
