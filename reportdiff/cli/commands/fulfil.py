"""`reportdiff fulfil OLD NEW`: what the review of the next report says of the commitments of a plan."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

import click

from reportdiff.cli.destination import Destination
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.pair import PairRequest, open_pair, pair_arguments, plan_options
from reportdiff.cli.options.shared import (
    anyway_option,
    common_options,
    output_options,
    pager_option,
    view_options,
)
from reportdiff.cli.pager import find_pager
from reportdiff.model import Outcome

if TYPE_CHECKING:
    from reportdiff.model import Fulfilment

FORMATS = ("terminal", "json", "csv", "xlsx", "html")
VERDICTS: tuple[Outcome, ...] = get_args(Outcome)

_EPILOG = """\b
OLD and NEW are years (2025), year/region (2025/shanghai), files, or - for standard input.
Verdicts: missed, exceeded, delivered, in_progress, not_mentioned.

\b
Examples:
  reportdiff fulfil 2025 2026
  reportdiff fulfil 2025 2026 --verdict missed,exceeded
  reportdiff fulfil 2025 2026 -o outputs/fulfil.html
  reportdiff fulfil 2025/shanghai 2026/shanghai --format csv"""


def _verdicts(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[Outcome, ...]:
    names = [name.strip() for name in (value or "").replace("，", ",").split(",") if name.strip()]
    for name in names:
        if name not in VERDICTS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(VERDICTS)}", ctx, param)
    return tuple(verdict for verdict in VERDICTS if verdict in names)


@click.command("fulfil", epilog=_EPILOG)
@pair_arguments
@click.option("--verdict", "verdicts", metavar="LIST", callback=_verdicts, help="Only commitments with these verdicts.")
@click.option("--all", "show_all", is_flag=True, help="Also list what the review does not mention.")
@click.option("--summary", "summary_only", is_flag=True, help="Only the scorecard.")
@pager_option
@plan_options
@anyway_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def fulfil(
    old: str,
    new: str,
    *,
    verdicts: tuple[Outcome, ...],
    show_all: bool,
    summary_only: bool,
    pager: bool,
    **options: Any,
) -> None:
    """Hold a plan against the review of the next report: did they do what they promised?

    Each commitment is delivered, exceeded, missed, in progress or not mentioned, with the passage that says so, and
    its target beside the result where there are figures. What was missed comes first. What a review does not mention
    may have been done all the same."""
    request = PairRequest(
        old=old, new=new, pins=None, no_pins=True, no_history=True, dictionary=None, aliases=None, **options
    )
    pair = open_pair(request, FORMATS)

    from reportdiff.tracking.fulfilment import fulfil as hold_against_review

    before, after, destination = pair.read("fulfil")
    fulfilment = hold_against_review(before, after)
    result = _result(fulfilment, destination, request, verdicts, show_all=show_all, summary_only=summary_only)
    destination.write(result, pager=find_pager(os.environ) if pager else None)


def _result(
    fulfilment: Fulfilment,
    destination: Destination,
    request: PairRequest,
    verdicts: Sequence[Outcome],
    *,
    show_all: bool,
    summary_only: bool,
) -> str | bytes:
    lang = destination.lang
    if destination.form == "terminal":
        from reportdiff.output.terminal.fulfilment_lines import render_fulfilment

        console = destination.console(color=request.color, width=request.width)
        with console.capture() as capture:
            render_fulfilment(
                fulfilment, console, lang, verdicts=verdicts, show_all=show_all, summary_only=summary_only
            )
        return capture.get()
    if destination.form == "html":
        from reportdiff.output.html.fulfilment_page import render_fulfilment_page

        return render_fulfilment_page(fulfilment, lang)
    if destination.form == "xlsx":
        from reportdiff.output.tables.fulfilment_workbook import render_fulfilment_workbook

        return render_fulfilment_workbook(fulfilment, lang)
    from reportdiff.output.tables.fulfilment_files import fulfilment_to_csv, fulfilment_to_json

    return fulfilment_to_csv(fulfilment) if destination.form == "csv" else fulfilment_to_json(fulfilment)
