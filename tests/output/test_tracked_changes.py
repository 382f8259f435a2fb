"""Tracked changes: accepting all gives the new plan, rejecting all the old one, in every program that reads them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from reportdiff.model import Comparison
from reportdiff.output.renderers import RenderOptions, render
from reportdiff.output.tracked_changes import plan_text, tracked_paragraphs
from reportdiff.safe_text import inert
from tests.output.hostile import BAD_WORDS, hostile_comparison
from tests.strategies import Row, compared, years


def document(comparison: Comparison, **options: Any) -> Any:
    data = render(comparison, "docx", RenderOptions(tracked=True, **options))
    assert isinstance(data, bytes)
    return Document(io.BytesIO(data))


def taken(comparison: Comparison, gone: str) -> str:
    """The text that is left when the pieces of one kind are taken away."""
    text = ""
    for paragraph in tracked_paragraphs(comparison):
        text += "".join(piece.text for piece in paragraph.pieces if piece.op != gone)
        text += "\n" if paragraph.mark != gone else ""
    return text


def read_back(document: Any, gone: str) -> str:
    """The same from the XML of a document, as Word accepts (``del`` goes) or rejects (``ins`` goes)."""
    text = ""
    for paragraph in document.element.body.iterchildren(qn("w:p")):
        for node in paragraph.iter(qn("w:t"), qn("w:delText")):
            if all(parent.tag != qn(f"w:{gone}") for parent in node.iterancestors()):
                text += node.text
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(f'w:{gone}')}") is None:
            text += "\n"
    return text


@given(pair=years())
@settings(max_examples=25)
def test_accepting_gives_the_new_plan_and_rejecting_the_old(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    comparison = compared(*pair)
    assert taken(comparison, "delete") == plan_text(comparison.new)
    assert taken(comparison, "insert") == plan_text(comparison.old)


def test_real_lines_are_real_paragraphs(comparison: Comparison) -> None:
    book = document(comparison)
    assert plan_text(comparison.new) in read_back(book, "del")
    assert plan_text(comparison.old) in read_back(book, "ins")
    assert len(book.tables) == len(comparison.sections)


def test_a_link_is_changed_in_place_and_what_moved_says_so(comparison: Comparison) -> None:
    first = tracked_paragraphs(comparison)[1]
    assert [(piece.op, piece.text) for piece in first.pieces] == [
        ("equal", "地区生产总值增幅"), ("delete", "6%以上"), ("insert", "5.5%以上"),
    ]  # fmt: skip
    moved = {piece.text: piece.op for p in tracked_paragraphs(comparison) for piece in p.pieces if piece.moved}
    assert "完成老旧小区管线改造，同步加装电梯" in moved or any("管线" in text for text in moved)
    new = [piece for p in tracked_paragraphs(comparison) for piece in p.pieces if "助浴点" in piece.text]
    assert [(piece.op, piece.moved) for piece in new] == [("insert", False)]


def test_every_change_has_an_author_a_date_and_a_number_of_its_own(comparison: Comparison) -> None:
    dated = replace(comparison, new=replace(comparison.new, delivered="2031-01-09"))
    for lang, author in (("zh", "reportdiff（移动）"), ("en", "reportdiff (moved)")):
        body = document(dated, lang=lang).element.body
        changes = [node for kind in ("w:ins", "w:del") for node in body.iter(qn(kind))]
        assert {node.get(qn("w:date")) for node in changes} == {"2031-01-09T00:00:00Z"}
        assert {node.get(qn("w:author")) for node in changes} == {"reportdiff", author}
        numbers = [node.get(qn("w:id")) for node in changes]
        assert len(numbers) == len(set(numbers)) > 10
        # The schema wants delText in a deletion and t elsewhere.
        assert not [node for node in body.iter(qn("w:del")) if node.find(f".//{qn('w:t')}") is not None]


def test_without_the_choice_nothing_is_tracked(comparison: Comparison) -> None:
    data = render(comparison, "docx", RenderOptions())
    assert isinstance(data, bytes)
    body = Document(io.BytesIO(data)).element.body
    assert not list(body.iter(qn("w:ins"), qn("w:del")))


def test_hostile_words_are_words() -> None:
    book = document(hostile_comparison())
    text = read_back(book, "ins") + read_back(book, "del")
    assert "\x1b" not in text and "\u202e" not in text and "\x00" not in text
    assert all(inert(words) in text for words in BAD_WORDS.values())
