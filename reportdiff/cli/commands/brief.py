"""`reportdiff brief REPORT`: ten lines about a new report, for a mail."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli.destination import Destination, open_destination
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.checking import present, watch_option
from reportdiff.cli.options.shared import (
    anyway_option,
    common_options,
    output_options,
    pager_option,
    region_option,
    reports_option,
    view_options,
)
from reportdiff.cli.pager import find_pager
from reportdiff.cli.progress import progress
from reportdiff.cli.report_specs import note_bundled
from reportdiff.i18n.labels import Lang
from reportdiff.settings import WATCH_LIST

if TYPE_CHECKING:
    from reportdiff.model.brief import Brief

FORMATS = ("terminal", "md", "html", "json")

_EPILOG = """\b
REPORT is a year (2026), year/region (2026/shanghai) or a file in a folder of reports. It is compared with the last
report of its region before it.

\b
Examples:
  reportdiff brief 2026
  reportdiff brief 2026 --watch watch.toml
  reportdiff brief 2026 --format html -o outputs/brief.html
  reportdiff brief 2026/shanghai --format md"""


@click.command("brief", epilog=_EPILOG)
@click.argument("report", metavar="REPORT")
@watch_option
@reports_option
@region_option
@pager_option
@anyway_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def brief(
    report: str,
    *,
    watch: Path | None,
    reports: Path | None,
    region: str | None,
    pager: bool,
    anyway: bool,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> None:
    """Sum a new report up in ten lines: targets, watch list, kept promises, what is new, what is gone.

    Each line names report and section and is true on its own. What is in doubt is left out and counted, or marked."""
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)
    with progress(lang) as line:
        line.step("progress_reading")
        from reportdiff.checking.watch_list import read_watch_list
        from reportdiff.opening import compare
        from reportdiff.publishing.brief import earlier_report, make_brief

        list_file = watch or present(WATCH_LIST)
        watches = read_watch_list(list_file) if list_file else ()
        old, new = earlier_report(report, reports=reports, region=region)
        note_bundled([old, new], reports=reports, lang=lang)
        line.step("progress_comparing")
        result = make_brief(compare(old, new, anyway=anyway), watches)
    rendered = _render(result, destination, color=color, width=width)
    destination.write(rendered, pager=find_pager(os.environ) if pager else None)


def _render(result: Brief, destination: Destination, *, color: str, width: int | None) -> str | bytes:
    from reportdiff.output import brief_forms

    if destination.form == "terminal":
        console = destination.console(color=color, width=width)
        with console.capture() as capture:
            brief_forms.render_brief(result, console, destination.lang)
        return capture.get()
    if destination.form == "md":
        return brief_forms.brief_to_markdown(result, destination.lang)
    if destination.form == "html":
        return brief_forms.brief_to_html(result, destination.lang)
    return brief_forms.brief_to_json(result)
