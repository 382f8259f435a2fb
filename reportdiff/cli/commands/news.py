"""`reportdiff news OLD NEW`: the kit for an article about two reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportdiff.cli import report_specs as sources
from reportdiff.cli.destination import DEFAULT_FOLDER, Destination, file_stem
from reportdiff.cli.options.aliases import aliases_option
from reportdiff.cli.options.dictionary import dictionary_option
from reportdiff.cli.options.pair import OpenPair, PairRequest, history_option, pair_arguments, plan_options
from reportdiff.cli.options.pins import pins_options
from reportdiff.cli.options.shared import anyway_option, common_options
from reportdiff.cli.progress import progress
from reportdiff.corpus.report_files import files_of
from reportdiff.i18n.messages import say_note

_EPILOG = """\b
The kit: the page with its charts (.html), the highlights with quotations and sources (.highlights.md), all figures to
tick off (.figures.md), the table (.xlsx), and four charts (.png), each with its data (.csv) and its words (.alt.txt).

\b
Examples:
  reportdiff news 2025 2026
  reportdiff news 2025 2026 -o article --lang en"""


@click.command("news", epilog=_EPILOG)
@pair_arguments
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=DEFAULT_FOLDER,
    metavar="DIR",
    help="Folder for the files; made if it is not there. [default: outputs]",
)
@click.option("--force", is_flag=True, help="Overwrite files even if reportdiff did not write them.")
@plan_options
@anyway_option
@pins_options
@history_option
@dictionary_option
@aliases_option
@common_options
def news(*, folder: Path, force: bool, **values: Any) -> None:
    """Write the kit for an article in one go.

    Page, highlights with quotations and sources, a list of all figures to check, table and charts of OLD and NEW."""
    request = PairRequest(form=None, output=None, force=force, color="never", width=None, **values)
    lang = request.lang
    files = tuple(sources.locate([request.old, request.new], reports=request.reports, region=request.region, lang=lang))
    pair = OpenPair(request=request, files=files, destination=Destination(path=None, form="html", lang=lang))

    from reportdiff.publishing.news.kit import NewsPlace, news_files, write_news

    inputs = tuple(part for file in files if file is not None for part in files_of(file))
    with progress(lang) as line:
        line.step("progress_reading")
        old, new, _ = pair.read("news")
        place = NewsPlace(folder=folder, stem=file_stem(old, new, "news"), force=force, inputs=inputs)
        place.check()
        line.step("progress_comparing")
        comparison = pair.compare(old, new)
        line.step("progress_writing")
        paths = write_news(news_files(comparison, place, lang=lang), place)
    for path in paths:
        say_note("written", lang, path=path)
