"""What git knows of a folder: its commits, and files at a commit. Nothing else needs git.

A checkout may contain files of strangers. Git gets the repository explicitly, so that no folder inside poses as one. It
runs no program that settings or attributes name for showing or watching files.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportdiff.errors import ReportdiffError

_SECONDS: Final = 60
"""Timeout of one call of git."""

_PLAIN: Final = (
    "--no-pager",
    "--literal-pathspecs",
    "--no-optional-locks",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit"),
)
"""Options of git itself: no pager, monitor or hook; paths are literal."""

_LINK: Final = "120000"
"""Mode of a symbolic link in a tree."""


class GitError(ReportdiffError):
    """Git or the repository is missing, or the commit or file is not in it."""


def repository_top(place: Path) -> Path:
    """Find the root of the repository of the folder ``place``: the nearest folder upward with ``.git``.

    Raises :class:`GitError` outside of one."""
    whole = place.resolve()
    for folder in (whole, *whole.parents):
        if (folder / ".git").exists():
            return folder
    raise GitError(
        f"{place} is not in a git repository; give the files instead", f"{place} 不在 git 仓库里；请改为直接给出文件"
    )


def git(top: Path, *words: str) -> bytes:
    """Run git in the repository at ``top``, and give its output. Raises :class:`GitError`."""
    import subprocess

    command = ["git", "-C", str(top), f"--git-dir={top / '.git'}", *_PLAIN, *words]
    try:
        result = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        raise GitError(
            "git is not installed, and is needed to find what has changed; give the files instead",
            "没有安装 git，无法查出改动；请改为直接给出文件",
        ) from None
    except subprocess.TimeoutExpired:
        raise GitError("git does not answer; give the files instead", "git 没有回应；请改为直接给出文件") from None
    if result.returncode == 0:
        return result.stdout
    reason = " ".join(result.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
    raise GitError(
        f"git {words[0]} failed in {top}: {reason}; give the files instead",
        f"git {words[0]} 在 {top} 失败（{reason}）；请改为直接给出文件",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit of the repository at ``top``: ``id`` is its hash, ``name`` the name that the user gave."""

    top: Path
    id: str
    name: str

    def inside(self, path: Path) -> str | None:
        """Give the name of ``path`` in the repository, with forward slashes; ``None`` for a file outside.

        Links below the root are not followed: an author of the repository could move a file out by one."""
        whole = Path(os.path.abspath(path))
        for folder in reversed(whole.parents):
            if folder.exists() and folder.samefile(self.top):
                return whole.relative_to(folder).as_posix()
        return None

    def content(self, path: Path) -> bytes | None:
        """Read the file at ``path`` at this commit; ``None`` where there is none.

        Raises :class:`GitError` for a link."""
        name = self.inside(path)
        entry = b"" if name is None else git(self.top, "ls-tree", "-z", "--full-tree", self.id, "--", name)
        if not entry:
            return None
        mode, kind, blob = os.fsdecode(entry.partition(b"\t")[0]).split()
        if kind != "blob":
            return None
        if mode == _LINK:
            raise GitError(
                f"{name} is a symbolic link at {self.name}; put the file itself there",
                f"{self.name} 的 {name} 是符号链接；请换成文件本身",
            )
        return git(self.top, "cat-file", "blob", blob)


def commit_named(name: str, place: Path) -> Commit:
    """Find the commit ``name`` (``origin/main``, ``HEAD~1``) in the repository of ``place``.

    Raises :class:`GitError`."""
    if name.startswith("-") or not name.strip():
        raise GitError(
            f"{name!r} is not a commit; give one such as origin/main",
            f"“{name}”不是提交；请写成 origin/main 这样",
        )
    top = repository_top(place)
    git(top, "rev-parse", "--git-dir")
    try:
        answer = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except GitError as error:
        raise GitError(
            f"git knows no commit {name}; fetch it (CI: fetch-depth: 0)",
            f"git 里没有提交 {name}；请先取回它（CI 里用 fetch-depth: 0），或换一个",
        ) from error
    return Commit(top=top, id=answer.decode().strip(), name=name)


def content_at(path: Path, commit: Commit | None) -> bytes:
    """Read a file at ``commit``; from the disk without a commit, and outside of its repository.

    Raises :class:`OSError` where there is none, and :class:`GitError`."""
    if commit is None or commit.inside(path) is None:
        return path.read_bytes()
    content = commit.content(path)
    if content is None:
        raise FileNotFoundError(errno.ENOENT, f"not there at {commit.name}", str(path))
    return content


def is_file_at(path: Path, commit: Commit | None) -> bool:
    """Tell whether :func:`content_at` finds a file. Raises :class:`GitError`."""
    if commit is None or commit.inside(path) is None:
        return path.is_file()
    return commit.content(path) is not None


def last_commit(base: Commit, path: Path) -> str | None:
    """Give the short hash of the last commit since ``base`` that changed ``path``; ``None`` if none has."""
    name = base.inside(path)
    words = ("log", "-1", "--format=%h", "--no-show-signature", f"{base.id}..HEAD", "--", name or "")
    return git(base.top, *words).decode().strip() or None if name else None


def branch_point(commit: Commit) -> Commit:
    """Find where this branch left ``commit``: later changes there are not of this branch."""
    try:
        answer = git(commit.top, "merge-base", commit.id, "HEAD").decode().strip()
    except GitError:
        # A shallow clone may not reach that far back.
        return commit
    return Commit(top=commit.top, id=answer, name=commit.name)
