"""Damaged streams of a PDF are counted, sound ones never."""

from __future__ import annotations

import time
import zlib

import pytest

from reportdiff.errors import UnreadableReport
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.ocr.scans import Scans
from reportdiff.reading.pdf import pdf_damage
from reportdiff.reading.pdf.pdf import pdf_blocks
from reportdiff.reading.pdf.pdf_damage import note_damaged_streams

TEXT = (
    b"BT /F2 16 Tf 19.2 TL 1 0 0 1 72 620 Tm (a\\)b(c)\\377\\\\) Tj T* "
    b"[<00A1> -20 (x)] TJ 0 g (y) ' ET\nq 1 0 0 RG f* Q"
)


def stream_of(content: bytes, dictionary: bytes = b"") -> bytes:
    return b"1 0 obj\n<<\n/Length %d %s>>\nstream\n%s\nendstream\nendobj\n" % (len(content), dictionary, content)


def streams_damaged(content: bytes, dictionary: bytes = b"") -> int:
    return damaged_in(stream_of(content, dictionary))


def damaged_in(data: bytes) -> int:
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
        TEXT.replace(b"(y)", b"(y(1(2)(3\\))4)%)"),
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
        TEXT.replace(b"(y)", b"(y(1)"),
        TEXT.replace(b"(y)", b"(y))"),
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


@pytest.mark.parametrize("piece", [b"(\\", b"(", b"<", b"<a", b"()", b"%", b"[", b"1", b"\\"])
def test_a_stretch_of_the_same_sign_takes_no_time(piece: bytes) -> None:
    start = time.process_time()
    streams_damaged(b"BT " + piece * (2**18 // len(piece)) + b" Tj ET")

    assert time.process_time() - start < 3


def test_a_stream_ends_before_the_next_begins() -> None:
    # Each of two thousand headers declares all that follows as its own.
    header = b"1 0 obj <</Length %09d /Filter /FlateDecode>>stream\n"
    size, count, packed = len(header % 0), 2_000, zlib.compress(bytes(2**24))
    headers = b"".join(header % (size * (count - number - 1) + len(packed)) for number in range(count))
    start = time.process_time()

    assert damaged_in(headers + packed + b"\nendstream\n") == 1
    assert time.process_time() - start < 3


def test_what_is_tested_has_a_limit_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = stream_of(TEXT.replace(b" Tj", b"\xb7 Tj"))
    packed = stream_of(zlib.compress(bytes(2**20)), b"/Filter /FlateDecode ")
    monkeypatch.setattr(pdf_damage, "MOST_BYTES", 3 * 2**20)

    assert damaged_in(packed * 2 + damaged) == 1
    assert damaged_in(packed * 3 + damaged) == 0


def test_streams_without_end_are_refused() -> None:
    with pytest.raises(UnreadableReport, match="more than 200000 streams"):
        pdf_blocks(b"%PDF-1.4\n" + b"stream\nxx" * 200_001, Ledger(), name="a.pdf", reader=Scans())
