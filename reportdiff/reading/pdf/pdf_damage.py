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
_STRING: Final = re.compile(rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f\s]*>|%[^\r\n]*", re.DOTALL)
"""A string, with one level of brackets inside, or a comment."""

_TOKEN: Final = re.compile(rb"[\[\]<>]*(?:/[^\s/\[\]<>]*|[+\-.\d]+|[A-Za-z'\"][A-Za-z0-9*]*)?(?:[\[\]<>/].*)?")
"""An operator, a number, a name, or brackets with any of them."""

DICTIONARY: Final = 600
"""Bytes before a stream in which its dictionary says how long and how packed it is."""

LONGEST: Final = 16 * 2**20
"""Bytes of a stream that is unpacked to be tested, and of what comes of it."""

MOST: Final = 2_000
"""Streams that are tested; a report of 60 pages has some 200."""


def note_damaged_streams(data: bytes, ledger: Ledger) -> None:
    """Count in ``ledger`` as ``damaged_stream`` what is not as long as its dictionary says, cannot be unpacked, or
    contains what is no drawing operator (ISO 32000-1, 7.3.8, 7.4 and 7.8.2). Encrypted files are not tested."""
    if b"/Encrypt" in data:
        return
    for number, found in enumerate(_STREAM.finditer(data)):
        if number >= MOST:
            return
        if data[max(0, found.start() - 3) : found.start()] == b"end":
            continue
        dictionary = data[max(0, found.start() - DICTIONARY) : found.start()].rpartition(b" obj")[2]
        length = _LENGTH.search(dictionary)
        if length is None:
            continue
        end = found.end() + int(length[1])
        is_long_as_said = data[end : end + 12].lstrip(b"\r\n \t").startswith((b"endstream", b"~>", b"en"))
        stream = data[found.end() : end]
        if not is_long_as_said or not _unpacks(stream, dictionary) or not _is_drawable(stream, dictionary):
            ledger.note("damaged_stream", f"{found.start()}")


def _is_drawable(stream: bytes, dictionary: bytes) -> bool:
    """Whether a stream of text that is not packed has only operators, operands and whole strings; true for others."""
    text = b" Tj" in stream or b" TJ" in stream
    if not text or b"/Filter" in dictionary or b" ID" in stream or len(stream) > LONGEST:
        return True
    tokens = _STRING.sub(b" ", stream).split()
    return tokens.count(b"BT") == tokens.count(b"ET") and all(map(_TOKEN.fullmatch, tokens))


def _unpacks(packed: bytes, dictionary: bytes) -> bool:
    """Whether a deflated stream can be unpacked to its end; true for streams that are packed in other ways."""
    filters = _FILTERS.search(dictionary)
    names = re.findall(rb"/(\w+)", filters[1]) if filters else []
    if len(packed) > LONGEST or names not in ([b"FlateDecode"], [b"ASCII85Decode", b"FlateDecode"]):
        return True
    try:
        if len(names) == 2:
            packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
        unpack = zlib.decompressobj()
        unpacked = unpack.decompress(packed, LONGEST)
    except (ValueError, zlib.error):
        return False
    return unpack.eof or len(unpacked) >= LONGEST
