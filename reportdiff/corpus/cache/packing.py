"""Entries are packed, and unpacked within a limit: what comes from a disk may be anything."""

from __future__ import annotations

import zlib
from typing import Final

LARGEST: Final = 256 * 2**20
"""Bytes of an unpacked entry: a hundred times a comparison of two long reports."""

_LEVEL: Final = 1
"""Higher levels of :mod:`zlib` cost more time than they save."""


def packed(data: bytes) -> bytes:
    """Pack the content of an entry."""
    return zlib.compress(data, _LEVEL)


def unpacked(payload: bytes) -> bytes:
    """Unpack the content of an entry. Raises :class:`ValueError` for what is none, or is larger than
    :data:`LARGEST`."""
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(payload, LARGEST)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not unpacker.eof:
        raise ValueError("larger than any entry")
    return data
