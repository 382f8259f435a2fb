"""The inside of a Word paragraph: what is read of its runs, what is left out, and the text boxes that hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.word.word_styles import attribute, child, local, switched_on

RUNS = frozenset({"r", "t"})
"""What holds text; outside of a paragraph it is a fault that Word reads all the same."""

TAKEN_OUT = {"del": "tracked_deletion", "moveFrom": "tracked_deletion"}
"""Text that a reader of the accepted document does not see, and what it is in the ledger."""

SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """The lines of a paragraph (more than one where it has line breaks) and its text boxes (lxml elements)."""

    lines: tuple[str, ...]
    boxes: tuple[Any, ...]


def read_runs(paragraph: Any, ledger: Ledger) -> Runs:
    """Give the text of ``paragraph`` (``w:p``, or a list of runs without one) as shown: insertions in, deletions,
    hidden text and field codes out."""
    lines: list[list[str]] = [[]]
    boxes: list[Any] = []
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        kind = local(element)
        if kind in ("t", "delText"):
            lines[-1].append(element.text or "" if kind == "t" else "")
        elif kind in SIGNS:
            lines[-1].append(SIGNS[kind])
        elif kind in ("br", "cr"):
            if attribute(element, "type") not in ("page", "column"):
                lines.append([])
        elif kind == "txbxContent":
            boxes.append(element)
        else:
            waiting.append(_inside(element, kind, ledger))
    return Runs(lines=tuple("".join(line) for line in lines), boxes=tuple(boxes))


def _inside(element: Any, kind: str, ledger: Ledger) -> Iterator[Any]:
    """Say what is to be read inside an element that has no text of its own."""
    if kind in TAKEN_OUT:
        note_text(TAKEN_OUT[kind], element, ledger)
    elif kind == "r" and switched_on(child(element, "rPr"), "vanish"):
        note_text("hidden_text", element, ledger)
    elif kind == "AlternateContent":
        return iter(chosen(element))
    elif kind == "ruby":
        base = child(element, "rubyBase")
        return iter(() if base is None else base)
    elif kind in ("pic", "object", "imagedata"):
        ledger.note("image" if kind != "object" else "embedded_file", kind)
        return iter(element)
    elif kind not in ("pPr", "rPr", "instrText", "fldChar", "rt"):
        return iter(element)
    return iter(())


def chosen(element: Any) -> Any:
    """Choose the first form with text among those that ``mc:AlternateContent`` gives for one thing: they hold the same
    text, but one may be a drawing alone."""
    forms = [form for form in element if local(form) in ("Choice", "Fallback")]
    return next((form for form in forms if text_of(form).strip()), forms[0] if forms else ())


def text_of(element: Any) -> str:
    """Give all text under ``element``, deleted text too."""
    return "".join(inner.text or "" for inner in element.iter() if local(inner) in ("t", "delText"))


def note_text(what: str, element: Any, ledger: Ledger) -> None:
    """Count ``element`` as left out, if it holds text."""
    if text := text_of(element).strip():
        ledger.note(what, text)
