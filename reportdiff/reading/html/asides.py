"""Elements of a page that hold no text of the report, and when they do hold it after all.

Controls and drawings are shown by browsers: their words are counted, and read where they read like a report's own
(headings that unfold are buttons). An element that was never closed swallows what follows it; as a report is not found
in such elements, more prose in one than it can have is the report.
"""

from __future__ import annotations

import re
from typing import Any, Final

from reportdiff.reading.numbering import number_of

ASIDE: Final[dict[str, str]] = {
    **dict.fromkeys(("head", "script", "style", "template", "iframe", "object", "embed", "canvas"), ""),
    **dict.fromkeys(("audio", "video", "map", "datalist", "rp"), ""),
    **dict.fromkeys(("annotation", "annotation-xml"), ""),
    **dict.fromkeys(("button", "select", "textarea"), "form_control"),
    "svg": "picture_text",
}
"""Elements whose text is no text of the report, and what it is in the ledger where a browser shows it."""

CONTROLS: Final = frozenset({"button", "textarea"})
"""Controls whose words may be the report's: a heading that unfolds, a field to copy from."""

CODE: Final = frozenset({"head", "script"})
RAW: Final = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "plaintext", "style", "template", "textarea", "title", "xmp"}
)
"""Elements in which a parser makes no elements of tags (HTML, 13.1.2.2 and 13.2.6.4.7), or keeps them apart."""

SWALLOWED: Final = 200
"""Characters of Chinese prose that no control, drawing or fallback text has."""

PROSE: Final = re.compile(r"[\u4e00-\u9fff][，。；、][\u4e00-\u9fff0-9]")
PROSE_LENGTH: Final = 30
MARKUP: Final = re.compile(r"</?(?:p|br|div|td|span|h[1-6])\b", re.IGNORECASE)
HANZI: Final = re.compile(r"[\u4e00-\u9fff]")
FEWEST_PAUSES: Final = 5


def all_text(node: Any) -> str:
    """Give the characters under ``node``, those of a template too."""
    return node.text() or ("" if node.tag != "template" else MARKUP.sub(" ", node.html or ""))


def swallows(text: str, tag: str) -> bool:
    """Tell whether an element that has no text of a report holds one: it was never closed."""
    return tag not in CODE and _is_prose(text)


def hides_prose(text: str, tag: str) -> bool:
    """Tell whether a script holds marked-up prose: put on the page when it runs, or swallowed by a tag never closed."""
    return tag == "script" and MARKUP.search(text) is not None and _is_prose(text)


def _is_prose(text: str) -> bool:
    enough = len(text) >= SWALLOWED and len(HANZI.findall(text)) >= SWALLOWED / 2
    return enough and len(PROSE.findall(text)) >= FEWEST_PAUSES


def reads_like_text(text: str) -> bool:
    """Tell whether the words of a control are a numbered heading or prose."""
    text = text.strip()
    return number_of(text) is not None or (len(text) >= PROSE_LENGTH and PROSE.search(text) is not None)


def swallowed_markup(node: Any, tag: str) -> str | None:
    """Give the tags inside ``node`` that were read as characters, ``None`` where there are none."""
    if tag not in RAW:
        return None
    text = (node.html or "") if tag == "template" else (node.text() or "")
    if tag == "template":
        text = re.sub(r"^<template[^>]*>|</template>$", "", text)
    return text if MARKUP.search(text) else None
