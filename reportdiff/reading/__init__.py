"""Reading: the bytes of a file to a :class:`~reportdiff.reading.document.Document` of cleaned text.

Formats so far: Markdown (with YAML front matter) and plain text, in UTF-8, UTF-16 with a byte order mark, or
GB18030. Everything removed or mended on the way is counted in ``Document.ledger``.
"""

from __future__ import annotations

from pathlib import Path

from reportdiff.errors import ReportNotFound, UnreadableReport
from reportdiff.reading.cleaning import clean
from reportdiff.reading.document import Document
from reportdiff.reading.encodings import decode
from reportdiff.reading.formats import READERS, format_of, refuse_binary
from reportdiff.reading.frontmatter import split_front_matter
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import source_lines

__all__ = ["MAX_BYTES", "read_bytes", "read_document"]

MAX_BYTES = 20 * 1024 * 1024
"""Largest file that is read, in bytes. The longest report known has 0.2 MB of text; a hundred times that is a wrong
file, and would only fill the memory."""


def read_document(source: Path) -> Document:
    """Read the file ``source``.

    Raises :class:`ReportNotFound` if there is no such file and :class:`UnreadableReport` if it cannot be opened, is
    too large (:data:`MAX_BYTES`), is empty or binary, or has an unknown encoding or broken front matter."""
    name = str(source)
    try:
        if source.is_dir():
            raise UnreadableReport(f"{name}: is a directory; name a report file in it")
        with source.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReportNotFound(f"{name}: no such file; check the path") from None
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise UnreadableReport(f"{name}: {reason}; check that you may read it") from None
    except ValueError:
        raise ReportNotFound(f"{name!r}: is not a possible path; check it") from None
    return read_bytes(data, name=name)


def read_bytes(data: bytes, *, name: str) -> Document:
    """Read the bytes of a report, say from standard input; ``name`` stands in messages and in ``Document.name``.

    Raises :class:`UnreadableReport` as :func:`read_document` does."""
    if len(data) > MAX_BYTES:
        raise UnreadableReport(
            f"{name}: is larger than {MAX_BYTES // 2**20} MB, more than any report; name the report itself"
        )
    if not data.strip():
        raise UnreadableReport(f"{name}: is empty; name a file that holds a report")
    refuse_binary(data, name=name)
    decoded, encoding = decode(data, name=name)
    ledger = Ledger()
    lines = source_lines(decoded, ledger)
    metadata, body = split_front_matter(lines, name=name)
    lines = lines[body:]
    reader = READERS[format_of(lines, name=name, front_matter=bool(metadata))]
    text, blocks = clean(reader(lines, ledger), ledger)
    if not text:
        raise UnreadableReport(f"{name}: holds no text; name a file that holds a report")
    return Document(name=name, text=text, blocks=blocks, metadata=metadata, encoding=encoding, ledger=ledger.entries())
