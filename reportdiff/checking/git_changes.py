"""Which reports have changed since a commit: asked of git."""

from __future__ import annotations

import os
from pathlib import Path

from reportdiff.corpus.reports import SUFFIXES
from reportdiff.corpus.specs import YEAR_SPEC
from reportdiff.repository import branch_point, commit_named, git


def changed_reports(since: str, folder: Path) -> tuple[Path, ...]:
    """The report files below ``folder`` that were added or changed since ``since`` branched off, and those that git
    does not know yet; deleted ones are left out. In order, relative to the working directory where they lie in it.

    ``since`` is what git takes for a commit (``origin/main``, ``HEAD~1``). Raises
    :class:`~reportdiff.repository.GitError`."""
    place = folder if folder.is_dir() else Path.cwd()
    commit = branch_point(commit_named(since, place))
    top = commit.top
    plain = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--no-renames")
    listed = git(top, "diff", "--name-only", *plain, "--diff-filter=d", "-z", commit.id, "--")
    listed += git(top, "ls-files", "--others", "--exclude-standard", "-z")
    names = sorted({os.fsdecode(name) for name in listed.split(b"\0") if name})
    inside = place.resolve()
    files = [top / name for name in names]
    return tuple(_short(file) for file in files if _is_report(file) and file.resolve().is_relative_to(inside))


def _is_report(file: Path) -> bool:
    placed = YEAR_SPEC.fullmatch(file.parent.name) or YEAR_SPEC.fullmatch(file.stem)
    return bool(placed) and file.suffix.lower() in SUFFIXES and not file.name.startswith((".", "~", "_"))


def _short(file: Path) -> Path:
    here = Path.cwd().resolve()
    whole = file.resolve()
    return whole.relative_to(here) if whole.is_relative_to(here) else whole
