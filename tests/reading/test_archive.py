"""Archives: the one report in them is read, the rest is counted, and what no honest sender makes is refused."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping

import pytest

from reportdiff.errors import UnreadableReport
from reportdiff.reading import read_bytes
from reportdiff.reading.document import Document
from tests.reading.archives import zipped
from tests.reading.office_files import DATA, LINES
from tests.reading.pages import REPORT, TITLE, official
from tests.reading.word_files import document, package, paragraph

TEXT = "\n".join((TITLE, *REPORT))


def read(data: bytes, name: str = "mail.zip") -> Document:
    return read_bytes(data, name=name)


def refused(data: bytes, name: str = "mail.zip") -> str:
    with pytest.raises(UnreadableReport) as caught:
        read(data, name)
    message, zh = str(caught.value), caught.value.message_in("zh")
    assert "\n" not in message + zh
    assert message.startswith(name) and zh.startswith(name)
    assert ";" in message and "；" in zh
    return message


REPORTS = {
    "report.txt": TEXT.encode("gb18030"),
    "2031/report.md": f"# {TEXT}".encode(),
    "report.html": official().encode(),
    "report.docx": package({"word/document.xml": document("".join(map(paragraph, (TITLE, *REPORT))))}),
    "report.doc": (DATA / "report.doc").read_bytes(),
    "report.rtf": (DATA / "report.rtf").read_bytes(),
}


@pytest.mark.parametrize("name", REPORTS)
def test_the_one_report_in_a_zip_archive_is_read_and_the_rest_is_counted(name: str) -> None:
    others = {"附件/报名表.xlsx": b"PK", "logo.png": b"\x89PNG", "__MACOSX/._report.txt": b"x", ".DS_Store": b"x"}
    found = read(zipped({**others, name: REPORTS[name]}))
    alone = read_bytes(REPORTS[name], name=name)

    assert found.text == alone.text
    assert found.format == alone.format
    assert found.name == "mail.zip"
    (entry,) = (entry for entry in found.ledger if entry.what == "archive_member")
    assert (entry.count, entry.samples[0]) == (4, "附件/报名表.xlsx")


def test_folders_are_no_members() -> None:
    found = read(zipped({"年报/": b"", "年报/report.doc": REPORTS["report.doc"]}))
    assert found.text.split("\n") == LINES
    assert "archive_member" not in {entry.what for entry in found.ledger}


def test_a_name_in_gbk_is_shown_as_it_was_written() -> None:
    members = {"2031年报告.txt".encode("gb18030").decode("cp437"): TEXT, "2030年报告.txt": TEXT}
    assert "2031年报告.txt, 2030年报告.txt" in refused(zipped(members))


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"a.txt": TEXT, "b.docx": REPORTS["report.docx"]}, "holds 2 files that may be the report (a.txt, b.docx)"),
        ({f"{n}.txt": TEXT for n in range(9)}, "holds 9 files that may be the report (0.txt, 1.txt, 2.txt, …)"),
        ({"data.bin": b"x"}, "without a report in it"),
        ({}, "without a report in it"),
        ({"a.txt": TEXT, "b.zip": zipped({"c.txt": TEXT})}, "an archive in an archive (b.zip)"),
        ({"a.doc": zipped({"c.txt": TEXT})}, "an archive in an archive"),
        ({"a.txt": gzip.compress(TEXT.encode())}, "an archive in an archive"),
        ({"../a.txt": TEXT}, "a path that leads out of it ('../a.txt')"),
        ({"a.txt": TEXT, "x/../../b": b""}, "a path that leads out of it"),
        ({"/etc/a.txt": TEXT}, "a path that leads out of it"),
        ({"..\\a.txt": TEXT}, "a path that leads out of it"),
        ({"C:\\a.txt": TEXT}, "a path that leads out of it"),
        ({"a\nb.zip": b""}, "an archive in an archive (a?b.zip)"),
        ({"a.txt": b" " * (3 * 2**20)}, "a zip bomb"),
        ({"a.txt": b"\0" * (33 * 2**20)}, "to more than 32 MB"),
        ({f"{n}": b"" for n in range(2_001)}, "more than 2000"),
        ({"a.exe.txt": b"\x7fELF"}, "is a program"),
        ({"a.txt": b" \n"}, "holds no text"),
    ],
)
def test_other_archives_are_refused_in_one_line(members: Mapping[str, str | bytes], what: str) -> None:
    assert what in refused(zipped(members))


def test_a_locked_member_is_refused() -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + place] |= 1
    assert "locked with a password" in refused(bytes(data))


def test_messages_about_the_report_name_the_archive_and_the_member() -> None:
    assert refused(zipped({"2031/a.docx": b"%PDF-1.4"})).startswith("mail.zip/2031/a.docx: is a damaged PDF")


def test_a_gzip_file_of_one_report_is_read() -> None:
    assert read(gzip.compress(REPORTS["report.txt"]), "report.txt.gz").text == read(TEXT.encode(), "report.txt").text
    assert read(gzip.compress(REPORTS["report.doc"]), "report.gz").format == "doc"


def test_other_gzip_files_are_refused() -> None:
    name = "report.txt.gz"
    packed = gzip.compress(TEXT.encode())
    assert "damaged" in refused(packed[:100], name)
    assert "damaged" in refused(packed[:20] + b"\xff" * 40 + packed[60:], name)
    assert "holds several files" in refused(packed + packed, name)
    assert "an archive in an archive" in refused(gzip.compress(packed), name[: len("report.txt")])
    assert "an archive in an archive" in refused(gzip.compress(zipped({"a.txt": TEXT})), "report.txt")
    assert "a bomb" in refused(gzip.compress(b" " * (2 * 2**20)), name)
    endless = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(endless.compress(b"\0" * 2**20) for _ in range(200)) + endless.flush()
    assert "a bomb" in refused(bomb, name)
    tar = b"report.txt".ljust(257, b"\0") + b"ustar" + b"\0" * 250 + TEXT.encode()
    assert "holds several files" in refused(gzip.compress(tar), "report.tar.gz")
