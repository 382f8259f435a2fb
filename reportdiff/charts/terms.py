"""Terms: the words of policy that stand more, or less, often in the new plan than in the old one.

What moved most is told by :mod:`reportdiff.comparison.word_shifts`; what is shown are counts, which anyone can check by
searching the two reports. Only words that tell an area of policy are shown: stock words (推进, 进一步, 机制) move as
much, and say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportdiff.comparison.word_shifts import SURE, WordShift, plan_text, without_parts, word_shifts
from reportdiff.i18n.labels import Lang, listed, say
from reportdiff.model import Comparison
from reportdiff.parsing.folding import fold
from reportdiff.tracking.areas import names_area

Way = Literal["rose", "fell"]

MOST: Final = 10
"""Words shown of those that rose, and of those that fell."""

LEAST: Final = 3
"""Words that make a chart."""

_LEAST_COUNT: Final = 3
_LEAST_STEP: Final = 2
"""Occurrences in both plans together, and of difference, that a word must have to be shown: 1 to 2 is no shift."""

_OF_ALL: Final = frozenset({"政府", "经济", "社会", "地方", "国家", "区域", "合作", "稳定", "效能"})
"""Words that tell an area beside others and none alone: every report is about them."""

_PER: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShift:
    """One word: ``old`` and ``new`` are its counts in the plans of ``old_year`` and ``new_year``, the rates those per
    10,000 characters (white space not counted) of plans of ``old_characters`` and ``new_characters``. ``log_odds``
    (natural) and ``z`` as in :class:`~reportdiff.comparison.word_shifts.WordShift`."""

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
    old_characters: int
    new_characters: int

    @property
    def sure(self) -> bool:
        """Whether chance would give such a shift to fewer than one word in twenty."""
        return abs(self.z) >= SURE


def data(comparison: Comparison) -> tuple[TermShift, ...]:
    """The words that rose, the surest first, then those that fell; at most :data:`MOST` of each.

    Count and rate of a word move the same way: one that stands more often in a plan that is longer by more is left out.
    """
    old, new = plan_text(comparison.old), plan_text(comparison.new)
    shifts = [shift for shift in word_shifts(old, new) if _is_telling(shift)]
    rows: list[TermShift] = []
    for way, found in (("rose", shifts), ("fell", shifts[::-1])):
        moved = [shift for shift in found if (shift.z > 0) == (way == "rose")]
        for shift in without_parts(moved)[:MOST]:
            rows.append(
                TermShift(
                    term=shift.term,
                    way="rose" if way == "rose" else "fell",
                    old=shift.old,
                    new=shift.new,
                    old_year=comparison.old.year,
                    new_year=comparison.new.year,
                    old_rate=round(shift.old / old.characters * _PER, 2),
                    new_rate=round(shift.new / new.characters * _PER, 2),
                    log_odds=round(shift.log_odds, 3),
                    z=round(shift.z, 3),
                    old_characters=old.characters,
                    new_characters=new.characters,
                )
            )
    return tuple(rows)


def _is_telling(shift: WordShift) -> bool:
    step = shift.new - shift.old
    return (
        shift.old + shift.new >= _LEAST_COUNT
        and abs(step) >= _LEAST_STEP
        and step * shift.z > 0
        and shift.term not in _OF_ALL
        and names_area(fold(shift.term))
    )


def of_way(rows: Sequence[TermShift], way: Way) -> list[TermShift]:
    """The words that moved this way, in order."""
    return [row for row in rows if row.way == way]


def finding(rows: Sequence[TermShift], lang: Lang) -> str:
    """The first word that rose and the first that fell, with their counts."""
    first = [of_way(rows, way)[0] for way in ("rose", "fell") if of_way(rows, way)]
    found = [say(f"terms.finding_{row.way}", lang, term=row.term, old=row.old, new=row.new) for row in first]
    return say("terms.joint", lang).join(found)


def alt_text(rows: Sequence[TermShift], lang: Lang) -> str:
    """Every word with both counts."""
    parts = []
    for way in ("rose", "fell"):
        words = [say("terms.alt_word", lang, term=row.term, old=row.old, new=row.new) for row in of_way(rows, way)]
        if words:
            parts.append(say("terms.alt_part", lang, way=say(f"terms.{way}", lang), words=listed(words, lang)))
    first = rows[0]
    joined = say("terms.joint", lang).join(parts)
    return say("terms.alt", lang, old=year_of(first.old_year), new=year_of(first.new_year), parts=joined)


def year_of(year: int) -> str:
    """A year in words; one that is not known is ``?``."""
    return str(year) if year else "?"


def too_few(rows: Sequence[TermShift], lang: Lang) -> str | None:
    """Why the rows make no chart; ``None`` where they do."""
    return say("terms.too_few", lang, n=len(rows), least=LEAST) if len(rows) < LEAST else None


def notes(rows: Sequence[TermShift], lang: Lang) -> tuple[str, ...]:
    """How the words were chosen, and how far they are beyond chance."""
    first = rows[0]
    return (
        say("terms.order", lang, old=first.old_characters, new=first.new_characters),
        say("terms.sure" if any(row.sure for row in rows) else "terms.unsure", lang),
    )


def subtitle(rows: Sequence[TermShift], lang: Lang) -> str:
    """What the numbers are."""
    return say("terms.subtitle", lang, old=year_of(rows[0].old_year), new=year_of(rows[0].new_year))
