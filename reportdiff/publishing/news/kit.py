"""The kit in one go: all is made before anything is written, and nothing of anybody else is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reportdiff.charts.chart_kinds import kinds_over
from reportdiff.charts.making import Chart, TooFew, make_chart
from reportdiff.charts.sidecars import chart_files, refuse_foreign
from reportdiff.disk.overwriting import writable, write_whole
from reportdiff.errors import ReportdiffError, reason_of
from reportdiff.i18n.labels import Lang, between
from reportdiff.model import Comparison
from reportdiff.output.origin import written_by_us
from reportdiff.output.places import places_of
from reportdiff.output.renderers import RenderOptions, render
from reportdiff.publishing.news.figure_list import figure_list
from reportdiff.publishing.news.highlight_sheet import highlight_sheet
from reportdiff.publishing.page_charts import charts_for_page

HIGHLIGHTS: Final = 20
CHARTS: Final = 4

_PAGE, _TABLE, _HIGHLIGHTS, _FIGURES = ".html", ".xlsx", ".highlights.md", ".figures.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPlace:
    """Where a kit goes: files called ``<stem><suffix>`` in ``folder``.

    ``force`` overwrites files of others, but never one of ``inputs``."""

    folder: Path
    stem: str
    force: bool = False
    inputs: Sequence[Path] = ()

    def file(self, suffix: str) -> Path:
        """Give the path of the file with this suffix."""
        return self.folder / f"{self.stem}{suffix}"

    def check(self) -> None:
        """Make the folder, and refuse files of somebody else, before any work.

        Raises :class:`ReportdiffError` where the folder cannot be made, or a file is one of the reports or, without
        ``force``, somebody else's."""
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise ReportdiffError(
                f"cannot make the folder {self.folder}: {reason_of(error, 'en')}; choose another with -o",
                f"无法建立目录 {self.folder}：{reason_of(error, 'zh')}；请用 -o 另选一处",
            ) from error
        for suffix in (_PAGE, _TABLE, _HIGHLIGHTS, _FIGURES):
            writable(self.file(suffix), is_ours=written_by_us, force=self.force, inputs=self.inputs)
        pictures = [self.file(f".{kind.name}.png") for kind in kinds_over("pair")]
        refuse_foreign(pictures, force=self.force, inputs=self.inputs)


def news_files(comparison: Comparison, place: NewsPlace, *, lang: Lang) -> dict[Path, bytes]:
    """Make all files of the kit with their contents, in the order in which an editor opens them.

    They are the page with its charts, the highlights with quotations and sources, the figures to check, the table, and
    the first charts of the pair that have enough to draw, each with its data and its words beside it."""
    options = RenderOptions(lang=lang, highlights=HIGHLIGHTS)
    page = render(comparison, "html", replace(options, charts=charts_for_page(comparison, options)))
    table = render(comparison, "xlsx", options)
    assert isinstance(page, bytes) and isinstance(table, bytes)
    commitments, charts = comparison.commitments, _charts(comparison, lang)
    with between(places_of(comparison)):
        sheet = highlight_sheet(commitments, most=HIGHLIGHTS, page=place.file(_PAGE).name, lang=lang)
        names = [(place.file(f".{chart.kind}.csv").name, chart) for chart in charts]
        figures = figure_list(commitments, names, most=HIGHLIGHTS, lang=lang)
    files = {
        place.file(_PAGE): page,
        place.file(_HIGHLIGHTS): sheet.encode("utf-8", "replace"),
        place.file(_FIGURES): figures.encode("utf-8", "replace"),
        place.file(_TABLE): table,
    }
    for chart in charts:
        picture = {place.file(f".{chart.kind}.png"): chart.picture("png")}
        files |= chart_files(picture, csv=chart.csv, alt=chart.alt)
    return files


def write_news(files: dict[Path, bytes], place: NewsPlace) -> tuple[Path, ...]:
    """Write the files of a kit, each whole or not at all; give their paths.

    Raises :class:`ReportdiffError` as :meth:`NewsPlace.check` before anything is written."""
    place.check()
    for path, data in files.items():
        write_whole(path, data)
    return tuple(files)


def _charts(comparison: Comparison, lang: Lang) -> list[Chart]:
    """Draw the first charts of a pair that have enough data."""
    charts: list[Chart] = []
    for kind in kinds_over("pair"):
        if len(charts) == CHARTS:
            break
        try:
            charts.append(make_chart(kind.name, comparison, lang=lang, unasked=True))
        except TooFew:
            continue
    return charts
