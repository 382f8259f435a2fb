"""A whole collection at once: every report in a folder of files, and an account of what was taken and what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from os import PathLike
from pathlib import Path
from typing import Literal

from reportdiff.collecting.adding import file_original, original_document
from reportdiff.collecting.collection_layout import CandidateFile, candidates
from reportdiff.collecting.provenance import Conflict, Unclear, provenance_of
from reportdiff.collecting.store import AnotherReport, Original, draft, stated_hash, store_directory, store_draft
from reportdiff.collecting.tables.table_reports import Columns, table_candidates
from reportdiff.collecting.transcript import common_share
from reportdiff.corpus.report_files import SUFFIXES
from reportdiff.corpus.reports import list_reports
from reportdiff.disk.files import writable_name
from reportdiff.errors import NotAReport, ReportdiffError, ReportNotFound, UnreadableReport, faults_of, log_fault
from reportdiff.parsing.admission import admit
from reportdiff.parsing.identity import identify, told_by_text
from reportdiff.parsing.occasion import same_place, year_of_headings
from reportdiff.reading.document import Document
from reportdiff.reading.reviews import pieces
from reportdiff.regions import UNKNOWN, name_to_type

Fate = Literal[
    "taken",
    "replaced",
    "unchanged",
    "same_report",
    "exists",
    "other_region",
    "other_year",
    "unclear",
    "no_report",
    "unreadable",
]
"""What became of a file: the first three are in the reports directory now, ``same_report`` is there from another
file of the collection, the rest was not taken."""

STORED: tuple[Fate, ...] = ("taken", "replaced", "unchanged")

SAME_SHARE = 0.4
"""Least share of common runs of characters (Jaccard) for two texts of one region and year to count as one report in
two formats. Of 40 pairs of formats of one report the least is 0.78; of 288 pairs of two years the most is 0.05."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of the collection and its fate; ``region`` and ``year`` are those of the report (``""`` and 0 where it
    was not taken), ``plan_found`` how its plan was told, ``why`` and ``why_zh`` say what was wrong."""

    path: Path
    fate: Fate
    region: str = ""
    year: int = 0
    plan_found: str = ""
    why: str = ""
    why_zh: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """The account of an import: one entry a file, in the order of their paths."""

    folder: Path
    reports: Path
    entries: tuple[Entry, ...]
    dry_run: bool = False

    @property
    def refused(self) -> tuple[Entry, ...]:
        """Give the files whose report is not in the directory now, from them or from another file."""
        return tuple(entry for entry in self.entries if entry.fate not in (*STORED, "same_report"))

    @property
    def counts(self) -> Mapping[Fate, int]:
        """Tell how many files met each fate, only those that one did."""
        return Counter(entry.fate for entry in self.entries)


def import_collection(
    folder: str | PathLike[str],
    *,
    reports: str | PathLike[str] | None = None,
    force: bool = False,
    dry_run: bool = False,
    today: date | None = None,
    on_file: Callable[[int, int], None] | None = None,
    columns: Columns | None = None,
) -> Import:
    """Store every report in ``folder`` (layouts: :mod:`reportdiff.collecting.collection_layout`) in the directory
    ``reports``; or every row of a table (:mod:`reportdiff.collecting.tables`), whose ``columns`` are told by their
    names where none are given.

    A bad file never stops the run; it gets an entry that says why. What a file says of itself must agree with where it
    lies; a report delivered in November or December may lie under either year. ``force`` replaces other texts that
    were there before the run. ``on_file`` is told how many of how many files are done.

    Raises :class:`~reportdiff.errors.ReportNotFound` if there is no such folder, or no file of a known kind in it, and
    :class:`~reportdiff.errors.ReportdiffError` for a table that cannot be read."""
    folder = Path(folder)
    files = tuple(table_candidates(folder, columns or Columns())) if folder.is_file() else _files_of(folder, columns)
    if not files:
        raise ReportNotFound(
            f"{folder}: has no row below its heading; name another table",
            f"{folder}：表头之下没有内容；请指定别的表格",
        )
    root = store_directory(reports)
    run = _Run(root=root, force=force, dry_run=dry_run, today=today, hashes=_hashes(root))
    entries: list[Entry] = []
    late_files: list[CandidateFile] = []
    for candidate in files:
        entry = run.take(candidate)
        if entry is None:
            late_files.append(candidate)
        else:
            entries.append(entry)
        if on_file is not None:
            on_file(len(entries), len(files))
    entries += [run.take_last(candidate) for candidate in late_files]
    positions = {candidate.path: position for position, candidate in enumerate(files)} if folder.is_file() else {}
    entries.sort(key=lambda one: (positions.get(one.path, 0), str(one.path)))
    return Import(folder=folder, reports=root, entries=tuple(entries), dry_run=dry_run)


def _files_of(folder: Path, columns: Columns | None) -> tuple[CandidateFile, ...]:
    if not folder.is_dir():
        raise ReportNotFound(
            f"{folder}: is no directory; name one that holds <year>/<region>.md or <region>/<year>.md, or a table",
            f"{folder}：不是目录；请给出存放 <年份>/<地区>.md 或 <地区>/<年份>.md 的目录，或一个表格",
        )
    if columns not in (None, Columns()):
        raise ReportdiffError(
            f"{folder}: is a directory, which has no columns; leave the options of columns out, or name a table",
            f"{folder}：这是目录，没有列；请去掉指定列的选项，或给出表格",
        )
    files = candidates(folder)
    if not files:
        raise ReportNotFound(
            f"{folder}: holds no file of a known kind ({', '.join(SUFFIXES)}); name another directory",
            f"{folder}：其中没有可读的文件（{'、'.join(SUFFIXES)}）；请指定别的目录",
        )
    return files


@dataclass(slots=True, kw_only=True)
class _Run:
    """What one import has to remember: the reports taken so far, and the originals that were there before."""

    root: Path
    force: bool
    dry_run: bool
    today: date | None
    hashes: Mapping[str, tuple[str, int]]
    reports: dict[tuple[str, int], tuple[Path, Document]] = field(default_factory=dict)

    def take(self, candidate: CandidateFile) -> Entry | None:
        """Give the fate of a file; ``None`` if it has to wait for the others, since it is of another year than its
        place says: the file that lies under the right year goes first."""
        return self._entry(candidate, last=False)

    def take_last(self, candidate: CandidateFile) -> Entry:
        """Give the fate of a file that had to wait."""
        entry = self._entry(candidate, last=True)
        assert entry is not None
        return entry

    def _entry(self, candidate: CandidateFile, *, last: bool) -> Entry | None:
        path = candidate.path
        try:
            # One file in a thousand may break a reader in a way nobody thought of; the others are still wanted.
            with faults_of(writable_name(path)):
                return self._take(candidate, last=last)
        except NotAReport as error:
            return _refusal(path, "no_report", error)
        except Unclear as error:
            return _refusal(path, "unclear", error)
        except Conflict as error:
            return _refusal(path, "other_region" if error.about == "region" else "other_year", error)
        except AnotherReport as error:
            return _refusal(path, "exists", error)
        except ReportdiffError as error:
            log_fault(error)
            return _refusal(path, "unreadable", error)

    def _take(self, candidate: CandidateFile, *, last: bool) -> Entry | None:
        if candidate.fault is not None:
            raise UnreadableReport(
                f"{writable_name(candidate.path)}: {candidate.fault[0]}",
                f"{writable_name(candidate.path)}：{candidate.fault[1]}",
            )
        if candidate.data is None and candidate.path.is_dir():
            raise UnreadableReport(
                f"{candidate.path}: this folder may not be opened; check its permissions",
                f"{candidate.path}：没有打开这个目录的权限；请检查",
            )
        original = _original(candidate, self.today)
        report_key = self.hashes.get(original.sha256)
        if report_key is not None:
            return Entry(path=candidate.path, fate="unchanged", region=report_key[0], year=report_key[1])
        document = original_document(original)
        outline = admit(document, identify(document, None).kind)
        plan = pieces(document)[1]
        region, year = _region_and_year(plan, candidate)
        if candidate.year and year != candidate.year and not last:
            return None
        provenance = provenance_of(plan, region=region, year=year, insist=True)
        key = (provenance.region, provenance.year)
        if key in self.reports:
            return self._second(candidate, document, key)
        # Remembered before it is stored: where another text stands, a second format of this one is no news.
        self.reports[key] = (candidate.path, document)
        entry = draft(document, original, provenance)
        outcome, _ = store_draft(entry, root=self.root, force=self.force, dry_run=self.dry_run)
        fate: Fate = "taken" if outcome == "stored" else outcome
        return Entry(
            path=candidate.path,
            fate=fate,
            region=provenance.region,
            year=provenance.year,
            plan_found=outline.plan_found,
        )

    def _second(self, candidate: CandidateFile, document: Document, key: tuple[str, int]) -> Entry:
        """Give a file for a region and year of which one was taken in this run: the same report, or another one."""
        first, second = self.reports[key]
        fate: Fate = "same_report" if common_share(document.text, second.text) >= SAME_SHARE else "exists"
        if fate == "same_report":
            why, why_zh = f"the same report as {first}", f"与 {first} 是同一份报告"
        else:
            why = f"another text of {key[0]} {key[1]}, of which {first} was taken; to have this one: add --force"
            why_zh = (
                f"{name_to_type(key[0], 'zh')}{key[1]}年报告的另一份文本，已取 {first}；若要这一份，请用 add --force"
            )
        return Entry(
            path=candidate.path, fate=fate, why=f"{candidate.path}: {why}", why_zh=f"{candidate.path}：{why_zh}"
        )


def _original(candidate: CandidateFile, today: date | None) -> Original:
    if candidate.data is None:
        return file_original(candidate.path, today=today)
    name = writable_name(candidate.path)
    source = candidate.source or writable_name(candidate.path.name)
    return Original(data=candidate.data, name=name, source=source, retrieved=today or datetime.now(UTC).date())


def _region_and_year(document: Document, candidate: CandidateFile) -> tuple[str | None, int | None]:
    """Give region and year of the file: what its text says, if that agrees with where it lies; ``None`` where neither
    says.

    Raises :class:`Conflict`."""
    occasion = told_by_text(document)
    region_code_of_text = identify(document, None).region
    region = region_code_of_text if region_code_of_text != UNKNOWN else ""
    year = occasion.year or year_of_headings(document.text)
    if region and candidate.region and not same_place(candidate.region, region):
        raise Conflict(
            f"{document.name}: lies under {candidate.region}, but its text is of {region}; "
            "move it, or add it by itself",
            f"{document.name}：放在{name_to_type(candidate.region, 'zh')}之下，文中却是{name_to_type(region, 'zh')}；"
            "请移到正确的位置，或单独 add",
            about="region",
        )
    late = occasion.delivered[:4] == str(candidate.year) and year == candidate.year + 1
    if year and candidate.year and year != candidate.year and not late:
        raise Conflict(
            f"{document.name}: lies under {candidate.year}, but its text is of {year}; move it, or add it by itself",
            f"{document.name}：放在{candidate.year}年之下，文中却是{year}年；请移到正确的位置，或单独 add",
            about="year",
        )
    return candidate.region or region or None, year or candidate.year or None


def _hashes(root: Path) -> dict[str, tuple[str, int]]:
    """Give the originals of the reports that are there: their hash to region and year."""
    if not root.is_dir():
        return {}
    hashes = {stated_hash(file.path): (file.region, file.year) for file in list_reports(root)}
    hashes.pop("", None)
    return hashes


def _refusal(path: Path, fate: Fate, error: ReportdiffError) -> Entry:
    return Entry(path=path, fate=fate, why=str(error), why_zh=error.message_in("zh"))
