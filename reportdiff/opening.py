"""The two calls that a script or notebook makes: read a report, compare two.

Everything a command prints comes from these. A *source* is a :class:`~reportdiff.model.Report`, a path, or a spec as on
the command line (``"2023"``, ``"2023/shanghai"``, ``"reports/2023/beijing.md"``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from reportdiff.corpus.specs import qualified
from reportdiff.model import Comparison, PartName, Pin, Report, Section, TargetTable

if TYPE_CHECKING:
    from reportdiff.reading.document import Document

MOST_PAIRS: Final = 25_000_000
"""Old measures times new ones that are compared: 5,000 a side, twice what the longest report known has (57,000
characters). That takes 850 MB and 40 seconds of a busy processor; both grow with the number of pairs."""

Source = str | PathLike[str] | Report


def read_report(
    source: str | PathLike[str],
    *,
    reports: str | PathLike[str] | None = None,
    region: str | None = None,
    plan_from: str | None = None,
    anyway: bool = False,
) -> Report:
    """Read one report: a path is read as it is, a string is looked up as a spec.

    ``reports`` is the directory of specs (default: ``$REPORTDIFF_REPORTS``, then ``./reports``, then the example
    reports of the package); ``region`` (``"shanghai"``) completes a spec that is a bare year. ``plan_from`` names the
    heading at which the plan begins, for a report with ``plan_doubts``. ``anyway`` also reads what is no report, and
    gives it the doubt ``no_report``.

    Raises :class:`~reportdiff.errors.ReportNotFound`, :class:`~reportdiff.errors.UnreadableReport` or
    :class:`~reportdiff.errors.NotAReport`, each with one line that says what, where and what next.
    """
    from reportdiff.corpus.find import find_report

    if not isinstance(source, str):
        return _read_file(Path(source), plan_from, anyway=anyway)
    directory = None if reports is None else Path(reports)
    return _read_file(find_report(qualified(source, region), reports=directory).path, plan_from, anyway=anyway)


def read_report_bytes(
    data: bytes, *, name: str = "<bytes>", plan_from: str | None = None, anyway: bool = False
) -> Report:
    """Read a report that is no file (standard input, a download). ``name`` is its name in messages.

    Other arguments and errors are those of :func:`read_report`."""
    from reportdiff.parsing import parse
    from reportdiff.reading import read_bytes

    return parse(read_bytes(data, name=name), plan_from=plan_from, anyway=anyway)


def compare(
    old: Source,
    new: Source,
    *,
    reports: str | PathLike[str] | None = None,
    region: str | None = None,
    pins: Sequence[Pin] | str | PathLike[str] | None = None,
    earlier: Mapping[int, str] | None = None,
    anyway: bool = False,
    dictionary: Collection[str] | PathLike[str] = (),
    aliases: Mapping[str, str] | PathLike[str] | None = None,
) -> Comparison:
    """Compare the plans of two reports, the earlier one first; ``reports``, ``region`` and ``anyway`` as in
    :func:`read_report`.

    ``pins`` are decisions of readers: a sequence of them (``()`` for none) or a links file. The default is the links
    file beside the new report (``2023/beijing.links.toml``), if that report is a spec or path and there is one.
    ``earlier`` are the texts of the region's other reports from before the new one by year: the history, in which
    fates, origins, terms and highlights look (``{}``: compare the two alone); by default those beside the new report
    (``2021/beijing.md``). ``dictionary`` are words that are always terms: a collection of them, or the path of a
    dictionary in jieba's format. ``aliases`` are full names by short ones (``{"长护险": "长期护理保险"}``) or the path
    of a file with them; those that everybody uses are known.

    Same input, same result: nothing depends on the locale, the hash seed or the machine, nor on whether the comparison
    comes from the cache (:mod:`reportdiff.corpus.cache`). Raises as
    :func:`read_report`, and :class:`~reportdiff.errors.ReportdiffError` for a links file that is wrong, and for more
    than :data:`MOST_PAIRS` without ``anyway``.
    """
    old_report, new_report = (
        source if isinstance(source, Report) else read_report(source, reports=reports, region=region, anyway=anyway)
        for source in (old, new)
    )
    if not anyway:
        _refuse_endless(old_report, new_report)
    path = _path_of(new, reports, region)
    if earlier is None and path is not None and old_report.year:
        from reportdiff.corpus.earlier_texts import earlier_texts

        earlier = earlier_texts(path, before=new_report.year, without=old_report.year)
    from reportdiff.corpus.cache.results import cached_comparison

    return cached_comparison(
        _compare_reports,
        old_report,
        new_report,
        pins=_pins(pins, path),
        earlier=earlier or {},
        dictionary=_words(dictionary),
        aliases=_aliases(aliases),
    )


def _refuse_endless(old: Report, new: Report) -> None:
    """Raise :class:`~reportdiff.errors.ReportdiffError` for two reports with more than :data:`MOST_PAIRS`."""
    counts = len(old.measures), len(new.measures)
    if counts[0] * counts[1] <= MOST_PAIRS:
        return
    from reportdiff.errors import ReportdiffError

    side = math.isqrt(MOST_PAIRS)
    raise ReportdiffError(
        f"{counts[0]} and {counts[1]} measures are too many to compare: {side} a side are twice what the longest "
        "report has, and more take gigabytes and minutes; name the reports themselves, or add --anyway",
        f"两份报告各有{counts[0]}条和{counts[1]}条举措，太多：最长的报告也不到 {side} 条的一半，"
        "再多就要占用几个GB内存、算好几分钟；请只给出报告本身，或加上 --anyway",
    )


def _compare_reports(old: Report, new: Report, **options: Any) -> Comparison:
    """Compare two reports; what does it is imported only where there is something to compare."""
    from reportdiff.comparison import compare_reports

    return compare_reports(old, new, **options)


def _words(dictionary: Collection[str] | PathLike[str]) -> Collection[str]:
    if not isinstance(dictionary, PathLike):
        return dictionary
    from reportdiff.comparison.terms.user_dictionary import read_dictionary

    return read_dictionary(Path(dictionary))


def _aliases(aliases: Mapping[str, str] | PathLike[str] | None) -> Mapping[str, str]:
    if not isinstance(aliases, PathLike):
        return aliases or {}
    from reportdiff.corpus.aliases_file import read_aliases

    return read_aliases(Path(aliases))


def _path_of(source: Source, reports: str | PathLike[str] | None, region: str | None) -> Path | None:
    """Give the file of a source; ``None`` for a :class:`~reportdiff.model.Report`."""
    if isinstance(source, Report):
        return None
    if not isinstance(source, str):
        from reportdiff.corpus.report_files import plan_of

        return plan_of(Path(source))
    from reportdiff.corpus.find import find_report

    return find_report(qualified(source, region), reports=None if reports is None else Path(reports)).path


def _pins(pins: Sequence[Pin] | str | PathLike[str] | None, path: Path | None) -> Sequence[Pin]:
    if pins is not None and not isinstance(pins, str | PathLike):
        return pins
    if pins is None and path is None:
        return ()
    from reportdiff.corpus.links_file import pins_beside, read_pins

    if pins is not None:
        return read_pins(Path(pins))
    return () if path is None else pins_beside(path)


def targets(
    old: Source,
    new: Source,
    *,
    sort: Literal["section", "size"] = "section",
    headline_only: bool = False,
    reports: str | PathLike[str] | None = None,
    region: str | None = None,
    anyway: bool = False,
) -> TargetTable:
    """Give the targets of two plans side by side, the earlier one first.

    Headline indicators (GDP, revenue, unemployment …) come first, then every other figure. ``sort`` orders the other
    figures by section or by relative size of the change; ``headline_only`` leaves them out. Raises as
    :func:`read_report`.
    """
    from reportdiff.comparison.figures.target_table import target_table

    return target_table(
        compare(old, new, reports=reports, region=region, anyway=anyway), sort=sort, headline_only=headline_only
    )


def only_part(report: Report, part: PartName) -> Report:
    """Reduce a report to the spans, sections and measures of one part; the text stays whole, so that offsets hold.

    ``parts`` is empty where the report has no such part."""
    in_plan = part == "plan"
    return replace(
        report,
        parts=tuple(span for span in report.parts if span.part == part),
        sections=_of_part(report, part),
        measures=report.measures if in_plan else (),
        frame=report.frame if in_plan else (),
    )


def _of_part(report: Report, part: PartName) -> tuple[Section, ...]:
    """Give the sections of one part, with new indices of their parents."""
    indices = [index for index, section in enumerate(report.sections) if section.part == part]
    positions = {index: position for position, index in enumerate(indices)}
    sections = (report.sections[index] for index in indices)
    return tuple(
        replace(section, parent=None if section.parent is None else positions.get(section.parent))
        for section in sections
    )


def _read_file(path: Path, plan_from: str | None = None, *, anyway: bool = False) -> Report:
    from reportdiff.corpus.report_bytes import report_bytes
    from reportdiff.corpus.report_files import files_of, plan_of

    path = plan_of(path)
    files = files_of(path)
    contents = [report_bytes(file) for file in files]

    def read() -> Document:
        from reportdiff.reading.reviews import report_document

        return report_document(files, contents)

    return parsed_report(contents, read, path=path, plan_from=plan_from, anyway=anyway)


def parsed_report(
    contents: Sequence[bytes],
    read: Callable[[], Document],
    *,
    path: Path,
    plan_from: str | None = None,
    anyway: bool = False,
) -> Report:
    """Give the report in ``contents``, the bytes of the plan's file and of the review's, from the cache; or parse what
    ``read`` makes of them.

    Without ``contents`` nothing is looked up, and nothing kept. ``path`` is that of the plan; ``plan_from`` and
    ``anyway`` as in :func:`read_report`. Raises as that does."""
    from reportdiff.corpus.cache.results import cached_report

    def make() -> Report:
        from reportdiff.parsing import parse

        return parse(read(), path=path, plan_from=plan_from, anyway=anyway)

    if not any(contents):
        return make()
    return cached_report(contents, path=path, plan_from=plan_from, anyway=anyway, make=make)
