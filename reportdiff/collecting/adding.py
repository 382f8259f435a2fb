"""Adding one report: from a file, standard input or an address into ``reports/<year>/<region>.md``."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from os import PathLike
from pathlib import Path
from typing import Literal

from reportdiff.collecting.addresses import looks_like_address, parse_address
from reportdiff.collecting.provenance import checked_region, checked_year, provenance_of
from reportdiff.collecting.store import Original, Outcome, ReportDraft, draft, store_directory, store_draft
from reportdiff.corpus.report_files import plan_of, review_of
from reportdiff.corpus.reports import list_reports
from reportdiff.disk.files import writable_name
from reportdiff.errors import UnreadableReport, faults_of
from reportdiff.parsing.admission import admit
from reportdiff.parsing.identity import identify
from reportdiff.reading import read_bytes, report_bytes
from reportdiff.reading.document import Document
from reportdiff.reading.reviews import pieces, refuse_orphan, with_review


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What became of a report that was added.

    ``outcome`` is what was done (with ``dry_run``: what would have been), ``measures`` counts those of the plan,
    ``plan_found`` says how the plan was told, ``neighbours`` are the years before and after that are there too."""

    outcome: Outcome
    path: Path
    region: str
    year: int
    title: str
    source: str
    sha256: str
    measures: int
    plan_found: Literal["heading", "wording", "whole"]
    neighbours: tuple[int, ...]
    dry_run: bool = False


def add(
    source: str | PathLike[str],
    *,
    reports: str | PathLike[str] | None = None,
    region: str | None = None,
    year: int | None = None,
    force: bool = False,
    allow_private: bool = False,
    dry_run: bool = False,
    today: date | None = None,
) -> Addition:
    """Read the report at ``source`` (a path, or an http or https address), check it, and store its cleaned text.

    ``region`` and ``year`` are needed only where the text does not say, ``reports`` is the directory
    (:func:`~reportdiff.collecting.store.store_directory`), ``today`` the day noted as that of retrieval (default: now,
    UTC). ``force`` replaces another text of the same report and insists on what is given against the text.

    Raises :class:`~reportdiff.errors.ReportdiffError`: what cannot be read, is no report, is unclear, contradicts
    itself, or would overwrite something; then nothing is written."""
    if isinstance(source, str) and looks_like_address(source):
        original = fetch_original(source, allow_private=allow_private, today=today)
    else:
        original = file_original(Path(source), today=today)
    return add_original(original, reports=reports, region=region, year=year, force=force, dry_run=dry_run)


def add_original(
    original: Original,
    *,
    reports: str | PathLike[str] | None = None,
    region: str | None = None,
    year: int | None = None,
    force: bool = False,
    dry_run: bool = False,
) -> Addition:
    """Do the same as :func:`add` for bytes in memory. Raises as it does."""
    from reportdiff.parsing import parse

    root = store_directory(reports)
    # A slip in an option is said before a long reading.
    region = None if region is None else checked_region(region)
    year = None if year is None else checked_year(year)
    entry = prepare(original, region=region, year=year, insist=force)
    report = parse(entry.document)
    outcome, path = store_draft(entry, root=root, force=force, dry_run=dry_run)
    return Addition(
        outcome=outcome,
        path=path,
        region=report.region,
        year=report.year,
        title=report.title,
        source=report.source,
        sha256=entry.sha256,
        measures=len(report.commitments),
        plan_found=report.plan_found,
        neighbours=_neighbours(root, report.region, report.year),
        dry_run=dry_run,
    )


def prepare(
    original: Original, *, region: str | None = None, year: int | None = None, insist: bool = False
) -> ReportDraft:
    """Give the report in ``original``, checked and ready to be stored. Raises as :func:`add`."""
    with faults_of(original.name):
        document = original_document(original)
        # A page that is no report says so, instead of being asked for its year.
        admit(document, identify(document, None).kind)
        provenance = provenance_of(pieces(document)[1], region=region, year=year, path=original.path, insist=insist)
        return draft(document, original, provenance)


def original_document(original: Original) -> Document:
    """Read an original, with its review. Raises as :func:`reportdiff.reading.read_bytes`."""
    document = read_bytes(original.data, name=original.name)
    review = original.review
    return document if review is None else with_review(document, read_bytes(review.data, name=review.name))


def file_original(path: Path, *, today: date | None = None) -> Original:
    """Give the bytes of the report at ``path``, and of the review beside it; its name without its folders is its
    source.

    Raises :class:`~reportdiff.errors.ReportdiffError` if it is not there, is a folder or cannot be opened, and for a
    review without a plan."""
    path = plan_of(path)
    refuse_orphan(path)
    original = _one_original(path, today=today)
    review = review_of(path)
    return original if review is None else replace(original, review=_one_original(review, today=today))


def _one_original(path: Path, *, today: date | None) -> Original:
    name = writable_name(path)
    if os.path.isdir(path):
        raise UnreadableReport(
            f"{name}: is a directory; name a report in it, or take the whole with: reportdiff import {name}",
            f"{name}：这是目录；请指明其中的报告，或整个导入：reportdiff import {name}",
        )
    return Original(
        data=report_bytes(path), name=name, source=writable_name(path.name), retrieved=_day(today), path=path
    )


def fetch_original(address: str, *, allow_private: bool = False, today: date | None = None) -> Original:
    """Download the original at an address. Raises as :func:`reportdiff.collecting.download.download`."""
    from reportdiff.collecting.download import download

    parse_address(address)
    page = download(address, allow_private=allow_private)
    return Original(data=page.data, name=page.url, source=page.url, retrieved=_day(today))


def _day(today: date | None) -> date:
    return today or datetime.now(UTC).date()


def _neighbours(root: Path, region: str, year: int) -> tuple[int, ...]:
    if not root.is_dir():
        return ()
    years = {file.year for file in list_reports(root) if file.region == region}
    return tuple(near for near in (year - 1, year + 1) if near in years)
