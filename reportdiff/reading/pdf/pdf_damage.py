"""Streams of a PDF that are damaged: pdfium draws of them what it can, and says nothing of the rest."""

from __future__ import annotations

import base64
import re
import zlib
from typing import Final

from reportdiff.reading.ledger import Ledger

_STREAM: Final = re.compile(rb"stream\r?\n")
_LENGTH: Final = re.compile(rb"/Length\s+(\d{1,9})(?!\s+\d+\s+R)(?=[\s/>])")
_FILTERS: Final = re.compile(rb"/Filter\s*(\[[^\]]{0,120}\]|/\w+)")
_OUTSIDE: Final = re.compile(rb"\(|<[0-9A-Fa-f\s]*>|%[^\r\n]*")
"""Outside a string in brackets: where one begins, one in hexadecimal digits, a comment."""

_INSIDE: Final = re.compile(rb"(?:[^()\\]|\\.)*+[()]", re.DOTALL)
"""Inside a string in brackets, what goes up to the next bracket (ISO 32000-1, 7.3.4.2)."""

_TOKEN: Final = re.compile(rb"[\[\]<>]*(?:/[^\s/\[\]<>]*|[+\-.\d]+|[A-Za-z'\"][A-Za-z0-9*]*)?(?:[\[\]<>/].*)?")
"""An operator, a number, a name, or brackets with any of them."""

DICTIONARY: Final = 600
"""Bytes before a stream in which its dictionary says how long and how packed it is."""

LONGEST: Final = 16 * 2**20
"""Bytes of a stream that is unpacked to be tested, and of what comes of it."""

LONGEST_TEXT: Final = 2**20
"""Bytes of a stream that is tested sign by sign; the text of a page has some 0.1 MB."""

MOST: Final = 2_000
"""Streams that are tested; a report of 60 pages has some 200."""

MOST_BYTES: Final = 256 * 2**20
"""Bytes of all that is tested or comes of it; a report with pictures has up to 100 MB."""

SLOW: Final = 32
"""As how many bytes one counts that is not left to zlib: the sign of a text, a digit of ASCII85."""


def note_damaged_streams(data: bytes, ledger: Ledger) -> None:
    """Count in ``ledger`` as ``damaged_stream`` what is not as long as its dictionary says, cannot be unpacked, or
    contains what is no drawing operator (ISO 32000-1, 7.3.8, 7.4 and 7.8.2). Encrypted files are not tested.

    Bytes belong to one stream: what looks like a stream inside another is part of it."""
    if b"/Encrypt" in data:
        return
    place = work = streams = 0
    while (begin := _STREAM.search(data, place)) and streams < MOST and work < MOST_BYTES:
        place = begin.end()
        if data[max(0, begin.start() - 3) : begin.start()] == b"end":
            continue
        streams += 1
        dictionary = data[max(0, begin.start() - DICTIONARY) : begin.start()].rpartition(b" obj")[2]
        length = _LENGTH.search(dictionary)
        if length is None:
            continue
        end = begin.end() + int(length[1])
        is_sound = data[end : end + 12].lstrip(b"\r\n \t").startswith((b"endstream", b"~>", b"en"))
        if is_sound:
            place = end
            stream = data[begin.end() : end]
            size = _unpacked_size(stream, dictionary)
            is_slow = b"ASCII85" in dictionary or _is_plain_text(stream, dictionary)
            work += len(stream) * (SLOW if is_slow else 1) + (size or 0)
            is_sound = size is not None and _is_drawable(stream, dictionary)
        if not is_sound:
            ledger.note("damaged_stream", f"{begin.start()}")


def _is_plain_text(stream: bytes, dictionary: bytes) -> bool:
    """Tell whether a stream draws text, is not packed, has no picture in it, and is short enough to be tested."""
    if b"/Filter" in dictionary or len(stream) > LONGEST_TEXT:
        return False
    return (b" Tj" in stream or b" TJ" in stream) and b" ID" not in stream


def _is_drawable(stream: bytes, dictionary: bytes) -> bool:
    """Tell whether a stream of plain text has only operators, operands and whole strings; true for others."""
    if not _is_plain_text(stream, dictionary):
        return True
    bare = _without_strings(stream)
    tokens = [] if bare is None else bare.split()
    return bare is not None and tokens.count(b"BT") == tokens.count(b"ET") and all(map(_TOKEN.fullmatch, tokens))


def _without_strings(stream: bytes) -> bytes | None:
    """Put a space in the place of each string and comment; ``None`` where a string has no end."""
    pieces = []
    place = 0
    while sign := _OUTSIDE.search(stream, place):
        pieces.append(stream[place : sign.start()])
        place = sign.end()
        depth = int(sign[0] == b"(")
        while depth:
            inner = _INSIDE.match(stream, place)
            if inner is None:
                return None
            depth += 1 if inner[0].endswith(b"(") else -1
            place = inner.end()
    return b" ".join([*pieces, stream[place:]])


def _unpacked_size(packed: bytes, dictionary: bytes) -> int | None:
    """Unpack a deflated stream and give its bytes, up to :data:`LONGEST`; ``None`` where it breaks off, 0 where it is
    packed in other ways or too long."""
    filters = _FILTERS.search(dictionary)
    names = re.findall(rb"/(\w+)", filters[1]) if filters else []
    if len(packed) > LONGEST or names not in ([b"FlateDecode"], [b"ASCII85Decode", b"FlateDecode"]):
        return 0
    try:
        if len(names) == 2:
            packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
        unpack = zlib.decompressobj()
        size = len(unpack.decompress(packed, LONGEST))
    except (ValueError, zlib.error):
        return None
    return size if unpack.eof or size >= LONGEST else None
