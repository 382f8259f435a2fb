"""Collections, names and servers that mean no good: nothing is lost, nothing hangs, nothing is obeyed."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportdiff.collecting.adding import add
from reportdiff.collecting.collection_account import import_json, import_text
from reportdiff.collecting.holdings import holdings, holdings_csv, holdings_json, holdings_table
from reportdiff.collecting.importing import Import, import_collection
from reportdiff.collecting.packing import BrokenOff, unpack
from reportdiff.collecting.store import AnotherReport
from tests.collecting.conftest import TODAY
from tests.collecting.reports import plain

TEXT = "各位代表，现在报告工作。".encode() * 3000


def whole(packed: bytes, coding: str = "gzip", *, chunk: int = 100, most: int = 10**6) -> bytes:
    pieces: Iterator[bytes] = (packed[at : at + chunk] for at in range(0, len(packed), chunk))
    return b"".join(unpack(pieces, coding, most=most))


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:])),
        ("gzip", gzip.compress(TEXT) + b"\0" * 20),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare_deflate(TEXT)),
    ],
)
@pytest.mark.parametrize("chunk", [7, 10**6])
def test_a_packed_answer_is_unpacked(coding: str, packed: bytes, chunk: int) -> None:
    assert whole(packed, coding, chunk=chunk) == TEXT


@pytest.mark.parametrize("end", [1, 12, 60, -1, -8])
def test_a_packed_answer_that_breaks_off_is_no_page(end: int) -> None:
    with pytest.raises(BrokenOff):
        whole(gzip.compress(TEXT)[:end])
    with pytest.raises(BrokenOff):
        whole(gzip.compress(TEXT) + gzip.compress(TEXT)[:end])


def test_a_damaged_answer_is_no_page() -> None:
    packed = bytearray(gzip.compress(TEXT))
    packed[len(packed) // 2] ^= 0xFF
    with pytest.raises(BrokenOff):
        whole(bytes(packed))


def test_a_bomb_is_unpacked_a_piece_at_a_time() -> None:
    first = next(unpack([gzip.compress(b" " * 50_000_000)], "gzip", most=1000))
    assert len(first) == 1000


def imported(folder: Path, reports: Path) -> Import:
    done: list[Import] = []
    work = threading.Thread(
        target=lambda: done.append(import_collection(folder, reports=reports, today=TODAY)), daemon=True
    )
    work.start()
    work.join(20)
    assert done, "the import hangs or has failed"
    return done[0]


def collection(folder: Path) -> Path:
    (folder / "云岭市").mkdir(parents=True)
    (folder / "云岭市" / "2031.txt").write_text(plain(2031), encoding="utf-8")
    return folder


@pytest.mark.skipif(os.name == "nt", reason="pipes with names and links are those of POSIX")
def test_links_in_a_circle_and_pipes_do_not_stop_an_import(tmp_path: Path, reports: Path) -> None:
    folder = collection(tmp_path / "c")
    (folder / "云岭市" / "2030.md").symlink_to("2030.md")
    (folder / "云岭市" / "2029.md").symlink_to("nowhere.md")
    (folder / "云岭市" / "again").symlink_to(folder)
    os.mkfifo(folder / "云岭市" / "2028.txt")

    done = imported(folder, reports)

    assert [(entry.path.name, entry.fate) for entry in done.entries] == [("2031.txt", "taken")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_may_not_be_opened_stands_in_the_account(tmp_path: Path, reports: Path) -> None:
    folder = collection(tmp_path / "c")
    (folder / "望山市").mkdir(mode=0)
    try:
        done = imported(folder, reports)
    finally:
        (folder / "望山市").chmod(0o700)

    assert [(entry.path.name, entry.fate) for entry in done.entries] == [
        ("2031.txt", "taken"), ("望山市", "unreadable"),
    ]  # fmt: skip


HOSTILE = "\x1b[31m\u202e\n=1+1"


@pytest.mark.skipif(os.name == "nt", reason="such names are those of POSIX")
def test_names_of_files_are_shown_and_never_obeyed(tmp_path: Path, reports: Path) -> None:
    (tmp_path / "c" / "2031").mkdir(parents=True)
    (tmp_path / "c" / "2031" / f"{HOSTILE}.md").write_text("今天天气晴。", encoding="utf-8")
    held = holdings(tmp_path / "c")
    done = imported(tmp_path / "c", reports)

    tables = [holdings_table(held, lang="en", width=width) for width in (20, 100)]
    said = [*tables, *(import_text(done, lang=lang) for lang in ("zh", "en"))]
    for text in (
        *said,
        holdings_csv(held).decode("utf-8-sig"),
        holdings_json(held).decode(),
        import_json(done).decode(),
    ):
        assert "\x1b" not in text and "\u202e" not in text
    row = next(csv.DictReader(io.StringIO(holdings_csv(held).decode("utf-8-sig"))))
    assert "\n" not in row["path"]
    assert json.loads(holdings_json(held))["reports"][0]["path"].endswith(f"{HOSTILE}.md"), "the JSON loses nothing"


@pytest.mark.skipif(os.name == "nt", reason="such names are those of POSIX")
def test_a_name_that_is_no_utf_8_can_be_listed_and_added(tmp_path: Path, reports: Path) -> None:
    name = os.fsdecode("云岭市".encode("gb18030") + b".txt")
    try:
        (tmp_path / "c" / "2031").mkdir(parents=True)
        (tmp_path / "c" / "2031" / name).write_text(plain(2031), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")

    assert json.loads(holdings_json(holdings(tmp_path / "c")))["reports"][0]["path"].endswith(name)
    done = add(str(tmp_path / "c" / "2031" / name), reports=reports, today=TODAY)
    assert done.path.read_text(encoding="utf-8").startswith("---\n")


def test_a_refused_report_says_how_it_differs(tmp_path: Path, reports: Path) -> None:
    (tmp_path / "a.txt").write_text(plain(2031), encoding="utf-8")
    add(tmp_path / "a.txt", reports=reports, today=TODAY)
    lines = plain(2031).rstrip("\n").split("\n")
    (tmp_path / "b.txt").write_text("\n".join([*lines[:-1], "新修一座测距用的灯塔。", lines[-1]]), encoding="utf-8")

    with pytest.raises(AnotherReport) as refusal:
        add(tmp_path / "b.txt", reports=reports, today=TODAY)

    assert "only there: 0" in str(refusal.value) and "新修一座测距用的灯塔" in str(refusal.value)
    assert "新修一座测距用的灯塔" in refusal.value.message_in("zh")
