"""Where the cache is, how large it may become, and whether it is used: by the environment alone.

No file of a project names the folder: whoever proposes a change to a repository could have results read that they made
up. The variables are those of :data:`SWITCH`, :data:`FOLDER` and :data:`SIZE`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SWITCH: Final = "REPORTDIFF_CACHE"
"""``0``, ``false``, ``no`` or ``off`` turn the cache off."""

FOLDER: Final = "REPORTDIFF_CACHE_DIR"
"""The folder that contains the cache, instead of the user's own."""

SIZE: Final = "REPORTDIFF_CACHE_MB"
"""The largest size of the cache, in megabytes (10^6 bytes)."""

DEFAULT_MEGABYTES: Final = 512
"""Some 3,000 comparisons of full texts, with their reports."""

_IS_LINUX: Final = sys.platform == "linux"
_OFF: Final = ("0", "false", "no", "off")


def cache_is_on(environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether results are kept and used: yes, unless :data:`SWITCH` says no."""
    variables = os.environ if environment is None else environment
    return variables.get(SWITCH, "").strip().lower() not in _OFF


def cache_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Give the folder of the entries; it need not exist.

    It is below the folder of :data:`FOLDER`, else below the user's cache folder of the system."""
    variables = os.environ if environment is None else environment
    named = variables.get(FOLDER, "")
    return (Path(named) if named else _of_the_user(variables)) / "results"


def largest_size(environment: Mapping[str, str] | None = None) -> int:
    """Give the bytes that the cache may have: :data:`SIZE`, else :data:`DEFAULT_MEGABYTES`; what is no number is
    ignored."""
    variables = os.environ if environment is None else environment
    text = variables.get(SIZE, "").strip()
    return (int(text) if text.isascii() and text.isdigit() and len(text) < 10 else DEFAULT_MEGABYTES) * 1_000_000


@contextmanager
def switched(on: bool) -> Iterator[None]:
    """Use the cache inside the block, or do not, whatever the environment says; processes started there do the same."""
    before = os.environ.get(SWITCH)
    os.environ[SWITCH] = "1" if on else "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[SWITCH]
        else:
            os.environ[SWITCH] = before


def _of_the_user(variables: Mapping[str, str]) -> Path:
    """Give the user's folder for caches, as :mod:`platformdirs` does.

    Linux, where that is one line of the XDG Base Directory Specification, does without: to import it takes as long as
    to read a comparison."""
    if _IS_LINUX:
        base = variables.get("XDG_CACHE_HOME", "")
        return (Path(base) if os.path.isabs(base) else Path("~/.cache").expanduser()) / "reportdiff"
    from platformdirs import user_cache_path

    return user_cache_path("reportdiff")
