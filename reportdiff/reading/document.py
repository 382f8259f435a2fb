"""What a reader hands to parsing: clean text cut into blocks, and an account of how it came to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportdiff.model import LedgerEntry

BlockRole = Literal["heading", "item", "paragraph"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading or list item of the cleaned text: ``text[start:end]`` of the document.

    ``role`` is what the *format* says (a Markdown heading or bullet), not what the words suggest: plain text has
    paragraphs only. ``level`` is the depth of a heading, 0 for the rest. ``line`` counts source lines from 1."""

    role: BlockRole
    start: int
    end: int
    line: int
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The cleaned text of a file (blocks joined by single newlines), what its front matter said, and how it was read.

    ``name`` says where it came from, for messages; ``metadata`` holds the front matter as plain values; ``format`` is
    what the content was told to be; ``encoding`` how bytes became characters (for PDF and DOCX the format says it).
    ``review`` is the file of the review where a digest has one: its blocks are the first of this document, and their
    lines are counted in that file (:mod:`reportdiff.reading.reviews`)."""

    name: str
    text: str
    blocks: tuple[Block, ...]
    metadata: dict[str, object] = field(default_factory=dict)
    encoding: str = "utf-8"
    format: Literal["doc", "docx", "html", "markdown", "ofd", "pdf", "picture", "plain", "rtf"] = "plain"
    ledger: tuple[LedgerEntry, ...] = ()
    review: Document | None = None

    def block_text(self, index: int) -> str:
        """Give the text of one block."""
        block = self.blocks[index]
        return self.text[block.start : block.end]
