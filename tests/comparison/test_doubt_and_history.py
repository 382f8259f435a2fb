"""What a comparison doubts, and which years it looks at: a case on either side of each line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reportdiff.comparison import compare as compare_module
from reportdiff.comparison import compare_reports
from reportdiff.comparison.fates.past_year import term_stretches
from reportdiff.comparison.fates.target_relation import gap_between, relation_of_values
from reportdiff.comparison.terms import concept_table
from reportdiff.comparison.terms.first_years import History
from reportdiff.model import Alignment, Candidate, Change, PartSpan, Pin, Report
from tests.strategies import report_of


def plan(year: int, *measures: str, region: str = "yunling") -> Report:
    head = f"---\nregion: {region}\nyear: {year}\nkind: digest\n---\n## 一\n"
    return report_of(head + "".join(f"- {measure}\n" for measure in measures), year)


OLD, NEW = plan(2031, "修缮望京门城楼"), plan(2034, "举办云岭音乐季")


def unlinked(monkeypatch: pytest.MonkeyPatch, score: float, pins: Mapping[str, tuple[Pin, ...]]) -> tuple[Change, ...]:
    """The changes of two measures without a link whose likeness is ``score``."""
    nearest = {"o1": Candidate(id="n1", score=score), "n1": Candidate(id="o1", score=score)}
    alignment = Alignment(links=(), nearest=nearest, pinned=dict(pins))
    monkeypatch.setattr(compare_module, "align", lambda *_, **__: alignment)
    return compare_reports(OLD, NEW).changes


@pytest.mark.parametrize(("score", "doubtful"), [(0.1499, False), (0.15, True)])
def test_what_stands_alone_is_doubtful_from_a_likeness_of_fifteen(
    monkeypatch: pytest.MonkeyPatch, score: float, doubtful: bool
) -> None:
    changes = unlinked(monkeypatch, score, {})

    assert {change.status: change.doubtful for change in changes} == {"new": doubtful, "dropped": doubtful}


@pytest.mark.parametrize(("verdict", "doubtful"), [("same", False), ("not_same", True)])
def test_a_reader_who_says_that_nothing_corresponds_ends_the_doubt(
    monkeypatch: pytest.MonkeyPatch, verdict: str, doubtful: bool
) -> None:
    pin = Pin(verdict=verdict, old=("修缮望京门城楼",))  # type: ignore[arg-type]
    changes = unlinked(monkeypatch, 0.3, {"o1": (pin,)})

    assert {change.status: change.doubtful for change in changes} == {"new": True, "dropped": doubtful}


# Years


TEXTS = {year: f"{year}年的报告" for year in range(2029, 2037)}


def test_the_history_ends_before_the_new_report_and_leaves_the_old_one_out() -> None:
    assert compare_reports(OLD, NEW, earlier=TEXTS).history == (2029, 2030, 2032, 2033)
    assert compare_reports(OLD, plan(2034, "举办音乐季", region="wangshan"), earlier=TEXTS).history == ()


@pytest.mark.parametrize(
    ("old", "new", "years"),
    [
        (2031, 2034, (2029, 2030, 2031, 2032, 2033, 2034)),
        (2031, 2032, (2029, 2030, 2031, 2032)),
        # Two versions of a report, the wrong way round, and an unknown year have no first year.
        (2031, 2031, ()),
        (2034, 2031, ()),
        (0, 2031, ()),
    ],
)
def test_first_years_are_looked_up_from_one_year_to_a_later_one(old: int, new: int, years: tuple[int, ...]) -> None:
    assert History.of(replace(OLD, year=old), replace(NEW, year=new), TEXTS).years == years


@pytest.mark.parametrize(("digits", "year"), [("49", 2049), ("50", 1950), ("99", 1999), ("00", 2000)])
def test_the_collection_begins_in_nineteen_fifty(monkeypatch: pytest.MonkeyPatch, digits: str, year: int) -> None:
    concept_table.concept.cache_clear()
    monkeypatch.setattr(concept_table, "_rows", lambda: ((), {"青苔经济": f"75\t{digits}"}))
    found = concept_table.concept("青苔经济")
    concept_table.concept.cache_clear()

    assert found == concept_table.Concept(7.5, (year,))


@pytest.mark.parametrize(("left", "stretches"), [(24, 0), (26, 1)])
def test_a_quarter_of_a_review_must_be_about_the_past_year(left: int, stretches: int) -> None:
    term = "过去五年，" + "五年来办成许多大事" * 8
    year = "过去一年，"
    year += "办" * round((len(term) + 1) * left / (100 - left) - len(year))
    text = f"{term}\n{year}"
    report = Report(
        region="yunling", year=2032, title="", kind="full_text", text=text, sections=(), measures=(),
        parts=(PartSpan(part="review", start=0, end=len(text)),),
    )  # fmt: skip

    assert len(term_stretches(report)) == stretches


# Values and targets


@pytest.mark.parametrize(
    ("value", "words", "relation"),
    [
        (5.5, {"is_ceiling": True}, "met"),
        (5.51, {"is_ceiling": True}, "short"),
        (0.0, {"is_ceiling": True}, "met"),
        (5.5, {}, "met"),
        (5.49, {}, "short"),
        (6.0, {}, "met"),
        (6.01, {}, "exceeded"),
        (5.2, {"is_better_low": True}, "exceeded"),
        (6.01, {"is_better_low": True}, "short"),
    ],
)
def test_a_value_on_the_line_has_met_its_target(value: float, words: Mapping[str, bool], relation: str) -> None:
    ends = (5.5, 5.5) if "is_ceiling" in words else (5.5, 6.0)

    assert relation_of_values(ends, value, **{"is_ceiling": False, **words}) == relation


@pytest.mark.parametrize(("value", "gap"), [(2.0, -1.0), (3.0, 0.0), (4.0, 0.0), (5.0, 0.0), (7.0, 2.0)])
def test_inside_of_a_target_there_is_no_gap(value: float, gap: float) -> None:
    assert gap_between((3.0, 5.0), value) == gap
