"""Find one measure of a comparison by its id, the id of its change, or words of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportdiff.errors import ReportdiffError
from reportdiff.model import Change, Comparison
from reportdiff.parsing.folding import fold

_ID = re.compile(r"([onc])(\d+)", re.IGNORECASE)


def find_measure(comparison: Comparison, query: str, *, opposite: str | None = None) -> str:
    """Give the id of the measure that ``query`` means: an id, or words of it.

    For a change it is the first new measure, else the first old one. If several measures of one change contain the
    words, it is one on the other side of ``opposite`` (a measure's id), else a new one.

    Raises :class:`~reportdiff.errors.ReportdiffError` where no measure or more than one matches."""
    words = query.strip()
    if not words:
        raise ReportdiffError(
            "no measure is given; give an id (o12, n7, c3) or words of a measure",
            "没有指明举措；请给出编号（o12、n7、c3）或举措中的字句",
        )
    if _ID.fullmatch(words):
        return _by_id(comparison, words.lower(), opposite)
    folded_words = fold(words)
    matches = [
        member for member, measure in comparison.measures.items() if folded_words and folded_words in fold(measure.text)
    ]
    if not matches:
        raise ReportdiffError(
            f"no measure of the two plans contains {words!r}; give other words of it, or an id (o12, n7, c3)",
            f"两份年度安排里都没有含“{words}”的举措；请换几个字，或给出编号（o12、n7、c3）",
        )
    if len({home_of(comparison, member).id for member in matches}) > 1:
        examples = [f"{member} {comparison.measures[member].text[:16]}" for member in matches[:4]]
        more = len(matches) - len(examples)
        raise ReportdiffError(
            f"{len(matches)} measures contain {words!r}: {', '.join(examples)}{f' and {more} more' if more else ''}; "
            "give more words, or one of these ids",
            f"有{len(matches)}条举措含“{words}”：{'、'.join(examples)}{'等' if more else ''}；"
            "请多给几个字，或用其中的编号",
        )
    return _one_of(matches, opposite)


def home_of(comparison: Comparison, member: str) -> Change:
    """Give the change that contains a measure.

    Raises :class:`~reportdiff.errors.ReportdiffError` where a selection has left it out."""
    change = comparison.change_of(member)
    if change is None:
        raise ReportdiffError(
            f"{member} is in no change of this comparison; explain the comparison of all changes",
            f"{member} 不在这次对照的变化里；请用未经筛选的对照",
        )
    return change


def in_order(member: str) -> tuple[bool, int]:
    """Give the sort key of an id: in the order of the reports, the old one's first."""
    return (member[0] == "n", int(member[1:]))


def _by_id(comparison: Comparison, identifier: str, opposite: str | None) -> str:
    if identifier in comparison.measures:
        home_of(comparison, identifier)
        return identifier
    change = comparison.change(identifier)
    if change is not None:
        return _one_of([*change.old, *change.new], opposite)
    old, new, changes = len(comparison.old.measures), len(comparison.new.measures), len(comparison.changes)
    raise ReportdiffError(
        f"there is no {identifier} in this comparison; it has the measures o1 to o{old} and n1 to n{new}, "
        f"and the changes c1 to c{changes}",
        f"这次对照里没有 {identifier}；举措编号是 o1 到 o{old}、n1 到 n{new}，变化编号是 c1 到 c{changes}",
    )


def _one_of(members: Iterable[str], opposite: str | None) -> str:
    candidates = list(members)
    side = "o" if opposite is not None and opposite[0] == "n" else "n"
    return next((member for member in candidates if member[0] == side), candidates[0])
