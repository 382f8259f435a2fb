"""The comparison as an Excel workbook: the changes, the targets, the terms, and a sheet about the comparison.

No cell is a formula or a link, whatever a report says. Text is written as text, and text that begins like a formula has
Excel's quote prefix, so that it stays text when somebody edits the cell.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from rich.cells import cell_len

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Change, Comparison, Target, Term
from reportdiff.output.origin import GENERATOR
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.tables.change_table import COLUMNS, Column, Value, change_rows, label_value
from reportdiff.output.words import summary_words as front
from reportdiff.output.words.change_notes import notes_of, texts_of
from reportdiff.output.words.diff_pieces import Piece, Side, side_pieces
from reportdiff.output.words.fate_words import story_lines
from reportdiff.output.words.target_names import target_names
from reportdiff.safe_text import inert, looks_like_formula

_WIDTHS: Final[dict[str, int]] = {
    "id": 7, "status": 11, "facets": 16, "doubtful": 9, "highlight": 10, "old_section": 26, "new_section": 26,
    "old_text": 46, "new_text": 46, "notes": 46, "measured": 16, "old_figure": 13, "new_figure": 13,
    "difference": 10, "difference_unit": 10, "relative": 10, "score": 8, "matched_by": 13,
    "fate": 13, "origin": 13, "nearest_text": 32, "nearest_score": 10,
}  # fmt: skip
"""Columns of the first sheet (of :data:`COLUMNS`, and the notes) and their widths in characters of Excel's default
font. The other columns are in the CSV."""

_STATUS_COLORS: Final = {
    "new": "#1b7f3b", "dropped": "#b3261e", "changed": "#8a5a00", "reworded": "#00696f", "unchanged": "#5f6368",
}  # fmt: skip
"""The colours of the terminal, dark enough for white paper; the cell has the word as well."""

_CREATION_TIME: Final = datetime(2000, 1, 1)
"""The creation time in every file, so that the same comparison gives the same bytes."""

_LINE_HEIGHT: Final = 15
"""Points of one line in Excel's default font."""

_LONGEST: Final = 32_767
"""The most characters of a cell of Excel."""


def render_workbook(comparison: Comparison, options: RenderOptions) -> bytes:
    """Render the bytes of an ``.xlsx`` file (ECMA-376), in the language of ``options``."""
    import xlsxwriter

    out = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, settings) as book:
        book.set_properties(
            {"title": inert(front.heading(comparison, options.lang)), "author": GENERATOR, "created": _CREATION_TIME}
        )
        _Book(book, options.lang).fill(comparison)
    return out.getvalue()


_TERM_HEADS: Final = (
    ("say.term", 24),
    ("column.status", 14),
    ("term.old", 12),
    ("term.new", 12),
    ("term.first_year", 12),
    ("term.sureness", 20),
    ("term.collection_year", 12),
    ("say.term_weight", 10),
    ("say.term_measures", 80),
)
"""The columns of the sheet of terms, with their widths."""


