"""The zip package of an Office Open XML file, opened without trust: what is wrong or too large is refused in one line.

Only the parts that are asked for are ever unpacked, each up to a limit, so that an archive that unfolds into
gigabytes (a zip bomb) costs no more than an honest file.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

from reportdiff.errors import UnreadableReport

MAX_MEMBERS = 2_000
"""Parts of a package. A report has some 20, with many pictures some 200."""

MAX_PART = 32 * 2**20
"""Unpacked bytes of one part that is read. The text of a long report is 0.3 to 3 MB of XML, however untidy."""

MAX_UNPACKED = 512 * 2**20
"""Declared unpacked bytes of all parts together, pictures too; nothing but a bomb declares more in 20 MB."""

MAX_RATIO = 250
"""Unpacked to packed size of a part that is read, where it is larger than :data:`RATIO_FROM`. Word's XML packs 10 to
40 times; the limit of deflate is 1,032."""

RATIO_FROM = 2**20

OTHERS: tuple[tuple[str, str, str], ...] = (
    ("xl/", "an Excel workbook (.xlsx)", "Excel 工作簿（.xlsx）"),
    ("ppt/", "a PowerPoint file (.pptx)", "PowerPoint 演示文稿（.pptx）"),
    ("META-INF/container.xml", "an e-book (.epub)", "电子书（.epub）"),
    ("mimetype", "an OpenDocument file", "OpenDocument 文件"),
    ("META-INF/MANIFEST.MF", "a Java archive", "Java 程序包"),
)
"""How the name of a part begins that only this kind of archive has, and what to call it in English and Chinese."""

_BROKEN = (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, KeyError)


class Package:
    """The parts of a package by name; :meth:`read` and :meth:`parse` hold to the limits of this module."""

    def __init__(self, data: bytes, *, name: str) -> None:
        """Open the archive ``data``. Raises :class:`UnreadableReport` if it is no zip archive or one that is beyond the
        limits."""
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            members = self._archive.infolist()
        except (*_BROKEN, struct.error) as error:
            raise self._refusal(
                f"is a damaged zip archive ({_cause(error)}); fetch or save it again",
                f"zip 压缩包已损坏（{_cause(error)}）；请重新获取或保存",
            ) from None
        if len(members) > MAX_MEMBERS:
            raise self._refusal(
                f"holds {len(members)} parts, more than {MAX_MEMBERS}; it is no report, save it anew",
                f"含 {len(members)} 个部分，超过 {MAX_MEMBERS} 个，不像报告；请重新保存",
            )
        declared = sum(member.file_size for member in members)
        if declared > MAX_UNPACKED:
            raise self._refusal(
                f"unpacks to {declared // 2**20} MB, more than {MAX_UNPACKED // 2**20}; it is no report, save it anew",
                f"解压后有 {declared // 2**20} MB，超过 {MAX_UNPACKED // 2**20} MB，不像报告；请重新保存",
            )
        self._members = {member.filename: member for member in members}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def other_kind(self) -> tuple[str, str]:
        """Say what the archive is if it is no Word document, in English and in Chinese."""
        for beginning, what, what_zh in OTHERS:
            if any(member.startswith(beginning) for member in self._members):
                return what, what_zh
        return "a zip archive without a Word document in it", "不含 Word 文档的 zip 压缩包"

    def read(self, part: str) -> bytes | None:
        """Give the unpacked bytes of ``part``, or ``None`` if there is none.

        Raises :class:`UnreadableReport` if it is damaged, locked, or larger than the limits allow."""
        member = self._members.get(part)
        if member is None:
            return None
        if member.flag_bits & 0x1:
            raise self._refusal("is locked with a password; save it without one", "加了密码；请去掉密码后保存")
        try:
            with self._archive.open(member) as stream:
                data = stream.read(MAX_PART + 1)
        except (*_BROKEN, zlib.error, MemoryError) as error:
            raise self._refusal(
                f"is damaged at {part!r} ({_cause(error)}); fetch or save it again",
                f"其中的 {part!r} 已损坏（{_cause(error)}）；请重新获取或保存",
            ) from None
        if len(data) > MAX_PART:
            raise self._refusal(
                f"unpacks {part!r} to more than {MAX_PART // 2**20} MB; it is no report, save it anew",
                f"其中的 {part!r} 解压后超过 {MAX_PART // 2**20} MB，不像报告；请重新保存",
            )
        if len(data) > RATIO_FROM and len(data) > MAX_RATIO * max(1, member.compress_size):
            raise self._refusal(
                f"unpacks {part!r} more than {MAX_RATIO} times (a zip bomb); save it anew",
                f"其中的 {part!r} 解压后大了 {MAX_RATIO} 倍以上（压缩炸弹）；请重新保存",
            )
        return data

    def parse(self, part: str) -> Any:
        """Give the root element of the XML in ``part`` (an lxml element), or ``None`` if there is no such part.

        A document type is refused: Office files have none (ECMA-376 part 2, 8.1.4), and entities live there."""
        data = self.read(part)
        if data is None:
            return None
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._refusal(
                f"has broken XML in {part!r} ({_cause(error)}); save it again",
                f"其中的 {part!r} 不合 XML 语法（{_cause(error)}）；请重新保存",
            ) from None
        if root.getroottree().docinfo.doctype:
            raise self._refusal(
                f"declares a document type in {part!r}, which Word never does; save it again in Word",
                f"其中的 {part!r} 声明了文档类型，Word 从不这样写；请用 Word 重新保存",
            )
        return root

    def _refusal(self, what: str, what_zh: str) -> UnreadableReport:
        return UnreadableReport(f"{self._name}: {what}", f"{self._name}：{what_zh}")


def _cause(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
