"""A fulfilment as an Excel workbook: the commitments by verdict, the targets beside results, and the scorecard."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Fulfilment
from reportdiff.output.origin import GENERATOR
from reportdiff.output.renderers import missing_library
from reportdiff.output.words.figure_words import with_stretch
from reportdiff.output.words.fulfilment_words import (
    doubt_note,
    gap_words,
    heading,
    in_order,
    limits,
    result_name,
    result_words,
    scorecard,
)
from reportdiff.safe_text import inert, looks_like_formula

_CREATION_TIME: Final = datetime(2000, 1, 1)
"""The creation time in every file, so that the same fulfilment gives the same bytes."""

_LONGEST: Final = 32_767
"""The most characters of a cell of Excel."""

_ITEM_HEADS: Final = (
    ("column.id", 7), ("fulfil.column_verdict", 11), ("column.doubtful", 9), ("fulfil.column_measure", 50),
    ("fulfil.page_targets", 40), ("fulfil.column_proof", 60), ("column.section", 30),
)  # fmt: skip
_RESULT_HEADS: Final = (
    ("column.id", 7), ("fulfil.column_indicator", 30), ("fulfil.column_target", 18), ("fulfil.column_result", 18),
    ("fulfil.column_relation", 14), ("column.difference", 22), ("column.doubtful", 9), ("fulfil.column_measure", 50),
    ("fulfil.column_proof", 60),
)  # fmt: skip


def render_fulfilment_workbook(fulfilment: Fulfilment, lang: Lang) -> bytes:
    """Render the bytes of an ``.xlsx`` file (ECMA-376).

    Raises :class:`~reportdiff.errors.ReportdiffError` where xlsxwriter is not installed."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise missing_library("xlsxwriter", "excel", "xlsx") from error

    out = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, settings) as book:
        book.set_properties({"title": inert(heading(fulfilment, lang)), "author": GENERATOR, "created": _CREATION_TIME})
        _fill(book, fulfilment, lang)
    return out.getvalue()


def _fill(book: Any, fulfilment: Fulfilment, lang: Lang) -> None:
    ordered = in_order(fulfilment.items)
    items = [
        (
            item.measure.id,
            say(f"outcome.{item.verdict}", lang),
            say("say.yes", lang) if item.doubtful else "",
            item.measure.text,
            "；".join(f"{result_name(item, result, lang)} {result_words(result, lang)}" for result in item.results),
            "；".join(passage.text for passage in item.evidence),
            item.measure.section,
        )
        for item in ordered
    ]
    results = [
        (
            item.measure.id,
            result_name(item, result, lang),
            with_stretch(result.target_words, result.stretch, lang),
            result.result_words,
            say(f"relation.{result.relation}", lang),
            gap_words(result, lang),
            say("say.yes", lang) if item.doubtful else "",
            item.measure.text,
            result.text,
        )
        for item in ordered
        for result in item.results
    ]
    _sheet(book, say("fulfil.sheet_items", lang), _ITEM_HEADS, items, lang)
    _sheet(book, say("fulfil.sheet_results", lang), _RESULT_HEADS, results, lang)
    about = book.add_worksheet(say("sheet.about", lang))
    about.set_column(0, 0, 110)
    text = book.add_format({"valign": "top", "text_wrap": True})
    lines = (heading(fulfilment, lang), scorecard(fulfilment, lang), doubt_note(fulfilment, lang))
    for row, line in enumerate(filter(None, (*lines, *limits(fulfilment, lang), say("fulfil.unproven", lang)))):
        about.write_string(row, 0, inert(line), text)


def _sheet(book: Any, name: str, heads: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]], lang: Lang) -> None:
    sheet = book.add_worksheet(name)
    base = {"valign": "top", "text_wrap": True}
    head, text = book.add_format({**base, "bold": True, "bg_color": "#eceff1", "bottom": 1}), book.add_format(base)
    quoted = book.add_format({**base, "quote_prefix": True})
    for column, (key, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, say(key, lang), head)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            cell = inert(value)[:_LONGEST]
            sheet.write_string(number, column, cell, quoted if looks_like_formula(cell) else text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
