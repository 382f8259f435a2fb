"""Two reports and what became of every measure between them: links, changes, terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reportdiff.model.codes import Facet, Status
from reportdiff.model.fates import Fate, Origin
from reportdiff.model.figures import FigureChange
from reportdiff.model.highlights import Highlight
from reportdiff.model.pins import Pin, StalePin
from reportdiff.model.report import Measure, Report, Role
from reportdiff.model.targets import Targets
from reportdiff.model.terms import Terms

if TYPE_CHECKING:
    import pandas as pd

COMPARISON_SCHEMA = "reportdiff/comparison/2"

Mode = Literal["years", "regions", "versions"]
"""What is compared: two years of one region; two regions, between which nothing is new, dropped or raised; or two
versions of one report, a draft and the final text. The codes are the same; of regions, outputs say “only in A”, “only
in B”, “higher in B”."""

Pass = Literal["pinned", "exact", "masked", "object", "neighbour", "anywhere"]
"""The alignment pass of a link, surest first (see :mod:`reportdiff.alignment.passes`); ``pinned`` is the decision of a
reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The best partner that a measure was *not* linked to, and the score of the pair."""

    id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Old measures and new measures that are one commitment. ``score`` is the scorer's probability, 0 to 1.

    ``weakest`` is that of the least sure of its further members: the best score that it has with the other side.
    ``None`` where there are no further members."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    score: float
    matched_by: Pass
    pins: tuple[Pin, ...] = ()
    weakest: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """All links of two reports.

    ``nearest`` are the nearest refused candidates of unlinked measures by id, ``pinned`` the pins about unlinked
    measures by id. ``stale_pins`` could not be used."""

    links: tuple[Link, ...]
    nearest: dict[str, Candidate]
    pinned: dict[str, tuple[Pin, ...]] = field(default_factory=dict)
    stale_pins: tuple[StalePin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The words that prove a facet.

    ``members`` are what a list gained (``members_added``) or lost (``members_gone``), verbatim and in order; ``new`` or
    ``old`` has them joined by ``、``. Other facets have none."""

    facet: Facet
    old: str
    new: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPart:
    """A piece of the inline diff.

    ``equal`` + ``delete`` pieces spell the old text, ``equal`` + ``insert`` the new one; ``；`` joins several measures
    of one side. An ``equal`` piece may differ in ways that are folded for comparing (full width, quotes): then
    ``old_text`` is the old form, else ``None``."""

    op: Literal["equal", "delete", "insert"]
    text: str
    old_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One link, or one unlinked measure, with what happened to it.

    ``role`` is ``commitment`` if one of its measures is one, else ``aim`` if one of them is an aim, else ``frame``;
    only commitments are counted. ``old`` and ``new`` are measure ids in document order; ``score``, ``matched_by`` and
    ``weakest`` are those of the link (``None`` without one); ``nearest`` is set for ``new`` and ``dropped`` only.
    ``doubtful`` is true where a careful reader should check before printing. ``pinned`` are the pins that decided it,
    with author and date. ``fate`` is what the new report says of a ``dropped`` commitment, ``origin`` where a ``new``
    one comes from; else both are ``None``."""

    id: str
    status: Status
    facets: tuple[Facet, ...]
    old: tuple[str, ...]
    new: tuple[str, ...]
    role: Role = "commitment"
    score: float | None = None
    matched_by: Pass | None = None
    nearest: Candidate | None = None
    doubtful: bool = False
    figures: tuple[FigureChange, ...] = ()
    proofs: tuple[Proof, ...] = ()
    diff: tuple[DiffPart, ...] = ()
    pinned: tuple[Pin, ...] = ()
    fate: Fate | None = None
    origin: Origin | None = None
    weakest: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionGroup:
    """The changes (ids) of one section of the new report, or of a section that only the old report has.

    ``title`` is ``""`` for measures without a heading. ``forerunner`` is the title that the section had in the old
    report, where it was renamed: what was dropped there is here. ``""`` for others."""

    title: str
    side: Literal["new", "old"]
    changes: tuple[str, ...]
    forerunner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts of the changes that hold a commitment: by status, by facet, and of doubtful ones.

    ``fates`` count the dropped ones by fate, ``origins`` the new ones by origin: all kinds, in the model's order.
    ``folded`` counts the other changes, which hold aims and frame only."""

    status: dict[str, int]
    facets: dict[str, int]
    doubtful: int
    fates: dict[str, int] = field(default_factory=dict)
    origins: dict[str, int] = field(default_factory=dict)
    folded: int = 0


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two reports, all their changes, and everything else that any output shows.

    Measure ids are ``o1…`` on the old side and ``n1…`` on the new one; every measure is in at least one change.
    ``sections`` group the changes by section, ``targets`` are the figures of both plans side by side. ``highlights``
    are what to read first, best first. ``stale_pins`` are decisions of a links file that no longer fit the reports.
    ``history`` are the years of the region's other reports in which fates, origins and highlights looked, ascending.
    ``aliases`` are the user's own pairs of a short and a full name that were taken for the same, sorted."""

    schema: str
    generator: str
    old: Report
    new: Report
    summary: Summary
    changes: tuple[Change, ...]
    mode: Mode = "years"
    sections: tuple[SectionGroup, ...] = ()
    targets: Targets = field(default_factory=Targets)
    terms: Terms = field(default_factory=Terms)
    highlights: tuple[Highlight, ...] = ()
    stale_pins: tuple[StalePin, ...] = ()
    history: tuple[int, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()

    # The indexes are made on first use, and are no fields: neither JSON nor equality includes them.
    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Give the measures of both plans by id, those of the old one first."""
        return {measure.id: measure for measure in (*self.old.measures, *self.new.measures)}

    @cached_property
    def _changes(self) -> Mapping[str, Change]:
        return {change.id: change for change in self.changes}

    @cached_property
    def _homes(self) -> Mapping[str, Change]:
        return {member: change for change in reversed(self.changes) for member in (*change.old, *change.new)}

    @cached_property
    def _terms(self) -> Mapping[str, tuple[str, ...]]:
        terms: dict[str, tuple[str, ...]] = {}
        for term in (*self.terms.new, *self.terms.vanished):
            for member in term.measures:
                terms[member] = (*terms.get(member, ()), term.term)
        return terms

    @cached_property
    def commitments(self) -> Comparison:
        """Leave out the changes that hold aims and frame only; the counts stay."""
        changes = tuple(change for change in self.changes if change.role == "commitment")
        if len(changes) == len(self.changes):
            return self
        ids = {change.id for change in changes}
        groups = (replace(group, changes=tuple(one for one in group.changes if one in ids)) for group in self.sections)
        return replace(self, changes=changes, sections=tuple(group for group in groups if group.changes))

    def measure(self, identifier: str) -> Measure:
        """Give the measure with this id. Raises :class:`KeyError`."""
        return self.measures[identifier]

    def members(self, identifiers: Iterable[str]) -> list[Measure]:
        """Give the measures with these ids, in their order. Raises :class:`KeyError`."""
        return [self.measures[identifier] for identifier in identifiers]

    def change(self, identifier: str) -> Change | None:
        """Give the change with this id; ``None`` where a selection has left it out."""
        return self._changes.get(identifier)

    def change_of(self, measure: str) -> Change | None:
        """Give the first change with this measure (id); ``None`` where a selection has left it out."""
        return self._homes.get(measure)

    def terms_of(self, identifiers: Iterable[str]) -> list[str]:
        """Give the new and vanished terms of these measures, each once."""
        return list(dict.fromkeys(term for identifier in identifiers for term in self._terms.get(identifier, ())))

    def to_frame(self, lang: Literal["zh", "en"] | None = None, *, whole: bool = False) -> pd.DataFrame:
        """Make a pandas data frame: one row for each change that holds a commitment, in the order of :attr:`changes`.

        With ``whole`` those that hold aims and frame only are rows as well; ``role`` tells them apart.

        The columns, their dtypes and units are described in ``docs/tables.md``. ``status``, ``role``, ``old_stage``,
        ``new_stage`` and ``matched_by`` are categories with all codes of the model in order, ``doubtful`` is
        ``boolean``, counts and years are ``Int64``, values and scores ``Float64``, all else is ``string``; what there
        is none of is missing. Numbers are those of the first figure of a change, with 万, 亿 and % multiplied out;
        its ``difference`` is in percentage points for shares and rates, else in ``unit``, and ``relative`` a fraction
        of the old value.

        Without ``lang`` columns and codes have the names of the model; with ``"zh"`` or ``"en"`` both are in words."""
        from reportdiff.output.tables.data_frame import comparison_to_frame

        return comparison_to_frame(self if whole else self.commitments, lang)

    def _repr_html_(self) -> str:
        """Render what a notebook shows: header, counts, highlights and the first changes, in the language of
        ``$REPORTDIFF_LANG`` (default: Chinese)."""
        from reportdiff.output.html.fragment import notebook_html

        return notebook_html(self)
