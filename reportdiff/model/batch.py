"""What a batch came to, and the answer to a query: the JSON of `batch` and `query`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

BATCH_SCHEMA: Final = "reportdiff/batch/1"
QUERY_SCHEMA: Final = "reportdiff/query/1"

Cell = str | int | float | bool | None | list[str | int | float | None]
"""A value of an answer; times and dates are text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFailure:
    """A report (``subject``) that could not be read, or a pair that could not be compared, by name, with the reason in
    both languages."""

    subject: Literal["report", "pair"]
    name: str
    error: str
    reason: str
    reason_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchAccount:
    """What a batch came to.

    ``dataset`` is the folder or address, ``reports`` the collection. ``pairs`` are all of the dataset, ``computed``
    those that this run has compared and ``reused`` those that were there; ``failed`` count among either. ``lonely`` are
    reports in no pair, since the year before and after is missing, ``outside`` files that lead out of the collection by
    a symbolic link and are left out. ``rows`` are those of each table. ``processor_seconds`` is what the workers took
    together."""

    schema: str
    generator: str
    reports: str
    dataset: str
    engine: Literal["local", "dask"]
    report_count: int
    pairs: int
    computed: int
    reused: int
    failed: int
    lonely: tuple[str, ...]
    outside: tuple[str, ...]
    years: tuple[int, ...]
    rows: dict[str, int]
    processor_seconds: float
    failures: tuple[BatchFailure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryColumn:
    """A column of an answer: its name, and its type as DuckDB calls it."""

    name: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryResult:
    """The answer to a query, a list of values a row, in the order of the columns. ``more`` is true where rows were left
    out."""

    schema: str
    generator: str
    columns: tuple[QueryColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: bool = False
