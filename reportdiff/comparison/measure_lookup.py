"""Which measure is meant: ids of measures and changes, or words of a measure, in one comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportdiff.errors import ReportdiffError
from reportdiff.model import Change, Comparison, Measure
from reportdiff.model.explanation import ExplainedMeasure
from reportdiff.parsing.folding import fold

_ID = re.compile(r"([onc])(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MeasureLookup:
    """The measures of a comparison by id, their places in their reports, and the change that each stands in."""

    measures: Mapping[str, Measure]
    places: Mapping[str, int]
    changes: Mapping[str, Change]
    counts: tuple[int, int, int]

    @classmethod
    def of(cls, comparison: Comparison) -> MeasureLookup:
        sides = (comparison.old.measures, comparison.new.measures)
        return cls(
            measures={measure.id: measure for side in sides for measure in side},
            places={measure.id: place for side in sides for place, measure in enumerate(side)},
            changes={member: change for change in comparison.changes for member in (*change.old, *change.new)},
            counts=(len(sides[0]), len(sides[1]), len(comparison.changes)),
        )

    def find(self, asked: str, *, opposite: str | None = None) -> str:
        """The id of the measure that is meant: of a change its first new one, else its first old one; of several in
        one change that hold the words, one across from ``opposite`` (a measure's id), else a new one."""
        wanted = asked.strip()
        if not wanted:
            raise ReportdiffError(
                "no measure is named; give an id (o12, n7, c3) or words of a measure",
                "没有指明举措；请给出编号（o12、n7、c3）或举措中的字句",
            )
        if _ID.fullmatch(wanted):
            return self._by_id(wanted.lower(), opposite)
        folded = fold(wanted)
        found = [member for member, measure in self.measures.items() if folded and folded in fold(measure.text)]
        if not found:
            raise ReportdiffError(
                f"no measure of the two plans holds {wanted!r}; give other words of it, or an id (o12, n7, c3)",
                f"两份年度安排里都没有含“{wanted}”的举措；请换几个字，或给出编号（o12、n7、c3）",
            )
        if len({self._change(member).id for member in found}) > 1:
            shown = [f"{member} {self.measures[member].text[:16]}" for member in found[:4]]
            more = len(found) - len(shown)
            raise ReportdiffError(
                f"{len(found)} measures hold {wanted!r}: {', '.join(shown)}{f' and {more} more' if more else ''}; "
                "give more words, or one of these ids",
                f"有{len(found)}条举措含“{wanted}”：{'、'.join(shown)}{'等' if more else ''}；"
                "请多给几个字，或用其中的编号",
            )
        return self._chosen(found, opposite)

    def _by_id(self, asked: str, opposite: str | None) -> str:
        if asked in self.measures:
            self._change(asked)
            return asked
        for change in self.changes.values():
            if change.id == asked:
                return self._chosen([*change.old, *change.new], opposite)
        old, new, changes = self.counts
        raise ReportdiffError(
            f"there is no {asked} in this comparison; it has the measures o1 to o{old} and n1 to n{new}, "
            f"and the changes c1 to c{changes}",
            f"这次对照里没有 {asked}；举措编号是 o1 到 o{old}、n1 到 n{new}，变化编号是 c1 到 c{changes}",
        )

    def _chosen(self, members: Iterable[str], opposite: str | None) -> str:
        held = list(members)
        side = "o" if opposite is not None and opposite[0] == "n" else "n"
        return next((member for member in held if member[0] == side), held[0])

    def _change(self, member: str) -> Change:
        if member not in self.changes:
            raise ReportdiffError(
                f"{member} stands in no change of this comparison; explain the comparison of all changes",
                f"{member} 不在这次对照的变化里；请用未经筛选的对照",
            )
        return self.changes[member]

    def linked(self, old: str, new: str) -> bool:
        """Whether the two stand in one change."""
        change = self.changes.get(old)
        return change is not None and new in change.new

    def section_links(self, old: str, new: str) -> int:
        """How many changes link the sections of the two, apart from that which links the two themselves."""
        sections = [self.measures[member].section for member in (old, new)]
        own = self.changes[old].id if self.linked(old, new) else ""
        found = {
            change.id
            for change in self.changes.values()
            if any(self.measures[member].section == sections[0] for member in change.old)
            and any(self.measures[member].section == sections[1] for member in change.new)
        }
        return len(found - {own})

    def explained(self, member: str) -> ExplainedMeasure:
        measure, change = self.measures[member], self._change(member)
        return ExplainedMeasure(
            id=member,
            side="old" if member[0] == "o" else "new",
            text=measure.text,
            section=measure.section,
            change=change.id,
            status=change.status,
        )


def in_order(member: str) -> tuple[bool, int]:
    """Ids in the order of the reports, the old one's first."""
    return (member[0] == "n", int(member[1:]))
