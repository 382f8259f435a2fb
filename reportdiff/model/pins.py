"""Pins: what a person (or a judge) has settled about two reports, named by the texts of the measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "not_same", "part_of"]
"""``same``: these old and these new measures are one commitment. ``part_of``: they belong to one commitment that other
measures belong to as well (a split or a merger). ``not_same``: no old one of these and no new one of these are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One settled decision.

    ``old`` and ``new`` are verbatim texts of measures, folded for comparing. ``same`` with one empty side says that
    the measures of the other side are really new (or dropped): nothing of them stands in the other report.
    ``old_section`` and ``new_section`` tell texts apart that occur more than once. ``old_report`` (``2022/beijing``)
    names the report that ``old`` is from; a pin for another one is passed over. ``when`` is a date (``2023-01-15``),
    ``line`` the line of the file the pin was read from (0: none)."""

    verdict: Verdict
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    old_section: str = ""
    new_section: str = ""
    old_report: str = ""
    by: str = ""
    when: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StalePin:
    """A pin that could not be used, and those of its texts that no measure of their report holds any more."""

    pin: Pin
    missing_old: tuple[str, ...] = ()
    missing_new: tuple[str, ...] = ()
