"""`reportdiff explain OLD NEW ID`: why a measure was linked, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportdiff.cli.destination import Destination
from reportdiff.cli.options.pair import PairRequest, open_pair, pair_arguments, pair_options

if TYPE_CHECKING:
    from reportdiff.model.explanation import Explanation

FORMATS = ("terminal", "json")

_EPILOG = """\b
OLD and NEW are years (2022), year/region (2022/shanghai), files, or - for standard input.
ID is a measure (o12 is the 12th of the old report, n7 the 7th of the new one), a change (c3), or words of a measure.

\b
Examples:
  reportdiff explain 2022 2023 老旧小区
  reportdiff explain 2022 2023 o121
  reportdiff explain 2022 2023 o121 --with n151
  reportdiff explain 2022 2023 c3 --format json"""


@click.command("explain", epilog=_EPILOG)
@pair_arguments
@click.argument("measure", metavar="ID")
@click.option("--with", "with_measure", metavar="ID2", help="Explain only this pair; ID2 is in the other report.")
@pair_options(FORMATS)
def explain(request: PairRequest, *, measure: str, with_measure: str | None) -> None:
    """Show why a measure was linked with another, or with none.

    Prints the verdict, the evidence for and against it with its weights (shared rare words, sections, neighbours,
    rivals), and the other candidates."""
    pair = open_pair(request, FORMATS)

    from reportdiff.comparison.explanation import explain as explain_measure

    old, new, destination = pair.read("explain")
    explanation = explain_measure(pair.compare(old, new), measure, with_measure=with_measure)
    destination.write(_result(explanation, destination, request))


def _result(explanation: Explanation, destination: Destination, request: PairRequest) -> str | bytes:
    from reportdiff.output.terminal.explanation_text import explanation_to_json, render_explanation

    if destination.form == "json":
        return explanation_to_json(explanation)
    console = destination.console(color=request.color, width=request.width)
    with console.capture() as capture:
        render_explanation(explanation, console, destination.lang)
    return capture.get()
