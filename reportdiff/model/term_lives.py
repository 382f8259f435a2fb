"""Terms through the years of one region: which came, rose, fell, vanished or came back, and where a term was first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportdiff.model.report import PartName

TERMS_SCHEMA = "reportdiff/terms/1"

TermWay = Literal["first", "rise", "fall", "revival", "vanished"]
"""What became of a term: it came after the first report at hand; its rate rose, or fell; it was back after years
without it; the last reports do not have it any more."""

Since = Literal["whole", "gaps"]
"""What a first year rests on: a report of every year before it, back to the oldest at hand, or some are missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPlace:
    """A sentence with a term: ``text`` is that of the report, letter by letter, from ``start`` to ``end``.

    ``section`` is its heading; ``part`` is ``None`` for what is before the first part."""

    year: int
    region: str
    section: str
    part: PartName | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCount:
    """How often a term is in one report.

    ``plan`` counts the plan alone, ``whole`` all of the report; ``rate`` is that of the plan per 10,000 characters
    (white space not counted), ``None`` where the report has no plan."""

    year: int
    plan: int
    whole: int
    rate: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLife:
    """A term through the years.

    ``first`` and ``last`` are the first and the last year at hand whose report has it anywhere, ``since`` what the
    first rests on, ``peak`` the year of its highest rate. ``gap`` are the years of the reports without it between two
    uses (of a revival). ``places`` are sentences: the first one with it, and the one that its way rests on.
    ``collection`` is the first year in the collection that ``data/concepts.tsv`` was counted in, ``None`` where that
    does not tell; ``weight`` is how much of a concept it is (bits)."""

    term: str
    way: TermWay
    first: int
    last: int
    since: Since
    peak: int
    gap: tuple[int, ...]
    counts: tuple[TermCount, ...]
    places: tuple[TermPlace, ...]
    collection: int | None
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstUse:
    """Where a region first used a term in the reports at hand.

    ``place`` is ``None`` where none of them has it. ``years`` are those that were looked at before the first use (all
    of them where there is none), ``missing`` the years without a report among them."""

    term: str
    region: str
    place: TermPlace | None
    years: tuple[int, ...]
    missing: tuple[int, ...]
    collection: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHistory:
    """The terms of a region through its reports of ``years``; ``missing`` are the years between without one.

    ``digests`` are the years of which only a digest is at hand, which need not have every word of its report.
    ``lives`` are in the order of their ways; ``first_uses`` are those of terms that were asked for, by term, then by
    year."""

    schema: str
    generator: str
    region: str
    years: tuple[int, ...]
    missing: tuple[int, ...]
    digests: tuple[int, ...]
    collection_reports: int
    collection_years: tuple[int, ...]
    lives: tuple[TermLife, ...] = ()
    first_uses: tuple[FirstUse, ...] = ()
