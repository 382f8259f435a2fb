"""`check`: which files are checked, against which settings, and the result in order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path

from reportdiff.checking.baseline import Baseline, finding_scope, read_baseline
from reportdiff.checking.checked_files import reports_below
from reportdiff.checking.one_file import Order
from reportdiff.checking.processes import OnProgress, check_files, forget
from reportdiff.checking.rules.registry import chosen_rules
from reportdiff.checking.shifted_years import with_shifts_once
from reportdiff.checking.watch_list import Watch, read_watch_list
from reportdiff.corpus.reports import ReportFile
from reportdiff.disk.repository import Commit, commit_named
from reportdiff.model import CHECK_SCHEMA, CheckResult
from reportdiff.version import __version__


def check(
    sources: Iterable[str | PathLike[str]] | None = None,
    *,
    reports: str | PathLike[str] | None = None,
    region: str | None = None,
    since: str | None = None,
    rules: Mapping[str, str] | None = None,
    watch: Sequence[Watch] | str | PathLike[str] | None = None,
    baseline: Baseline | str | PathLike[str] | None = None,
    config_from: str | None = None,
    anyway: bool = False,
    strict: bool = False,
    workers: int = 1,
    on_progress: OnProgress | None = None,
) -> CheckResult:
    """Check reports: whether each can be read, is what its place says, and goes with the year before.

    ``sources`` are specs and paths as for :func:`reportdiff.read_report`, folders among them; without any, all of
    ``reports`` (see :func:`reportdiff.corpus.reports.reports_directory`). ``since`` is a commit: only files that have
    changed since then are checked. ``rules`` switches rules (``{"RD306": "off", "RD2": "warning"}``); ``watch`` and
    ``baseline`` are a watch list and an accepted baseline, or their files. ``config_from`` is a commit: these files,
    and the links files beside the reports, are read at it. ``anyway`` reads what is no report.
    With ``strict`` a plan found by guessing is an error (:data:`~reportdiff.checking.rules.registry.GUESSES`).
    ``workers`` is the number of processes; ``on_progress`` gets how many files are done, and of how many.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a source that is not there, for an unknown rule or commit,
    and for a watch list or baseline that is wrong. A report that cannot be read is a finding and no error."""
    commit = None if config_from is None else commit_named(config_from, Path.cwd())
    order = Order(
        switches=dict(rules or {}), watches=_watches(watch, commit), commit=commit, anyway=anyway, strict=strict
    )
    rules_on = chosen_rules(order.switches)
    accepted = baseline if isinstance(baseline, Baseline) else Baseline() if baseline is None else None
    accepted = accepted if accepted is not None else read_baseline(Path(str(baseline)), commit)
    files = _files(sources, None if reports is None else Path(reports), region, since)
    forget()
    results = dict(check_files(files, order, workers=workers, on_progress=on_progress))
    in_order = sorted(results.items(), key=lambda item: item[0].as_posix())
    findings = with_shifts_once([(path, *result) for path, result in in_order], rules_on)
    open_findings = [each for each in findings if not accepted.accepts(finding_scope(each), each.fingerprint)]
    scopes = {f"{entry.year}/{entry.region}" for _, (entry, _) in in_order} | {entry.file for _, (entry, _) in in_order}
    return CheckResult(
        schema=CHECK_SCHEMA,
        generator=f"reportdiff {__version__}",
        files=tuple(entry for _, (entry, _) in in_order),
        findings=tuple(open_findings),
        accepted=len(findings) - len(open_findings),
        stale=accepted.stale(scopes),
    )


def _watches(watch: Sequence[Watch] | str | PathLike[str] | None, commit: Commit | None) -> tuple[Watch, ...]:
    if watch is None:
        return ()
    if isinstance(watch, str | PathLike):
        return read_watch_list(Path(watch), commit)
    return tuple(watch)


def _files(
    sources: Iterable[str | PathLike[str]] | None, reports: Path | None, region: str | None, since: str | None
) -> list[Path]:
    """Give the files to be checked, each once."""
    from reportdiff.corpus.reports import links_out, list_reports, reports_directory, reviews_without_plan

    if sources is None:
        directory = reports_directory(reports)
        folder = Path.cwd() if directory.bundled else directory.path
        if since is None:
            files = [path for file in list_reports(reports) for path in (file.path, *file.passed_over)]
            files += reviews_without_plan(reports)
            return list(dict.fromkeys([*files, *links_out(directory.path)]))
    else:
        folder = Path.cwd()
        files_named = [path for source in sources for path in _files_of(source, reports, region)]
        if since is None:
            return list(dict.fromkeys(files_named))
    from reportdiff.checking.git_changes import changed_reports

    changed_files = changed_reports(since or "", folder)
    if sources is None:
        return list(changed_files)
    places = {_own_place(path) for path in files_named}
    return [path for path in changed_files if _own_place(path) in places]


def _own_place(path: Path) -> Path:
    """Tell where a file itself lies, be it a link."""
    return Path(os.path.realpath(path.parent), path.name)


def _files_of(source: str | PathLike[str], reports: Path | None, region: str | None) -> Iterator[Path]:
    from reportdiff.corpus.find import find_report
    from reportdiff.corpus.specs import YEAR_SPEC, qualified

    path = Path(source)
    spec = isinstance(source, str) and YEAR_SPEC.fullmatch(source) is not None
    if path.is_dir() and not spec:
        yield from reports_below(path)
        return
    file: ReportFile = find_report(qualified(str(source), region), reports=reports)
    yield file.path
