"""The data that come with the package (``reportdiff/data``): one place that knows where they are and opens them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def data_file(name: str) -> Traversable:
    """Give the data file called ``name``, relative to ``reportdiff/data`` with slashes (``ci/github.yml``)."""
    # It imports archives and temporary folders, which most runs do without.
    from importlib.resources import files

    return files("reportdiff").joinpath("data", *name.split("/"))


def data_path(name: str) -> AbstractContextManager[Path]:
    """Give the data file as a path on the disk, for libraries that open files themselves; valid inside ``with``."""
    from importlib.resources import as_file

    return as_file(data_file(name))


def data_text(name: str) -> str:
    """Read a data file as UTF-8 text."""
    return data_file(name).read_text(encoding="utf-8")


def example_reports() -> tuple[Path, Path]:
    """Give the folders that the example reports may be in: package data in a wheel, the root of a checkout."""
    package = Path(__file__).resolve().parent
    return package / "data" / "reports", package.parent / "reports"


@lru_cache(maxsize=32)
def data_table(name: str) -> dict[str, Any]:
    """Read a TOML data file. All callers share one table: do not change it."""
    import tomllib

    return tomllib.loads(data_text(name))
