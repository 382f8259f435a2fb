"""Pages of text that were printed before, with the notes that came with them.

To render a comparison takes longer than to start the program. What a terminal shows is kept under all that it depends
on: the program, the bytes of the reports and of the history, and every option. Whoever asks says so with
:func:`text_key`; a value whose meaning for the result is not plain is refused there, and then nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportdiff.corpus.cache.packing import packed, unpacked
from reportdiff.corpus.cache.program import program_digest
from reportdiff.corpus.cache.store import active_store


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text as it was printed, and the notes that were said before it, in order."""

    text: str
    notes: tuple[str, ...] = ()


def text_key(
    options: Mapping[str, object], contents: Sequence[tuple[Path, bytes]], history: Mapping[int, str]
) -> str | None:
    """Give the key of a text; ``None`` where the cache is off, or an option is more than a word, number or path.

    ``contents`` are the files that the reports are read from, with their bytes; ``history`` are the texts that may be
    looked at, by year."""
    store = active_store()
    if store is None:
        return None
    try:
        parts: list[str] = [program_digest(store)]
        parts += [f"{name}={_plain(value)}" for name, value in sorted(options.items())]
        parts += [f"{path} {_digest(content)}" for path, content in contents]
        parts += [f"{year} {_digest(text.encode('utf-8', 'surrogatepass'))}" for year, text in sorted(history.items())]
    except (TypeError, OSError):
        return None
    return _digest(repr(parts).encode("utf-8", "surrogateescape"))


def kept_text(key: str) -> PrintedText | None:
    """Give the text of a key; ``None`` where there is none."""
    store = active_store()
    payload = None if store is None else store.read("text", key)
    if payload is None:
        return None
    try:
        data = json.loads(unpacked(payload))
        return PrintedText(str(data["text"]), tuple(map(str, data["notes"])))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def keep_text(key: str, printed: PrintedText) -> None:
    """Keep a text under its key."""
    store = active_store()
    if store is not None:
        data = json.dumps({"text": printed.text, "notes": printed.notes})
        store.write("text", key, packed(data.encode()))


def _plain(value: object) -> str:
    """Give an option as text that is the same in every process. Raises :class:`TypeError` for what has none."""
    if value is None or isinstance(value, bool | int | str):
        return repr(value)
    if isinstance(value, Path):
        return repr(os.fspath(value))
    if isinstance(value, frozenset | tuple):
        members = [_plain(member) for member in value]
        return repr(sorted(members) if isinstance(value, frozenset) else members)
    raise TypeError(type(value).__name__)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=20).hexdigest()
