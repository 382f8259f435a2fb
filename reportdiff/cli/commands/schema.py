"""`reportdiff schema`: the JSON Schema of what the other commands write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli.destination import open_destination
from reportdiff.cli.options.shared import common_options, file_options
from reportdiff.i18n.labels import Lang

if TYPE_CHECKING:
    from reportdiff.output.json import SchemaName

NAMES = (
    "comparison",
    "report",
    "targets",
    "fulfilment",
    "series",
    "lineages",
    "track",
    "batch",
    "query",
    "terms",
    "brief",
    "regions",
    "who",
    "near",
    "panel",
    "explanation",
    "check",
    "addition",
    "import",
    "list",
    "new-reports",
)

_EPILOG = """\b
Examples:
  reportdiff schema
  reportdiff schema report -o report.schema.json"""


@click.command("schema", epilog=_EPILOG)
@click.argument("name", type=click.Choice(NAMES), default="comparison", metavar=f"[{'|'.join(NAMES)}]")
@file_options
@common_options
def schema_command(name: SchemaName, output: Path | None, force: bool, lang: Lang) -> None:
    """Print the JSON Schema of the JSON output.

    Each name is for one command: comparison for `diff --format json`, report for `show --format json`,
    targets for `targets --format json`, fulfilment for `fulfil --format json`, series for `series --format json`,
    lineages for `lineage --format json`, track for `track --format json`,
    batch for `batch --format json`, query for `query --format json`,
    terms for `terms --format json`, brief for `brief --format json`,
    regions for `compare-regions --format json`, who for `who`, near for `near`, panel for `panel`,
    explanation for `explain --format json`, check for `check --format json`,
    addition for `add` and `fetch`, import for `import`, list for `list`,
    new-reports for `fetch --new`."""
    from reportdiff.output.json import schema_to_json

    destination = open_destination(output, form="json", forms=["json"], force=force, lang=lang)
    destination.write(schema_to_json(name))
