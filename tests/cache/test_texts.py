"""Texts that were printed before: found under all that they depend on, refused for anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.corpus.cache.store import Store
from reportdiff.corpus.cache.texts import PrintedText, keep_text, kept_text, text_key

FILE = [(Path("2031.txt"), b"one")]


def key(options: dict[str, object], contents: list[tuple[Path, bytes]] = FILE, **history: str) -> str | None:
    return text_key(options, contents, {int(year[1:]): text for year, text in history.items()})


def test_a_text_comes_back_with_its_notes(cache: Path) -> None:
    name = key({"width": 80}) or ""
    assert kept_text(name) is None

    keep_text(name, PrintedText("文字\n", ("note: one", "note: two")))

    assert kept_text(name) == PrintedText("文字\n", ("note: one", "note: two"))


def test_every_part_of_the_key_counts(cache: Path) -> None:
    keys = [
        key({"width": 80}),
        key({"width": 81}),
        key({"columns": 80}),
        key({"width": "80"}),
        key({"width": 80, "status": None}),
        key({"width": 80, "status": frozenset({"new"})}),
        key({"width": 80}, [(Path("2031.txt"), b"two")]),
        key({"width": 80}, [(Path("2032.txt"), b"one")]),
        key({"width": 80}, [*FILE, *FILE]),
        key({"width": 80}, y2030="text"),
        key({"width": 80}, y2029="text"),
        key({"width": 80}, y2030="other"),
    ]

    assert None not in keys
    assert len(set(keys)) == len(keys)


def test_a_set_is_the_same_in_any_order_and_objects_have_no_key(cache: Path) -> None:
    assert key({"s": frozenset({"new", "dropped"})}) == key({"s": frozenset({"dropped", "new"})})
    assert key({"grep": object()}) is None
    assert key({"s": frozenset({object()})}) is None


def test_without_the_cache_there_is_no_key(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTDIFF_CACHE", "0")

    assert key({"width": 80}) is None


@pytest.mark.parametrize("content", [b"?", b"x\x9c", b"\x78\x9c\x03\x00\x00\x00\x00\x01"])
def test_what_is_no_text_counts_as_missing(cache: Path, content: bytes) -> None:
    name = key({}) or ""
    Store(cache, 10**9).write("text", name, content)

    assert kept_text(name) is None
