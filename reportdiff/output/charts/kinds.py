"""The kinds of charts by name. A kind is a module of this package; see the package for what it must have.

To add a kind, write its module and put one row into :data:`KINDS`; the module is loaded when it is used first."""

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
    module: str
    choices: tuple[str, ...] = ()

    def load(self) -> ModuleType:
        """The module of the kind."""
        return import_module(self.module)


_ROOM: Final = "reportdiff.output.charts"

KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (
        Kind(name="overview", over="pair", module=f"{_ROOM}.overview"),
        Kind(name="targets", over="pair", module=f"{_ROOM}.targets"),
        Kind(name="terms", over="pair", module=f"{_ROOM}.terms"),
        Kind(name="flow", over="pair", module=f"{_ROOM}.flow"),
        Kind(name="timeline", over="years", module=f"{_ROOM}.timeline", choices=("of",)),
        Kind(name="heatmap", over="years", module=f"{_ROOM}.heatmap", choices=("terms",)),
        Kind(name="attention", over="years", module=f"{_ROOM}.attention"),
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
