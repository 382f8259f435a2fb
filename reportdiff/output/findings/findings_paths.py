"""Where a finding is, in the terms of the service that shows it: paths from the root of the repository."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote

from reportdiff.safe_text import inert

_ROOTS: Final = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where the services say that the checkout is: GitHub, GitLab."""


def repository_path(file: str, environment: Mapping[str, str] | None = None) -> str:
    """Convert ``file``, a path from the working directory, to a path from the root of the repository.

    The service names the root (``GITHUB_WORKSPACE``, ``CI_PROJECT_DIR``); without one, and for a file outside of it,
    the path stays as it is. Slashes are forward; control characters of a terminal become pictures."""
    variables = os.environ if environment is None else environment
    root = next((variables[name] for name in _ROOTS if variables.get(name)), "")
    path = Path(file)
    if root:
        whole, top = Path(os.path.abspath(path)), Path(os.path.abspath(root))
        if whole.is_relative_to(top):
            path = whole.relative_to(top)
    return inert(path.as_posix())


def uri_of(path: str) -> tuple[str, bool]:
    """Convert a path to a URI reference (RFC 3986), and tell whether it is relative to the root of the repository.

    Everything but unreserved characters and slashes is percent-encoded."""
    if PurePosixPath(path).is_absolute():
        return f"file://{quote(path)}", False
    if Path(path).is_absolute():
        return f"file:///{quote(path, safe='/:')}", False
    return quote(path), True
