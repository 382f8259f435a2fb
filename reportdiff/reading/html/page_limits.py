"""What no honest web page needs, refused before the parser sees it: endless tags, nesting and attributes."""

from __future__ import annotations

import re

from reportdiff.errors import UnreadableReport

MAX_PAGE = 4_000_000
"""Characters of a page with all its tags, twenty times a long report saved from Word."""

MAX_TAGS = 100_000
"""Tags of a page. An official page has some 3,000, a report saved from Word as a page some 20,000."""

MAX_NESTING = 512
"""Elements inside each other; browsers stop there too (Blink, kMaximumHTMLParserDOMTreeDepth)."""

MAX_ATTRIBUTES = 2_000
"""Attributes of one tag. lexbor looks for each among all before it: 2,000 cost 8 ms, 100,000 some 20 s."""

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")

WHOLE_TAG = re.compile(
    r"<[a-zA-Z][^\s/>]*+"
    r"((?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?+)?+)*+)"
)
"""A tag and its attributes as the HTML standard cuts them (13.2.5.8 and after): a ``>`` in quotes ends no tag."""

QUOTED = re.compile(r"(?<==)\s*+(?:\"[^\"]*+\"|'[^']*+')")
ATTRIBUTE = re.compile(r"[\s/]++[^\s/>=]|[\"'][^\s/>=\"']")

_CLOSED_BY_OTHERS = (
    "area base body br col colgroup dd dt embed head hr html img input li link meta option p param rp rt source "
    "tbody td tfoot th thead tr track wbr"
)
CLOSED_BY_OTHERS = frozenset(_CLOSED_BY_OTHERS.split())
"""Elements without an end tag, or whose end tag many pages leave out; they do not nest without others."""


def refuse_endless(text: str, *, name: str) -> None:
    """Raise :class:`UnreadableReport` if the page ``text`` is beyond a limit of this module."""
    if len(text) > MAX_PAGE:
        raise _refusal(
            name, f"has {len(text)} characters, more than {MAX_PAGE}", f"有 {len(text)} 个字符，超过 {MAX_PAGE}"
        )
    tags = text.count("<")
    if tags > MAX_TAGS:
        raise _refusal(name, f"has {tags} tags, more than {MAX_TAGS}", f"有 {tags} 个标签，超过 {MAX_TAGS}")
    for tag in WHOLE_TAG.finditer(text):
        attributes = tag.group(1)
        if len(attributes) > MAX_ATTRIBUTES and len(ATTRIBUTE.findall(QUOTED.sub("", attributes))) > MAX_ATTRIBUTES:
            raise _refusal(
                name,
                f"has a tag with more than {MAX_ATTRIBUTES} attributes",
                f"有一个标签的属性超过 {MAX_ATTRIBUTES} 个",
            )
    if _nesting(text) > MAX_NESTING:
        raise _refusal(name, f"nests more than {MAX_NESTING} elements", f"嵌套超过 {MAX_NESTING} 层")


def _refusal(name: str, what: str, what_zh: str) -> UnreadableReport:
    return UnreadableReport(
        f"{name}: {what}, as no page of a report does; save the report alone and try again",
        f"{name}：网页{what_zh}，不像报告；请只保存报告部分再试",
    )


def _nesting(text: str) -> int:
    """Estimate how deep the tags nest, never far too low; counting stops at the limit."""
    open_tags: dict[str, int] = {}
    depth = 0
    for match in TAG.finditer(text):
        tag = match.group(2).lower()
        step = -1 if match.group(1) else 1
        if tag in CLOSED_BY_OTHERS or (step < 0 and not open_tags.get(tag)):
            continue
        open_tags[tag] = open_tags.get(tag, 0) + step
        depth += step
        if depth > MAX_NESTING:
            return depth
    return 0
