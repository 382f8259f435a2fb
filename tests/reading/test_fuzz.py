"""Whatever the bytes are, reading ends soon, with a clean document or an error of one line."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportdiff.errors import ReportdiffError
from reportdiff.opening import read_report_bytes
from reportdiff.reading import read_bytes
from reportdiff.reading.ocr import scans
from tests.reading.long_files import long_originals
from tests.reading.mutations import mutations, originals

SECONDS = 5.0
"""No small file may take longer; most take some milliseconds."""

UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


@pytest.fixture(autouse=True)
def without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that lost its text is a scan, which would be recognised for seconds; test_ocr.py damages pictures."""
    monkeypatch.setattr(scans, "is_installed", lambda: False)


def check(data: bytes, name: str) -> None:
    start = time.perf_counter()
    try:
        document = read_bytes(data, name=name)
    except ReportdiffError as error:
        assert "\n" not in str(error)
        assert str(error).startswith(name)
    else:
        assert document.text
        assert UNSEEN.search(document.text) is None
        pieces = [document.text[block.start : block.end] for block in document.blocks]
        assert "\n".join(pieces) == document.text
        assert all(piece.strip() == piece and piece for piece in pieces)
        document.text.encode("utf-8")
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("name", originals())
def test_the_files_that_are_to_be_damaged_are_sound(name: str) -> None:
    assert "新建农村公路三百二十公里" in read_bytes(originals()[name], name=name).text


@pytest.mark.parametrize("seed", range(7))
def test_damaged_files_end_in_a_document_or_one_line(seed: int) -> None:
    for name, data in mutations(seed, 100):
        check(data, name)


BEGINNINGS = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"---\n", b"# ")


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400))
def test_any_bytes_end_in_a_document_or_one_line(beginning: bytes, rest: bytes) -> None:
    check(beginning + rest, "any.bin")


TAGS = (
    "<p> </p> <div> </div> <table> <td> </table> <br> <!-- --> <script> </script> <a> </a> <h1> </h1> <ruby> <rt> &lt; "
    "&#0; <ul><li> <pre> <svg> </svg>"
)
PROSE = "新建小学两所，扩建中学一所，改造提升社区服务站三十个，让群众满意。"
PIECES = st.sampled_from([*TAGS.split(), "<div class='share'>", "\n", "　　", "政府工作报告", "各位代表：", PROSE])


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60))
def test_any_order_of_tags_ends_in_a_document_or_one_line(pieces: list[str]) -> None:
    check(("<html>" + "".join(pieces)).encode(), "any.html")


@pytest.mark.parametrize(
    ("name", "injured"),
    [
        ("packed.pdf", lambda data: data[: len(data) // 2] + data[len(data) // 2 + 4 :]),
        ("report.html", lambda data: data[: len(data) // 2]),
        ("report.txt", lambda data: data[: data.rindex("张".encode())]),
        ("report.rtf", lambda data: data.replace(b"\\par", b"\\par}", 1)),
    ],
)
def test_what_is_lost_leaves_a_trace(name: str, injured: Callable[[bytes], bytes]) -> None:
    data = long_originals(office=False)[name]
    whole = read_report_bytes(data, name=name)
    try:
        part = read_report_bytes(injured(data), name=name)
    except ReportdiffError:
        return
    assert len(part.measures) < len(whole.measures)
    kinds = {entry.what for entry in part.ledger} - {entry.what for entry in whole.ledger}
    assert kinds & {"damaged_stream", "unfinished_file", "odd_character"} or "broken_off" in part.plan_doubts


def test_sound_files_have_no_trace_of_damage() -> None:
    for name, data in long_originals(office=False).items():
        report = read_report_bytes(data, name=name)
        kinds = {entry.what for entry in report.ledger}
        assert kinds.isdisjoint({"damaged_stream", "unfinished_file", "odd_character"}), name
        assert "broken_off" not in report.plan_doubts
