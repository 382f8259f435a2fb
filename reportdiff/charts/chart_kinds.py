"""The kinds of charts by name.

A kind is a module of this package for its rows and words, and one of the same name in :mod:`reportdiff.charts.drawing`
for its ink; the package says what they must have. To add a kind, write the two modules and put one row into
:data:`KINDS`; they are loaded on first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Final, Literal

from reportdiff.errors import ReportdiffError

Over = Literal["pair", "review", "years", "lives", "regions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of chart.

    ``over`` is what it is made from: the comparison of a pair of reports, the fulfilment of a plan by the review of the
    next report, a series of reports over years, the lineages of one, or the reports of many regions.
    ``choices`` are the names of further parameters of ``data``."""

    name: str
    over: Over
    choices: tuple[str, ...] = ()

    def load(self) -> ModuleType:
        """Import the module of the kind's rows and words."""
        return import_module(f"{_ROOM}.{self.name}")

    def ink(self) -> ModuleType:
        """Import the module that draws the kind."""
        return import_module(f"{_ROOM}.drawing.{self.name}")


OVER_YEARS: Final[frozenset[Over]] = frozenset({"years", "lives"})
"""What is made from the reports of years, and not of a pair."""

_ROOM: Final = "reportdiff.charts"

KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (
        Kind(name="overview", over="pair"),
        Kind(name="targets", over="pair"),
        Kind(name="terms", over="pair"),
        Kind(name="flow", over="pair"),
        Kind(name="card", over="pair", choices=("of",)),
        Kind(name="slope", over="years"),
        Kind(name="promise", over="review"),
        Kind(name="timeline", over="years", choices=("of",)),
        Kind(name="heatmap", over="years", choices=("terms",)),
        Kind(name="trends", over="years", choices=("terms",)),
        Kind(name="attention", over="years"),
        Kind(name="life", over="lives", choices=("of",)),
        Kind(name="regions", over="regions", choices=("of",)),
    )
}
"""Every kind, in the order in which ``all`` draws them and the gallery shows them. ``all`` leaves out those of
lineages, for which all years have to be compared, and that of regions."""


def find_kind(name: str) -> Kind:
    """Give the kind of that name. Raises :class:`ReportdiffError` where there is none."""
    if name not in KINDS:
        names = ", ".join(KINDS)
        raise ReportdiffError(
            f"no chart is called {name!r}; choose from {names}", f"没有名为“{name}”的图；可选：{names}"
        )
    return KINDS[name]


def kinds_over(over: Over) -> tuple[Kind, ...]:
    """Give the kinds that are made from a pair, a fulfilment, or years."""
    return tuple(kind for kind in KINDS.values() if kind.over == over)
