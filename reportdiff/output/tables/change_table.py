"""The changes as a table, one row a change, and as CSV.

The columns are those of :data:`COLUMNS`, described in ``docs/tables.md``; their names and codes are the same in both
languages. The CSV is UTF-8 with a byte order mark, without which Excel assumes the local encoding; read it with
``encoding="utf-8-sig"``. A text cell that looks like a formula begins with an apostrophe (OWASP, *CSV Injection*).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import (
    Change,
    Comparison,
    Facet,
    FateKind,
    FigureChange,
    OriginKind,
    PartName,
    Pass,
    Role,
    Stage,
    Status,
)
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.tables.csv_text import csv_bytes
from reportdiff.output.words.change_notes import headings_of

Dtype = Literal["string", "category", "boolean", "Int64", "Float64"]
Value = str | int | float | bool | None

JOINT: Final = "；"
"""Joins several texts in one cell: figures, or the measures of one side (as in :class:`~reportdiff.model.DiffPart`)."""

CODE_JOINT: Final = ","
"""Joins several codes or ids in one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, the pandas dtype of its values, and for a category all possible codes, in order."""

    name: str
    dtype: Dtype = "string"
    codes: tuple[str, ...] = ()


COLUMNS: Final[tuple[Column, ...]] = (
    Column(name="id"),
    Column(name="status", dtype="category", codes=get_args(Status)),
    Column(name="facets"),
    Column(name="doubtful", dtype="boolean"),
    Column(name="role", dtype="category", codes=get_args(Role)),
    Column(name="highlight", dtype="Int64"),
    Column(name="old_section"),
    Column(name="new_section"),
    Column(name="old_text"),
    Column(name="new_text"),
    Column(name="diff"),
    Column(name="evidence"),
    Column(name="members_added"),
    Column(name="members_gone"),
    Column(name="figures", dtype="Int64"),
    Column(name="measured"),
    Column(name="old_figure"),
    Column(name="new_figure"),
    Column(name="old_low", dtype="Float64"),
    Column(name="old_high", dtype="Float64"),
    Column(name="new_low", dtype="Float64"),
    Column(name="new_high", dtype="Float64"),
    Column(name="unit"),
    Column(name="difference", dtype="Float64"),
    Column(name="difference_unit"),
    Column(name="relative", dtype="Float64"),
    Column(name="figure_reason"),
    Column(name="figure_reason_words"),
    Column(name="old_stage", dtype="category", codes=get_args(Stage)),
    Column(name="new_stage", dtype="category", codes=get_args(Stage)),
    Column(name="new_terms"),
    Column(name="vanished_terms"),
    Column(name="score", dtype="Float64"),
    Column(name="matched_by", dtype="category", codes=get_args(Pass)),
    Column(name="fate", dtype="category", codes=get_args(FateKind)),
    Column(name="origin", dtype="category", codes=get_args(OriginKind)),
    Column(name="fate_doubtful", dtype="boolean"),
    Column(name="mention_year", dtype="Int64"),
    Column(name="mention_part", dtype="category", codes=get_args(PartName)),
    Column(name="mention_text"),
    Column(name="nearest"),
    Column(name="nearest_text"),
    Column(name="nearest_score", dtype="Float64"),
    Column(name="old_measures"),
    Column(name="new_measures"),
    Column(name="old_region"),
    Column(name="old_year", dtype="Int64"),
    Column(name="new_region"),
    Column(name="new_year", dtype="Int64"),
)
"""All columns, in order. ``docs/tables.md`` says what they contain, with units."""


def change_rows(comparison: Comparison) -> Iterator[dict[str, Value]]:
    """Make one row a change, in the order of the comparison: a value for every column, ``None`` where there is none.

    Texts are verbatim; codes are those of the model."""
    ranks = {highlight.change: highlight.rank for highlight in comparison.highlights}
    ends: dict[str, Value] = {
        "old_region": comparison.old.region or None,
        "old_year": comparison.old.year or None,
        "new_region": comparison.new.region or None,
        "new_year": comparison.new.year or None,
    }
    for change in comparison.changes:
        row = {
            **_of_change(change, ranks),
            **_of_fate(change),
            **_of_sides(change, comparison),
            **_of_figures(change.figures),
        }
        yield {column.name: {**row, **ends}.get(column.name) for column in COLUMNS}


def render_csv(comparison: Comparison, options: RenderOptions) -> bytes:
    """Render the table as UTF-8 CSV (RFC 4180, but with newlines as line ends).

    It has a byte order mark and a header, and no final newline. Empty cells are missing values."""
    return csv_bytes([column.name for column in COLUMNS], (row.values() for row in change_rows(comparison)))


def label_of(column: Column, lang: Lang) -> str:
    """Give the name of a column in a language."""
    return say(f"column.{column.name}", lang)


def label_value(column: Column, value: Value, lang: Lang) -> Value:
    """Translate the codes of a value into words of the language; texts, figures and ids stay as they are."""
    if not isinstance(value, str):
        return value
    table = _CODE_TABLES.get(column.name)
    if table is None:
        return value
    return say("say.list", lang).join(say(f"{table}.{code}", lang) for code in value.split(CODE_JOINT))


_CODE_TABLES: Final[Mapping[str, str]] = {
    "status": "status",
    "role": "role",
    "facets": "facet",
    "old_stage": "stage",
    "new_stage": "stage",
    "matched_by": "pass",
    "figure_reason": "reason_why",
    "fate": "fate",
    "origin": "origin",
    "mention_part": "part",
}


def _of_fate(change: Change) -> dict[str, Value]:
    """Give the fate or origin of a change, with the passage that tells most."""
    story = change.fate or change.origin
    if story is None:
        return {}
    mention = story.proofs[0] if story.proofs else None
    return {
        "fate": change.fate.kind if change.fate else None,
        "origin": change.origin.kind if change.origin else None,
        "fate_doubtful": story.doubtful,
        "mention_year": (mention.year or None) if mention else None,
        "mention_part": mention.part if mention else None,
        "mention_text": mention.text if mention else None,
    }


def _of_change(change: Change, ranks: Mapping[str, int]) -> dict[str, Value]:
    nearest = change.nearest
    proofs = [f"{proof.old} → {proof.new}" for proof in change.proofs if proof.old or proof.new]
    return {
        "id": change.id,
        "status": change.status,
        "role": change.role,
        "facets": CODE_JOINT.join(change.facets) or None,
        "doubtful": change.doubtful,
        "highlight": ranks.get(change.id),
        "diff": _diff_text(change) if change.old and change.new else None,
        "evidence": JOINT.join(proof.strip() for proof in proofs) or None,
        "members_added": _members(change, "members_added"),
        "members_gone": _members(change, "members_gone"),
        "score": change.score,
        "matched_by": change.matched_by,
        "nearest": nearest.id if nearest else None,
        "nearest_score": nearest.score if nearest else None,
        "old_measures": CODE_JOINT.join(change.old) or None,
        "new_measures": CODE_JOINT.join(change.new) or None,
    }


def _members(change: Change, facet: Facet) -> str | None:
    return JOINT.join(member for proof in change.proofs if proof.facet == facet for member in proof.members) or None


def _of_sides(change: Change, comparison: Comparison) -> dict[str, Value]:
    row: dict[str, Value] = {
        "new_terms": JOINT.join(comparison.terms_of(change.new)) or None,
        "vanished_terms": JOINT.join(comparison.terms_of(change.old)) or None,
    }
    for side, members in (("old", change.old), ("new", change.new)):
        measures = comparison.members(members)
        row[f"{side}_section"] = JOINT.join(headings_of(comparison, members)) or None
        row[f"{side}_text"] = JOINT.join(measure.text for measure in measures) or None
        row[f"{side}_stage"] = next((measure.stage for measure in measures if measure.stage), None)
    nearest = change.nearest
    if nearest is not None and nearest.id in comparison.measures:
        row["nearest_text"] = comparison.measures[nearest.id].text
    return row


def _of_figures(figures: Sequence[FigureChange]) -> dict[str, Value]:
    """Give all figures in words, in the same order in each column, and the numbers of the first one."""
    if not figures:
        return {"figures": 0}
    first = figures[0]
    quantity = first.new or first.old
    shares = quantity is not None and quantity.unit == "ratio"
    difference = first.difference
    if difference is not None and shares:
        difference = float(f"{difference * 100:.12g}")
    unit = quantity.unit if quantity else None
    return {
        "figures": len(figures),
        "measured": _side_by_side([figure.measured for figure in figures]),
        "old_figure": _side_by_side([figure.old.surface if figure.old else "" for figure in figures]),
        "new_figure": _side_by_side([figure.new.surface if figure.new else "" for figure in figures]),
        "old_low": first.old.value_low if first.old else None,
        "old_high": first.old.value_high if first.old else None,
        "new_low": first.new.value_low if first.new else None,
        "new_high": first.new.value_high if first.new else None,
        "unit": unit or None,
        "difference": difference,
        "difference_unit": None if difference is None else "pp" if shares else unit or None,
        "relative": first.relative,
        "figure_reason": CODE_JOINT.join(_reasons(figures)) or None,
        "figure_reason_words": JOINT.join(
            f"{figure.reason.old} → {figure.reason.new}".strip() for figure in figures if figure.reason is not None
        )
        or None,
    }


def _reasons(figures: Sequence[FigureChange]) -> Iterator[str]:
    """Give the codes of the reasons why figures are not subtracted, in their order; a probable misprint is one of
    them."""
    for figure in figures:
        if figure.reason is not None:
            yield figure.reason.kind
        elif figure.misprint:
            yield "misprint"


def _side_by_side(words: Sequence[str]) -> str | None:
    """Join the words of several figures; an empty one keeps its place."""
    return JOINT.join(words) if any(words) else None


def _diff_text(change: Change) -> str | None:
    """Write both texts in one, ``[-old-]{+new+}``; ``None`` where nothing differs."""
    if all(part.op == "equal" for part in change.diff):
        return None
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[part.op].format(part.text) for part in change.diff)
