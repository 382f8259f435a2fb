"""Figures and terms through the years, from the cache where the same reports were asked before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportdiff.corpus.cache.results import cached_finding
from reportdiff.corpus.find import DEFAULT_REGION
from reportdiff.corpus.report_bytes import report_bytes
from reportdiff.corpus.report_files import files_of
from reportdiff.corpus.reports import ReportFile, list_reports
from reportdiff.model.indicator_series import IndicatorSeries
from reportdiff.model.term_lives import TERMS_SCHEMA, TermHistory
from reportdiff.opening import read_report
from reportdiff.regions import UNKNOWN
from reportdiff.tracking.indicator_years.targets_and_results import targets_and_results
from reportdiff.tracking.series import series_files, series_of
from reportdiff.tracking.subjects import subjects_of
from reportdiff.tracking.terms_over_years.first_uses import first_uses
from reportdiff.tracking.terms_over_years.term_lives import term_history
from reportdiff.version import __version__


def history_of_terms(
    specs: Sequence[str],
    *,
    region: str | None = None,
    reports: Path | None = None,
    anyway: bool = False,
    terms: Sequence[str] = (),
) -> TermHistory:
    """Give the terms of the reports that ``specs`` name, or what became of ``terms``.

    ``specs``, ``region``, ``reports`` and ``anyway`` as in :func:`reportdiff.tracking.series.read_series`, which says
    what is raised."""
    files, missing = series_files(specs, region=region, reports=reports)

    def make() -> TermHistory:
        read = [read_report(file.path, anyway=anyway) for file in files]
        return term_history(series_of(read, missing=missing), terms=terms)

    return cached_finding(
        make, TermHistory, contents_of(files), terms=list(terms), missing=list(missing), anyway=anyway, what="lives"
    )


def first_uses_of_terms(
    terms: Sequence[str],
    specs: Sequence[str] = (),
    *,
    region: str | None = None,
    reports: Path | None = None,
    all_regions: bool = False,
) -> TermHistory:
    """Find where ``terms`` were first used: in the reports that ``specs`` name (default: all of the region), or in all
    reports of all regions. Raises as :func:`history_of_terms` and
    :func:`reportdiff.tracking.terms_over_years.first_uses.first_uses`."""
    files = (
        [file for file in list_reports(reports) if file.year and file.region != UNKNOWN]
        if all_regions
        else series_files(specs or ("..",), region=region, reports=reports)[0]
    )

    def make() -> TermHistory:
        years = tuple(sorted({file.year for file in files}))
        return TermHistory(
            schema=TERMS_SCHEMA,
            generator=f"reportdiff {__version__}",
            region="" if all_regions else files[0].region if files else DEFAULT_REGION,
            years=years,
            missing=(),
            digests=(),
            collection_reports=0,
            collection_years=(),
            first_uses=first_uses(files, terms),
        )

    return cached_finding(make, TermHistory, contents_of(files), terms=list(terms), what="first uses")


def series_of_figures(
    what: str,
    specs: Sequence[str],
    *,
    region: str | None = None,
    reports: Path | None = None,
    anyway: bool = False,
) -> IndicatorSeries:
    """Give the targets and results of ``what`` (an indicator or words, several separated by commas) in the reports that
    ``specs`` name. Raises as :func:`history_of_terms` and :func:`reportdiff.tracking.subjects.subject_of`."""
    subjects = subjects_of(what)
    files, missing = series_files(specs, region=region, reports=reports)

    def make() -> IndicatorSeries:
        read = [read_report(file.path, anyway=anyway) for file in files]
        return targets_and_results(series_of(read, missing=missing), subjects)

    return cached_finding(make, IndicatorSeries, contents_of(files), what=what, missing=list(missing), anyway=anyway)


def contents_of(files: Sequence[ReportFile]) -> list[tuple[Path, bytes]]:
    """Give all files of some reports, with their bytes."""
    return [(path, report_bytes(path)) for file in files for path in files_of(file.path)]
