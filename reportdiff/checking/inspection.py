"""What the rules look at: one file, read and parsed once, and what stands beside it.

Whatever a rule does not ask for is not made: the report of the year before is read, and aligned, only where a rule
that needs it is on.
"""

from __future__ import annotations

import bisect
import os
import re
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportdiff.checking.observation import Observation
from reportdiff.checking.plan_overlap import plan_overlap
from reportdiff.checking.source_places import NOWHERE, Place, SourceText
from reportdiff.corpus.neighbours import Sibling, elsewhere, siblings, year_before
from reportdiff.corpus.report_files import is_review, review_of
from reportdiff.errors import ReportdiffError, UnexpectedFault
from reportdiff.model import Comparison, Report
from reportdiff.parsing.identity import Identity, identify, told_by_text
from reportdiff.parsing.occasion import Occasion
from reportdiff.reading import read_bytes, report_bytes
from reportdiff.reading.document import Document
from reportdiff.reading.formats import WITHOUT_LINES, marked_format
from reportdiff.reading.plain_text.encodings import declared_charset, decode
from reportdiff.reading.reviews import pieces, read_report_document, with_review

if TYPE_CHECKING:
    from reportdiff.checking.watch_list import Watch
    from reportdiff.disk.repository import Commit

_LEAD: Final = 12
"""Characters before some words that tell which of several occurrences is meant."""

NEAREST_YEARS: Final = 3
FARTHEST_YEAR: Final = 4
"""Other years of a region that a report is compared with, and how far from its own: three tell what is usual there, and
in seven years what is usual becomes another thing."""

_NO_IDENTITY: Final = Identity(year=0, region="unknown", title="", kind="full_text")


class Inspection:
    """One file under inspection. ``file`` is what findings call it; ``document`` and ``report`` are ``None`` as far as
    it could not be read, and ``problem`` then says why. The links file counts as it stands at ``commit``, if given.

    Raises :class:`~reportdiff.errors.UnexpectedFault` for an error that nobody foresaw."""

    def __init__(
        self, path: Path, *, watches: tuple[Watch, ...] = (), commit: Commit | None = None, anyway: bool = False
    ) -> None:
        self.path = path
        self.file = shown_path(path)
        self.watches = watches
        self.commit = commit
        self.anyway = anyway
        self.document: Document | None = None
        self.report: Report | None = None
        self.problem: ReportdiffError | None = None
        self._data = self._review_data = b""
        self._read()

    def _read(self) -> None:
        from reportdiff.opening import parsed_report

        try:
            self._data = report_bytes(self.path)
            document = self.document = self._read_both()
            # Of a review only its own bytes are at hand, which do not tell what the report is.
            contents = () if is_review(self.path) else (self._data, self._review_data)
            self.report = parsed_report(contents, lambda: document, path=self.path, anyway=self.anyway)
            _READ[self.path] = self.report
        except UnexpectedFault:
            raise
        except ReportdiffError as error:
            self.problem = error

    def _read_both(self) -> Document:
        """Give the document of the file, with the review beside it."""
        if is_review(self.path):
            return read_report_document(self.path)
        document = read_bytes(self._data, name=str(self.path))
        if self.review_path is None:
            return document
        self._review_data = report_bytes(self.review_path)
        return with_review(document, read_bytes(self._review_data, name=str(self.review_path)))

    @cached_property
    def review_path(self) -> Path | None:
        """Give the file of the review, where the report is a digest that has one."""
        return review_of(self.path)

    @cached_property
    def source(self) -> SourceText:
        """Give the characters of the file as they were decoded."""
        return _source_text(self._data, str(self.path))

    @cached_property
    def review_source(self) -> SourceText:
        """Give the characters of the review's file as they were decoded."""
        return _source_text(self._review_data, str(self.review_path))

    @cached_property
    def own(self) -> tuple[str, int]:
        """Give the text of the report's own file, and its offset in the document: after the review."""
        if self.document is None:
            return "", 0
        _, plan, start = pieces(self.document)
        return plan.text, start

    @cached_property
    def by_path(self) -> Identity:
        """Identify the report from its path."""
        empty = Document(name=str(self.path), text="", blocks=())
        return identify(empty, self.path)

    @cached_property
    def by_front_matter(self) -> Identity:
        """Identify the report from its front matter; year 0 and ``"unknown"`` where it says nothing."""
        if self.document is None or not self.document.metadata:
            return _NO_IDENTITY
        try:
            return identify(replace(self.document, text="", blocks=()), None)
        except ReportdiffError:
            return _NO_IDENTITY

    @cached_property
    def by_text(self) -> Occasion | None:
        """Identify the report from the text alone, without path and front matter."""
        return None if self.document is None else told_by_text(replace(pieces(self.document)[1], metadata={}))

    @property
    def year(self) -> int:
        """Give the year of the report, as far as anything tells it."""
        return self.report.year if self.report else self.by_front_matter.year or self.by_path.year

    @property
    def region(self) -> str:
        """Give the region of the report, ``"unknown"`` if nothing tells it."""
        if self.report:
            return self.report.region
        return self.by_front_matter.region if self.by_front_matter.region != "unknown" else self.by_path.region

    @cached_property
    def beside(self) -> tuple[Sibling, ...]:
        """Give the files of other years of this region, and of other regions of this year."""
        return siblings(self.path)

    @property
    def elsewhere(self) -> tuple[Sibling, ...]:
        """Give the files of other regions of other years in the same collection."""
        return elsewhere(self.path)

    @cached_property
    def years(self) -> tuple[Report, ...]:
        """Give the reports of the nearest other years of the region that can be read, at most :data:`NEAREST_YEARS`."""
        own = self.by_path.year
        files = [
            each
            for each in self.beside
            if each.region == self.by_path.region and own and 0 < abs(each.year - own) <= FARTHEST_YEAR
        ]
        reports: list[Report] = []
        for each in sorted(files, key=lambda each: (abs(each.year - own), each.year)):
            report = read_cached(each.path, anyway=self.anyway)
            if report is not None:
                # A file has the year of its place here, whatever its text says: that is a finding of its own.
                reports.append(replace(report, year=each.year))
            if len(reports) == NEAREST_YEARS:
                break
        return tuple(sorted(reports, key=lambda report: report.year))

    @cached_property
    def before(self) -> tuple[Sibling, Report] | None:
        """Give the report of the year before, if its file is there and can be read."""
        sibling = year_before(self.path)
        if sibling is None or self.report is None:
            return None
        report = read_cached(sibling.path, anyway=self.anyway)
        return None if report is None else (sibling, report)

    @cached_property
    def full_pair(self) -> tuple[Report, Report] | None:
        """Give the report of the year before and this one, where both are full texts with a plan."""
        if self.before is None or self.report is None:
            return None
        pair = (self.before[1], self.report)
        are_full = all(report.kind == "full_text" and "no_plan" not in report.plan_doubts for report in pair)
        return pair if are_full else None

    @cached_property
    def shares(self) -> tuple[float | None, float | None]:
        """How much of the plan goes back to the year before (:func:`~reportdiff.checking.plan_overlap.plan_overlap`);
        ``None`` without a full text of that year."""
        return (None, None) if self.full_pair is None else plan_overlap(*self.full_pair)

    @cached_property
    def comparison(self) -> Comparison | None:
        """Give the comparison with the year before, with the pins beside this file; ``None`` without a year before."""
        if self.before is None or self.report is None:
            return None
        from reportdiff.corpus.links_file import pins_beside
        from reportdiff.opening import compare

        try:
            pins = pins_beside(self.path, self.commit)
        except ReportdiffError:
            pins = ()
        try:
            return compare(self.before[1], self.report, pins=pins, anyway=self.anyway)
        except UnexpectedFault:
            raise
        except ReportdiffError:
            # Too many measures to compare: other rules say that this is no report.
            return None

    def place(self, observation: Observation) -> Place:
        """Tell where in the file something was found."""
        if observation.line:
            return (
                self.source.find(observation.words, line=observation.line)
                if observation.words
                else self.source.whole_line(observation.line)
            )
        if observation.start is None or self.document is None:
            return NOWHERE
        document = self.document.review if self._is_in_review(observation) else self.document
        if document is None or document.format in WITHOUT_LINES:
            return NOWHERE
        blocks = self.document.blocks
        block = blocks[max(0, bisect.bisect_right([each.start for each in blocks], observation.start) - 1)]
        before = self.document.text[max(block.start, observation.start - _LEAD) : observation.start]
        # On a page the line of a block is the number of its paragraph.
        first = 1 if document.format == "html" else block.line
        source = self.source if document is self.document else self.review_source
        return source.find(observation.words, line=first, before=before)

    def file_of(self, observation: Observation) -> str:
        """Give the name of the file of an observation."""
        return shown_path(self.review_path) if self.review_path and self._is_in_review(observation) else self.file

    def _is_in_review(self, observation: Observation) -> bool:
        return not observation.line and observation.start is not None and observation.start < self.own[1]


