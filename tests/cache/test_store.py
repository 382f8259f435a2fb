"""The folder of entries: private, bounded, and never wrong."""

from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from reportdiff.corpus.cache import store as store_module
from reportdiff.corpus.cache.place import cache_folder, cache_is_on, largest_size, switched
from reportdiff.corpus.cache.store import Store, active_store, refusal

A, B = "a" + 39 * "0", "a" + 38 * "0" + "1"
"""Two keys of one shard."""

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes and owners of this kind")


def file_of(store: Store, key: str) -> Path:
    return next(entry.path for entry in store.entries() if entry.path.name.endswith(key))


def test_an_entry_is_found_under_its_kind_and_key_alone(store: Store) -> None:
    assert store.read("report", A) is None

    store.write("report", A, b"one")

    assert store.read("report", A) == b"one"
    assert store.read("report", B) is None
    assert store.read("comparison", A) is None


@pytest.mark.parametrize("damage", ["cut", "longer", "empty", "changed"])
def test_a_damaged_entry_counts_as_missing_and_is_replaced(store: Store, damage: str) -> None:
    store.write("report", A, b"content of the entry")
    file = file_of(store, A)
    data = file.read_bytes()
    file.write_bytes({"cut": data[:-1], "longer": data + b"x", "empty": b"", "changed": b"?" + data[1:]}[damage])

    assert store.read("report", A) is None
    store.write("report", A, b"content of the entry")
    assert store.read("report", A) == b"content of the entry"


def test_an_entry_under_the_name_of_another_counts_as_missing(store: Store) -> None:
    store.write("report", A, b"one")
    file_of(store, A).rename(file_of(store, A).with_name(f"report-{B}"))

    assert store.read("report", B) is None


@posix
def test_a_link_is_no_entry(store: Store, tmp_path: Path) -> None:
    store.write("report", A, b"one")
    file = file_of(store, A)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")

    assert store.read("report", A) is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "results", 16 * 1000)
    for number, key in enumerate((A, B)):
        store.write("report", key, 400 * b"x")
        os.utime(file_of(store, key), (1_000_000 + number, 1_000_000 + number))

    assert store.read("report", A) is not None  # used now: B is the oldest
    store.write("comparison", A, 400 * b"x")

    assert [store.read("report", key) is not None for key in (A, B)] == [True, False]
    assert store.read("comparison", A) is not None
    assert sum(entry.size for entry in store.entries()) <= 1000


def test_an_entry_larger_than_its_share_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "results", 16 * 1000)

    store.write("report", A, 985 * b"x")

    assert store.read("report", A) is None
    assert list(store.entries()) == []


def test_clearing_removes_entries_and_leaves_other_files(store: Store) -> None:
    store.write("report", A, b"one")
    own = store.folder / A[0] / "notes.txt"
    own.write_text("mine")

    assert store.clear() == 1
    assert store.read("report", A) is None
    assert own.read_text() == "mine"


@posix
def test_the_folder_is_private(store: Store) -> None:
    store.write("report", A, b"one")

    modes = {stat.S_IMODE(folder.stat().st_mode) for folder in (store.folder, store.folder / A[0])}
    assert modes == {0o700}
    store.folder.chmod(0o755)
    assert refusal(store.folder) is None
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700


@posix
def test_a_folder_that_others_may_write_into_is_not_used(cache: Path) -> None:
    Store(cache, 10**6).write("report", A, b"one")
    assert active_store() is not None

    cache.chmod(0o770)
    assert refusal(cache) == "open"
    assert active_store() is None


@posix
def test_a_folder_of_another_user_is_not_used(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(cache, 10**6).write("report", A, b"one")
    user = os.geteuid()
    monkeypatch.setattr(store_module.os, "geteuid", lambda: user + 1)

    assert refusal(cache) == "owner"
    assert active_store() is None


def test_a_file_in_the_place_of_the_folder_is_no_error(cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_text("?")

    Store(cache, 10**6).write("report", A, b"one")

    assert refusal(cache) == "file"
    assert cache.read_text() == "?"


def test_several_writers_and_readers_never_see_half_an_entry(store: Store) -> None:
    contents = {bytes([letter]) * 50_000 for letter in b"abcd"}
    seen: set[bytes | None] = set()

    def work(content: bytes) -> None:
        for _ in range(20):
            store.write("report", A, content)
            seen.add(store.read("report", A))

    threads = [threading.Thread(target=work, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen <= contents
    assert [entry.path.name for entry in store.entries()] == [f"report-{A}"]
    assert sorted(file.name for file in (store.folder / A[0]).iterdir()) == [f"report-{A}"]


def test_the_environment_says_whether_where_and_how_large(tmp_path: Path) -> None:
    assert not any(cache_is_on({"REPORTDIFF_CACHE": word}) for word in ("0", "off", "No", "false"))
    assert all(cache_is_on(variables) for variables in ({}, {"REPORTDIFF_CACHE": ""}, {"REPORTDIFF_CACHE": "1"}))
    assert cache_folder({"REPORTDIFF_CACHE_DIR": str(tmp_path)}) == tmp_path / "results"
    assert largest_size({"REPORTDIFF_CACHE_MB": "3"}) == 3_000_000
    assert largest_size({"REPORTDIFF_CACHE_MB": "much"}) == largest_size({}) == 512_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="the rule of the XDG specification is used on Linux alone")
def test_the_users_folder_is_that_of_platformdirs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs import user_cache_path

    monkeypatch.setenv("HOME", str(tmp_path))
    for base in (str(tmp_path / "xdg"), "", "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", base)
        assert cache_folder({"XDG_CACHE_HOME": base}) == user_cache_path("reportdiff") / "results"


def test_a_switch_counts_for_the_block_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTDIFF_CACHE", "0")
    with switched(True):
        assert cache_is_on()
    assert not cache_is_on()
    monkeypatch.delenv("REPORTDIFF_CACHE")
    with switched(False):
        assert not cache_is_on()
    assert "REPORTDIFF_CACHE" not in os.environ
