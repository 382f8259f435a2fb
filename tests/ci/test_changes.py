"""`diff --format github`: changes as notices on their lines, the listing in the summary, nothing obeyed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportdiff.comparison import compare_reports
from reportdiff.output.changes_github import by_weight, limited_markdown
from reportdiff.output.renderers import RenderOptions, render
from tests.output.hostile import hostile_comparison
from tests.strategies import ROWS, compared, full_text

OLD, NEW = ROWS[: len(ROWS) // 2], tuple(replace(row, figure=30) for row in ROWS[3:])
COMMAND = re.compile(r"::notice (?:file=[^:,]*,)?(?:line=\d+,)?title=[^:,]*::[^\n]*")


@pytest.fixture(autouse=True)
def no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests themselves may run in CI."""
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


def notices(text: str) -> list[str]:
    """The workflow commands of a log; nothing else in it may be one."""
    lines = [line for line in text.splitlines() if "::" in line or "##[" in line]
    assert all(COMMAND.fullmatch(line) for line in lines)
    return lines


def test_ten_notices_point_to_the_line_of_the_measure_and_the_rest_is_counted() -> None:
    comparison = compared(OLD, NEW, full=True)
    text = str(render(comparison, "github"))
    changed = [change for change in comparison.changes if change.status != "unchanged"]
    lines = {
        (report.name, measure.line, measure.text)
        for report in (comparison.old, comparison.new)
        for measure in report.measures
    }

    assert len(notices(text)) == 10 < len(changed)
    assert f"另有{len(changed) - 10}处" in text
    for notice in notices(text):
        file, line = re.findall(r"(?:file|line)=([^:,]*)", notice)
        assert any(name == file and str(at) == line and words in notice for name, at, words in lines)


def test_highlights_come_first_and_nothing_unchanged_is_told() -> None:
    comparison = compared(OLD, NEW, full=True)
    ranked = by_weight(comparison)

    assert [change.id for change in ranked[:3]] == [highlight.change for highlight in comparison.highlights[:3]]
    assert "unchanged" not in {change.status for change in ranked}
    assert len(ranked) == len({change.id for change in ranked})


def test_a_dropped_measure_is_shown_where_it_stood() -> None:
    comparison = compared(OLD, OLD[:-4], full=True)
    (dropped,) = {change.old[0] for change in comparison.changes if change.status == "dropped"} & {
        comparison.old.measures[-1].id
    }
    measure = next(each for each in comparison.old.measures if each.id == dropped)
    (notice,) = [line for line in notices(str(render(comparison, "github"))) if measure.text in line]

    assert f"file={comparison.old.name},line={measure.line}," in notice


def test_two_equal_reports_have_no_notices() -> None:
    report = full_text(OLD)
    assert notices(str(render(compare_reports(report, report), "github"))) == []


def test_a_report_without_a_file_gets_notices_without_one() -> None:
    comparison = compared(OLD, NEW)
    nameless = replace(comparison, old=replace(comparison.old, name="-"), new=replace(comparison.new, name="-"))
    assert notices(str(render(nameless, "github"))) and "file=" not in str(render(nameless, "github"))


def test_the_log_is_not_obeyed() -> None:
    hostile = hostile_comparison()
    words = "\n::error::x%0A::set-output name=a::b\r##[error]"
    worse = replace(
        hostile,
        new=replace(
            hostile.new,
            name=f"a,b:{words}",
            measures=tuple(replace(each, text=each.text + words, section=words) for each in hostile.new.measures),
        ),
    )
    assert notices(str(render(worse, "github")))


def test_the_summary_holds_the_listing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    comparison = compared(OLD, NEW)
    render(comparison, "github", RenderOptions(lang="zh"))

    assert summary.read_text(encoding="utf-8") == str(render(comparison, "md", RenderOptions(lang="zh"))) + "\n"


@pytest.mark.parametrize("share", [0.9, 0.5])
def test_a_listing_that_is_too_long_keeps_the_highlights_and_counts_the_rest(share: float) -> None:
    comparison = compared(OLD, NEW)
    options = RenderOptions(lang="zh", highlights=0)
    room = int(len(str(render(comparison, "md", options)).encode()) * share)
    text = limited_markdown(comparison, options, room)

    assert len(text.encode()) <= room
    assert re.search(r"还有\d+处没有列出", text)
    first = next(change for change in comparison.changes if change.id == comparison.highlights[0].change)
    assert next(each.section for each in comparison.new.measures if each.id in first.new) in text
