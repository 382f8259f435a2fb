"""What a selection of changes keeps, and the order of the targets by size."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.comparison import filter_changes
from reportdiff.comparison.figures.target_table import target_table
from tests.truth.pairs import INVENTED, SHIPPED, comparison_of


def test_a_selection_keeps_what_belongs_to_its_changes_and_no_more() -> None:
    whole = comparison_of(SHIPPED)
    kept = filter_changes(whole, status={"new"})
    ids = {change.id for change in kept.changes}
    members = {member for change in kept.changes for member in change.new}

    assert ids == {change.id for change in whole.changes if change.status == "new"}
    assert [change for group in kept.sections for change in group.changes] == [
        change for group in whole.sections for change in group.changes if change in ids
    ]
    assert all(group.changes for group in kept.sections)
    assert kept.targets.headline == whole.targets.headline
    assert kept.targets.others == tuple(row for row in whole.targets.others if row.change in ids)
    assert kept.terms.new == tuple(term for term in whole.terms.new if members & set(term.measures))
    assert kept.terms.vanished == ()
    assert replace(kept.terms, new=(), vanished=()) == replace(whole.terms, new=(), vanished=())


def test_the_highlights_of_a_selection_are_numbered_from_one_in_their_order() -> None:
    whole = comparison_of(SHIPPED)
    kept = filter_changes(whole, status={"new", "dropped"})
    ids = {change.id for change in kept.changes}
    chosen = [highlight for highlight in whole.highlights if highlight.change in ids]

    assert [highlight.change for highlight in kept.highlights] == [highlight.change for highlight in chosen]
    assert [highlight.rank for highlight in kept.highlights] == list(range(1, len(chosen) + 1))
    assert [highlight.also for highlight in kept.highlights] == [
        tuple(other for other in highlight.also if other in ids) for highlight in chosen
    ]
    assert len(chosen) < len(whole.highlights)


def test_by_size_come_the_largest_changes_then_those_without_a_size_then_the_unchanged() -> None:
    whole = comparison_of(INVENTED)
    rows = target_table(whole, sort="size").rows
    others = [row for row in rows if row.indicator is None]
    sized = [row for row in others if row.facet in ("target_raised", "target_lowered")]
    order = ("target_changed", "target_added", "target_removed", None)
    places = [order.index(row.facet) for row in others[len(sized) :]]

    assert rows[: len(whole.targets.headline)] == whole.targets.headline
    assert others[: len(sized)] == sized
    assert [abs(row.relative or 0) for row in sized] == sorted((abs(row.relative or 0) for row in sized), reverse=True)
    assert len(sized) > 2 and places == sorted(places) and len(set(places)) > 2
    assert sorted(map(repr, rows)) == sorted(map(repr, whole.targets.rows))


def test_the_table_names_both_reports_and_its_order() -> None:
    whole = comparison_of(INVENTED)
    table = target_table(whole, headline_only=True)

    assert table.rows == whole.targets.headline and table.sort == "section"
    for name, report in ((table.old, whole.old), (table.new, whole.new)):
        assert (name.region, name.year, name.title, name.kind) == (
            report.region,
            report.year,
            report.title,
            report.kind,
        )
    assert (table.schema, table.generator) == ("reportdiff/targets/1", whole.generator)
