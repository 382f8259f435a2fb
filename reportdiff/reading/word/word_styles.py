"""What a paragraph style says of its paragraphs: heading or title, list and level, or table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportdiff.reading.word.word_numbering import whole

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""Word's own namespace: transitional (ECMA-376) and strict (ISO/IEC 29500)."""

HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
TITLE_NAME = re.compile(r"title|标题", re.IGNORECASE)
CONTENTS_NAME = re.compile(r"(?:toc|contents|目录)\s*(?:[1-9]|heading|标题)?", re.IGNORECASE)

MAX_CHAIN = 20
"""Styles that a style may stand on, one on the other; Word allows ten, a ring has no end."""

TITLE, BODY = 0, 9
"""Outline levels: that of the title of the whole; that of body text as Word writes it (17.3.1.20)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """``outline`` is 0 for the title, 1 to 9 for a heading, ``None`` for body text; ``list_id`` and ``depth`` name
    the list; ``contents`` is true for lines of a table of contents."""

    outline: int | None = None
    list_id: str | None = None
    depth: int | None = None
    contents: bool = False


def attribute(element: Any, name: str) -> str | None:
    """Give the attribute ``name`` of Word's namespace."""
    for namespace in NAMESPACES:
        value = element.get(f"{{{namespace}}}{name}")
        if value is not None:
            return str(value)
    return None


def local(element: Any) -> str:
    """Give the name of an element without its namespace; ``""`` for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Any, *path: str) -> Any:
    """Give the first descendant by a path of names, or ``None``."""
    for name in path:
        element = next((inner for inner in element if local(inner) == name), None)
        if element is None:
            return None
    return element


def said(element: Any, *path: str) -> str | None:
    """Give the ``w:val`` of the child at ``path``."""
    node = child(element, *path)
    return None if node is None else attribute(node, "val")


def switched_on(element: Any, name: str) -> bool:
    """Tell whether the switch ``name`` (``<w:vanish/>``, 17.17.4) is on in the properties ``element``."""
    switch = None if element is None else child(element, name)
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off")


def read_styles(root: Any) -> dict[str, Style]:
    """Give the paragraph styles of ``word/styles.xml`` by id, with what they inherit; the default style is ``""``."""
    if root is None:
        return {}
    elements = {attribute(style, "styleId") or "": style for style in root if local(style) == "style"}
    styles = {key: _style(key, elements) for key in elements if attribute(elements[key], "type") != "character"}
    for key, element in elements.items():
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
            styles[""] = styles[key]
    return styles


def list_styles(root: Any) -> dict[str, str]:
    """Give the ``numId`` of each style that has one, by style id."""
    numbers = {}
    for style in () if root is None else root:
        list_id = said(style, "pPr", "numPr", "numId") if local(style) == "style" else None
        if list_id is not None:
            numbers[attribute(style, "styleId") or ""] = list_id
    return numbers


def _style(key: str, elements: dict[str, Any]) -> Style:
    outline = list_id = depth = None
    contents = False
    for element in _chain(key, elements):
        name = (said(element, "name") or "").strip()
        contents = contents or CONTENTS_NAME.fullmatch(name) is not None
        outline = _outline(element, name) if outline is None else outline
        list_id = said(element, "pPr", "numPr", "numId") if list_id is None else list_id
        depth = said(element, "pPr", "numPr", "ilvl") if depth is None else depth
    return Style(
        outline=None if outline is None or outline > BODY else outline,
        list_id=list_id,
        depth=None if depth is None else whole(depth, 0),
        contents=contents,
    )


def _outline(element: Any, name: str) -> int | None:
    heading = HEADING_NAME.fullmatch(name)
    if heading:
        return int(heading.group(1))
    if TITLE_NAME.fullmatch(name):
        return TITLE
    return outline_level(element)


def outline_level(element: Any) -> int | None:
    """Give 1 to 9 as ``w:outlineLvl`` in the paragraph properties says (there 0 to 8); 10 for body text."""
    level = said(element, "pPr", "outlineLvl")
    return None if level is None else whole(level, BODY) + 1


def _chain(key: str, elements: dict[str, Any]) -> Iterator[Any]:
    """Give the style and those it stands on, nearest first."""
    for _ in range(MAX_CHAIN):
        if key not in elements:
            return
        yield elements[key]
        key = said(elements[key], "basedOn") or "\0"
