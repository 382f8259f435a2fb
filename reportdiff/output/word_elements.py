"""Elements of WordprocessingML, made by name."""

from __future__ import annotations

from typing import Any


def element(tag: str, **attributes: str) -> Any:
    """Make an element (``w:tc``) with attributes of the same namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    node = OxmlElement(tag)
    for name, value in attributes.items():
        node.set(qn(f"w:{name}"), value)
    return node


def text_node(text: str, *, deleted: bool = False) -> Any:
    """Make a ``w:t`` (``w:delText`` inside a deletion) that keeps its spaces."""
    from docx.oxml.ns import qn

    node = element("w:delText" if deleted else "w:t")
    node.text = text
    node.set(qn("xml:space"), "preserve")
    return node


def text_run(text: str, *, deleted: bool = False) -> Any:
    """Make a ``w:r`` with ``text`` and no formatting of its own."""
    run = element("w:r")
    run.append(text_node(text, deleted=deleted))
    return run
