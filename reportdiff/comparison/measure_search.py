"""Which measure is meant: ids of measures and changes, or words of a measure, in one comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportdiff.errors import ReportdiffError
from reportdiff.model import Change, Comparison
from reportdiff.parsing.folding import fold

_ID = re.compile(r"([onc])(\d+)", re.IGNORECASE)


def find_measure(comparison: Comparison, asked: str, *, opposite: str | None = None) -> str:
    """Give the id of the measure that is meant.

    Of a change that is its first new measure, else its first old one. Of several measures in one change that hold the
    words it is one across from ``opposite`` (a measure's id), else a new one. Raises
    :class:`~reportdiff.errors.ReportdiffError` where no measure, or more than one, is meant."""
    wanted = asked.strip()
    if not wanted:
        raise ReportdiffError(
            "no measure is named; give an id (o12, n7, c3) or words of a measure",
            "没有指明举措；请给出编号（o12、n7、c3）或举措中的字句",
        )
    if _ID.fullmatch(wanted):
        return _by_id(comparison, wanted.lower(), opposite)
    folded = fold(wanted)
    matches = [member for member, measure in comparison.measures.items() if folded and folded in fold(measure.text)]
    if not matches:
        raise ReportdiffError(
            f"no measure of the two plans holds {wanted!r}; give other words of it, or an id (o12, n7, c3)",
            f"两份年度安排里都没有含“{wanted}”的举措；请换几个字，或给出编号（o12、n7、c3）",
        )
    if len({home_of(comparison, member).id for member in matches}) > 1:
        shown = [f"{member} {comparison.measures[member].text[:16]}" for member in matches[:4]]
        more = len(matches) - len(shown)
        raise ReportdiffError(
            f"{len(matches)} measures hold {wanted!r}: {', '.join(shown)}{f' and {more} more' if more else ''}; "
            "give more words, or one of these ids",
            f"有{len(matches)}条举措含“{wanted}”：{'、'.join(shown)}{'等' if more else ''}；"
            "请多给几个字，或用其中的编号",
        )
    return _chosen(matches, opposite)


def home_of(comparison: Comparison, member: str) -> Change:
    """Give the change that holds a measure. Raises :class:`~reportdiff.errors.ReportdiffError` where a selection has
    left it out."""
    change = comparison.change_of(member)
    if change is None:
        raise ReportdiffError(
            f"{member} stands in no change of this comparison; explain the comparison of all changes",
            f"{member} 不在这次对照的变化里；请用未经筛选的对照",
        )
    return change


def in_order(member: str) -> tuple[bool, int]:
    """Sort ids in the order of the reports, the old one's first."""
    return (member[0] == "n", int(member[1:]))


def _by_id(comparison: Comparison, asked: str, opposite: str | None) -> str:
    if asked in comparison.measures:
        home_of(comparison, asked)
        return asked
    change = comparison.change(asked)
    if change is not None:
        return _chosen([*change.old, *change.new], opposite)
    old, new, changes = len(comparison.old.measures), len(comparison.new.measures), len(comparison.changes)
    raise ReportdiffError(
        f"there is no {asked} in this comparison; it has the measures o1 to o{old} and n1 to n{new}, "
        f"and the changes c1 to c{changes}",
        f"这次对照里没有 {asked}；举措编号是 o1 到 o{old}、n1 到 n{new}，变化编号是 c1 到 c{changes}",
    )


def _chosen(members: Iterable[str], opposite: str | None) -> str:
    candidates = list(members)
    side = "o" if opposite is not None and opposite[0] == "n" else "n"
    return next((member for member in candidates if member[0] == side), candidates[0])
