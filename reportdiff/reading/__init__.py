"""Reading: the bytes of a file to a :class:`~reportdiff.reading.document.Document` of cleaned text.

Formats: Markdown (with YAML front matter), plain text, HTML, Word (.docx) and PDF with a text layer, told by their
content. Everything removed or repaired on the way is counted in ``Document.ledger``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportdiff.corpus.report_bytes import MAX_BYTES, report_bytes
from reportdiff.disk.files import writable_name
from reportdiff.errors import NotAReport, UnreadableReport, faults_of
from reportdiff.reading.archive import report_inside
from reportdiff.reading.bilingual import without_pronunciation, without_translation
from reportdiff.reading.binary import binary_blocks
from reportdiff.reading.cleaning import clean
from reportdiff.reading.document import Document
from reportdiff.reading.formats import READERS, Format, format_of, marked_format
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.ocr.marks import machine_reading
from reportdiff.reading.other_texts import other_text
from reportdiff.reading.plain_text.encodings import declared_charset, decode
from reportdiff.reading.plain_text.frontmatter import split_front_matter
from reportdiff.reading.source import SourceBlock, source_lines
from reportdiff.reading.tables.spaced_rows import with_spaced_tables

__all__ = ["MAX_BYTES", "read_bytes", "read_document", "report_bytes"]

MAX_CHARACTERS = 300_000
MAX_PARAGRAPHS = 5_000
"""Characters of a text without its tags, and its paragraphs. The longest of 2,876 reports (1955) has 57,000 characters
and 340 paragraphs; what is five and fifteen times as much is another kind of file, and would take long to parse."""


def read_document(source: Path) -> Document:
    """Read the file ``source``.

    Raises as :func:`report_bytes`, and :class:`UnreadableReport` if the file is
    too large (:data:`MAX_BYTES`, :data:`MAX_CHARACTERS`, :data:`MAX_PARAGRAPHS`), is empty, holds no text layer, is
    damaged or locked, or has an unknown encoding or broken front matter."""
    return read_bytes(report_bytes(source), name=writable_name(source))


def read_bytes(data: bytes, *, name: str) -> Document:
    """Read the bytes of a report, say from standard input; ``name`` is used in messages and in ``Document.name``.

    Raises :class:`UnreadableReport` as :func:`read_document` does, and for an error of a reader that nobody foresaw
    :class:`~reportdiff.errors.UnexpectedFault`."""
    if len(data) > MAX_BYTES:
        raise UnreadableReport(
            f"{name}: is larger than {MAX_BYTES // 2**20} MB, more than any report; name the report itself",
            f"{name}：超过 {MAX_BYTES // 2**20} MB，没有这么大的报告；请只给出报告本身",
        )
    if not data.strip():
        raise UnreadableReport(
            f"{name}: is empty; name a file that holds a report", f"{name}：是空文件；请给出有报告内容的文件"
        )
    with faults_of(name):
        return _document(data, name)


def _document(data: bytes, name: str) -> Document:
    ledger = Ledger()
    source = _source(data, ledger, name=name)
    _refuse_endless(source.blocks, name=name)
    blocks = without_translation(without_pronunciation(source.blocks, ledger), ledger)
    blocks = with_spaced_tables(blocks, ledger)
    text, text_blocks = clean(blocks, ledger)
    if not text:
        raise UnreadableReport(
            f"{name}: holds no text; name a file that holds a report", f"{name}：没有文字；请给出有报告内容的文件"
        )
    return Document(
        name=name,
        text=text,
        blocks=text_blocks,
        metadata=source.metadata,
        encoding=source.encoding,
        format=source.format,
        ledger=ledger.entries(),
    )


def _refuse_endless(blocks: Sequence[SourceBlock], *, name: str) -> None:
    characters = sum(len(block.text) for block in blocks)
    for count, most, what, what_zh in (
        (characters, MAX_CHARACTERS, "characters", "字"),
        (len(blocks), MAX_PARAGRAPHS, "paragraphs", "段"),
    ):
        if count > most:
            other = other_text("\n".join(block.text for block in blocks[:MAX_PARAGRAPHS])[:MAX_CHARACTERS])
            if other is not None:
                (is_what, is_what_zh), (advice, advice_zh) = other.what, other.advice
                raise NotAReport(
                    f"{name}: is {is_what} and no government work report, and too long to be read as one; {advice}",
                    f"{name}：是{is_what_zh}，不是政府工作报告，也长得无法当报告来读；{advice_zh}",
                )
            raise UnreadableReport(
                f"{name}: has {count} {what}, more than {most}, as no report does; name the report itself",
                f"{name}：有 {count} {what_zh}，超过 {most}，没有这么长的报告；请只给出报告本身",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    blocks: tuple[SourceBlock, ...]
    format: Format
    encoding: str = "utf-8"
    metadata: dict[str, object] = field(default_factory=dict)


def _source(data: bytes, ledger: Ledger, *, name: str, inside: bool = False) -> _Source:
    """Give the blocks of ``data`` as its format tells them; ``inside`` is true for what was in an archive."""
    format_by_bytes = marked_format(data, name=name)
    if format_by_bytes == "zip" or format_by_bytes == "gzip":
        inner = report_inside(format_by_bytes, data, ledger, name=name, inside=inside)
        if inner is not None:
            return _source(inner[0], ledger, name=inner[1], inside=True)
    if format_by_bytes == "html":
        from reportdiff.reading.html.html import html_blocks

        decoded, encoding = decode(data, name=name, declared=declared_charset(data))
        return _Source(blocks=html_blocks(decoded, ledger, name=name), format="html", encoding=encoding)
    if format_by_bytes is not None:
        kind_of_file, blocks = binary_blocks(format_by_bytes, data, ledger, name=name)
        return _Source(blocks=tuple(blocks), format=kind_of_file, metadata=dict(machine_reading(ledger)))
    decoded, encoding = decode(data, name=name)
    lines = source_lines(decoded, ledger)
    metadata, body = split_front_matter(lines, name=name, ledger=ledger)
    kind = format_of(lines[body:], name=name, front_matter=bool(metadata))
    return _Source(blocks=READERS[kind](lines[body:], ledger), format=kind, encoding=encoding, metadata=metadata)
