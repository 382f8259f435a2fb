"""A document written down as Markdown that reads back as the same document: same text, same headings, same items.

The text has been cleaned already; what Markdown would take for a mark is escaped, so that the reader of
:mod:`reportdiff.reading.plain_text.markdown` gives back every character.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportdiff.reading.document import Block, Document

MARKS = re.compile(r"[\\`*_\[]")
ENTITY = re.compile(r"&(?=#|[A-Za-z])")
"""An ampersand that HTML might take for the beginning of a character reference."""

LEADING_NUMBER = re.compile(r"(?<=^)(\d{1,3})([.)])(?=[ \t])")
LEADING_MARK = re.compile(r"[-+#>|](?=[ \t\u3000]|[-+#>|]|$)|[-+#>|]")
RULE_OF_EQUALS = re.compile(r"={3,}$")
DEEPEST = 6
"""Headings of Markdown go six deep (CommonMark 4.2)."""


def transcript(document: Document, metadata: Mapping[str, object]) -> str:
    """Write ``document`` as Markdown below ``metadata`` as YAML front matter, a blank line between blocks."""
    import yaml

    front = yaml.safe_dump(dict(metadata), allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False)
    body = "\n\n".join(_markdown(block, document.text[block.start : block.end]) for block in document.blocks)
    return f"---\n{front}---\n\n{body}\n"


def same_text(document: Document, copy: Document) -> bool:
    """Tell whether both say the same in the same form: text, headings and items."""
    return document.text == copy.text and _form(document) == _form(copy)


def _form(document: Document) -> tuple[tuple[str, int, int, int], ...]:
    return tuple((block.role, min(block.level, DEEPEST), block.start, block.end) for block in document.blocks)


def _markdown(block: Block, text: str) -> str:
    if block.role == "heading":
        # The hashes that may close a heading are part of the title here.
        title = re.sub(r"#(?=#*$)", r"\\#", _without_marks(text))
        return f"{'#' * min(max(block.level, 1), DEEPEST)} {title}"
    if block.role == "item":
        return f"- {_without_marks(text)}"
    return _without_lead(_without_marks(text))


def _without_marks(text: str) -> str:
    """Escape the marks of emphasis, links, code, entities and tags in ``text``."""
    text = ENTITY.sub("&amp;", text)
    return MARKS.sub(lambda mark: "\\" + mark.group(), text).replace("<", "&lt;")


def _without_lead(text: str) -> str:
    """Escape what would open a heading, list, quotation, table or rule at the start of ``text``."""
    if RULE_OF_EQUALS.match(text):
        return f"&#61;{text[1:]}"
    text = LEADING_NUMBER.sub(r"\1\\\2", text)
    return f"\\{text}" if LEADING_MARK.match(text) else text


RUN = 12
"""Characters of a run: shorter ones are stock phrases, longer ones break at every slip of a converter."""


def common_share(text: str, other_text: str) -> float:
    """Compute the share of the runs of :data:`RUN` hanzi that two texts have in common among all of both; 0 to 1."""
    runs, others = _runs(text), _runs(other_text)
    return len(runs & others) / len(runs | others) if runs or others else 1.0


def _runs(text: str) -> frozenset[str]:
    hanzi = "".join(character for character in text if "\u4e00" <= character <= "\u9fff")
    return frozenset(hanzi[start : start + RUN] for start in range(max(0, len(hanzi) - RUN + 1)))
