"""Terms: the words of policy that are more, or less, frequent in the new plan than in the old one.

:mod:`reportdiff.comparison.word_shifts` selects what moved most. The chart shows counts, which anyone can check by
searching the two reports, and only of words whose shift is more than chance; the data have the others too, with their
z. It leaves out stock words (推进, 进一步, 机制), which mark no area of policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Comparison

Way = Literal["rose", "fell"]

LEAST: Final = 1
_TELLING: Final = 3
"""The least words of a chart, and of one that nobody has asked for."""

SURE: Final = 1.96
"""|z| of a shift that chance alone would give one word in twenty (two-sided 95 %)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShift:
    """One word.

    ``old`` and ``new`` are its counts in the plans of ``old_year`` and ``new_year``. The rates are per 10,000
    characters (white space not counted) of plans with ``old_characters`` and ``new_characters``. ``log_odds`` (natural)
    and ``z`` are as in :class:`~reportdiff.model.WordShift`. ``sure`` says that |z| is :data:`SURE` at least: chance
    gives such a shift to fewer than one word in twenty. Only such words are drawn."""

    term: str
    way: Way
    old: int
    new: int
    old_year: int
    new_year: int
    old_rate: float
    new_rate: float
    log_odds: float
    z: float
    sure: bool
    old_characters: int
    new_characters: int


def data(comparison: Comparison) -> tuple[TermShift, ...]:
    """Give the words that rose, the surest first, then those that fell, as in the comparison."""
    terms = comparison.terms
    return tuple(
        TermShift(
            term=shift.term,
            way="rose" if shift.z > 0 else "fell",
            old=shift.old,
            new=shift.new,
            old_year=comparison.old.year,
            new_year=comparison.new.year,
            old_rate=shift.old_rate,
            new_rate=shift.new_rate,
            log_odds=shift.log_odds,
            z=shift.z,
            sure=abs(shift.z) >= SURE,
            old_characters=terms.old_characters,
            new_characters=terms.new_characters,
        )
        for shift in terms.shifts
    )


def of_way(rows: Sequence[TermShift], way: Way) -> list[TermShift]:
    """Select the words that moved this way and pass the test, in order."""
    return [row for row in rows if row.way == way and row.sure]


def finding(rows: Sequence[TermShift], lang: Lang) -> str:
    """Name the first word that rose and the first that fell, with their counts."""
    first = [of_way(rows, way)[0] for way in ("rose", "fell") if of_way(rows, way)]
    parts = [say(f"terms.finding_{row.way}", lang, term=row.term, old=row.old, new=row.new) for row in first]
    return say("terms.joint", lang).join(parts)


def alt_text(rows: Sequence[TermShift], lang: Lang) -> str:
    """List every word with both counts."""
    parts = []
    for way in ("rose", "fell"):
        words = [say("terms.alt_word", lang, term=row.term, old=row.old, new=row.new) for row in of_way(rows, way)]
        if words:
            parts.append(say("terms.alt_part", lang, way=say(f"terms.{way}", lang), words=list_text(words, lang)))
    first = rows[0]
    text = say("terms.joint", lang).join(parts)
    return say("terms.alt", lang, old=year_of(first.old_year), new=year_of(first.new_year), parts=text)


def year_of(year: int) -> str:
    """Format a year; an unknown one is ``?``."""
    return str(year) if year else "?"


def too_few(rows: Sequence[TermShift], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    count = sum(row.sure for row in rows)
    return say("terms.too_few", lang, n=count, least=LEAST, other="chart trends") if count < LEAST else None


def says_little(rows: Sequence[TermShift], lang: Lang) -> str | None:
    """Say why nobody needs the chart unasked: hardly a word moved by more than chance; ``None`` otherwise."""
    count = sum(row.sure for row in rows)
    return say("terms.too_few", lang, n=count, least=_TELLING, other="chart trends") if count < _TELLING else None


def notes(rows: Sequence[TermShift], lang: Lang) -> tuple[str, ...]:
    """Say how the words were selected, by which test."""
    first = rows[0]
    return (say("terms.order", lang, old=first.old_characters, new=first.new_characters), say("terms.test", lang))


def subtitle(rows: Sequence[TermShift], lang: Lang) -> str:
    """Say what the numbers are."""
    return say("terms.subtitle", lang, old=year_of(rows[0].old_year), new=year_of(rows[0].new_year))
