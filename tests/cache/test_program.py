"""The digest of the program: it changes with any file, and is never guessed from a clock that is too coarse."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reportdiff.corpus.cache import program
from reportdiff.corpus.cache.program import package_digest
from reportdiff.corpus.cache.store import Store

LATER = time.time() + 3600


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    (folder / "data").mkdir(parents=True)
    (folder / "code.py").write_text("a = 1")
    (folder / "data" / "model.bin").write_bytes(b"12345")
    (folder / "__pycache__").mkdir()
    return folder


def test_any_change_of_any_file_gives_another_digest(package: Path, store: Store) -> None:
    digests = [package_digest(package, store, now=LATER)]

    (package / "data" / "model.bin").write_bytes(b"12346")
    digests.append(package_digest(package, store, now=LATER))
    (package / "code.py").rename(package / "other.py")
    digests.append(package_digest(package, store, now=LATER))
    (package / "new.toml").write_text("")
    digests.append(package_digest(package, store, now=LATER))

    assert len(set(digests)) == 4


def test_a_change_back_gives_the_digest_back_and_compiled_files_do_not_count(package: Path, store: Store) -> None:
    before = package_digest(package, store, now=LATER)

    (package / "code.py").write_text("a = 2")
    assert package_digest(package, store, now=LATER) != before
    (package / "code.py").write_text("a = 1")
    (package / "__pycache__" / "code.pyc").write_bytes(b"?")
    assert package_digest(package, store, now=LATER) == before


def test_files_are_read_once(package: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = package_digest(package, store, now=LATER)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"read again: {path}"))

    assert package_digest(package, store, now=LATER) == before


def test_what_was_just_written_is_read_again(package: Path, store: Store) -> None:
    """A second change within a tick of the clock, to the same size, would show in nothing but the content."""
    newest = max(file.stat().st_ctime for file in package.rglob("*"))
    before = package_digest(package, store, now=newest + program.SETTLED / 2)
    assert list(store.entries()) == []

    package_digest(package, store, now=newest + program.SETTLED * 2)
    assert [entry.kind for entry in store.entries()] == ["program"]
    assert package_digest(package, store, now=newest) == before


def test_a_file_with_its_old_size_and_time_is_still_another(package: Path, store: Store) -> None:
    """Archives unpack files with the time they once had."""
    file = package / "code.py"
    before, times = package_digest(package, store, now=LATER), (file.stat().st_atime_ns, file.stat().st_mtime_ns)

    file.write_text("a = 2")
    os.utime(file, ns=times)

    assert package_digest(package, store, now=LATER) != before


def test_another_library_gives_another_digest(
    package: Path, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = package_digest(package, store, now=LATER)
    (tmp_path / "libraries" / "numbers-2.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "libraries")

    assert package_digest(package, store, now=LATER) != before
