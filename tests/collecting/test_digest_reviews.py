"""Adding and importing a digest whose review is a file of its own: both are stored, and both tell it from others."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.collecting.adding import add
from reportdiff.collecting.importing import import_collection
from reportdiff.collecting.store import AnotherReport
from reportdiff.errors import NotAReport, ReportdiffError
from reportdiff.opening import read_report
from tests.collecting.conftest import TODAY
from tests.collecting.reports import plain
from tests.test_digest_reviews import PLAN, REVIEW, write


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A digest and its review, outside of the directory of reports."""
    write(tmp_path, "in/beijing.review.md", REVIEW.format(year=2032))
    return write(tmp_path, "in/beijing.md", PLAN.format(year=2032, beds=6000))


def stored(reports: Path) -> list[str]:
    return sorted(path.name for path in reports.rglob("*.md"))


def test_both_files_are_stored_and_read_back_as_they_were(source: Path, reports: Path) -> None:
    done = add(source, reports=reports, today=TODAY)
    was, is_now = read_report(source), read_report(done.path)

    assert (done.outcome, stored(reports)) == ("stored", ["beijing.md", "beijing.review.md"])
    assert (is_now.text, is_now.parts, is_now.sections) == (was.text, was.parts, was.sections)
    assert [(each.text, each.start) for each in is_now.measures] == [(each.text, each.start) for each in was.measures]
    text = (reports / "2032/beijing.review.md").read_text("utf-8")
    assert text.startswith("---\ntitle: 某市2032年政府工作报告·上年工作回顾摘编\nregion: beijing\nyear: 2032\n")
    assert "\npart: review\n" in text


def test_the_review_is_part_of_what_a_report_is_known_by(source: Path, reports: Path) -> None:
    review = source.with_name("beijing.review.md")
    first = add(source, reports=reports, today=TODAY)
    again = add(review, reports=reports, today=TODAY)
    assert (again.outcome, again.sha256) == ("unchanged", first.sha256)

    write(source.parent, review.name, REVIEW.format(year=2032) + "- 新建中学3所\n")
    with pytest.raises(AnotherReport, match="only in this one: 1"):
        add(source, reports=reports, today=TODAY)
    changed = add(source, reports=reports, today=TODAY, force=True)
    assert (changed.outcome, changed.sha256 != first.sha256) == ("replaced", True)
    assert "新建中学3所" in read_report(changed.path).text


def test_a_digest_without_review_replaces_both_only_by_force(source: Path, reports: Path) -> None:
    add(source, reports=reports, today=TODAY)
    source.with_name("beijing.review.md").unlink()

    with pytest.raises(AnotherReport):
        add(source, reports=reports, today=TODAY)
    assert stored(reports) == ["beijing.md", "beijing.review.md"]
    add(source, reports=reports, today=TODAY, force=True)
    assert stored(reports) == ["beijing.md"]


def test_a_review_may_be_there_before_its_plan_but_not_before_a_full_text(source: Path, reports: Path) -> None:
    write(reports, "2032/beijing.review.md", REVIEW.format(year=2032))
    source.with_name("beijing.review.md").unlink()
    full = write(source.parent, "full.txt", plain(2032, "北京市"))
    with pytest.raises(AnotherReport, match="is the review of another digest"):
        add(full, reports=reports, today=TODAY)

    add(source, reports=reports, today=TODAY)
    assert [span.part for span in read_report("2032", reports=reports).parts] == ["review", "plan"]


def test_a_dry_run_writes_neither(source: Path, reports: Path) -> None:
    assert add(source, reports=reports, today=TODAY, dry_run=True).outcome == "stored"
    assert not reports.exists()


def test_a_review_alone_is_not_added(source: Path, reports: Path) -> None:
    source.unlink()
    with pytest.raises(ReportdiffError, match=r"its plan beijing\.md is not beside it"):
        add(source.with_name("beijing.review.md"), reports=reports, today=TODAY)

    other = write(source.parent, "摘编.md", REVIEW.format(year=2032))
    with pytest.raises(NotAReport, match="put it beside the plan"):
        add(other, reports=reports, today=TODAY)
    assert not reports.exists()


def test_a_collection_has_one_entry_for_both(source: Path, reports: Path, tmp_path: Path) -> None:
    write(tmp_path, "in/2033/shanghai.review.md", REVIEW.format(year=2033).replace("beijing", "shanghai"))
    done = import_collection(source.parent, reports=reports, today=TODAY)

    assert [(entry.path.name, entry.fate) for entry in done.entries] == [
        ("shanghai.review.md", "unreadable"),
        ("beijing.md", "taken"),
    ]
    assert stored(reports) == ["beijing.md", "beijing.review.md"]
    again = import_collection(source.parent, reports=reports, today=TODAY)
    assert [entry.fate for entry in again.entries] == ["unreadable", "unchanged"]
