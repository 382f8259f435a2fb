"""Pins applied to two reports: what was settled by hand stands before anything is weighed.

A pin names measures by their texts. They are found again by wording (list marks, width and punctuation aside); where
the borders of measures have moved since, in the measure that holds the text, in the measures that the text holds, or in
one that shares at least :data:`OVERLAP` of it. A pin whose text is nowhere is *stale*: reported, and not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from reportdiff.errors import ReportdiffError
from reportdiff.model import Measure, Pin, Report, StalePin
from reportdiff.parsing.folding import skeleton

OVERLAP = 0.8
"""Share of the longer text that a measure and a pinned text must have in common, in order, to count as the same."""

SHORTEST = 4
"""Characters (without punctuation) below which a text inside another one proves nothing."""

Pair = tuple[int, int]
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


class ContradictingPins(ReportdiffError):
    """Two pins settle one thing differently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What pins say of two reports, by the places of measures from 0.

    ``together`` are pinned pairs, ``apart`` forbidden ones, ``alone_old`` and ``alone_new`` measures without anything
    on the other side; each with the pin that says so."""

    together: Mapping[Pair, Pin]
    apart: Mapping[Pair, Pin]
    alone_old: Mapping[int, Pin]
    alone_new: Mapping[int, Pin]
    stale: tuple[StalePin, ...]

    def allows(self, pair: Pair) -> bool:
        """Whether a pair may be a link as far as the pins go."""
        return pair not in self.apart and pair[0] not in self.alone_old and pair[1] not in self.alone_new

    def touching(self, old: Iterable[int], new: Iterable[int]) -> tuple[Pin, ...]:
        """The pins that bear on the change with these old and new measures, each once, in the order of the file."""
        left, right = set(old), set(new)
        found = [pin for pair, pin in self.together.items() if pair[0] in left and pair[1] in right]
        found += [self.alone_old[i] for i in left if i in self.alone_old]
        found += [self.alone_new[j] for j in right if j in self.alone_new]
        if not left or not right:
            found += [pin for pair, pin in self.apart.items() if pair[0] in left or pair[1] in right]
        return tuple(
            sorted(dict.fromkeys(found), key=lambda pin: (pin.line, pin.old, pin.new, pin.verdict, pin.by, pin.when))
        )


def settle(pins: Iterable[Pin], old: Report, new: Report) -> Settled:
    """Find the measures of all pins. Raises :class:`ContradictingPins`, naming both."""
    together: dict[Pair, Pin] = {}
    apart: dict[Pair, Pin] = {}
    alone: tuple[dict[int, Pin], dict[int, Pin]] = ({}, {})
    stale: list[StalePin] = []
    left, right = _MeasurePlaces(old.measures), _MeasurePlaces(new.measures)
    for pin in _about(pins, old):
        every = pin.verdict == "not_same"
        olds = [left.of(text, pin.old_section, every=every) for text in pin.old]
        news = [right.of(text, pin.new_section, every=every) for text in pin.new]
        lost = [
            tuple(text for text, at in zip(texts, found, strict=True) if not at)
            for texts, found in ((pin.old, olds), (pin.new, news))
        ]
        if any(lost):
            stale.append(StalePin(pin=pin, missing_old=lost[0], missing_new=lost[1]))
            continue
        i, j = sorted({at for found in olds for at in found}), sorted({at for found in news for at in found})
        for places, own in ((i, alone[0]), (j, alone[1])):
            if not (i and j):
                own.update({place: own.get(place, pin) for place in places})
        target = apart if pin.verdict == "not_same" else together
        for pair in ((a, b) for a in i for b in j):
            target.setdefault(pair, pin)
    _refuse_contradictions(together, apart, alone)
    return Settled(together=together, apart=apart, alone_old=alone[0], alone_new=alone[1], stale=tuple(stale))


def report_key(report: Report) -> str:
    """How pins name a report: ``2022/beijing``."""
    return f"{report.year}/{report.region}"


def pinned_groups(together: Iterable[Pair]) -> list[tuple[set[int], set[int]]]:
    """Pinned pairs gathered: pairs that share a measure are one commitment. In the order of their first old measure."""
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in sorted(together):
        olds, news = {i}, {j}
        for group in [group for group in groups if i in group[0] or j in group[1]]:
            olds |= group[0]
            news |= group[1]
            groups.remove(group)
        groups.append((olds, news))
    return sorted(groups, key=lambda group: (min(group[0]), min(group[1])))


def joined(
    groups: Sequence[tuple[set[int], set[int]]], free: tuple[set[int], set[int]], ranked: Iterable[Pair], most: int
) -> None:
    """Let measures that are still free join pinned groups, in place, by pairs that hold (``ranked``: surest first).

    A pin says that some measures are one commitment, and not that nothing else belongs to it. ``most`` is the number
    of measures on a side that such joining stops at."""
    of_old = {i: group for group in groups for i in group[0]}
    of_new = {j: group for group in groups for j in group[1]}
    for i, j in ranked:
        if i in of_old and j in free[1] and len(of_old[i][1]) < most:
            of_old[i][1].add(j)
            free[1].discard(j)
        elif j in of_new and i in free[0] and len(of_new[j][0]) < most:
            of_new[j][0].add(i)
            free[0].discard(i)


class _MeasurePlaces:
    """The measures of one report, to be found by text."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self.texts = [skeleton(measure.text) for measure in measures]
        self.sections = [measure.section for measure in measures]
        self.by_text: dict[str, list[int]] = {}
        for place, text in enumerate(self.texts):
            self.by_text.setdefault(text, []).append(place)

    def of(self, text: str, section: str, *, every: bool) -> list[int]:
        """Places of the measures that a pinned text names: the first one, or all of the same wording (``every``)."""
        wanted = skeleton(text)
        found = self._narrowed(self.by_text.get(wanted, []), section)
        if found or len(wanted) < SHORTEST:
            return found if every else found[:1]
        holding = self._narrowed([place for place, held in enumerate(self.texts) if wanted in held], section)
        if holding:
            return [min(holding, key=lambda place: (len(self.texts[place]), place))]
        held = [place for place, own in enumerate(self.texts) if len(own) >= SHORTEST and own in wanted]
        if sum(len(self.texts[place]) for place in held) >= OVERLAP * len(wanted):
            return held
        return self._overlapping(wanted)

    def _overlapping(self, wanted: str) -> list[int]:
        figures = _FIGURE.findall(wanted)
        scored = [
            (LCSseq.normalized_similarity(wanted, own), -place)
            for place, own in enumerate(self.texts)
            if _FIGURE.findall(own) == figures
        ]
        best, place = max(scored, default=(0.0, 0))
        return [-place] if best >= OVERLAP else []

    def _narrowed(self, places: list[int], section: str) -> list[int]:
        return [place for place in places if self.sections[place] == section] or places


def _about(pins: Iterable[Pin], old: Report) -> list[Pin]:
    """The pins that are about this old report; a report that does not say what it is takes them all."""
    key = report_key(old)
    return [pin for pin in pins if not pin.old_report or not old.year or pin.old_report == key]


def _refuse_contradictions(
    together: Mapping[Pair, Pin], apart: Mapping[Pair, Pin], alone: tuple[Mapping[int, Pin], Mapping[int, Pin]]
) -> None:
    for pair, pin in together.items():
        for other in (apart.get(pair), alone[0].get(pair[0]), alone[1].get(pair[1])):
            if other is None:
                continue
            first, second = sorted((pin, other), key=lambda each: each.line)
            quoted = "；".join((first.old or first.new)[:1])
            raise ContradictingPins(
                f"two pins contradict each other, on lines {first.line} and {second.line} of the links file "
                f"(“{quoted}”): delete one of them",
                f"对照文件第{first.line}行与第{second.line}行的人工确认互相矛盾（“{quoted}”）：请删去其中一条",
            )
