"""Bytes to characters: byte order mark, strict UTF-8, what a page declares, strict GB18030, UTF-16 without a mark,
UTF-8 but for a few broken bytes, and as a last resort the guess of charset-normalizer, or GB18030 but for a few broken
bytes; else an error.

GB18030 decodes almost any bytes to *some* hanzi, and a guess is a guess, so their result is believed only if the
characters are common ones (see :data:`COMMON_SHARE`); a damaged file must not become a report of rare characters.
"""

from __future__ import annotations

import codecs
import re

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
"""Least share of common characters among all hanzi of a text for a guessed encoding to be believed: level 1 of
GB 2312 (the 3,755 most used, lead bytes B0 to D7), or for traditional script level 1 of Big5 (5,401, lead bytes A4 to
C6). Reports lie above 0.97; text in a wrong encoding lies below 0.6."""

CHECKED_CHARACTERS = 20_000

GUESSED_FROM = 64 * 1024
"""Bytes that are shown to charset-normalizer; it is slow, and a report says what it is in less."""

GUESSES = ("big5hkscs", "big5", "cp950", "gb18030", "hz", "iso2022_jp", "euc_kr", "utf_16_le", "utf_16_be", "utf_32")
"""Encodings a Chinese text can be in. What no check tells apart (johab for Big5) is left out on purpose."""

DECLARED = re.compile(
    rb"<(?:meta\b[^<>]{0,200}?\bcharset\s*=\s*[\"']?\s*|\?xml[^<>]{0,100}?\bencoding\s*=\s*[\"'])"
    rb"([A-Za-z0-9_:.-]{2,30})",
    re.IGNORECASE,
)
DECLARED_WITHIN = 8 * 1024
"""Bytes in which a page declares its encoding (HTML asks for the first 1,024; official pages take longer)."""

ALIASES = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "hz-gb-2312": "hz",
}
"""What a label means in practice (WHATWG Encoding Standard, 4.2): a page that says GB2312 is in its superset."""

BROKEN_SHARE = 0.001
"""Share of characters that may be broken for a text to be read all the same, one at least: a byte lost in transfer or
a character cut in two. They become U+FFFD, and the ledger counts them; more is another encoding or a damaged file."""

STATEFUL = ("hz", "iso2022_jp")
"""Encodings whose bytes are all ASCII: only what the page declares tells them from plain English."""


def decode(data: bytes, *, name: str, declared: str | None = None) -> tuple[str, str]:
    """Give the text of ``data`` and the name of the encoding it was read with (``"gb18030"``; a mark is dropped).

    ``declared`` is what a web page says of itself; UTF-8 that is valid is believed before it, for pages that were
    converted keep their old label. Raises :class:`UnreadableReport` if no encoding fits; ``name`` says in the message
    what was read."""
    by_mark = _by_byte_order_mark(data, name=name)
    if by_mark is not None:
        return by_mark
    if b"\0" in data:
        wide = _wide(data)
        if wide is not None:
            return wide
        raise UnreadableReport(
            f"{name}: has a zero byte at {data.index(0)}, so it is not text;"
            " give the report as UTF-8 or GB18030 text or as Markdown",
            f"{name}：第 {data.index(0)} 字节是零，不是文本；请给出 UTF-8 或 GB18030 编码的纯文本或 Markdown",
        )
    encoding = _codec_name(declared)
    if encoding in STATEFUL and (text := _strictly(data, encoding)) is not None:
        return text, encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        bad_byte = error.start
    text = None if encoding is None else _strictly(data, encoding)
    if encoding is not None and text and reads_like_chinese(text, traditional=True):
        return text, encoding
    reading = (
        _strict_gb18030(data)
        or _wide(data)
        or _but_for_a_few(data, "utf-8")
        or _guess(data)
        or _but_for_a_few(data, "gb18030")
    )
    if reading is not None:
        return reading
    raise UnreadableReport(
        f"{name}: byte {bad_byte} is not UTF-8 and the file is not GB18030 either; save it as UTF-8 and try again",
        f"{name}：第 {bad_byte} 字节不合 UTF-8，全文也不是 GB18030；请另存为 UTF-8 再试",
    )


def declared_charset(data: bytes) -> str | None:
    """Give the label of the encoding that a web page declares in a ``<meta>`` tag or its XML declaration."""
    match = DECLARED.search(data[:DECLARED_WITHIN])
    return match.group(1).decode("ascii") if match else None


def _codec_name(label: str | None) -> str | None:
    """Give the Python name of a declared label, or ``None`` if there is no such text encoding."""
    if label is None:
        return None
    label = ALIASES.get(label.lower(), label)
    try:
        return codecs.lookup(label).name if codecs.lookup(label)._is_text_encoding else None
    except (LookupError, ValueError):
        return None


def _by_byte_order_mark(data: bytes, *, name: str) -> tuple[str, str] | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                if reading := _but_for_a_few(data[len(mark) :], encoding):
                    return reading
                raise UnreadableReport(
                    f"{name}: begins with a {encoding} byte order mark, but byte {error.start + len(mark)} does not"
                    " fit it; the file is damaged, fetch it again",
                    f"{name}：开头的字节序标记是 {encoding}，但第 {error.start + len(mark)} 字节与它不符；"
                    "文件已损坏，请重新获取",
                ) from None
    return None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None


def _strict_gb18030(data: bytes) -> tuple[str, str] | None:
    text = _strictly(data, "gb18030")
    return (text, "gb18030") if text and reads_like_chinese(text) else None


def _but_for_a_few(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Give the text with U+FFFD for what is broken, if that is next to nothing (:data:`BROKEN_SHARE`)."""
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") > max(1, BROKEN_SHARE * len(text)) or not reads_like_chinese(text, traditional=True):
        return None
    return text, encoding


def _wide(data: bytes) -> tuple[str, str] | None:
    """Decode UTF-16 without a byte order mark: of the two orders, the one that reads like Chinese."""
    if len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text and "\0" not in text and reads_like_chinese(text, traditional=True):
            return text, encoding
    return None


def _guess(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    # A multi-byte character that is cut in two would make the true encoding impossible: cut at a line end.
    end = data.rfind(b"\n", 0, GUESSED_FROM) + 1 if len(data) > GUESSED_FROM else len(data)
    for match in from_bytes(data[: end or GUESSED_FROM], cp_isolation=list(GUESSES)):
        text = _strictly(data, match.encoding)
        if text and reads_like_chinese(text, traditional=True):
            return text, codecs.lookup(match.encoding).name
    return None


def reads_like_chinese(text: str, *, traditional: bool = False) -> bool:
    """Tell whether ``text`` has hanzi, and nearly only common ones; other scripts' letters count as uncommon."""
    letters = [character for character in text[:CHECKED_CHARACTERS] if not character.isascii() and character.isalpha()]
    if not letters:
        return False
    if sum(map(_is_common, letters)) >= COMMON_SHARE * len(letters):
        return True
    return traditional and sum(map(_is_common_traditional, letters)) >= COMMON_SHARE * len(letters)


def _is_common(character: str) -> bool:
    return _lead(character, "gb2312", 0xB0, 0xD7)


def _is_common_traditional(character: str) -> bool:
    return _lead(character, "big5", 0xA4, 0xC6)


def _lead(character: str, encoding: str, low: int, high: int) -> bool:
    try:
        code = character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and low <= code[0] <= high
