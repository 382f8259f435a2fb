"""A cache of its own for every test that wants one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportdiff.corpus.cache.place import FOLDER, SWITCH
from reportdiff.corpus.cache.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of 16 MB in a folder that does not exist yet: 1 MB in each of its shards."""
    return Store(tmp_path / "cache" / "results", 16_000_000)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Turn the cache on for the test, in a folder of its own; give that of the entries."""
    monkeypatch.setenv(SWITCH, "1")
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    yield tmp_path / "cache" / "results"
