"""Bytes to characters: byte order mark, then strict UTF-8, then strict GB18030, else an error.

GB18030 decodes almost any bytes to *some* hanzi, so its result is believed only if the characters are common ones
(see :data:`COMMON_SHARE`); Big5 or a damaged file must not become a report of rare characters.
"""

from __future__ import annotations

import codecs

from reportdiff.errors import UnreadableReport

BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longest first where one mark is the beginning of another (UTF-32 LE begins like UTF-16 LE)."""

COMMON_SHARE = 0.7
"""Least share of level-1 hanzi of GB 2312 (the 3,755 most used, lead bytes B0 to D7) among all hanzi of a text for
GB18030 to be believed. Reports lie above 0.97; Big5 text read as GB18030 lies below 0.6."""

CHECKED_CHARACTERS = 20_000


def decode(data: bytes, *, name: str) -> tuple[str, str]:
    """The text of ``data`` and the name of the encoding it was read with (``"gb18030"``; a mark is dropped).

    Raises :class:`UnreadableReport` if no encoding fits; ``name`` says in the message what was read.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise UnreadableReport(
                    f"{name}: begins with a {encoding} byte order mark, but byte {error.start + len(mark)} does not"
                    " fit it; the file is damaged, fetch it again"
                ) from None
    if b"\0" in data:
        raise UnreadableReport(
            f"{name}: has a zero byte at {data.index(0)}, so it is not text;"
            " give the report as UTF-8 or GB18030 text or as Markdown"
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        broken = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _reads_like_chinese(text):
        return text, "gb18030"
    raise UnreadableReport(
        f"{name}: byte {broken} is not UTF-8 and the file is not GB18030 either; save it as UTF-8 and try again"
    )


def _reads_like_chinese(text: str) -> bool:
    hanzi = [character for character in text[:CHECKED_CHARACTERS] if not character.isascii() and character.isalpha()]
    if not hanzi:
        return False
    return sum(map(_is_common, hanzi)) >= COMMON_SHARE * len(hanzi)


def _is_common(character: str) -> bool:
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7
