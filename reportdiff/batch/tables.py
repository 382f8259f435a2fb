"""The tables of a dataset: the one place that says which columns there are, of what type and order.

What each means is in :mod:`reportdiff.i18n.labels.batch_columns`, in both languages (:func:`about`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from reportdiff.i18n.labels import LABELS, Lang, say
from reportdiff.model.codes import Facet, FateKind, OriginKind, Status
from reportdiff.model.comparison import Pass
from reportdiff.model.figures import ReasonOfDifference
from reportdiff.model.report import Bound, PartName, PlanDoubt, QuantityKind, Role, Stage, Statistic
from reportdiff.model.report import Kind as ReportKind
from reportdiff.model.targets import TargetState

if TYPE_CHECKING:
    import pyarrow as pa

DATASET_SCHEMA: Final = "reportdiff/dataset/1"
"""Version of the tables. A column that is new does not change it; one that goes, or means something else, does."""

YEAR: Final = "year"
"""The column by which all tables are partitioned: in the names of the folders (``year=2026``), not in the files."""

Kind = Literal["text", "texts", "integer", "integers", "number", "flag"]
"""UTF-8 text, a list of texts, a whole number of 32 bits, a list of those, a number of 64 bits (double), true or
false."""

Row = Mapping[str, object]
"""A row: values by column; a column that is missing has none (null)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, kind, and whether it may have no value."""

    name: str
    kind: Kind
    nullable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its name and columns, without :data:`YEAR`."""

    name: str
    columns: tuple[Column, ...]

    def column_names(self) -> tuple[str, ...]:
        """Give the names of the columns in order."""
        return tuple(column.name for column in self.columns)


def _columns(declaration: str) -> Iterator[Column]:
    """Read ``name kind`` and ``name kind?`` (may have no value), separated by commas."""
    for entry in declaration.split(","):
        name, kind = entry.split()
        yield Column(name=name, kind=kind.rstrip("?"), nullable=kind.endswith("?"))  # type: ignore[arg-type]


_PAIR: Final = "pair text, region text, old_region text, old_year integer, "

_DECLARATIONS: Final[Mapping[str, str]] = {
    "reports": """region text, region_name text, title text, kind text, stated_region text, stated_year integer,
        delivered text, speaker text, session text, source text, place text, sha256 text, encoding text,
        characters integer, measures integer, commitments integer, frame_clauses integer, plan_found text,
        plan_doubts texts, machine_read flag""",
    "measures": """region text, measure integer, text text, role text, commitment_probability number, borderline flag,
        area text, section text, topic text, stage text?, start integer, end integer, sentence integer,
        paragraph integer, line integer""",
    "quantities": """region text, measure integer, quantity integer, surface text, low number?, high number?, unit text,
        bound text, kind text, measured text, statistic text, start integer, end integer""",
    "changes": _PAIR
    + """change text, status text, facets texts, role text, doubtful flag, old_measures integers, new_measures integers,
        old_section text?, new_section text?, old_text text?, new_text text?, matched_by text?, score number?,
        weakest number?, nearest integer?, nearest_score number?, highlight integer?, members_added texts,
        members_gone texts, fate text?, origin text?""",
    "targets": _PAIR
    + """target integer, indicator text?, name text, name_en text, measured text, area text, facet text?,
        difference number?, relative number?, better text?, doubtful flag, reason text?, reason_old text?,
        reason_new text?, misprint flag, section text, change text?,
        old_state text, old_words text, old_low number?, old_high number?, old_unit text?, old_bound text?,
        old_statistic text?, old_stretch text, old_measure integer?, old_text text,
        new_state text, new_words text, new_low number?, new_high number?, new_unit text?, new_bound text?,
        new_statistic text?, new_stretch text, new_measure integer?, new_text text""",
    "fates": _PAIR
    + """change text, side text, kind text, doubtful flag, proof integer?, mention_year integer?, mention_part text?,
        mention_text text?, mention_start integer?, mention_end integer?, mention_score number?""",
    "failures": """subject text, region text, pair text?, old_region text?, old_year integer?, error text, reason text,
        reason_zh text""",
}

TABLES: Final[Mapping[str, Table]] = {
    name: Table(name=name, columns=tuple(_columns(declaration))) for name, declaration in _DECLARATIONS.items()
}
"""The tables by name, in the order in which they are described."""


_CODES: Final[Mapping[str, object]] = {
    "bound": Bound, "facets": Facet, "facet": Literal[
        "target_raised", "target_lowered", "target_added", "target_removed", "target_changed"
    ],
    "fate": FateKind, "fates.kind": tuple[FateKind, OriginKind], "matched_by": Pass, "mention_part": PartName,
    "new_bound": Bound, "new_state": TargetState, "new_statistic": Statistic, "old_bound": Bound,
    "old_state": TargetState, "old_statistic": Statistic, "origin": OriginKind, "plan_doubts": PlanDoubt,
    "plan_found": Literal["heading", "wording", "whole"], "quantities.kind": QuantityKind,
    "targets.reason": ReasonOfDifference, "reports.kind": ReportKind, "role": Role, "side": Literal["fate", "origin"],
    "stage": Stage, "statistic": Statistic, "status": Status, "subject": Literal["report", "pair"],
    "better": Literal["better", "worse"],
}  # fmt: skip


def codes_of(table: Table, column: Column) -> tuple[str, ...]:
    """Give the codes that a column may have; none for free text and numbers."""
    form = _CODES.get(f"{table.name}.{column.name}") or _CODES.get(column.name)
    members = get_args(form)
    return tuple(code for member in members for code in (get_args(member) or (member,)))


def about(table: Table, column: str, lang: Lang) -> str:
    """Say what a column of a table is."""
    own = f"dataset.{table.name}.{column}"
    return say(own if own in LABELS else f"dataset.{column}", lang)


def arrow_schema(table: Table) -> pa.Schema:
    """Give the Arrow schema of the files of ``table``; each field says what it is, in English."""
    import pyarrow as pa

    types: Mapping[Kind, Any] = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int32(),
        "integers": pa.list_(pa.int32()),
        "number": pa.float64(),
        "flag": pa.bool_(),
    }
    return pa.schema(
        [
            pa.field(
                column.name,
                types[column.kind],
                nullable=column.nullable,
                metadata={"about": about(table, column.name, "en")},
            )
            for column in table.columns
        ],
        metadata={"reportdiff": DATASET_SCHEMA, "about": say(f"dataset.table.{table.name}", "en")},
    )
