"""Pins: decisions of a reader (or a judge) about two reports, which name measures by their texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "not_same", "part_of"]
"""``same``: these old and new measures are one commitment. ``part_of``: they belong to one commitment, together with
other measures (a split or a merger). ``not_same``: none of these old and none of these new measures are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One decision.

    ``old`` and ``new`` are verbatim texts of measures, folded for comparing. ``same`` with one empty side says that the
    measures of the other side are really new (or dropped): the other report has nothing of them. ``old_section`` and
    ``new_section`` distinguish texts that occur more than once. ``old_report`` (``2022/beijing``) names the report of
    ``old``; a pin for another report is ignored. ``when`` is a date (``2023-01-15``), ``line`` the pin's line in its
    file (0: none)."""

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
    """A pin that could not be used, and its texts that no measure of their report contains any more."""

    pin: Pin
    missing_old: tuple[str, ...] = ()
    missing_new: tuple[str, ...] = ()