def _source_text(data: bytes, name: str) -> SourceText:
    try:
        form = marked_format(data, name=name)
        if form in WITHOUT_LINES:
            return SourceText(None)
        charset = declared_charset(data) if form == "html" else None
        return SourceText(decode(data, name=name, declared=charset)[0])
    except ReportdiffError:
        return SourceText(None)


def problem_values(problem: ReportdiffError, path: Path) -> dict[str, str]:
    """Give the values of the label ``finding.problem``: the problem of the file ``path`` in both languages, without the
    name of the file, which the finding has already."""
    texts = {"text": problem.message_in("en"), "text_zh": problem.message_in("zh")}
    name = re.escape(str(path))
    return {key: re.sub(rf"^{name}(?::\d+)?\s?[:：]?\s?", "", text) for key, text in texts.items()}


def shown_path(path: Path) -> str:
    """Give ``path`` with forward slashes, relative to the working directory if it is inside."""
    whole = Path(os.path.abspath(path))
    folder = Path.cwd()
    return (whole.relative_to(folder) if whole.is_relative_to(folder) else whole).as_posix()


_READ: dict[Path, Report | None] = {}
"""Reports read so far, since the report of one year is that of the year before for the next."""


def read_cached(path: Path, *, anyway: bool = False) -> Report | None:
    """Give the report at ``path``, ``None`` if it cannot be read; kept until :func:`forget`."""
    from reportdiff.opening import read_report

    if path not in _READ:
        try:
            _READ[path] = read_report(path, anyway=anyway)
        except (ReportdiffError, OSError):
            _READ[path] = None
    return _READ[path]


def forget() -> None:
    """Read files anew from now on."""
    _READ.clear()
