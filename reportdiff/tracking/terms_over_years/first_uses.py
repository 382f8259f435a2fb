"""Where a region first used a term in the reports at hand.

Files are searched as they are, oldest first, and only the one that has the term is read as a report; Word files, pages
and PDFs must be read to be searched. Years without a report stay unknown, and are kept as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from reportdiff.comparison.terms.concept_table import concept
from reportdiff.comparison.terms.first_years import folded
from reportdiff.corpus.report_bytes import report_bytes
from reportdiff.corpus.report_files import files_of
from reportdiff.corpus.reports import ReportFile
from reportdiff.errors import ReportdiffError
from reportdiff.model import Report
from reportdiff.model.term_lives import FirstUse, TermPlace
from reportdiff.opening import read_report
from reportdiff.tracking.terms_over_years.term_lives import occurrences
from reportdiff.tracking.terms_over_years.term_places import place_of

_PLAIN: Final = frozenset({".md", ".txt"})
_LONGEST: Final = 30
"""Characters of a term: a longer one is a sentence."""


def first_uses(files: Iterable[ReportFile], terms: Sequence[str]) -> tuple[FirstUse, ...]:
    """Find the first report of each region with each of ``terms``: by term, then by year, then by region; regions whose
    reports all lack it come last.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a term that is empty or longer than :data:`_LONGEST`."""
    wanted = [_checked(term) for term in terms]
    regions: dict[str, list[ReportFile]] = {}
    for file in files:
        regions.setdefault(file.region, []).append(file)
    uses: list[FirstUse] = []
    for term in dict.fromkeys(wanted):
        of_term = [
            _first_use(region, sorted(group, key=lambda file: file.year), term) for region, group in regions.items()
        ]
        uses += sorted(of_term, key=lambda use: (use.place.year if use.place else 9999, use.region))
    return tuple(uses)


def _checked(term: str) -> str:
    text = term.strip().strip("“”\"'")
    if not text or len(text) > _LONGEST:
        raise ReportdiffError(
            f"{term[:40]!r}: a term has 1 to {_LONGEST} characters; give words as they stand in a report",
            f"“{term[:40]}”：词语应为1到{_LONGEST}个字；请给出报告里的原词",
        )
    return text


def _first_use(region: str, files: Sequence[ReportFile], term: str) -> FirstUse:
    years: list[int] = []
    place: TermPlace | None = None
    for file in files:
        place = _place_in(file.path, term)
        if place is not None:
            break
        years.append(file.year)
    last = place.year if place else max(years)
    between = range(min((*years, last)), last)
    row = concept(folded(term))
    return FirstUse(
        term=term,
        region=region,
        place=place,
        years=tuple(years),
        missing=tuple(year for year in between if year not in years),
        collection=row.first if row else None,
    )


def _place_in(path: Path, term: str) -> TermPlace | None:
    """Give the place of a term in a report, ``None`` where it has none or may not be read."""
    try:
        if path.suffix.lower() in _PLAIN and not _may_hold(path, term):
            return None
        report: Report = read_report(path)
    except (OSError, ReportdiffError):
        return None
    return place_of(report, lambda sentence: occurrences(term, sentence) > 0)


def _may_hold(path: Path, term: str) -> bool:
    """Tell whether the characters of a term are in the files of a report, in this order, whatever is between lines."""
    key = folded(term).replace(" ", "")
    for file in files_of(path):
        data = report_bytes(file)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return True
        if key in folded("".join(text.split())).replace(" ", ""):
            return True
    return False
