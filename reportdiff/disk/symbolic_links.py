"""Symbolic links in a collection of reports. A link out of the collection is never followed.

A collection is shared with strangers. In CI its file names, and its links, come from a pull request: a link such as
``reports/2027/beijing.md -> /etc/passwd`` would have anything on the machine read and quoted in findings. The rule:

- A path in one of the layouts ``<root>/<year>/<name>`` and ``<root>/<region>/<year>.<ext>``, and a folder
  ``<root>/<year>``, belong to the collection ``root``. With every link on the way followed, the path must end below the
  place where ``root`` ends. Links of files and of folders count alike; so do chains of links, and links to nowhere.
- A link that stays inside the collection is followed.
- ``root`` itself may be a link: whoever names a directory means what it points to. Only ``./reports``, which nobody
  names, may not lead out of the repository that it lies in.
- A path in neither layout was named by the user, not by a collection. It may be a link to anything.

Whatever reads a file of a collection opens the path that :func:`real_path` gives, so that what was checked is what is
read. Hard links are no concern: git stores none.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from reportdiff.disk.files import writable_name
from reportdiff.errors import UnreadableReport

_YEAR: Final = re.compile(r"(?:19|20)\d\d年?")


class LinkOut(UnreadableReport):
    """A path of a collection leads out of it by a symbolic link."""


def collection_of(path: Path) -> Path | None:
    """Give the root of the collection of ``path``, from its names; ``None`` where it has neither layout."""
    whole = Path(os.path.abspath(path))
    if _YEAR.fullmatch(whole.name):
        return whole.parent
    if _YEAR.fullmatch(whole.parent.name) or _YEAR.fullmatch(whole.stem):
        return whole.parent.parent
    return None


def leads_out(path: Path, root: Path | None = None) -> bool:
    """Tell whether ``path``, with links resolved, is outside ``root`` (default: its :func:`collection_of`)."""
    root = root if root is not None else collection_of(path)
    if root is None:
        return False
    # Unlike Path.resolve, realpath does not fail at circular links; opening the file does.
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def real_path(path: Path) -> Path:
    """Give the path to open: for a path of a collection with all links resolved. Raises :class:`LinkOut`.

    A path of no collection is returned unchanged; it may be a pipe of the shell, which has no other name."""
    root = collection_of(path)
    if root is None:
        return path
    if leads_out(path, root):
        raise link_out(path)
    return Path(os.path.realpath(path))


def link_out(path: Path) -> LinkOut:
    """Give the error for a path that leads out of its collection."""
    name = writable_name(path)
    return LinkOut(
        f"{name}: leads out of its collection by a symbolic link, which is never followed; put the file itself there",
        f"{name}：经由符号链接指向所在报告目录之外，不会跟随；请放入文件本身",
    )


def leaves_repository(folder: Path) -> bool:
    """Tell whether ``folder`` leads out of its repository: the nearest folder upward with ``.git``.

    False outside of a repository."""
    parents = Path(os.path.abspath(folder)).parents
    top = next((parent for parent in parents if (parent / ".git").exists()), None)
    return top is not None and leads_out(folder, top)
