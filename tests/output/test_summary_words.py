"""What limits a comparison is said: reports the wrong way round, of one year, or of two regions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportdiff.i18n.labels import LABELS
from reportdiff.model import Comparison
from reportdiff.output.words.summary_words import counts, facet_counts, warnings


def of_years(comparison: Comparison, old: int, new: int) -> Comparison:
    sides = replace(comparison.old, year=old), replace(comparison.new, year=new)
    return replace(comparison, old=sides[0], new=sides[1])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [(2031, 2032, False), (2031, 2031, True), (2032, 2031, True), (0, 2031, False), (2031, 0, False), (0, 0, False)],
)
def test_a_new_report_that_is_not_newer_is_noted(comparison: Comparison, old: int, new: int, said: bool) -> None:
    notes = warnings(of_years(comparison, old, new), "zh")
    text = LABELS["say.reversed"][0].format(old=old, new=new)

    assert (text in notes) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("beijing", "beijing", False), ("beijing", "shanghai", True), ("unknown", "beijing", False)],
)
def test_two_regions_are_noted(comparison: Comparison, old: str, new: str, said: bool) -> None:
    before, after = replace(comparison.old, region=old), replace(comparison.new, region=new)
    plain = warnings(replace(comparison, old=replace(before, region="x"), new=replace(after, region="x")), "zh")

    assert (len(warnings(replace(comparison, old=before, new=after), "zh")) > len(plain)) == said


def test_all_statuses_are_counted_and_doubt_last(comparison: Comparison) -> None:
    shown = {count.status or "doubtful": count.count for count in counts(comparison, "zh")}

    assert shown == {**comparison.summary.status, "doubtful": comparison.summary.doubtful}
    assert list(shown)[-1] == "doubtful"
    assert len(facet_counts(comparison, "zh")) == len(comparison.summary.facets)
