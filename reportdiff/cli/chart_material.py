"""What charts are drawn from: two reports and their comparison or fulfilment, or reports of many years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportdiff.charts.chart_kinds import OVER_YEARS, Kind
from reportdiff.cli import report_specs as sources
from reportdiff.cli.destination import file_stem
from reportdiff.cli.options.aliases import load_aliases
from reportdiff.cli.options.dictionary import load_dictionary
from reportdiff.cli.options.pins import load_pins, note_stale
from reportdiff.corpus.report_files import files_of
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, say_note

if TYPE_CHECKING:
    from reportdiff.charts.making import ChartSubject
    from reportdiff.model import Comparison, Report
    from reportdiff.tracking.lineage.successive import OnPair
    from reportdiff.tracking.many_regions.region_targets import RegionYear
    from reportdiff.tracking.series import ReportSeries


@dataclass(slots=True, kw_only=True)
class ChartMaterial:
    """The data of the charts: two reports and, once compared, their changes; or reports of many years."""

    pair: tuple[Report, Report] | None
    series: ReportSeries | None
    new: Path | None = None
    comparison: Comparison | None = None
    regions: RegionYear | None = None

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Give the files that were read, which are never overwritten."""
        reports = [*(self.pair or ()), *(self.series.reports if self.series else ())]
        if self.regions:
            reports += [report for series in self.regions.reports.series.values() for report in series.reports]
        return tuple(file for report in reports for file in files_of(Path(report.name)))

    def has(self, kind: Kind) -> bool:
        """Tell whether there is what a kind is drawn from: no years where two regions are compared."""
        if kind.over == "review":
            return self.pair is not None and self.has_review
        if kind.over == "lives":
            return self.series is not None and len(self.series.reports) > 1
        return (self.pair if kind.over == "pair" else self.series) is not None

    @property
    def has_review(self) -> bool:
        """Tell whether the new report reviews the plan of the old one."""
        if self.pair is None:
            return False
        old, new = self.pair
        is_next = old.region == new.region and old.year < new.year
        return is_next and any(span.part == "review" for span in new.parts)

    def stem(self, kind: Kind) -> str:
        """Give the file name of a kind, without suffix."""
        if self.regions is not None:
            return f"{self.regions.year}.{kind.name}"
        first, last = self._ends(kind)
        return file_stem(first, last, kind.name)

    def of(self, kind: Kind, *, on_pair: OnPair | None = None) -> ChartSubject:
        """Give the data that a kind is drawn from. ``on_pair`` is called before each pair of reports whose links are
        chained."""
        if self.regions is not None:
            return self.regions
        if kind.over == "lives":
            from reportdiff.tracking.lineage.lineages import trace_lineages

            assert self.series is not None
            return trace_lineages(self.series, on_pair=on_pair)
        if kind.over == "review":
            from reportdiff.tracking.fulfilment import fulfil

            assert self.pair is not None
            return fulfil(*self.pair)
        data = self.comparison if kind.over == "pair" else self.series
        assert data is not None
        return data

    def compare(
        self,
        pins: Path | None,
        *,
        no_pins: bool,
        dictionary: Path | None,
        aliases: Path | None,
        anyway: bool,
        lang: Lang,
    ) -> None:
        """Compare the two reports, with the pins of readers."""
        from reportdiff.opening import compare

        assert self.pair is not None
        self.comparison = compare(
            *self.pair,
            pins=load_pins(pins, no_pins=no_pins, new=self.new),
            anyway=anyway,
            dictionary=load_dictionary(dictionary),
            aliases=load_aliases(aliases),
        )
        note_stale(self.comparison, lang)

    def _ends(self, kind: Kind) -> tuple[Report, Report]:
        if kind.over not in OVER_YEARS:
            assert self.pair is not None
            return self.pair
        assert self.series is not None
        return self.series.reports[0], self.series.reports[-1]


def read_material(
    kinds: Sequence[Kind], specs: Sequence[str], *, reports: Path | None, region: str | None, lang: Lang, anyway: bool
) -> ChartMaterial:
    """Read the reports of a request, once for all kinds.

    Raises:
        ReportdiffError: A report is not there or cannot be read, or a kind of a pair is asked of another number.
    """
    overs = {kind.over for kind in kinds}
    if overs == {"regions"}:
        return ChartMaterial(pair=None, series=None, regions=_regions(specs, region, reports, anyway=anyway, lang=lang))
    if overs <= OVER_YEARS:
        return ChartMaterial(pair=None, series=_series(specs, reports=reports, region=region, lang=lang, anyway=anyway))
    if len(specs) != 2:
        raise ReportdiffError(message("chart_two", lang, kind=kinds[0].name, n=len(specs)))
    from reportdiff.tracking.series import series_of

    files = sources.locate(specs, reports=reports, region=region, lang=lang)
    old, new = (sources.read(file, lang, anyway=anyway) for file in files)
    # Charts over years follow one region: of two there are those of the pair.
    over_years = "years" in overs and old.region == new.region
    series = series_of(sorted((old, new), key=lambda report: report.year)) if over_years else None
    return ChartMaterial(pair=(old, new), series=series, new=files[1])


def _regions(specs: Sequence[str], region: str | None, reports: Path | None, *, anyway: bool, lang: Lang) -> RegionYear:
    from reportdiff.tracking.many_regions.region_targets import RegionYear
    from reportdiff.tracking.many_regions.regions_at_hand import read_regions, region_names
    from reportdiff.tracking.series import named_years

    years = [years for spec in specs for years in named_years(spec)]
    if len(years) != 1 or years[0] is None or len(years[0]) != 1:
        raise ReportdiffError(message("chart_one_year", lang, kind="regions"))
    year = years[0].start
    found = read_regions([year], beside=[year - 1], regions=region_names(region), reports=reports, anyway=anyway)
    for each in found.unread:
        say_note("region_unread", lang, path=each.report, text=each.reason_zh if lang == "zh" else each.reason)
    return RegionYear(reports=found, year=year)


def _series(
    specs: Sequence[str], *, reports: Path | None, region: str | None, lang: Lang, anyway: bool
) -> ReportSeries:
    from reportdiff.tracking.series import read_series

    series = read_series(specs, region=region, reports=reports, anyway=anyway)
    if series.missing:
        say_note("chart_missing", lang, years=list(series.missing))
    return series
