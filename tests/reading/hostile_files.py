"""Files made to do harm, by the name of their kind."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.reading.archives import zipped
from tests.reading.pages import REPORT, TITLE, page
from tests.reading.pdf_files import raw
from tests.reading.word_files import document, package, paragraph

TEXT = "\n".join((TITLE, *REPORT))
MILLION = 1_000_000


def hostile_file(kind: str, folder: Path) -> Path:
    """The file of this kind, written into ``folder``."""
    suffix, make = KINDS[kind]
    path = folder / f"{kind}{suffix}"
    path.write_bytes(make())
    return path


def _laughs() -> bytes:
    layers = "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(12))
    return package({"word/document.xml": f'<!DOCTYPE w [<!ENTITY a "建">{layers}]>' + document(paragraph("&m;"))})


def _entity() -> bytes:
    declared = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return package({"word/document.xml": declared + document(paragraph("&x;"))})


def _objects() -> bytes:
    return raw(b"BT ET", more=b"".join(b"%d 0 obj<<>>endobj\n" % number for number in range(6, 850_000)))


def _lines() -> bytes:
    return raw(zlib.compress(b"0 0 m 9 9 l S\n" * MILLION, 9), stream_keys=b"/Filter/FlateDecode")


def _bomb() -> bytes:
    return raw(zlib.compress(b"q Q " * 100 * MILLION, 9), stream_keys=b"/Filter/FlateDecode")


def _yaml() -> bytes:
    layers = "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{(f'*{chr(97 + i)},') * 9}]\n" for i in range(20))
    return f"---\na: &a [x,x]\n{layers}---\n{TEXT}".encode()


def _page_with(more: str, *, before: str = "") -> bytes:
    """A page of the report with something in the middle of it, and before everything else."""
    body = "".join(f"<p>{line}</p>{more}" for line in (TITLE, *REPORT))
    return (before + page(body)).encode()


def _pdf_of_broken_objects() -> bytes:
    broken = b"6 0 obj<</Type/Page/Parent 6 0 R/Kids[6 0 R 7 0 R 99999999 0 R]>>endobj\n7 0 obj<<<<[[endobj\n"
    return raw(b"BT (x) Tj", more=broken).replace(b"/Count 1", b"/Count -9")


def _surrogates() -> bytes:
    # UTF-16 in which the two halves of a pair stand apart.
    return b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x00\xd8" * 50 + b"\x00\xdc" * 50


KINDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip_bomb": (".docx", lambda: package({"word/document.xml": document(paragraph(" " * 200 * MILLION))})),
    "zip_bomb_of_parts": (".docx", lambda: package({f"word/{number}.xml": "" for number in range(20_000)})),
    "external_entity": (".docx", _entity),
    "billion_laughs": (".docx", _laughs),
    "deep_html": (".html", lambda: page("<div>" * MILLION + TEXT).encode()),
    "endless_html": (".html", lambda: page(f"<p>{TEXT}</p>" * 10_000).encode()),
    "attributes_html": (".html", lambda: page("<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">").encode()),
    "unclosed_html": (".html", lambda: page("<a b='" * 300_000).encode()),
    "pdf_of_a_million_objects": (".pdf", _objects),
    "pdf_of_a_million_lines": (".pdf", _lines),
    "pdf_stream_bomb": (".pdf", _bomb),
    "text_of_100_mb": (".txt", lambda: (TEXT + "\n").encode() * (100 * 2**20 // len(TEXT.encode()))),
    "one_line_of_20_mb": (".txt", lambda: "新建两所小学，".encode() * (19 * 2**20 // 21)),
    "one_line_of_300_000_characters": (".txt", lambda: "新建两所小学，".encode() * 42_000),
    "zero_bytes": (".txt", lambda: TEXT.encode() + b"\0" * MILLION),
    "lone_surrogates": (".txt", _surrogates),
    "lone_surrogates_html": (".html", lambda: page("".join(f"<p>{line}&#xD800;</p>" for line in REPORT)).encode()),
    "terminal_escapes": (".txt", lambda: TEXT.replace("，", "\x1b]0;x\x07\x1b[2J，\x9b31m").encode()),
    "direction_marks": (".txt", lambda: TEXT.replace("，", "\u202e，\u2066\u200f").encode()),
    "yaml_bomb": (".md", _yaml),
    "endless_headings": (".txt", lambda: ("一、办好实事\n（一）新建小学\n" * 100_000).encode()),
    "thousands_of_headings": (".txt", lambda: ("一、办好实事\n（一）新建小学\n" * 2_400).encode()),
    "a_million_spaces": (".txt", lambda: f"{TEXT}。{' ' * 5 * MILLION}（{' ' * 5 * MILLION}一".encode()),
    "thousands_of_spaces": (".txt", lambda: f"{TEXT}。{' ' * 150_000}（{' ' * 140_000}一".encode()),
    "instructions_html": (".html", lambda: _page_with("<?php echo '<p>x</p>' ?>", before="<?xml version='1.0'?>\n")),
    "instructions_alone_html": (".html", lambda: b"<html><?a?><?b c='d' ?></html><?e?>"),
    "cdata_html": (".html", lambda: _page_with("<![CDATA[ <p>x</p> ]]><svg><![CDATA[ x ]]></svg>")),
    "entities_html": (
        ".html",
        lambda: _page_with("&x;&#0;&#xFFFFFFFF;", before='<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ),
    "broken_xml": (".docx", lambda: package({"word/document.xml": document(paragraph(TEXT))[:-40] + "<w:p></w:r>"})),
    "zip_bomb_of_a_text": (".zip", lambda: zipped({"report.txt": b" " * 200 * MILLION})),
    "gzip_bomb": (".gz", lambda: gzip.compress(b" " * 200 * MILLION)),
    "rtf_of_groups": (".rtf", lambda: b"{\\rtf1 " + b"{" * 2 * MILLION + b"x"),
    "rtf_of_control_words": (".rtf", lambda: b"{\\rtf1 " + b"\\v" * 9 * MILLION),
    "rtf_of_paragraphs": (".rtf", lambda: b"{\\rtf1 " + b"x\\par " * MILLION),
    "rtf_of_styles": (".rtf", lambda: b"{\\rtf1{\\stylesheet" + b"{\\s1 x;}" * 400_000 + b"}x}"),
    "rtf_of_boxes": (".rtf", lambda: b"{\\rtf1 " + b"{\\shp{\\shptxt x\\par " * 300_000),
    "another_root": (".docx", lambda: package({"word/document.xml": "<a/>"})),
    "half_a_package": (".docx", lambda: package({"word/document.xml": document(paragraph(TEXT))})[:200]),
    "pdf_of_broken_objects": (".pdf", _pdf_of_broken_objects),
    "thousands_of_reports": (".txt", lambda: (TEXT + "\n").encode() * 400),
}
