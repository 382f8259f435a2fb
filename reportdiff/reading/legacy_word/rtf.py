"""Rich text (RTF) to source blocks: paragraphs and cells in reading order, numbers as Word wrote them beside.

What is read and what is left out is the same as in a Word document (:mod:`reportdiff.reading.word.docx`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from reportdiff.errors import UnreadableReport
from reportdiff.reading.document import BlockRole
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.legacy_word.rtf_groups import KEPT, NOTED, SKIPPED
from reportdiff.reading.legacy_word.rtf_state import PROPERTIES, RtfGroup, RtfParagraph, RtfStyle
from reportdiff.reading.legacy_word.rtf_tables import RtfTables
from reportdiff.reading.legacy_word.rtf_tokens import (
    CHARSETS,
    CODE_PAGES,
    MULTIBYTE,
    REST,
    Token,
    decoded,
    tokens,
    whole_characters,
)
from reportdiff.reading.numbering import ends_sentence
from reportdiff.reading.source import SourceBlock, visible_text
from reportdiff.reading.word.docx import MAX_HEADING, joined_number
from reportdiff.reading.word.word_styles import CONTENTS_NAME, HEADING_NAME, TITLE, TITLE_NAME

SIGNS: Final = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\xa0", "_": "-", "-": "",
}  # fmt: skip
ENDS: Final = frozenset({"par", "sect", "cell", "nestcell", "row", "nestrow"})
BULLETS: Final = "·•◦▪■□●○◆◇➢✓-–—*"
MAX_DEPTH: Final = 500
"""Groups in groups; Word stays below 40."""
MOST_BLOCKS: Final = 10_000
"""Paragraphs after which reading stops: more than :data:`reportdiff.reading.MAX_PARAGRAPHS`, so the file is refused."""


def rtf_blocks(data: bytes, ledger: Ledger, *, name: str) -> tuple[SourceBlock, ...]:
    """Give the blocks of the RTF file ``data``; ``line`` counts its paragraphs from 1.

    Counts in ``ledger`` as for .docx, and ``unfinished_file``. Raises :class:`UnreadableReport` beyond limits."""
    reader = _Reader(ledger=ledger)
    stream = iter(tokens(data, name=name))
    for token in stream:
        reader.take(token)
        if reader.ended or len(reader.blocks) > MOST_BLOCKS:
            break
        if reader.depth > MAX_DEPTH:
            raise UnreadableReport(
                f"{name}: has more than {MAX_DEPTH} groups in groups; it is no report, save it anew as .docx",
                f"{name}：分组嵌套超过 {MAX_DEPTH} 层，不像报告；请另存为 .docx",
            )
    if not reader.ended or sum(1 for _ in islice(stream, REST)) == REST:
        ledger.note("unfinished_file", name)
    reader.finish()
    if not reader.blocks and not reader.seen:
        raise UnreadableReport(
            f"{name}: is an RTF file that breaks off before its text; save it again, or as .docx",
            f"{name}：RTF 文件不完整，没有正文；请重新保存，或另存为 .docx",
        )
    return reader.tables.with_targets(reader.blocks, ledger)


@dataclass(slots=True)
class _Reader:
    ledger: Ledger
    blocks: list[SourceBlock] = field(default_factory=list)
    tables: RtfTables = field(default_factory=RtfTables)
    seen: bool = False
    ended: bool = False
    group: RtfGroup = field(default_factory=RtfGroup)
    paragraphs: int = 0
    _stack: list[RtfGroup] = field(default_factory=list)
    _open: list[RtfParagraph] = field(default_factory=lambda: [RtfParagraph()])
    _bytes: bytearray = field(default_factory=bytearray)
    _left_out: dict[str, list[str]] = field(default_factory=dict)
    _named: list[str] = field(default_factory=list)
    _page: str = "cp1252"
    _default_font: int = -1
    _fonts: dict[int, str] = field(default_factory=dict)
    _styles: dict[int, RtfStyle] = field(default_factory=dict)
    _skip: int = 0

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._stack)

    def take(self, token: Token) -> None:
        """Read one token."""
        if token.kind in ("byte", "text"):
            data = token.data[self._skip :]
            self._skip = max(0, self._skip - len(token.data))
            self._bytes += data
            return
        if token.kind == "sign":
            self._sign(token.word)
            return
        self._flush()
        self._skip = 0
        if token.kind == "open":
            self._stack.append(self.group)
            self.group = replace(self.group, starred=False, box=False)
        elif token.kind == "close":
            self._close()
        else:
            self._word(token.word, token.number)

    def finish(self) -> None:
        """End the last paragraph, and say what was left out."""
        self._flush()
        while len(self._open) > 1:
            self._end_box()
        self._end_paragraph()
        self._note_left_out()

    def _sign(self, sign: str) -> None:
        if sign in "\\{}":
            # May be the second byte of a character: behind the first one, and decoded with it.
            self._bytes += sign.encode("latin-1")
            return
        self._flush()
        if sign == "*":
            self.group.starred = True
        elif sign in "\r\n":
            self._end_paragraph()
        elif sign in SIGNS:
            self._put(SIGNS[sign])

    def _close(self) -> None:
        closed, self.group = self.group, self._stack.pop() if self._stack else RtfGroup()
        if closed.role == "styles" and self.group.role == "styles":
            self._define_style(closed)
        if closed.role in NOTED.values() and self.group.role != closed.role:
            self._note_left_out()
        if closed.box and len(self._open) > 1:
            self._end_box()
        self.ended = not self._stack

    def _word(self, word: str, number: int | None) -> None:
        group = self.group
        if group.starred and word not in KEPT and word not in NOTED:
            group.role = "none"
        group.starred = False
        if word in SKIPPED:
            group.role = "none"
        elif word in NOTED:
            self._leave_out(word)
        elif word in ("fonttbl", "stylesheet") and group.role == "body":
            group.role = "fonts" if word == "fonttbl" else "styles"
        elif word in ("listtext", "pntext") and group.role == "body":
            group.role = "number"
        elif word == "shptxt" and group.role == "body":
            group.box = True
            self._open.append(RtfParagraph())
        elif word in ENDS:
            if group.role == "body":
                self._end_paragraph()
                self.tables.note(word, len(self.blocks))
            elif group.role == "number":
                self._put(" ")
        elif word == "trowd":
            self.tables.note(word, len(self.blocks))
        elif word == "line" and group.role == "body":
            self._open[-1].lines.append([])
        elif word in SIGNS:
            self._put(SIGNS[word])
        else:
            self._property(word, number)

    def _leave_out(self, word: str) -> None:
        if self.group.role == "body":
            self.group.role = NOTED[word]
            if NOTED[word] in ("image", "embedded_file"):
                self._left_out[NOTED[word]] = [word]

    def _property(self, word: str, number: int | None) -> None:
        group = self.group
        change = PROPERTIES.get(word)
        if change is not None:
            change(group, number)
        elif word == "u" and number is not None:
            self._put(chr(number % 0x10000))
            self._skip = group.skip_after_unicode
        elif word == "plain":
            group.hidden = group.deleted = False
            group.font = self._default_font
        elif word == "deff":
            self._default_font = group.font = number or 0
        elif word == "ansicpg":
            self._page = CODE_PAGES.get(number or 0, self._page)
        elif word == "fcharset" and group.role == "fonts":
            self._fonts[group.font] = CHARSETS.get(number or 0, "")
        elif word == "cpg" and group.role == "fonts":
            self._fonts[group.font] = CODE_PAGES.get(number or 0, "")

    def _flush(self) -> None:
        """Turn the bytes that have come together into text: the two bytes of a character may be written apart."""
        if self._bytes:
            codec = self._fonts.get(self.group.font) or self._page
            self._put(decoded(bytes(self._bytes), codec, self._page if self._page in MULTIBYTE else "cp1252"))
            self._bytes.clear()

    def _put(self, text: str) -> None:
        group = self.group
        if group.role == "styles":
            self._named.append(text)
        elif group.role in ("none", "fonts"):
            return
        elif group.role not in ("body", "number"):
            if group.role not in ("image", "embedded_file"):
                self._left_out.setdefault(group.role, []).append(text)
        elif group.hidden or group.deleted:
            self._left_out.setdefault("tracked_deletion" if group.deleted else "hidden_text", []).append(text)
        elif group.role == "number":
            self._open[-1].number.append(text)
        else:
            self.seen = True
            self._open[-1].lines[-1].append(text)

    def _note_left_out(self) -> None:
        for what, texts in self._left_out.items():
            if text := whole_characters("".join(texts)).strip():
                self.ledger.note(what, text)
        self._left_out.clear()

    def _define_style(self, group: RtfGroup) -> None:
        style = whole_characters("".join(self._named)).strip().rstrip(";").strip()
        self._named.clear()
        heading = HEADING_NAME.fullmatch(style)
        outline = int(heading.group(1)) if heading else TITLE if TITLE_NAME.fullmatch(style) else group.outline
        self._styles[group.style] = RtfStyle(outline=outline, contents=CONTENTS_NAME.fullmatch(style) is not None)

    def _end_box(self) -> None:
        """End a text box: what is in it comes after the paragraph that the box hangs on, which has not ended
        yet."""
        self._end_paragraph()
        self._open.pop()

    def _end_paragraph(self) -> None:
        paragraph, self._open[-1] = self._open[-1], RtfParagraph()
        blocks = self.blocks if len(self._open) == 1 else self._open[-2].boxes
        blocks.extend(self._blocks_of(paragraph))
        blocks.extend(paragraph.boxes)

    def _blocks_of(self, paragraph: RtfParagraph) -> list[SourceBlock]:
        self._note_left_out()
        self.paragraphs += 1
        lines = (whole_characters("".join(line)) for line in paragraph.lines)
        texts = [text for line in lines if (text := visible_text(line, self.ledger)).strip()]
        if not texts:
            return []
        style = self._styles.get(self.group.style, RtfStyle())
        if style.contents:
            self.ledger.note("table_of_contents", texts[0].strip(), count=len(texts))
            return []
        number = whole_characters("".join(paragraph.number)).strip()
        bullet = bool(number) and all(sign in BULLETS or "\ue000" <= sign <= "\uf8ff" for sign in number)
        if number and not bullet:
            texts[0] = joined_number(visible_text(number, self.ledger), texts[0].lstrip())
            self.ledger.note("automatic_number", texts[0])
        outline = style.outline if self.group.outline is None else self.group.outline
        title = "".join(text.strip() for text in texts)
        if outline is not None and outline < 10 and len(title) <= MAX_HEADING and "。" not in title[:-1]:
            level = min(outline + 1, 6)
            return [SourceBlock(role="heading", text=title, line=self.paragraphs, level=level, spaced=True)]
        return [self._block(texts, position, bullet=bullet) for position in range(len(texts))]

    def _block(self, texts: list[str], position: int, *, bullet: bool) -> SourceBlock:
        # A line break after a whole sentence stands for a paragraph; within one cleaning fixes it.
        spaced = position == 0 or ends_sentence(texts[position - 1])
        role: BlockRole = "item" if bullet and position == 0 else "paragraph"
        return SourceBlock(role=role, text=texts[position], line=self.paragraphs, spaced=spaced)
