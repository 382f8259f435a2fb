"""What the tables say of a comparison: CSV, data frame, Parquet, workbook; and the targets in all their forms."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pandas as pd
from openpyxl import load_workbook
from rich.cells import cell_len
from selectolax.lexbor import LexborHTMLParser

from reportdiff.comparison.figures.target_table import target_table
from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison
from reportdiff.output.renderers import RenderOptions, render
from reportdiff.output.tables.target_files import targets_to_csv, targets_to_json
from reportdiff.output.terminal.comparison_text import make_console
from reportdiff.output.terminal.target_lines import render_targets
from tests.truth.facts import (
    ChangeFact,
    Json,
    Size,
    TargetFact,
    facets_by_word,
    note_figure,
    rounded,
    statuses_by_word,
    target_move,
    target_side,
)
from tests.truth.fate_facts import note_mention, story_counts

Row = Mapping[str, Any]

JOINT: Final = "；"


def csv_rows(comparison: Comparison) -> list[Row]:
    data = render(comparison, "csv", RenderOptions())
    assert isinstance(data, bytes)
    return [
        {name: _number(value) if name in _NUMBERS else value for name, value in row.items()}
        for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    ]


def frame_rows(comparison: Comparison) -> list[Row]:
    return _rows_of(comparison.to_frame())


def parquet_rows(comparison: Comparison) -> list[Row]:
    data = render(comparison, "parquet", RenderOptions())
    assert isinstance(data, bytes)
    return _rows_of(pd.read_parquet(io.BytesIO(data)))


def _rows_of(frame: pd.DataFrame) -> list[Row]:
    return [
        {name: _cell(name, value) for name, value in row.items()} for row in frame.astype(object).to_dict("records")
    ]


def _cell(name: object, value: Any) -> Any:
    if pd.isna(value):
        return None if name in _NUMBERS else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return float(value) if name in _NUMBERS else value


def expected_rows(oracle: Json) -> list[Row]:
    """The rows of the table of changes, told from the JSON alone."""
    measures = {measure["id"]: measure for side in ("old", "new") for measure in oracle[side]["measures"]}
    ranks = {highlight["change"]: float(highlight["rank"]) for highlight in oracle["highlights"]}
    return [_expected(change, measures, ranks) for change in oracle["changes"]]


def _expected(change: Json, measures: Json, ranks: Mapping[str, float]) -> Row:
    figures = change["figures"]
    first = figures[0] if figures else None
    unit = ((first["new"] or first["old"])["unit"] if first else "") or ""
    difference = first["difference"] if first else None
    if difference is not None and unit == "ratio":
        difference *= 100
    sides = {
        side: JOINT.join((figure[side] or {}).get("surface", "") for figure in figures)
        if any(figure[side] for figure in figures)
        else ""
        for side in ("old", "new")
    }
    story = change["fate"] or change["origin"]
    mention = story["proofs"][0] if story and story["proofs"] else None
    return {
        "id": change["id"],
        "status": change["status"],
        "facets": ",".join(change["facets"]),
        "doubtful": "yes" if change["doubtful"] else "no",
        "highlight": ranks.get(change["id"]),
        "old_text": JOINT.join(measures[member]["text"] for member in change["old"]),
        "new_text": JOINT.join(measures[member]["text"] for member in change["new"]),
        "figures": float(len(figures)),
        "measured": JOINT.join(figure["measured"] for figure in figures) if figures else "",
        "old_figure": sides["old"],
        "new_figure": sides["new"],
        "old_low": first["old"]["value_low"] if first and first["old"] else None,
        "new_low": first["new"]["value_low"] if first and first["new"] else None,
        "old_high": first["old"]["value_high"] if first and first["old"] else None,
        "new_high": first["new"]["value_high"] if first and first["new"] else None,
        "unit": unit,
        "difference": None if difference is None else round(difference, 9),
        "relative": None if first is None else first["relative"],
        "score": change["score"],
        "fate": (change["fate"] or {}).get("kind", ""),
        "origin": (change["origin"] or {}).get("kind", ""),
        "fate_doubtful": "" if story is None else "yes" if story["doubtful"] else "no",
        "mention_year": float(mention["year"]) if mention and mention["year"] else None,
        "mention_part": (mention["part"] or "") if mention else "",
        "mention_text": mention["text"] if mention else "",
        "nearest": (change["nearest"] or {}).get("id", ""),
        "old_measures": ",".join(change["old"]),
        "new_measures": ",".join(change["new"]),
    }


_NUMBERS: Final = {
    *("highlight", "figures", "old_low", "new_low", "old_high", "new_high", "difference", "relative", "score"),
    "nearest_score",
    "mention_year",
}


def workbook(comparison: Comparison, lang: Lang) -> tuple[list[tuple[str, ChangeFact]], list[TargetFact], Json]:
    """The changes with their ids, the targets, and the counts and terms of the workbook."""
    data = render(comparison, "xlsx", RenderOptions(lang=lang))
    assert isinstance(data, bytes)
    book = load_workbook(io.BytesIO(data))
    changes = [_book_change(row, lang) for row in _sheet(book, "changes", lang)]
    targets = [_book_target(row, lang) for row in _sheet(book, "targets", lang)]
    about = {str(a.value): b.value for a, b in book[say("sheet.about", lang)].iter_rows(max_col=2) if a.value}
    counts = {
        **{code: value for word, code in statuses_by_word(lang).items() for value in _ending(about, f" {word}")},
        "doubtful": next(_ending(about, f"? {say('say.doubtful', lang)}")),
    }
    told = about.get(say("say.facet", lang)) or ""
    parts = [part.rsplit(" ", 1) for part in told.split(" · ") if part]
    facets = {facets_by_word(lang)[name]: int(number) for name, number in parts}
    terms = [(row[say("say.term", lang)], row[say("column.status", lang)]) for row in _sheet(book, "terms", lang)]
    rows = book[say("sheet.about", lang)].iter_rows(max_col=2, values_only=True)
    stories = story_counts([str(line) for label, line in rows if label == say("say.stories", lang)], lang)
    return changes, targets, {"counts": counts, "facets": facets, "terms": terms, "stories": stories}


def _ending(about: Mapping[str, Any], word: str) -> Iterator[int]:
    yield from (value for name, value in about.items() if name.endswith(word) and isinstance(value, int))


def _sheet(book: Any, name: str, lang: Lang) -> Iterator[dict[str, Any]]:
    rows = book[say(f"sheet.{name}", lang)].iter_rows(values_only=True)
    heads = next(rows)
    for row in rows:
        yield dict(zip(heads, row, strict=True))


def _book_change(row: Row, lang: Lang) -> tuple[str, ChangeFact]:
    notes = (row[say("column.notes", lang)] or "").split("\n")
    fact = ChangeFact(
        status=statuses_by_word(lang)[row[say("column.status", lang)]],
        doubtful=row[say("column.doubtful", lang)] == say("say.yes", lang),
        old=tuple(filter(None, (row[say("column.old_text", lang)] or "").split("\n"))),
        new=tuple(filter(None, (row[say("column.new_text", lang)] or "").split("\n"))),
        figures=tuple(figure for note in notes if (figure := note_figure(note, lang))),
        mentions=tuple(mention for note in notes if (mention := note_mention(note, lang))),
    )
    return row[say("column.id", lang)], fact


def _book_target(row: Row, lang: Lang) -> TargetFact:
    words, better = _better(row[say("say.column_change", lang)] or "", lang)
    facet, size = target_move(words, lang)
    difference = rounded(row[say("column.difference", lang)], 5)
    assert difference == size.difference or not words.startswith(("▲", "▼")), row
    return TargetFact(
        name=row[say("say.column_target", lang)],
        old=target_side(row[say("side.old_report", lang)], lang),
        new=target_side(row[say("side.new_report", lang)], lang),
        facet=facet,
        size=size,
        better=better,
        doubtful=row[say("column.doubtful", lang)] == say("say.yes", lang),
        change=row[say("column.id", lang)] or "",
    )


def page_targets(tree: LexborHTMLParser, lang: Lang) -> list[TargetFact]:
    facts = []
    for row in tree.css("#targets tbody tr"):
        cells = row.css("td")
        if not cells:
            continue
        head, last = row.css("th")[0], cells[2]
        better = "".join(node.text() for node in last.css("small"))
        change = "".join(node.text() for node in last.css("a"))
        words = last.text().strip().removesuffix(change).strip().removesuffix(better).strip()
        facet, size = target_move(words, lang)
        facts.append(
            TargetFact(
                name=head.text().strip().removesuffix("?").strip(),
                old=target_side(cells[0].text(), lang),
                new=target_side(cells[1].text(), lang),
                facet=facet,
                size=size,
                better=_better_code(better, lang),
                doubtful=bool(head.css("b.doubt")),
                change=change,
            )
        )
    return facts


def terminal_targets(comparison: Comparison, lang: Lang) -> list[TargetFact]:
    """The rows of `reportdiff targets` on a wide terminal."""
    console = make_console(color="never", width=300, stream=io.StringIO())
    with console.capture() as capture:
        render_targets(target_table(comparison), console, lang)
    heads = (say("say.column_target", lang), say("say.column_change", lang))
    lines = iter(capture.get().split("\n"))
    header = next((line for line in lines if line.startswith(heads[0]) and line.endswith(heads[1])), "")
    starts = [cell_len(header[: place.start()]) for place in re.finditer(r"(?<!\S)\S+", header)]
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith(say("say.legend", lang)):
            break
        cells = _columns(line, starts)
        if rows and not cells[0]:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
        elif "  " in line and not line.startswith("──"):
            rows.append(cells)
    return [_terminal_target(cells, lang) for cells in rows]


def _columns(line: str, starts: Sequence[int]) -> list[str]:
    """The cells of a line whose columns begin at these places (in cells of the terminal)."""
    cells, place = [""] * len(starts), 0
    for character in line:
        cells[bisect_right(starts, place) - 1] += character
        place += cell_len(character)
    return [cell.strip() for cell in cells]


def _terminal_target(cells: Sequence[str], lang: Lang) -> TargetFact:
    words, better = _better(cells[3], lang)
    facet, size = target_move(words, lang)
    return TargetFact(
        name=cells[0].removesuffix(" ?"),
        old=target_side(cells[1], lang),
        new=target_side(cells[2], lang),
        facet=facet,
        size=size,
        better=better,
        doubtful=cells[0].endswith(" ?"),
    )


def targets_csv(comparison: Comparison) -> list[TargetFact]:
    data = targets_to_csv(target_table(comparison)).decode("utf-8-sig")
    return [
        TargetFact(
            name=row["name"] or row["measured"],
            old=row["old"] if row["old_state"] == "figure" else row["old_state"],
            new=row["new"] if row["new_state"] == "figure" else row["new_state"],
            facet=row["facet"],
            size=_csv_size(row),
            better=row["better"],
            doubtful=row["doubtful"] == "yes",
            change=row["change"],
        )
        for row in csv.DictReader(io.StringIO(data))
    ]


def targets_json(comparison: Comparison) -> bytes:
    return targets_to_json(target_table(comparison))


def _csv_size(row: Mapping[str, str]) -> Size:
    difference, relative = _number(row["difference"]), _number(row["relative"])
    told = None if relative is None or row["difference_unit"] == "pp" or abs(relative) >= 10 else relative * 100
    if not difference:
        return Size()
    return Size(difference=rounded(difference, 5), relative=rounded(told, 3))


def _better(words: str, lang: Lang) -> tuple[str, str]:
    """Words of a change without the judgement behind them, and its code."""
    for code in ("better", "worse"):
        label = say(f"better.{code}", lang)
        if words.endswith(label):
            return words.removesuffix(label).strip(), code
    return words.strip(), ""


def _better_code(words: str, lang: Lang) -> str:
    return _better(words, lang)[1]


def _number(value: str) -> float | None:
    return float(value) if value else None
