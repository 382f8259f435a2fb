"""Damaged streams of a PDF are counted, sound ones never."""

from __future__ import annotations

import zlib

import pytest

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.pdf.pdf_damage import note_damaged_streams

TEXT = (
    b"BT /F2 16 Tf 19.2 TL 1 0 0 1 72 620 Tm (a\\)b(c)\\377\\\\) Tj T* "
    b"[<00A1> -20 (x)] TJ 0 g (y) ' ET\nq 1 0 0 RG f* Q"
)


def streams_damaged(content: bytes, dictionary: bytes = b"") -> int:
    data = b"1 0 obj\n<<\n/Length %d %s>>\nstream\n%s\nendstream\nendobj\n" % (len(content), dictionary, content)
    ledger = Ledger()
    note_damaged_streams(data, ledger)
    return sum(entry.count for entry in ledger.entries() if entry.what == "damaged_stream")


@pytest.mark.parametrize(
    "content",
    [
        TEXT,
        b"%comment \xb7\n" + TEXT,
        b"/Artifact <</Type/Pagination>> BDC " + TEXT + b" EMC",
        b"\x00\xff\xb7 no text at all",
        TEXT + b" BI /W 1 ID \xff\xb7 EI",
    ],
)
def test_a_sound_stream_of_text_is_none(content: bytes) -> None:
    assert streams_damaged(content) == 0


@pytest.mark.parametrize(
    "content",
    [
        TEXT.replace(b" Tj", b"\xb7\x15 Tj"),
        TEXT.replace(b"1 0 0 1 72", b", 0 0 1 72"),
        TEXT.replace(b"(y)", b"(y"),
        TEXT.replace(b"BT", b"B"),
        TEXT + b"\n" + TEXT.replace(b" ET", b""),
    ],
)
def test_a_stream_with_what_is_no_operator_is_damaged(content: bytes) -> None:
    assert streams_damaged(content) == 1


def test_a_packed_stream_is_judged_by_its_checksum_alone() -> None:
    packed = zlib.compress(b"(y Tj \xb7")

    assert streams_damaged(packed, b"/Filter /FlateDecode ") == 0
    assert streams_damaged(packed[:-1] + b"\x00", b"/Filter /FlateDecode ") == 1
