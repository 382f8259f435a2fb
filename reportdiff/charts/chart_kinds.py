"""The kinds of charts by name. A kind is a module of this package for its rows and words, and one of the same name in
:mod:`reportdiff.charts.drawing` for its ink; see the package for what they must have.

To add a kind, write the two modules and put one row into :data:`KINDS`; they are loaded when they are used first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Final, Literal

from reportdiff.errors import ReportdiffError


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of chart. ``over`` says what it is made of: the comparison of a pair of reports, or a series of reports
    over years. ``choices`` are the names of what ``data`` can be asked for besides."""

    name: str
    over: Literal["pair", "years"]
    choices: tuple[str, ...] = ()

    def load(self) -> ModuleType:
        """Import the module of the kind's rows and words."""
        return import_module(f"{_ROOM}.{self.name}")

    def ink(self) -> ModuleType:
        """Import the module that draws the kind."""
        return import_module(f"{_ROOM}.drawing.{self.name}")


_ROOM: Final = "reportdiff.charts"

KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (
        Kind(name="overview", over="pair"),
        Kind(name="targets", over="pair"),
        Kind(name="terms", over="pair"),
        Kind(name="flow", over="pair"),
        Kind(name="timeline", over="years", choices=("of",)),
        Kind(name="heatmap", over="years", choices=("terms",)),
        Kind(name="attention", over="years"),
    )
}
"""Every kind, in the order in which ``all`` draws them and the gallery shows them."""


def kind_named(name: str) -> Kind:
    """The kind of that name.

    Raises :class:`ReportdiffError` where there is none."""
    if name not in KINDS:
        known = ", ".join(KINDS)
        raise ReportdiffError(
            f"no chart is called {name!r}; choose from {known}", f"没有名为“{name}”的图；可选：{known}"
        )
    return KINDS[name]


def kinds_over(over: Literal["pair", "years"]) -> tuple[Kind, ...]:
    """The kinds that are made of a pair, or of years."""
    return tuple(kind for kind in KINDS.values() if kind.over == over)
