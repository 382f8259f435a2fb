"""Which section a dropped measure is told in, and which new section an old one became."""

from __future__ import annotations

from reportdiff.comparison.section_groups import group_by_section
from reportdiff.model import Change, Measure, Report

_OLD = "甲"


def report(sections: list[str]) -> Report:
    side = "o" if _OLD in sections else "n"
    measures = tuple(
        Measure(id=f"{side}{number}", text="", section=section, part="plan", start=0, end=0)
        for number, section in enumerate(sections)
    )
    return Report(region="", year=2031, title="", kind="digest", text="", parts=(), sections=(), measures=measures)


def grouped(*went: str, new: str = "乙丙丁") -> list[tuple[str, str, str]]:
    """The groups (title, side, forerunner) where one measure of 甲 is dropped and one went to each of ``went``."""
    before = report([_OLD] * (len(went) + 1))
    after = report([*new, *went])
    linked = [
        Change(id=f"c{number}", status="unchanged", facets=(), old=(f"o{number}",), new=(f"n{len(new) + number}",))
        for number in range(len(went))
    ]
    numbers = range(len(new))
    fresh = [Change(id=f"f{number}", status="new", facets=(), old=(), new=(f"n{number}",)) for number in numbers]
    dropped = Change(id="gone", status="dropped", facets=(), old=(f"o{len(went)}",), new=())
    groups = group_by_section(before, after, (*fresh, *linked, dropped))
    home = next(group for group in groups if "gone" in group.changes)
    assert home.changes[-1] == "gone"
    assert (home.side == "old") == (home.title == _OLD)
    return [(group.title, group.side, group.forerunner) for group in groups]


def behind(*went: str) -> str:
    """The section that the group of the dropped measure stands behind."""
    groups = grouped(*went)
    place = next(place for place, group in enumerate(groups) if group[1] == "old")
    assert not any(forerunner for _, _, forerunner in groups)
    return groups[place - 1][0]


def heir(*went: str) -> str | None:
    """The section that 甲 became, if any."""
    return next((title for title, _, forerunner in grouped(*went) if forerunner == _OLD), None)


def test_a_lost_section_stands_behind_the_one_that_most_of_it_went_to() -> None:
    assert behind("乙", "丙", "丙") == "丙"
    assert behind("丙", "丙", "丁") == "丙"


def test_of_equals_the_first_of_the_new_report() -> None:
    assert behind("丙", "乙") == "乙"
    assert behind("丁", "丙") == "丙"


def test_a_section_that_went_nowhere_stands_at_the_end() -> None:
    assert behind() == "丁"


def test_a_section_becomes_the_one_that_takes_three_measures_and_more_than_half() -> None:
    assert heir("丙", "丙", "丙") == "丙"
    assert heir("丙", "丙") is None
    assert heir("丙", "丙", "丙", "乙", "乙") == "丙"
    assert heir("丙", "丙", "丙", "乙", "乙", "丁") is None
    assert heir("丙", "丙", "丙", "乙", "乙", "乙") is None


def test_a_section_that_takes_in_two_has_no_forerunner() -> None:
    before = report([_OLD] * 4 + ["戊"] * 4)
    after = report(["丙"] * 6)
    linked = [
        Change(id=f"c{new}", status="unchanged", facets=(), old=(f"o{old}",), new=(f"n{new}",))
        for new, old in enumerate((0, 1, 2, 4, 5, 6))
    ]
    gone = [Change(id=f"d{old}", status="dropped", facets=(), old=(f"o{old}",), new=()) for old in (3, 7)]
    groups = group_by_section(before, after, (*linked, *gone))

    assert [(group.title, group.side, group.forerunner) for group in groups] == [
        ("丙", "new", ""),
        (_OLD, "old", ""),
        ("戊", "old", ""),
    ]
