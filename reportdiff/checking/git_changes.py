"""Which reports have changed since a commit: asked of git."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from reportdiff.checking.checked_files import reports_at
from reportdiff.corpus.report_files import remaining_report
from reportdiff.disk.repository import branch_point, commit_named, git

LINK: Final = b"120000"
"""Mode of a symbolic link in a tree of git."""


def changed_reports(since: str, folder: Path) -> tuple[Path, ...]:
    """Give the report files below ``folder`` that were added or changed since ``since`` branched off, and those that
    git does not know yet; deleted ones are left out, but for what they leave behind of a digest in two files. A
    symbolic link (mode 120000 in git) is one of them, whatever it points to, and so is one that points to a changed
    file. In order, relative to the working directory where they lie in it.

    ``since`` is what git takes for a commit (``origin/main``, ``HEAD~1``). Raises
    :class:`~reportdiff.disk.repository.GitError`."""
    place = folder if folder.is_dir() else Path.cwd()
    commit = branch_point(commit_named(since, place))
    top = commit.top
    plain = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--no-renames")
    names = git(top, "diff", "--name-only", *plain, "--diff-filter=d", "-z", commit.id, "--")
    names += git(top, "ls-files", "--others", "--exclude-standard", "-z")
    # Of a digest in two files either may have changed, or be gone: it is one report.
    deleted_names = git(top, "diff", "--name-only", *plain, "--diff-filter=D", "-z", commit.id, "--")
    files = {top / name for name in _names(names)}
    files |= {rest for rest in (remaining_report(top / name) for name in _names(deleted_names)) if rest is not None}
    inside = place.resolve()
    # A link keeps the name it has in the repository: what it points to is asked where it is read.
    reports = [each for file in sorted(files) if file.is_relative_to(inside) for each in reports_at(file)]
    reports += _by_way_of_links(git(top, "ls-files", "--stage", "-z"), top, inside, sorted(files))
    return tuple(_short(each) for each in sorted(set(reports)))


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _by_way_of_links(index: bytes, top: Path, inside: Path, files: Sequence[Path]) -> Iterator[Path]:
    """Give the reports below ``inside`` that are links, or lie behind one, and point to a file that has changed;
    ``staged`` is what ``git ls-files --stage -z`` says."""
    real = {os.path.realpath(file) for file in files}
    for entry in index.split(b"\0"):
        head, _, name = entry.partition(b"\t")
        link = top / os.fsdecode(name)
        if head.startswith(LINK) and link.is_relative_to(inside):
            yield from (each for each in reports_at(link) if os.path.realpath(each) in real)


def _short(file: Path) -> Path:
    folder = Path.cwd().resolve()
    return file.relative_to(folder) if file.is_relative_to(folder) else file
