"""A repository of reports gets a new one: a good one passes, and each bad one is told by the right rule and line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checking import reports
from tests.command import Command

YEAR = 2033
FILE = f"reports/{YEAR}/云岭市.md"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with the reports of two years, committed."""
    root = tmp_path_factory.mktemp("repository")
    for year in (YEAR - 2, YEAR - 1):
        write(root, year, reports.good_report(year))
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "two years")
    return root


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)


def write(root: Path, year: int, text: str) -> None:
    path = root / "reports" / str(year) / "云岭市.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def check(root: Path, text: str) -> tuple[int, list[str]]:
    """Add ``text`` as the report of :data:`YEAR`; the exit code and ``line rule`` of every finding of its check."""
    write(root, YEAR, text)
    run = Command(root)("check", "--since", "main", "--lang", "en")
    assert not run.err
    heads = [line.split() for line in run.out.splitlines() if line.startswith(f"{FILE}:")]
    return run.code, [f"{head[0].split(':')[1]} {head[2]}" for head in heads]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_good_report_passes_without_a_word(repository: Path) -> None:
    assert check(repository, reports.good_report(YEAR)) == (0, [])


GOOD = reports.good_report(YEAR)

BAD: dict[str, tuple[Callable[[], str], str, str]] = {
    "truncated": (lambda: reports.truncated(GOOD), "RD111", "### （六）"),
    "wrong year": (lambda: reports.of_another_year(YEAR), "RD201", f"# 云岭市{YEAR + 1}年"),
    "mojibake": (lambda: reports.garbled(GOOD), "RD301", "### （三）"),
    "page furniture": (lambda: reports.with_furniture(GOOD), "RD304", "扫一扫"),
    "empty plan": (lambda: reports.with_an_empty_plan(GOOD), "RD107", f"## 二、{YEAR}年"),
    "figures garbled": (lambda: reports.with_damaged_figures(GOOD), "RD305", f"{YEAR}年，全市经济"),
}
"""Each way of going wrong: the file, the rule that has to tell it, and words on the line, or above the paragraph."""


@pytest.mark.parametrize("how", BAD)
def test_a_bad_report_is_told_by_rule_and_line(repository: Path, how: str) -> None:
    make, rule, words = BAD[how]
    text = make()
    below_heading = 2 if words.startswith("###") else 0

    code, findings = check(repository, text)

    assert code == 1
    assert f"{line_of(text, words) + below_heading} {rule}" in findings


def test_a_copy_of_last_year_is_told_even_under_the_new_title(repository: Path) -> None:
    copy = reports.good_report(YEAR - 1).replace(str(YEAR - 1), str(YEAR)).replace(str(YEAR - 2), str(YEAR - 1))

    code, findings = check(repository, copy)

    assert code == 1
    assert any(finding.endswith("RD401") for finding in findings)
    assert any(finding.endswith("RD502") for finding in findings)


def test_a_copy_of_last_year_as_it_is_is_of_the_wrong_year_as_well(repository: Path) -> None:
    code, findings = check(repository, reports.good_report(YEAR - 1))

    assert code == 1
    assert {"RD201", "RD203", "RD401"} <= {finding.split()[1] for finding in findings}


def test_only_what_has_changed_since_is_checked(repository: Path) -> None:
    write(repository, YEAR, GOOD)
    run = Command(repository)("check", "--since", "main", "--lang", "en")

    assert run.out.startswith("1 report checked")
    assert Command(repository)("check", "--lang", "en").out.startswith("3 reports checked")


def test_an_unknown_commit_is_an_error_that_says_what_to_do(repository: Path) -> None:
    run = Command(repository)("check", "--since", "nowhere", "--lang", "en")

    assert (run.code, run.out) == (2, "")
    assert "git knows no commit nowhere" in run.err and "fetch-depth" in run.err
