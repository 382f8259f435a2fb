"""What git knows of a folder: its commits, and files as they stand at one. Needs git for this alone.

A checkout may hold files of strangers. Git is told which repository is meant, so that it takes no folder in it for one,
and it runs no program that settings or attributes name for showing or watching files.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportdiff.errors import ReportdiffError

_SECONDS: Final = 60
"""Timeout of a question to git."""

_PLAIN: Final = (
    "--no-pager",
    "--literal-pathspecs",
    "--no-optional-locks",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit"),
)
"""Options of git itself: no pager, monitor or hook; a path is a path and no pattern."""

_LINK: Final = "120000"
"""Mode of a symbolic link in a tree."""


class GitError(ReportdiffError):
    """Git is not there, this is no repository, or there is no such commit or file in it."""


def repository_top(place: Path) -> Path:
    """The root of the repository that the folder ``place`` lies in: the nearest folder upward with ``.git``.

    Raises :class:`GitError` outside of one."""
    whole = place.resolve()
    for folder in (whole, *whole.parents):
        if (folder / ".git").exists():
            return folder
    raise GitError(
        f"{place} is in no git repository; name the files instead", f"{place} 不在 git 仓库里；请改为直接给出文件"
    )


def git(top: Path, *words: str) -> bytes:
    """What git says in the repository at ``top``. Raises :class:`GitError`."""
    import subprocess

    command = ["git", "-C", str(top), f"--git-dir={top / '.git'}", *_PLAIN, *words]
    try:
        result = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        raise GitError(
            "git is not installed, and it has to be asked what has changed; name the files instead",
            "没有安装 git，无法查出改动；请改为直接给出文件",
        ) from None
    except subprocess.TimeoutExpired:
        raise GitError("git does not answer; name the files instead", "git 没有回应；请改为直接给出文件") from None
    if result.returncode == 0:
        return result.stdout
    reason = " ".join(result.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
    raise GitError(
        f"git {words[0]} failed in {top}: {reason}; name the files instead",
        f"git {words[0]} 在 {top} 失败（{reason}）；请改为直接给出文件",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit of the repository at ``top``: ``id`` is its hash, ``name`` what it was asked for by."""

    top: Path
    id: str
    name: str

    def inside(self, path: Path) -> str | None:
        """The name of ``path`` in the repository, with forward slashes; ``None`` for a file outside of it.

        Links below the root are not followed: whoever can write into the repository could move a file out by one."""
        whole = Path(os.path.abspath(path))
        for folder in reversed(whole.parents):
            if folder.exists() and folder.samefile(self.top):
                return whole.relative_to(folder).as_posix()
        return None

    def content(self, path: Path) -> bytes | None:
        """The file at ``path`` as it stands at this commit; ``None`` where there is none.

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
    """The commit that git knows by ``name`` (``origin/main``, ``HEAD~1``) in the repository of ``place``.

    Raises :class:`GitError`."""
    if name.startswith("-") or not name.strip():
        raise GitError(
            f"{name!r} is no commit; name one, as in origin/main",
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
    """The bytes of a file as it stands at ``commit``; as it lies on the disk without one, and outside of its
    repository, where nobody's branch reaches.

    Raises :class:`OSError` where there is none, and :class:`GitError`."""
    if commit is None or commit.inside(path) is None:
        return path.read_bytes()
    content = commit.content(path)
    if content is None:
        raise FileNotFoundError(errno.ENOENT, f"not there at {commit.name}", str(path))
    return content


def is_file_at(path: Path, commit: Commit | None) -> bool:
    """Whether :func:`content_at` has something to give. Raises :class:`GitError`."""
    if commit is None or commit.inside(path) is None:
        return path.is_file()
    return commit.content(path) is not None


def last_commit(base: Commit, path: Path) -> str | None:
    """The short hash of the last commit since ``base`` that touched ``path``; ``None`` where none has."""
    name = base.inside(path)
    words = ("log", "-1", "--format=%h", "--no-show-signature", f"{base.id}..HEAD", "--", name or "")
    return git(base.top, *words).decode().strip() or None if name else None


def branch_point(commit: Commit) -> Commit:
    """Where this branch left ``commit``: what others have done there meanwhile is not this branch's doing."""
    try:
        answer = git(commit.top, "merge-base", commit.id, "HEAD").decode().strip()
    except GitError:
        # A shallow clone may not reach back so far.
        return commit
    return Commit(top=commit.top, id=answer, name=commit.name)
