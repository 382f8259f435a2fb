"""Reports and comparisons from the cache, or made and kept there.

A key covers all that a result depends on: the program (:mod:`~reportdiff.corpus.cache.program`), the bytes of the
files, their name, and every option. A comparison is found by the content of both reports, the pins of readers, the
texts of the history, the words of the dictionary, the aliases; where these come from does not matter. Entries are
MessagePack, decoded to the model and checked by its types: data and no code.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from reportdiff.corpus.cache.packing import packed, unpacked
from reportdiff.corpus.cache.program import program_digest
from reportdiff.corpus.cache.store import EntryKind, Store, active_store
from reportdiff.model import Alignment, Comparison, Fulfilment, Report
from reportdiff.model.statements import StoredStatements

_Result = TypeVar("_Result")


def cached_report(
    contents: Sequence[bytes], *, path: Path, plan_from: str | None, anyway: bool, make: Callable[[], Report]
) -> Report:
    """Give the report that ``make`` gives, which reads it from ``contents``: the bytes of its files, plan first.

    ``path`` is the path as it was given, which names the report and may say its year and region; the others are
    options of :func:`reportdiff.read_report`. Raises what ``make`` raises."""
    files = [content for content in contents if content]
    return _cached("report", [os.fsencode(path), plan_from, anyway, *files], Report, make)


def cached_comparison(
    make: Callable[..., Comparison], old: Report, new: Report, **options: Collection[object] | Mapping[Any, object]
) -> Comparison:
    """Give the comparison that ``make(old, new, **options)`` gives.

    The key covers all options, whatever they are: an option that is new cannot be forgotten. Raises what ``make``
    raises."""
    parts = [old, new, *((name, _in_order(value)) for name, value in sorted(options.items()))]
    return _cached("comparison", parts, Comparison, lambda: make(old, new, **options))


def cached_alignment(make: Callable[[Report, Report], Alignment], old: Report, new: Report) -> Alignment:
    """Give the links that ``make(old, new)`` gives, without any pin. Raises what ``make`` raises."""
    return _cached("alignment", [old, new], Alignment, lambda: make(old, new))


def cached_fulfilment(make: Callable[[Report, Report], Fulfilment], old: Report, new: Report) -> Fulfilment:
    """Give the fulfilment that ``make(old, new)`` gives. Raises what ``make`` raises."""
    return _cached("fulfilment", [old, new], Fulfilment, lambda: make(old, new))


def cached_finding(
    make: Callable[[], _Result], form: type[_Result], contents: Sequence[tuple[Path, bytes]], **options: object
) -> _Result:
    """Give what ``make()`` finds in many reports, of the type ``form``.

    ``contents`` are the files that it reads, with their bytes; ``options`` are all else that the result depends on.
    Raises what ``make`` raises."""
    files = [part for path, content in contents for part in (os.fsencode(path), content)]
    return _cached("finding", [form.__name__, *sorted(options.items()), *files], form, make)


def cached_statements(make: Callable[[Report], StoredStatements], report: Report) -> StoredStatements:
    """Give the figures that ``make(report)`` finds in a report. Raises what ``make`` raises."""
    return _cached("statements", [report], StoredStatements, lambda: make(report))


def _in_order(value: Collection[object] | Mapping[Any, object]) -> list[object]:
    """Give the members of an option in an order that is the same every time: that of a set is by chance."""
    if isinstance(value, Mapping):
        return list(value.items())
    return sorted(value, key=str) if isinstance(value, Set) else list(value)


def _cached(kind: EntryKind, parts: Sequence[object], form: type[_Result], make: Callable[[], _Result]) -> _Result:
    store = active_store()
    key = None if store is None else _key(store, kind, parts)
    if store is None or key is None:
        return make()
    result = _read(store, kind, key, form)
    if result is None:
        result = make()
        _write(store, kind, key, result)
    return result


def _key(store: Store, kind: EntryKind, parts: Sequence[object]) -> str | None:
    """Give the key of a result; ``None`` where one of its parts cannot be encoded, as lone surrogates."""
    try:
        encoded = msgspec.msgpack.encode([kind, program_digest(store), *parts])
    except (msgspec.MsgspecError, UnicodeError, TypeError, OverflowError, OSError):
        return None
    return hashlib.blake2b(encoded, digest_size=20).hexdigest()


def _read(store: Store, kind: EntryKind, key: str, form: type[_Result]) -> _Result | None:
    payload = store.read(kind, key)
    if payload is None:
        return None
    try:
        return msgspec.msgpack.decode(unpacked(payload), type=form)
    except (ValueError, msgspec.MsgspecError, RecursionError):
        return None


def _write(store: Store, kind: EntryKind, key: str, result: _Result) -> None:
    try:
        data = msgspec.msgpack.encode(result)
    except (msgspec.MsgspecError, UnicodeError, TypeError, OverflowError):
        return
    store.write(kind, key, packed(data))
