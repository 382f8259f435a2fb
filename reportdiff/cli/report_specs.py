"""Read the reports of the command line: years, year/region, paths, and `-` for standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, say_note

if TYPE_CHECKING:
    from reportdiff.model import Report

STANDARD_INPUT = "-"


def locate(specs: Sequence[str], *, reports: Path | None, region: str | None, lang: Lang) -> list[Path | None]:
    """Find the file of every spec, ``None`` for standard input.

    Notes on standard error, once, that the reports are the bundled examples, and that a report has several files.
    Raises :class:`~reportdiff.errors.ReportdiffError` as :func:`reportdiff.corpus.find.find_report` does, and for a
    second `-`."""
    from reportdiff.corpus.find import find_report
    from reportdiff.corpus.specs import qualified

    if list(specs).count(STANDARD_INPUT) > 1:
        raise ReportdiffError(message("two_stdin", lang))
    report_files = [
        None if spec == STANDARD_INPUT else find_report(qualified(spec, region), reports=reports) for spec in specs
    ]
    for file in report_files:
        if file is not None and file.passed_over:
            others = [path.name for path in file.passed_over]
            say_note("passed_over", lang, path=file.path, others=others)
    files = [None if file is None else file.path for file in report_files]
    paths = [file for file in files if file is not None]
    if paths:
        note_bundled(paths, reports=reports, lang=lang)
    return files


def note_bundled(files: Sequence[Path], *, reports: Path | None, lang: Lang) -> None:
    """Note on standard error that reports are the examples of the package and not the user's own."""
    from reportdiff.corpus.reports import reports_directory

    directory = reports_directory(reports)
    if directory.bundled and any(file.resolve().is_relative_to(directory.path.resolve()) for file in files):
        say_note("bundled", lang)


def read(
    file: Path | None, lang: Lang, *, plan_from: str | None = None, option: str = "--plan-from", anyway: bool = False
) -> Report:
    """Read the report of one file, or of standard input; the plan begins with the heading ``plan_from``, if given.

    With ``anyway`` it may be another kind of text. Notes on standard error why the plan may be wrong, and the
    ``option`` that sets its heading, since the result may go where nobody sees a header."""
    from reportdiff.opening import read_report, read_report_bytes

    if file is not None:
        report = read_report(file, plan_from=plan_from, anyway=anyway)
    else:
        from reportdiff.corpus.report_bytes import MAX_BYTES

        if sys.stdin.isatty():
            say_note("reading_stdin", lang)
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        report = read_report_bytes(data, name="<stdin>", plan_from=plan_from, anyway=anyway)
    _note_doubts(report, lang, option)
    return report


def _note_doubts(report: Report, lang: Lang, option: str) -> None:
    """Say why the plan may be wrong, with ``option`` where it helps: it brings back nothing that is missing."""
    if not report.plan_doubts and report.machine_read is None:
        return
    from reportdiff.output.words.summary_words import NOT_BY_HEADING, machine_reading_notes, plan_doubt_notes

    for note in machine_reading_notes(report, lang):
        say_note("reading_doubt", lang, name=report.name or report.title, text=note)
    for doubt, note in zip(report.plan_doubts, plan_doubt_notes(report, lang), strict=True):
        if doubt in NOT_BY_HEADING:
            say_note("reading_doubt", lang, name=report.name or report.title, text=note)
        else:
            say_note("plan_doubt", lang, name=report.name or report.title, text=note, option=option)
