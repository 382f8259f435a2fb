"""Imports go down: the floors of ``.importlinter`` hold, and what renders computes nothing."""

from __future__ import annotations

from pathlib import Path

from tests.command import Command, Run

_LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(sys.argv[1], no_cache=True))"


def lint(project: Path, contracts: Path) -> Run:
    return Command(project)(contracts, program=("-c", _LINT))


def test_the_contracts_hold(project: Path) -> None:
    run = lint(project, project / ".importlinter")

    assert run.code == 0, run.out


def test_an_import_that_is_forbidden_is_seen(project: Path, tmp_path: Path) -> None:
    contracts = (project / ".importlinter").read_text(encoding="utf-8")
    stricter = tmp_path / "stricter"
    stricter.write_text(contracts.replace("    reportdiff.corpus\n", "    reportdiff.model\n"), encoding="utf-8")
    run = lint(project, stricter)

    assert run.code == 1
    assert "reportdiff.output is not allowed to import reportdiff.model" in run.out
    assert "reportdiff.charts is not allowed to import reportdiff.model" in run.out
