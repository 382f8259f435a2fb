"""Files that are no bare text: the reader of each kind. Costly libraries are imported by the reader that needs them."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.reading.formats import Format, MarkedFormat
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceBlock


def binary_blocks(
    kind: MarkedFormat, data: bytes, ledger: Ledger, *, name: str
) -> tuple[Format, Sequence[SourceBlock]]:
    """Give the format of ``data``, which begins like ``kind``, and its blocks. Raises as the reader of that format."""
    if kind == "pdf":
        from reportdiff.reading.ocr.scans import SCANS
        from reportdiff.reading.pdf.pdf import pdf_blocks

        return "pdf", pdf_blocks(data, ledger, name=name, reader=SCANS)
    if kind == "doc":
        from reportdiff.reading.legacy_word.doc import doc_blocks

        return "doc", doc_blocks(data, ledger, name=name)
    if kind == "picture":
        from reportdiff.reading.ocr.scans import picture_blocks

        return "picture", picture_blocks(data, ledger, name=name)
    if kind == "rtf":
        from reportdiff.reading.legacy_word.rtf import rtf_blocks

        return "rtf", rtf_blocks(data, ledger, name=name)
    from reportdiff.reading.ofd.ofd import is_ofd, ofd_blocks
    from reportdiff.reading.word.docx import docx_blocks
    from reportdiff.reading.word.package import Package

    package = Package(data, name=name)
    if is_ofd(package):
        return "ofd", ofd_blocks(package, ledger, name=name)
    return "docx", docx_blocks(data, ledger, name=name)
