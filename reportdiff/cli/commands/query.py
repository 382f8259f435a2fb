"""`reportdiff query SQL [DATASET]`: ask the tables of a batch."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reportdiff.cli.commands.batch import DATASET
from reportdiff.cli.destination import Destination, open_destination
from reportdiff.cli.options.shared import common_options, output_options, pager_option, view_options
from reportdiff.cli.pager import find_pager
from reportdiff.i18n.labels import Lang

if TYPE_CHECKING:
    from reportdiff.model.batch import QueryResult

FORMATS = ("terminal", "csv", "json", "parquet")

MOST_ROWS: Final = 1000
"""Rows that a terminal shows."""

_EPILOG = """\b
Tables: reports, measures, quantities, changes, targets, fates, failures; DESCRIBE changes lists the columns of one.
SQL is one SELECT in the language of DuckDB. It reads the tables, and no other file or address.

\b
Examples:
  reportdiff query "SELECT year, status, count(*) FROM changes GROUP BY ALL ORDER BY ALL"
  reportdiff query "SELECT region, new_text FROM changes WHERE new_text LIKE '%托育%'" outputs/two
  reportdiff query "FROM targets WHERE indicator = 'gdp'" --format csv -o outputs/gdp.csv"""


@click.command("query", epilog=_EPILOG)
@click.argument("sql", metavar="SQL")
@click.argument("dataset", metavar="[DATASET]", default=DATASET, type=click.Path(path_type=Path))
@pager_option
@output_options(FORMATS)
@view_options
@common_options
def query(
    sql: str,
    dataset: Path,
    *,
    pager: bool,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> None:
    """Ask the dataset that `reportdiff batch` has written, in SQL.

    DATASET is its folder, outputs/batch unless named."""
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)
    from reportdiff.batch.querying import query as ask

    result = ask(sql, dataset, most_rows=MOST_ROWS if destination.form == "terminal" else None)
    rendered = _render(result, destination, color=color, width=width)
    destination.write(rendered, pager=find_pager(os.environ) if pager else None)


def _render(result: QueryResult, destination: Destination, *, color: str, width: int | None) -> str | bytes:
    if destination.form == "terminal":
        from reportdiff.output.terminal.batch_lines import render_query

        console = destination.console(color=color, width=width)
        with console.capture() as capture:
            render_query(result, console, destination.lang)
        return capture.get()
    from reportdiff.output.tables.batch_files import query_to_csv, query_to_json, query_to_parquet

    forms = {"csv": query_to_csv, "json": query_to_json, "parquet": query_to_parquet}
    return forms[destination.form](result)
