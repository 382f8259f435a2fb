"""The packed answer of a server, unpacked piece by piece, and known to be whole.

A body without a length that breaks off looks finished, and what was unpacked so far looks like a page; but a gzip
stream says where it ends.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

PLAIN: Final = ("", "identity")
PACKED: Final = ("gzip", "x-gzip", "deflate")
"""The codings of RFC 9110, 8.4.1, that every server knows; gzip alone is asked for."""

_GZIP: Final = 16 + zlib.MAX_WBITS


class BrokenOff(ValueError):
    """The packed bytes end too early, or are damaged."""


def unpack(pieces: Iterable[bytes], coding: str, *, most: int) -> Iterator[bytes]:
    """Unpack ``pieces``, into pieces of at most ``most`` bytes where they are packed; ``coding`` is one of
    :data:`PLAIN` and :data:`PACKED`. A gzip stream may have several members (RFC 1952, 2.2); bytes after the last
    one are ignored, as browsers do.

    Raises :class:`BrokenOff`, after what could be unpacked."""
    if coding in PLAIN:
        yield from pieces
        return
    unpacker: Any = None
    has_output = False
    members = 0
    for piece in pieces:
        rest = piece
        while rest:
            unpacker = unpacker or zlib.decompressobj(_GZIP if coding != "deflate" else _window(rest))
            try:
                output = unpacker.decompress(rest, most)
            except zlib.error as error:
                if members and not has_output:
                    return
                raise BrokenOff(f"the packed page is damaged: {error}") from None
            if output:
                has_output = True
                yield output
            rest = unpacker.unconsumed_tail
            if unpacker.eof:
                rest, unpacker, has_output, members = unpacker.unused_data, None, False, members + 1
    if unpacker is not None:
        raise BrokenOff("the packed page breaks off before its end")


def _window(data: bytes) -> int:
    """Give the format of "deflate", which means zlib (RFC 1950), but which some servers take for bare deflate (RFC
    1951)."""
    is_zlib = len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
