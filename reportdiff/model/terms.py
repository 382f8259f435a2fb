"""The terms of two plans: words that only one of them has, and words whose frequency moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sureness = Literal["whole", "gaps", "pair"]
"""What the first year of a term rests on (see :class:`Term`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A concept or name that only one of the two plans has, the measures that contain it, and its ``weight``: how much
    of a concept it is and how rare it was, in bits.

    ``old`` and ``new`` are its counts in each plan. ``first`` is the first year in the reports at hand, which are those
    of ``Terms.years``, and ``last`` the last of them with it before the term's own report; ``first`` is ``None`` where
    only the two reports compared are at hand. ``sureness`` says what ``first`` rests on: ``whole`` (a report of each
    year before it, back to the oldest at hand), ``gaps`` (some of these years are missing) or ``pair`` (nothing).
    ``collection`` is the first year in any of the reports that ``data/concepts.tsv`` was counted in, ``None`` where
    these do not tell. ``fresh`` says that it was new to the whole collection in the year of the report or the one
    before, and has become common since."""

    term: str
    measures: tuple[str, ...]
    weight: float
    old: int = 0
    new: int = 0
    first: int | None = None
    last: int | None = None
    sureness: Sureness = "pair"
    collection: int | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordShift:
    """A word of policy that is more, or less, frequent in the new plan.

    ``old`` and ``new`` are its counts in each plan, with rates per 10,000 characters (white space not counted). The
    log-odds ratio (natural; positive: more in the new plan) and its z-score are defined in
    :mod:`reportdiff.comparison.word_shifts`."""

    term: str
    old: int
    new: int
    old_rate: float
    new_rate: float
    log_odds: float
    z: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Words that appear (``new``) and vanish (``vanished``) between two plans, most telling first.

    ``years`` are those of the reports at hand in which first years were looked up, ``missing`` the years between them
    without a report. ``collection_reports`` and ``collection_years`` (first, last) are the size of the collection that
    ``Term.collection`` refers to.

    ``shifts`` are the words of policy whose frequency moved: those that rose, the surest first, then those that fell.
    ``old_characters`` and ``new_characters`` are the sizes of the plans that their rates refer to."""

    new: tuple[Term, ...] = ()
    vanished: tuple[Term, ...] = ()
    years: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    collection_reports: int = 0
    collection_years: tuple[int, ...] = ()
    shifts: tuple[WordShift, ...] = ()
    old_characters: int = 0
    new_characters: int = 0
