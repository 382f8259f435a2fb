"""Pins applied to two reports: decisions of readers come before any score.

A pin names measures by their texts, which are looked up by wording (list marks, width and punctuation aside). Where the
borders of measures have moved since, the pin means the measure that contains the text, the measures that the text
contains, or one that shares at least :data:`OVERLAP` of it. A pin whose text is nowhere is *stale*: reported, and not
used.
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
    """Two pins contradict each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledPins:
    """What pins decide about two reports, by the indices of measures from 0.

    ``together`` are pinned pairs and ``apart`` forbidden ones; ``alone_old`` and ``alone_new`` are measures without a
    partner. Each comes with the pin that decides it."""

    together: Mapping[Pair, Pin]
    apart: Mapping[Pair, Pin]
    alone_old: Mapping[int, Pin]
    alone_new: Mapping[int, Pin]
    stale: tuple[StalePin, ...]

    def allows(self, pair: Pair) -> bool:
        """Tell whether the pins allow a pair to be a link."""
        return pair not in self.apart and pair[0] not in self.alone_old and pair[1] not in self.alone_new

    def touching(self, old: Iterable[int], new: Iterable[int]) -> tuple[Pin, ...]:
        """Give the pins about the change with these old and new measures, each once, in the order of the file."""
        left, right = set(old), set(new)
        pins = [pin for pair, pin in self.together.items() if pair[0] in left and pair[1] in right]
        pins += [self.alone_old[i] for i in left if i in self.alone_old]
        pins += [self.alone_new[j] for j in right if j in self.alone_new]
        if not left or not right:
            pins += [pin for pair, pin in self.apart.items() if pair[0] in left or pair[1] in right]
        return tuple(
            sorted(dict.fromkeys(pins), key=lambda pin: (pin.line, pin.old, pin.new, pin.verdict, pin.by, pin.when))
        )


def settle(pins: Iterable[Pin], old: Report, new: Report) -> SettledPins:
    """Find the measures of all pins. Raises :class:`ContradictingPins`, naming both."""
    together: dict[Pair, Pin] = {}
    apart: dict[Pair, Pin] = {}
    alone: tuple[dict[int, Pin], dict[int, Pin]] = ({}, {})
    stale: list[StalePin] = []
    left, right = _MeasureIndex(old.measures), _MeasureIndex(new.measures)
    for pin in _about(pins, old):
        every = pin.verdict == "not_same"
        olds = [left.of(text, pin.old_section, every=every) for text in pin.old]
        news = [right.of(text, pin.new_section, every=every) for text in pin.new]
        missing = [
            tuple(text for text, at in zip(texts, positions, strict=True) if not at)
            for texts, positions in ((pin.old, olds), (pin.new, news))
        ]
        if any(missing):
            stale.append(StalePin(pin=pin, missing_old=missing[0], missing_new=missing[1]))
            continue
        i, j = (
            sorted({at for positions in olds for at in positions}),
            sorted({at for positions in news for at in positions}),
        )
        for indices, own in ((i, alone[0]), (j, alone[1])):
            if not (i and j):
                own.update({index: own.get(index, pin) for index in indices})
        target = apart if pin.verdict == "not_same" else together
        for pair in ((a, b) for a in i for b in j):
            target.setdefault(pair, pin)
    _refuse_contradictions(together, apart, alone)
    return SettledPins(together=together, apart=apart, alone_old=alone[0], alone_new=alone[1], stale=tuple(stale))


def report_key(report: Report) -> str:
    """Give the name that pins use for a report: ``2022/beijing``."""
    return f"{report.year}/{report.region}"


def pinned_groups(together: Iterable[Pair]) -> list[tuple[set[int], set[int]]]:
    """Gather pinned pairs that share a measure into groups, in the order of their first old measure."""
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in sorted(together):
        olds, news = {i}, {j}
        for group in [group for group in groups if i in group[0] or j in group[1]]:
            olds |= group[0]
            news |= group[1]
            groups.remove(group)
        groups.append((olds, news))
    return sorted(groups, key=lambda group: (min(group[0]), min(group[1])))


def join_free(
    groups: Sequence[tuple[set[int], set[int]]], free: tuple[set[int], set[int]], pairs: Iterable[Pair], most: int
) -> None:
    """Let free measures join pinned groups, in place, by ``pairs`` that hold, surest first.

    A pin says that some measures are one commitment, and not that nothing else belongs to it. A group grows to at most
    ``most`` measures on a side."""
    of_old = {i: group for group in groups for i in group[0]}
    of_new = {j: group for group in groups for j in group[1]}
    for i, j in pairs:
        if i in of_old and j in free[1] and len(of_old[i][1]) < most:
            of_old[i][1].add(j)
            free[1].discard(j)
        elif j in of_new and i in free[0] and len(of_new[j][0]) < most:
            of_new[j][0].add(i)
            free[0].discard(i)


class _MeasureIndex:
    """The measures of one report by text."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self.texts = [skeleton(measure.text) for measure in measures]
        self.sections = [measure.section for measure in measures]
        self.by_text: dict[str, list[int]] = {}
        for index, text in enumerate(self.texts):
            self.by_text.setdefault(text, []).append(index)

    def of(self, text: str, section: str, *, every: bool) -> list[int]:
        """Give the indices of the measures that a pinned text names: the first one, or all of the same wording
        (``every``)."""
        text = skeleton(text)
        matches = self._in_section(self.by_text.get(text, []), section)
        if matches or len(text) < SHORTEST:
            return matches if every else matches[:1]
        wholes = self._in_section([index for index, own in enumerate(self.texts) if text in own], section)
        if wholes:
            return [min(wholes, key=lambda index: (len(self.texts[index]), index))]
        parts = [index for index, own in enumerate(self.texts) if len(own) >= SHORTEST and own in text]
        if sum(len(self.texts[index]) for index in parts) >= OVERLAP * len(text):
            return parts
        return self._overlapping(text)

    def _overlapping(self, text: str) -> list[int]:
        figures = _FIGURE.findall(text)
        scores = [
            (LCSseq.normalized_similarity(text, own), -index)
            for index, own in enumerate(self.texts)
            if _FIGURE.findall(own) == figures
        ]
        best, index = max(scores, default=(0.0, 0))
        return [-index] if best >= OVERLAP else []

    def _in_section(self, indices: list[int], section: str) -> list[int]:
        return [index for index in indices if self.sections[index] == section] or indices


def _about(pins: Iterable[Pin], old: Report) -> list[Pin]:
    """Give the pins about this old report; a report without a year takes them all."""
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
            quote = "；".join((first.old or first.new)[:1])
            raise ContradictingPins(
                f"two pins contradict each other, on lines {first.line} and {second.line} of the links file "
                f"(“{quote}”): delete one of them",
                f"对照文件第{first.line}行与第{second.line}行的人工确认互相矛盾（“{quote}”）：请删去其中一条",
            )
