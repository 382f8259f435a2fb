"""Which reports have changed since a commit: asked of git, which has to be installed for this alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

from reportdiff.corpus.reports import SUFFIXES
from reportdiff.corpus.specs import YEAR_SPEC
from reportdiff.errors import ReportdiffError

_SECONDS: Final = 60
"""After so many seconds git is given up."""


class GitError(ReportdiffError):
    """Git is not there, this is no repository, or there is no such commit."""


def changed_reports(since: str, folder: Path) -> tuple[Path, ...]:
    """The report files below ``folder`` that were added or changed since ``since`` branched off, and those that git
    does not know yet; deleted ones are left out. In order, relative to the working directory where they lie in it.

    ``since`` is what git takes for a commit (``origin/main``, ``HEAD~1``). Raises :class:`GitError`."""
    if since.startswith("-") or not since.strip():
        raise GitError(
            f"{since!r} is no commit; name one, as in --since origin/main",
            f"“{since}”不是提交；请写成 --since origin/main 这样",
        )
    place = folder if folder.is_dir() else Path.cwd()
    top = Path(os.fsdecode(_git(place, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    commit = _commit(place, since)
    listed = _git(top, "diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", commit, "--")
    listed += _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    names = sorted({os.fsdecode(name) for name in listed.split(b"\0") if name})
    inside = place.resolve()
    files = [top / name for name in names]
    return tuple(_short(file) for file in files if _is_report(file) and file.resolve().is_relative_to(inside))


def _commit(place: Path, since: str) -> str:
    """Where this branch left ``since``: what others have done there meanwhile is not ours to check."""
    wanted = _git(place, "rev-parse", "--verify", "--quiet", f"{since}^{{commit}}", since=since).decode().strip()
    try:
        return _git(place, "merge-base", wanted, "HEAD").decode().strip()
    except GitError:
        # A shallow clone may not reach back so far.
        return wanted


def _is_report(file: Path) -> bool:
    placed = YEAR_SPEC.fullmatch(file.parent.name) or YEAR_SPEC.fullmatch(file.stem)
    return bool(placed) and file.suffix.lower() in SUFFIXES and not file.name.startswith((".", "~", "_"))


def _short(file: Path) -> Path:
    here = Path.cwd().resolve()
    whole = file.resolve()
    return whole.relative_to(here) if whole.is_relative_to(here) else whole


def _git(place: Path, *words: str, since: str = "") -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(place), *words], capture_output=True, timeout=_SECONDS, check=False)
    except FileNotFoundError:
        raise GitError(
            "git is not installed, and --since asks it what has changed; name the files instead",
            "没有安装 git，--since 要靠它查出改动；请改为直接给出文件",
        ) from None
    except subprocess.TimeoutExpired:
        raise GitError("git does not answer; name the files instead", "git 没有回应；请改为直接给出文件") from None
    if done.returncode == 0:
        return done.stdout
    said = " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
    if since:
        raise GitError(
            f"git knows no commit {since}{f' ({said})' if said else ''}; fetch it (CI: fetch-depth: 0)",
            f"git 里没有提交 {since}；请先取回它（CI 里用 fetch-depth: 0），或换一个",
        )
    raise GitError(
        f"git {words[0]} failed in {place}: {said}; name the files instead",
        f"git {words[0]} 在 {place} 失败（{said}）；请改为直接给出文件",
    )
