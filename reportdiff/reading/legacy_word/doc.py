"""Word 97-2003 files (.doc), and those of WPS Writer (.wps), which are the same: made into .docx, then read as that.

msdoc2docx knows [MS-DOC]: pieces of a fast save, styles, lists, fields, changes, notes. One reader of Word documents
then decides what of it is text.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from reportdiff.errors import UnreadableReport
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceBlock
from reportdiff.reading.word.docx import docx_blocks

WORD: Final = "WordDocument"
TABLES: Final = ("0Table", "1Table")

OTHERS: Final[tuple[tuple[str, str, str], ...]] = (
    ("EncryptedPackage", "an Office file locked with a password", "加了密码的 Office 文件"),
    ("Workbook", "an old Excel workbook (.xls)", "旧版 Excel 工作簿（.xls）"),
    ("Book", "an old Excel workbook (.xls)", "旧版 Excel 工作簿（.xls）"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)", "旧版 PowerPoint 演示文稿（.ppt）"),
    ("__properties_version1.0", "a mail of Outlook (.msg)", "Outlook 邮件（.msg）"),
)
"""Streams that only such a file has, and what to call it in English and Chinese."""

OLDEST: Final = 0xC1
"""nFib of Word 97 ([MS-DOC] 2.5.15); Word 6 and 95 have a smaller one, and another layout."""

LOST: Final = frozenset(
    {
        "GROUPED_MAIN_TEXTBOXES_DEFERRED",
        "INVALID_UTF16",
        "LIST_NUMBER_FORMAT_APPROXIMATED",
        "MACRO_STORY_OMITTED",
        "MAIN_TEXTBOX_TABLE_MALFORMED",
        "MALFORMED_TABLE_FLATTENED",
        "MISSING_REFERENCED_STYLES",
        "NOTE_REFERENCE_DEFERRED",
        "NUMBERING_TABLE_MALFORMED",
        "STYLE_TABLE_MALFORMED",
        "TABLE_DEPTH_LIMITED",
        "UNSUPPORTED_CONTROL_CHARACTER",
        "UNTERMINATED_FIELD",
    }
)
"""What msdoc2docx says it has left out or guessed that may touch the text or its numbers; the rest is looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Something that can be taken out of a file whose text stays: what it is, the numbers of its tables in FibRgFcLcb97
    ([MS-DOC] 2.5.6), and where in the stream its length in characters stands (FibRgLw97, 2.5.4)."""

    what: str
    tables: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()


OMISSIONS: Final = (
    Omission(what="text boxes of running heads", tables=(41, 58, 59, 76), lengths=(0x68,)),
    Omission(
        what="text boxes and bookmarks",
        tables=(21, 22, 23, 40, 41, 50, 56, 57, 58, 59, 75, 76),
        lengths=(0x64, 0x68),
    ),
)
"""What is taken out of a file that msdoc2docx refuses, one after the other: LibreOffice ends such boxes in its own way.
Their characters are the last of all, so that no other place moves."""

ANCHOR: Final = "\ufffc"
"""What is in the text where a box hangs that was taken out (Unicode: object replacement character)."""

TABLES_AT: Final = 0x9A
"""Where FibRgFcLcb97 begins: pairs of a place and a size, four bytes each."""


def doc_blocks(data: bytes, ledger: Ledger, *, name: str) -> tuple[SourceBlock, ...]:
    """Give the blocks of the Word 97-2003 file ``data``; ``line`` counts its paragraphs from 1.

    Counts in ``ledger`` as :func:`~reportdiff.reading.word.docx.docx_blocks`, and ``lost_in_conversion``. Raises
    :class:`UnreadableReport` if it is damaged, locked, of another program, or older than Word 97."""
    _refuse_others(data, name=name)
    blocks = docx_blocks(_as_docx(data, ledger, name=name), ledger, name=name)
    bare = (replace(block, text=block.text.replace(ANCHOR, "")) for block in blocks)
    return tuple(block for block in bare if block.text.strip())


def _refuse_others(data: bytes, *, name: str) -> None:
    """Refuse compound files without a Word document in them, and those of Word 6 and 95."""
    from doc2docx.cfb import CompoundFile
    from doc2docx.errors import Doc2DocxError

    try:
        file = CompoundFile(data)
        # By path: a Word file may hold an Excel file, with streams of its own further down.
        streams = {entry.path for entry in file.entries}
        word = file.open_stream(WORD)[:4] if WORD in streams else b""
    except (Doc2DocxError, ValueError, LookupError) as error:
        raise _damaged(error, name=name) from None
    for stream, what, what_zh in OTHERS:
        if stream in streams:
            raise _refusal(name, what, what_zh)
    if WORD not in streams:
        raise _refusal(name, "a file of another program than Word", "其他程序的文件，不是 Word 文件")
    if not streams & set(TABLES) or int.from_bytes(word[2:4], "little") < OLDEST:
        raise _refusal(name, "a file of Word 95 or older", "Word 95 或更早的文件")


def _refusal(name: str, what: str, what_zh: str) -> UnreadableReport:
    return UnreadableReport(
        f"{name}: is {what}, which is not read; save it without a password as .docx, .pdf or plain text and try again",
        f"{name}：是{what_zh}，无法读取；请去掉密码，另存为 .docx、.pdf 或纯文本再试",
    )


def _as_docx(data: bytes, ledger: Ledger, *, name: str) -> bytes:
    """Convert the document to a .docx file, in a folder that is gone afterwards: msdoc2docx reads and writes files."""
    from doc2docx import convert
    from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "report.doc"), Path(folder, "report.docx")
        source.write_bytes(data)
        refusal: Exception | None = None
        for omission in (None, *OMISSIONS):
            try:
                if omission is not None:
                    _take_out(omission, source)
                result = convert(source, target)
            except EncryptedDocumentError:
                raise _refusal(name, "a Word file locked with a password", "加了密码的 Word 文件") from None
            except (Doc2DocxError, ArithmeticError, LookupError, OSError, ValueError, TypeError) as error:
                refusal = refusal or error
                continue
            if omission is not None:
                ledger.note("lost_in_conversion", omission.what)
            _note_losses(result.report, ledger)
            return target.read_bytes()
    assert refusal is not None
    raise _damaged(refusal, name=name)


def _take_out(omission: Omission, path: Path) -> None:
    """Say in the file at ``path`` that it has nothing of ``omission``."""
    import olefile

    with olefile.OleFileIO(path, write_mode=True) as file:
        stream = bytearray(file.openstream(WORD).read())
        for place in (*(TABLES_AT + 8 * table + 4 for table in omission.tables), *omission.lengths):
            if place + 4 <= len(stream):
                stream[place : place + 4] = bytes(4)
        file.write_stream(WORD, bytes(stream))


def _note_losses(report: Any, ledger: Ledger) -> None:
    for entry in report.diagnostics:
        if entry.code in LOST:
            ledger.note("lost_in_conversion", entry.message)


def _damaged(error: Exception, *, name: str) -> UnreadableReport:
    reason = " ".join(str(error).split()).replace(os.sep, "/")[:80] or type(error).__name__
    return UnreadableReport(
        f"{name}: is a damaged Word file ({reason}); open it in Word or WPS and save it as .docx",
        f"{name}：Word 文件已损坏（{reason}）；请用 Word 或 WPS 打开，另存为 .docx",
    )
