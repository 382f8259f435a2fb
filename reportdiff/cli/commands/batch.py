"""`reportdiff batch`: the pairs of a whole collection, as a dataset."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from reportdiff.cli.destination import Destination, write_to_stdout
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.processes import workers_of
from reportdiff.cli.options.shared import (
    anyway_option,
    common_options,
    reports_option,
    usage_language,
    view_options,
)
from reportdiff.cli.progress import pace_line
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message

if TYPE_CHECKING:
    from reportdiff.model.batch import BatchAccount

ENGINES = ("local", "dask")
FORMATS = ("terminal", "json")
DATASET = "outputs/batch"
"""Where a dataset goes unless another place is named."""

_EPILOG = """\b
The dataset is a folder with a table in each folder: reports, measures, quantities, changes, targets, fates, failures,
by year. pandas, DuckDB and Spark read it. Stopped or killed, the same command goes on where it was.
YEARS are those of the new reports, as in 2018..2026, 2018.., 2026.

\b
Examples:
  reportdiff batch --reports reports
  reportdiff batch --regions beijing,shanghai --years 2018..2026 -o outputs/two
  reportdiff batch --all-regions-of 2026 --jobs 4
  reportdiff batch --engine dask --scheduler tcp://10.0.0.1:8786 -o s3://bucket/reports"""


def _names(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split("[,，、]", value or "") if name.strip())


def _one_choice(context: click.Context, parameter: click.Parameter, value: int | None) -> int | None:
    """Refuse ``--all-regions-of`` together with an option that chooses years."""
    if value is not None and (context.params.get("years") or context.params.get("successive")):
        raise click.UsageError(message("two_selections", usage_language(context)), context)
    return value


@click.command("batch", epilog=_EPILOG)
@reports_option
@click.option("--regions", callback=_names, metavar="LIST", help="Only these regions: beijing,上海. [default: all]")
@click.option("--years", metavar="YEARS", is_eager=True, help="Only new reports of these years. [default: all]")
@click.option(
    "--successive",
    is_flag=True,
    is_eager=True,
    help="Compare each report with that of the same region a year before; this is the default.",
)
@click.option(
    "--all-regions-of",
    "across",
    type=click.IntRange(1900, 2099),
    metavar="YEAR",
    callback=_one_choice,
    help="Compare all regions of this year with each other instead.",
)
@click.option("--no-history", is_flag=True, help="Compare each two files alone, without the region's other reports.")
@click.option(
    "-o",
    "--output",
    default=DATASET,
    metavar="DATASET",
    help=f"Folder of the dataset, or an address of fsspec (s3://bucket/folder). [default: {DATASET}]",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes. [default: number of processors]"
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    help="Where to work: on this machine, or on the workers of a Dask cluster. [default: local]",
)
@click.option("--scheduler", metavar="URL", help="Scheduler of the cluster: tcp://HOST:8786.")
@anyway_option
@cache_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="terminal", help="Output format. [default: terminal]"
)
@view_options
@common_options
def batch(
    reports: Path | None,
    regions: tuple[str, ...],
    years: str | None,
    successive: bool,
    across: int | None,
    *,
    no_history: bool,
    output: str,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    anyway: bool,
    form: str,
    color: str,
    width: int | None,
    lang: Lang,
) -> None:
    """Compare the reports of a whole collection, and write the results as a dataset of Parquet files.

    A report that cannot be read is recorded, and the rest goes on. The dataset has exactly what the last run asked
    for; what is there already is not computed again, unless a report or the program has changed."""
    from reportdiff.batch.batch_run import run_batch
    from reportdiff.batch.engines import EngineName

    names: tuple[EngineName, ...] = get_args(EngineName)
    with pace_line(lang) as pace:
        account = run_batch(
            output,
            reports=reports,
            regions=regions,
            years=years,
            across=across,
            history=not no_history,
            anyway=anyway,
            engine=names[ENGINES.index(engine)],
            jobs=workers_of(jobs),
            scheduler=scheduler,
            on_pair=pace,
        )
    write_to_stdout(_render(account, form, color=color, width=width, lang=lang))


def _render(account: BatchAccount, form: str, *, color: str, width: int | None, lang: Lang) -> str | bytes:
    if form == "json":
        from reportdiff.output.tables.batch_files import batch_to_json

        return batch_to_json(account)
    from reportdiff.output.terminal.batch_lines import render_batch

    console = Destination(path=None, form=form, lang=lang).console(color=color, width=width)
    with console.capture() as capture:
        render_batch(account, console, lang)
    return capture.get()
