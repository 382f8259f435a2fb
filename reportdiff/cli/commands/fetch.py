"""`reportdiff fetch REGION YEAR`: a report from its known official address; `--new` lists what the collection lacks."""

from __future__ import annotations

from pathlib import Path

import click

from reportdiff.cli.commands.add import show_addition, store_option, write_options
from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.options.shared import common_options
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import say_note

_EPILOG = """\b
Examples:
  reportdiff fetch beijing 2025
  reportdiff fetch 浙江 2024 --reports ~/报告
  reportdiff fetch --new
  reportdiff fetch --new beijing --since 2026
  reportdiff fetch --new --index pages.toml --format json"""


@click.command("fetch", epilog=_EPILOG)
@click.argument("region", metavar="REGION", required=False)
@click.argument("year", metavar="YEAR", type=int, required=False)
@click.option("--new", "look", is_flag=True, help="List the reports that index pages have and the collection lacks.")
@click.option(
    "--index",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="With --new: index pages of your own, instead of the known ones.",
)
@click.option("--since", type=int, metavar="YEAR", help="With --new: only reports of this year and later.")
@click.option("--allow-private", is_flag=True, help="With --new: also ask pages of a private network.")
@store_option
@write_options
@common_options
def fetch(
    region: str | None,
    year: int | None,
    look: bool,
    index: Path | None,
    since: int | None,
    allow_private: bool,
    reports: Path | None,
    force: bool,
    dry_run: bool,
    form: str,
    lang: Lang,
) -> int:
    """Download one report from its known official address and store it as `add` does.

    The program has a table of addresses. For a report that is not in it, find the page and give it to
    `reportdiff add`. With --new nothing is downloaded: pages that list reports are looked at, of REGION or of all
    regions, and what they list and the collection lacks is printed with its address."""
    if look:
        if year is not None or force or dry_run:
            raise click.UsageError("--new lists reports: it takes a REGION at most, and no --force or --dry-run")
        return _list_new(
            region, index=index, since=since, allow_private=allow_private, reports=reports, form=form, lang=lang
        )
    if index or since is not None or allow_private:
        raise click.UsageError("--index, --since and --allow-private go with --new")
    if region is None or year is None:
        raise click.UsageError("REGION and YEAR are missing; or list new reports with --new")
    from reportdiff.collecting import official_addresses as sources

    address = sources.known_address(region, year)
    say_note("fetching", lang, address=address)
    addition = sources.fetch(region, year, reports=reports, force=force, dry_run=dry_run)
    show_addition(addition, form=form, reports=reports, lang=lang)
    return 0


def _list_new(
    region: str | None,
    *,
    index: Path | None,
    since: int | None,
    allow_private: bool,
    reports: Path | None,
    form: str,
    lang: Lang,
) -> int:
    from reportdiff.collecting.index_pages import known_index_pages, pages_for, read_index_pages
    from reportdiff.collecting.new_reports import new_reports
    from reportdiff.collecting.new_reports_account import new_reports_json, new_reports_text
    from reportdiff.corpus.reports import reports_directory

    pages = pages_for(read_index_pages(index) if index else known_index_pages(), region)
    folder = reports if reports is not None else reports_directory(None).path
    for page in pages:
        say_note("looking", lang, address=page.url)
    result = new_reports(pages, reports=folder, since=since, allow_private=allow_private)
    if form == "json":
        write_to_stdout(new_reports_json(result, folder=str(folder)))
    else:
        write_to_stdout(new_reports_text(result, folder=str(folder), lang=lang))
    # Where no page could be read, silence would look like "nothing new".
    return 2 if len(result.unread) == len(pages) else 0
