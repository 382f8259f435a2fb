"""The options of commands on several regions, and how their reports are read, with a line of progress."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportdiff.cli.options.shared import usage_language
from reportdiff.cli.progress import progress
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, say_note

if TYPE_CHECKING:
    from reportdiff.tracking.many_regions.regions_at_hand import RegionReports

_Function = TypeVar("_Function", bound=Callable[..., Any])
_YEAR = re.compile(r"((?:19|20)\d\d)年?")


def regions_option(function: _Function) -> _Function:
    """Add ``--regions``: the regions to look at."""
    return click.option(
        "--regions",
        metavar="LIST",
        help="Regions, separated by commas: beijing,上海. [default: all that have a report of the year]",
    )(function)


def a_year(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Give the year of an option or argument (``2026``, ``2026年``)."""
    if value is None:
        return None
    match = _YEAR.fullmatch(value.strip())
    if match is None:
        raise click.UsageError(message("bad_year", usage_language(ctx), value=value), ctx)
    return int(match[1])


def newest_year(reports: Path | None, regions: Sequence[str]) -> int:
    """Give the newest year of which there is a report, of ``regions`` if there are any."""
    from reportdiff.corpus.reports import list_reports

    files = list_reports(reports)
    return max((file.year for file in files if not regions or file.region in regions), default=0)


def open_regions(
    years: Sequence[int],
    *,
    beside: Sequence[int] = (),
    regions: Sequence[str],
    reports: Path | None,
    anyway: bool,
    lang: Lang,
) -> RegionReports:
    """Read the reports of several regions (:func:`~reportdiff.tracking.many_regions.regions_at_hand.read_regions`).

    What could not be read is noted on standard error."""
    with progress(lang) as line:
        line.step("progress_reading")
        from reportdiff.tracking.many_regions.regions_at_hand import read_regions

        def on_report(number: int, total: int) -> None:
            line.step("progress_reports", number=number, total=total)

        found = read_regions(years, beside=beside, regions=regions, reports=reports, anyway=anyway, on_report=on_report)
    for each in found.unread:
        say_note("region_unread", lang, path=each.report, text=each.reason_zh if lang == "zh" else each.reason)
    return found