class _Book:
    """The sheets of a workbook, and the formats that they share."""

    def __init__(self, book: Any, lang: Lang) -> None:
        self.book, self.lang = book, lang
        base = {"valign": "top", "text_wrap": True}
        self.head = book.add_format({**base, "bold": True, "bg_color": "#eceff1", "bottom": 1})
        self.text = book.add_format(base)
        self.quoted = book.add_format({**base, "quote_prefix": True})
        self.number = book.add_format({"valign": "top"})
        self.rank = book.add_format({"valign": "top", "align": "center"})
        # Headings repeat on every row and may be long.
        self.section = book.add_format({**base, "font_size": 8, "font_color": _STATUS_COLORS["unchanged"]})
        self.share = book.add_format({"valign": "top", "num_format": "+0.0%;-0.0%;0%"})
        self.score = book.add_format({"valign": "top", "num_format": "0.00"})
        self.status = {
            status: book.add_format({**base, "font_color": color, "bold": status != "unchanged"})
            for status, color in _STATUS_COLORS.items()
        }
        self.marks = {
            "old": book.add_format({"font_color": _STATUS_COLORS["dropped"], "font_strikeout": True}),
            "new": book.add_format({"font_color": _STATUS_COLORS["new"], "underline": True}),
        }

    def _fit_height(self, sheet: Any, row: int, texts: Sequence[tuple[str, int]]) -> None:
        """Make a row as high as its wrapped texts need (each with the width of its column): Excel measures rich text
        only when somebody edits it."""
        lines = max(sum(-(-max(cell_len(line), 1) // width) for line in text.split("\n")) for text, width in texts)
        if lines > 1:
            sheet.set_row(row, _LINE_HEIGHT * min(lines, 25))

    def fill(self, comparison: Comparison) -> None:
        """Write all four sheets."""
        lang = self.lang
        columns = {column.name: column for column in (*COLUMNS, Column(name="notes"))}
        heads = [(say(f"column.{name}", lang), width) for name, width in _WIDTHS.items()]
        sheet = self._sheet("sheet.changes", heads, len(comparison.changes))
        for number, (change, values) in enumerate(
            zip(comparison.changes, change_rows(comparison), strict=True), start=1
        ):
            values["notes"] = "\n".join(note.text for note in notes_of(comparison, change, lang)) or None
            for column_number, name in enumerate(_WIDTHS):
                value = label_value(columns[name], values[name], lang)
                self._put_change_cell(sheet, number, column_number, name, value, change, comparison)
            texts = [("\n".join(texts_of(comparison, side)), _WIDTHS["old_text"]) for side in (change.old, change.new)]
            texts.append((str(values["notes"] or ""), _WIDTHS["notes"]))
            for name in ("old_section", "new_section"):
                # Type of 8 points instead of 11 fits seven fifths as much on a line.
                texts.append((str(values[name] or ""), _WIDTHS[name] * 7 // 5))
            self._fit_height(sheet, number, texts)
        sheet.print_area(0, 0, len(comparison.changes), list(_WIDTHS).index("notes"))
        names = target_names(comparison.targets.rows, lang)
        heads = _target_heads(lang)
        shares = [
            column_number for column_number, (name, _) in enumerate(heads) if name == say("column.relative", lang)
        ]
        self._table(
            "sheet.targets",
            heads,
            [_target_row(row, names[row], lang) for row in comparison.targets.rows],
            shares=shares,
        )
        terms = [*self._terms(comparison.terms.new, comparison, "say.term_new_one")]
        terms += self._terms(comparison.terms.vanished, comparison, "say.term_gone_one")
        self._table("sheet.terms", [(say(key, lang), width) for key, width in _TERM_HEADS], terms)
        self._about(comparison)

    def _put_change_cell(
        self, sheet: Any, row: int, column_number: int, name: str, value: Value, change: Change, comparison: Comparison
    ) -> None:
        if name in ("old_text", "new_text"):
            side: Side = "old" if name == "old_text" else "new"
            self._rich(sheet, row, column_number, side_pieces(change, comparison, side), side)
        elif name == "status":
            sheet.write_string(row, column_number, str(value), self.status[change.status])
        elif name in ("old_section", "new_section") and isinstance(value, str):
            text = inert(value)[:_LONGEST]
            sheet.write_string(row, column_number, text, self.quoted if looks_like_formula(text) else self.section)
        elif name == "notes" and value is not None:
            # The only cell with several lines: each is made inert before they are joined.
            sheet.write_string(row, column_number, "\n".join(map(inert, str(value).split("\n")))[:_LONGEST], self.text)
        else:
            formats = {
                "highlight": self.rank, "relative": self.share, "score": self.score, "nearest_score": self.score,
            }  # fmt: skip
            self._put(sheet, row, column_number, value, formats.get(name, self.number))

    def _rich(self, sheet: Any, row: int, column_number: int, lines: Sequence[Sequence[Piece]], side: Side) -> None:
        """Give text whose marked stretches are struck or underlined, a measure a line."""
        pieces: list[Piece] = []
        for number, line in enumerate(lines):
            pieces += [Piece(text="\n")] if number else []
            pieces += [Piece(text=inert(piece.text), marked=piece.marked) for piece in line if piece.text]
        text = "".join(piece.text for piece in pieces)
        if len(pieces) < 2 or len(text) > _LONGEST or not any(piece.marked for piece in pieces):
            if text:
                sheet.write_string(
                    row, column_number, text[:_LONGEST], self.quoted if looks_like_formula(text) else self.text
                )
            return
        fragments: list[object] = []
        for piece in pieces:
            fragments += [self.marks[side], piece.text] if piece.marked else [piece.text]
        sheet.write_rich_string(row, column_number, *fragments, self.quoted if looks_like_formula(text) else self.text)

    def _put(self, sheet: Any, row: int, column_number: int, value: Value, number: Any) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_string(row, column_number, say("say.yes", self.lang) if value else "", self.text)
        elif isinstance(value, str):
            text = inert(value)[:_LONGEST]
            sheet.write_string(row, column_number, text, self.quoted if looks_like_formula(text) else self.text)
        else:
            sheet.write_number(row, column_number, value, number)

    def _sheet(self, key: str, heads: Sequence[tuple[str, int]], length: int) -> Any:
        """Add a sheet with a frozen header row that filters, set up to be printed across."""
        sheet = self.book.add_worksheet(say(key, self.lang))
        for column_number, (name, width) in enumerate(heads):
            sheet.set_column(column_number, column_number, width)
            sheet.write_string(0, column_number, name, self.head)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(length, 1), len(heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _table(
        self,
        key: str,
        heads: Sequence[tuple[str, int]],
        rows: Sequence[Sequence[Value]],
        *,
        shares: Sequence[int] = (),
    ) -> None:
        sheet = self._sheet(key, heads, len(rows))
        for number, row in enumerate(rows, start=1):
            for column_number, value in enumerate(row):
                self._put(sheet, number, column_number, value, self.share if column_number in shares else self.number)
            self._fit_height(sheet, number, [(str(v or ""), width) for v, (_, width) in zip(row, heads, strict=True)])

    def _terms(self, terms: Sequence[Term], comparison: Comparison, key: str) -> Iterator[Sequence[Value]]:
        for term in terms:
            texts = list_text(texts_of(comparison, term.measures), self.lang)
            sureness = say(f"sureness.{term.sureness}", self.lang)
            years: list[Value] = [term.first, sureness, term.collection]
            yield [term.term, say(key, self.lang), term.old, term.new, *years, round(term.weight, 2), texts]

    def _about(self, comparison: Comparison) -> None:
        """Write what was compared, the warnings, the counts, the key, the sources, and the program."""
        lang = self.lang
        sheet = self.book.add_worksheet(say("sheet.about", lang))
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 90)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        rows: list[tuple[Value, Value]] = [(front.heading(comparison, lang), None)]
        for side, report in (("old", comparison.old), ("new", comparison.new)):
            rows.append((say(f"side.{side}_report", lang), " · ".join(front.facts(report, lang))))
        rows += [("!", warning) for warning in front.warnings(comparison, lang)]
        rows.append((say("say.counts_title", lang), None))
        rows += [(f"{count.sign} {count.name}", count.count) for count in front.counts(comparison, lang)]
        rows.append((say("say.facet", lang), " · ".join(front.facet_counts(comparison, lang)) or None))
        rows.append((front.folded_words(comparison, lang) or None, None))
        rows += [(say("say.stories", lang), line) for line in story_lines(comparison, lang)]
        rows.append((say("say.legend", lang), say("say.key_marks", lang)))
        rows += list(front.sources(comparison, lang))
        rows.append((say("say.generator", lang), comparison.generator))
        left = self.book.add_format({"valign": "top", "align": "left"})
        for number, row in enumerate(rows):
            for column_number, value in enumerate(row):
                self._put(sheet, number, column_number, value, left)
            self._fit_height(sheet, number, [(str(row[1] or ""), 90)])


def _target_heads(lang: Lang) -> list[tuple[str, int]]:
    keys: list[tuple[str, int]] = [
        ("say.column_target", 30), ("side.old_report", 26), ("side.new_report", 26), ("say.column_change", 26),
        ("column.difference", 11), ("column.difference_unit", 22), ("column.relative", 20), ("column.doubtful", 10),
        ("column.section", 32), ("column.old_text", 44), ("column.new_text", 44), ("column.id", 8),
    ]  # fmt: skip
    return [(say(key, lang), width) for key, width in keys]


def _target_row(row: Target, name: str, lang: Lang) -> list[Value]:
    from reportdiff.output.terminal.target_lines import change_words, side_words

    quantity = row.new.quantity or row.old.quantity
    unit = quantity.unit if quantity else None
    better = say(f"better.{row.better}", lang) if row.better else ""
    return [
        name, side_words(row.old, lang), side_words(row.new, lang),
        f"{change_words(row, lang)} {better}".strip(), row.difference,
        None if row.difference is None else "pp" if unit == "ratio" else unit, row.relative, row.doubtful,
        row.section, row.old.text or None, row.new.text or None, row.change,
    ]  # fmt: skip
