"""What the whole other report, and the history of the region, say of a measure that only one plan has."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.model.codes import FateKind, OriginKind
from reportdiff.model.report import PartName


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A passage that proves a fate or an origin, verbatim.

    ``year`` is that of its report (0 where unknown). ``part`` is its part, and ``start``/``end`` are offsets into the
    text of the report; of a report of the history only the text of its file is known: then ``part`` is ``None``.
    ``score``, 0 to 1, is the probability that the passage is about the measure."""

    year: int
    part: PartName | None
    text: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a dropped measure, with the passages that prove it, the telling one first.

    ``doubtful`` is true where a reader should check whether the passage means the same thing. ``gone`` is doubtful
    where the measure may be linked after all, or a passage comes near: that is its proof then, else it has none."""

    kind: FateKind
    proofs: tuple[Mention, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a new measure comes from; the fields are those of :class:`Fate`, and ``first`` is as ``gone`` there."""

    kind: OriginKind
    proofs: tuple[Mention, ...] = ()
    doubtful: bool = False
