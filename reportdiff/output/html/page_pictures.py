"""SVG pictures for the page: copied without anything that is not known to be harmless.

A Content-Security-Policy without inline styles leaves a picture with ``style="…"`` black. So declarations become
presentation attributes (SVG 2, 6.6), which the policy ignores. Nothing that can run, fetch or leave the page is
copied: only elements and attributes of a list, and references inside the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from reportdiff.errors import ReportdiffError

_ELEMENTS_LIST = (
    "svg g defs path rect circle ellipse line polyline polygon text tspan title desc use clipPath symbol marker "
    "linearGradient radialGradient stop pattern"
)
ELEMENTS: Final = frozenset(_ELEMENTS_LIST.split())
_PAINT_LIST = (
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap "
    "stroke-linejoin stroke-miterlimit opacity font-family font-size font-weight font-style text-anchor "
    "dominant-baseline letter-spacing clip-path clip-rule stop-color stop-opacity visibility display color"
)
PAINT: Final = frozenset(_PAINT_LIST.split())
"""Presentation attributes; a declaration in ``style`` of one of these names becomes the attribute."""

_GEOMETRY_LIST = (
    "id d x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy width height points transform viewBox offset rotate textLength "
    "clipPathUnits gradientUnits gradientTransform patternUnits patternTransform markerWidth markerHeight refX refY "
    "orient preserveAspectRatio"
)
GEOMETRY: Final = frozenset(_GEOMETRY_LIST.split())

_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_REFERENCE = re.compile(r"url\(\s*['\"]?#([\w.-]+)['\"]?\s*\)")
_UNSAFE = re.compile(r"url\s*\(|expression|@import|[\\<>]", re.IGNORECASE)
_VIEW_BOX = re.compile(r'\bviewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"')

_TALL: Final = 1.25
"""Height by width from which a chart on half a sheet of A4 would have letters of less than five points."""

_LENGTH = re.compile(r"\s*([\d.]+)\s*(?:px|pt)?\s*")


def clean_svg(svg: str, *, alt: str, prefix: str) -> str:
    """Copy ``svg`` as an element for an HTML page, with ``alt`` as its name.

    Ids begin with ``prefix``, so that those of two pictures on a page differ. Raises :class:`ReportdiffError` where
    ``svg`` is no SVG document."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(svg.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError, UnicodeEncodeError) as error:
        raise _no_svg(str(error)) from error
    if root.tag not in (f"{_SVG}svg", "svg"):
        raise _no_svg("its first element is not <svg>")
    copy = _safe_copy(root, prefix)
    assert copy is not None  # <svg> is on the list
    _fit(copy, root)
    copy.set("role", "img")
    copy.set("aria-label", alt)
    copy.set("class", "chart")
    text: str = etree.tostring(copy, encoding="unicode", with_tail=False)
    return text


def is_tall(svg: str) -> bool:
    """Tell whether a cleaned picture is so much higher than wide that half a sheet of paper is too little for it."""
    sizes = _VIEW_BOX.search(svg)
    return sizes is not None and float(sizes[2]) > _TALL * float(sizes[1])


def _no_svg(reason: str) -> ReportdiffError:
    """Make the error for a chart that is no SVG picture."""
    text = " ".join(reason.split())
    return ReportdiffError(
        f"a chart is no SVG picture ({text}); draw it again as SVG", f"图表不是 SVG 图（{text}）；请重新绘成 SVG"
    )


def _safe_copy(element: etree._Element, prefix: str) -> etree._Element | None:
    """Copy the element with what is on the lists; ``None`` where the element itself is not."""
    if not isinstance(element.tag, str):
        return None
    name = element.tag.removeprefix(_SVG)
    if name not in ELEMENTS:
        return None
    copy = etree.Element(name)
    for attribute, value in sorted(_attributes(element, prefix)):
        copy.set(attribute, value)
    copy.text = element.text
    for child in element:
        child_copy = _safe_copy(child, prefix)
        if child_copy is not None:
            child_copy.tail = child.tail
            copy.append(child_copy)
    return copy


def _attributes(element: etree._Element, prefix: str) -> Iterator[tuple[str, str]]:
    """Give the attributes that are on the lists, references made local."""
    # A style overrides an attribute, as in a browser.
    declarations = dict(_declarations(element.get("style", "")))
    for name, value in {**element.attrib, **declarations}.items():
        if name in _HREFS:
            if value.startswith("#"):
                yield "href", f"#{prefix}{value[1:]}"
        elif name == "id":
            yield "id", prefix + value
        elif name in PAINT or name in GEOMETRY:
            local = _REFERENCE.sub(rf"url(#{prefix}\1)", value)
            if not _UNSAFE.search(_REFERENCE.sub("", value)):
                yield name, local


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    """Give the declarations of a style that have attributes of the same name."""
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() in PAINT and value.strip():
            yield name.strip(), value.strip()


def _fit(copy: etree._Element, root: etree._Element) -> None:
    """Let the page decide how large the picture is: a view box instead of a width and a height."""
    sizes = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if copy.get("viewBox") is None and all(sizes):
        copy.set("viewBox", " ".join(["0 0", *(size[1] for size in sizes if size)]))
    if copy.get("viewBox") is not None:
        for side in ("width", "height"):
            copy.attrib.pop(side, None)
