"""`reportdiff site YEARS`: the reports of many years as a site to read, search and print."""

from __future__ import annotations

from pathlib import Path

import click

from reportdiff.cli.destination import DEFAULT_FOLDER, plain_name
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.shared import anyway_option, common_options, region_option, reports_option
from reportdiff.cli.progress import progress
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang, say
from reportdiff.i18n.messages import say_note

_EPILOG = """\b
YEARS are as in 2018..2026, 2018.., shanghai/2018..2026.
Open index.html of the folder in a browser; it needs no server and no network.

\b
Examples:
  reportdiff site 2022..2026
  reportdiff site 2022..2026 -o outputs/beijing --lang en
  reportdiff site shanghai/2018.. -o outputs/shanghai --charts"""


@click.command("site", epilog=_EPILOG)
@click.argument("years", metavar="YEARS", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the site, replaced as a whole: a new one, an empty one, or one with a site. "
    "[default: outputs/<region>]",
)
@click.option("--force", is_flag=True, help="Write among files that reportdiff did not write; remove none of them.")
@click.option("--charts", is_flag=True, help="Put the charts into the page of every pair.")
@click.option("--no-pins", is_flag=True, help="Ignore the decisions of readers in links files.")
@reports_option
@region_option
@anyway_option
@cache_option
@common_options
def site(
    years: tuple[str, ...],
    *,
    folder: Path | None,
    force: bool,
    charts: bool,
    no_pins: bool,
    reports: Path | None,
    region: str | None,
    anyway: bool,
    lang: Lang,
) -> None:
    """Write the reports of many years as a site: every pair, every plan, every commitment, targets, terms, a search.

    Successive reports are compared, and their links are chained, as by `diff` and `lineage`."""
    with progress(lang) as line:
        line.step("progress_reading")
        from reportdiff.corpus.report_files import files_of
        from reportdiff.publishing.site.material import gather_material
        from reportdiff.publishing.site.pages import site_files
        from reportdiff.publishing.site.site_folder import SitePlace
        from reportdiff.tracking.series import read_series

        series = read_series(years, region=region, reports=reports, anyway=anyway)
        if len(series.reports) < 2:
            raise ReportdiffError(say("lineage.one_report", "en"), say("lineage.one_report", "zh"))
        folder = folder or DEFAULT_FOLDER / plain_name(series.region)
        inputs = tuple(part for report in series.reports for part in files_of(Path(report.name)))
        place = SitePlace(
            folder=folder, force=force, inputs=inputs, makes_parent=folder.parent.name == DEFAULT_FOLDER.name
        )
        place.check()

        def on_pair(number: int, total: int) -> None:
            line.step("progress_pairs", number=number, total=total)

        def on_page(number: int, total: int) -> None:
            line.step("progress_pages", number=number, total=total)

        material = gather_material(series, no_pins=no_pins, anyway=anyway, on_pair=on_pair)
        line.step("progress_writing")
        files = site_files(material, lang=lang, charts=charts, on_page=on_page)
        place.write(files)
    size = f"{sum(map(len, files.values())) / 1e6:.1f}"
    say_note("site_written", lang, path=folder / "index.html", files=len(files), size=size)
