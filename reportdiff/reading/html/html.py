"""Web pages to source blocks: the tree of the page is walked once, and :mod:`.page` picks the report out of it.

The parser is lexbor (by selectolax): it builds the tree that browsers build, however broken the tags. Its cost grows
with the square of the nesting and of the attributes of a tag, so :mod:`.page_limits` counts them before it starts.
"""

from __future__ import annotations

import re
from typing import Any

from reportdiff.reading.document import BlockRole
from reportdiff.reading.html.asides import (
    ASIDE,
    CONTROLS,
    all_text,
    hides_prose,
    reads_like_text,
    swallowed_markup,
    swallows,
)
from reportdiff.reading.html.page_boxes import Page, PageBlock, report_blocks
from reportdiff.reading.html.page_limits import refuse_endless
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.plain_text.plain import INDENTS
from reportdiff.reading.source import SourceBlock, visible_text

NOTED = {"rt": "pronunciation", "del": "tracked_deletion", "s": "tracked_deletion", "strike": "tracked_deletion"}
"""Elements whose text is shown but is no part of the report, and what it is in the ledger."""

_PARAGRAPHS = (
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td "
    "tfoot th thead tr ucapcontent ul"
)
PARAGRAPHS = frozenset(_PARAGRAPHS.split())
"""Elements that begin and end a paragraph (HTML, 15.3.3 flow content)."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
OPENED = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
CLOSED = re.compile(r"</\s*(?:html|body)\b", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f]+")


def html_blocks(text: str, ledger: Ledger, *, name: str) -> tuple[SourceBlock, ...]:
    """Give the blocks of the report on the page ``text``; ``line`` counts the paragraphs of the page from 1.

    Counts in ``ledger``: ``page_furniture`` (what stands around the report), ``hidden_text``, ``pronunciation``,
    ``tracked_deletion``, ``image``, ``form_control``, ``picture_text``, ``more_pages`` (links to a next page: it may
    go on there), ``unfinished_file`` (it has no end: the rest may be lost).
    Raises :class:`UnreadableReport` if the page is beyond the limits of :mod:`.page_limits`."""
    refuse_endless(text, name=name)
    from selectolax.lexbor import LexborHTMLParser

    if OPENED.search(text) and not CLOSED.search(text):
        ledger.note("unfinished_file", text[-40:].strip())
    root = LexborHTMLParser(text).root
    walker = _Walker(ledger)
    if root is not None:
        walker.walk(root)
    return report_blocks(walker.page, ledger)


class _Walker:
    """One walk over the tree, without recursion: text is put together into the paragraphs that a browser shows."""

    def __init__(self, ledger: Ledger) -> None:
        self.page = Page()
        self._ledger = ledger
        self._pieces: list[str] = []
        self._link_length = self._links = self._preformatted = 0
        self._heading = self._item = 0
        self._breaks = 2
        self._parsers: list[Any] = []

    def walk(self, root: Any) -> None:
        waiting: list[tuple[Any, bool]] = [(root, True)]
        while waiting:
            node, entering = waiting.pop()
            # A processing instruction (``<?php … ?>``) is a node without a name; no browser shows it.
            tag = node.tag or "-instruction"
            if tag == "-text":
                self._text(node.text_content or "")
            elif not entering:
                self._leave(tag)
            elif self._enter(node, tag):
                waiting.append((node, False))
                waiting.extend((child, True) for child in reversed(self._children(node, tag)))

    def _enter(self, node: Any, tag: str) -> bool:
        """Begin ``node``; false if what is in it is not to be read."""
        if tag == "head":
            title = node.css_first("title")
            self.page.title = " ".join(title.text().split()) if title is not None else ""
        if tag.startswith(("-", "!", "_")) or self._is_aside(node, tag):
            return False
        if tag in NOTED:
            self._ledger.note(NOTED[tag], node.text().strip())
            return False
        if tag == "br":
            self._flush()
            self._breaks += 1
            return False
        if tag == "img":
            self._ledger.note("image", (node.attributes.get("alt") or "").strip() or "img")
            return False
        if tag in PARAGRAPHS:
            self._flush()
            self._breaks = max(self._breaks, 2)
            attributes = node.attributes
            marks = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('role') or ''}"
            hidden = "hidden" in attributes or HIDDEN.search(attributes.get("style") or "") is not None
            self.page.open_box(tag, marks, hidden=hidden)
            self.page.tables.enter(tag, node)
        self._links += tag == "a"
        self._preformatted += tag in ("pre", "textarea")
        self._heading = HEADINGS.get(tag, self._heading)
        self._item += tag == "li"
        return True

    def _is_aside(self, node: Any, tag: str) -> bool:
        """Tell whether what is in ``node`` is no text of the page; what a browser shows of it is counted."""
        if tag not in ASIDE:
            return False
        text = all_text(node)
        if swallows(text, tag):
            return False
        what = ASIDE[tag]
        if tag in CONTROLS and reads_like_text(text):
            return False
        if hides_prose(text, tag):
            self._ledger.note("hidden_text", " ".join(text.split()))
        elif what and text.strip():
            self._ledger.note("form_control" if what == "form_control" else "picture_text", " ".join(text.split()))
        return True

    def _children(self, node: Any, tag: str) -> list[Any]:
        """Say what is to be walked under ``node``; what an unclosed element swallowed as mere characters is read
        anew."""
        markup = swallowed_markup(node, tag)
        if markup is None:
            return list(node.iter(include_text=True))
        from selectolax.lexbor import LexborHTMLParser

        parser = LexborHTMLParser(markup)
        self._parsers.append(parser)  # its nodes live as long as it does
        return [] if parser.body is None else list(parser.body.iter(include_text=True))

    def _leave(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            self._flush()
            self._breaks = max(self._breaks, 2)
            self.page.close_box()
            self.page.tables.leave(tag)
        self._links -= tag == "a"
        self._preformatted -= tag in ("pre", "textarea")
        self._item -= tag == "li"
        if tag in HEADINGS:
            self._heading = 0

    def _text(self, text: str) -> None:
        if self._preformatted:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._flush()
                    self._breaks += 1
                self._pieces.append(line)
            return
        text = SPACE.sub(" ", text)
        self._pieces.append(text)
        if self._links:
            self._link_length += len(text.strip())

    def _flush(self) -> None:
        """End a paragraph: one break before it is a line break, two a new paragraph."""
        text = visible_text("".join(self._pieces).strip(" \t\r\n\f"), self._ledger)
        if text.strip():
            role: BlockRole = "heading" if self._heading else "item" if self._item else "paragraph"
            self.page.put(
                PageBlock(
                    text=text,
                    role=role,
                    level=self._heading,
                    spaced=self._breaks > 1,
                    indented=text.startswith(INDENTS),
                    link_length=self._link_length,
                )
            )
            self._breaks = 0
        self._pieces.clear()
        self._link_length = 0
