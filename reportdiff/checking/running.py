"""Checking many files: on several processes, with the same result in the same order whatever their number."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Final

from reportdiff.checking.baseline import Baseline, finding_scope, fingerprint_of, read_baseline
from reportdiff.checking.inspection import Inspection, problem_values, shown_path
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import Rule, chosen_rules
from reportdiff.checking.selection import reports_below
from reportdiff.checking.watch_list import Watch, read_watch_list
from reportdiff.corpus.reports import ReportFile
from reportdiff.errors import UnexpectedFault, faults_of, log_fault
from reportdiff.model import CHECK_SCHEMA, CheckedFile, CheckResult, Finding
from reportdiff.parsing.identity import identify
from reportdiff.reading.document import Document
from reportdiff.repository import Commit, commit_named
from reportdiff.version import __version__

_Done = tuple[list[Path], list[tuple[CheckedFile, tuple[Finding, ...]]]]
"""Files that were checked together, and what each came to."""

Told = Callable[[int, int], None]
"""Called with the number of files that are done and that of all."""

BATCH = 6
"""Successive reports of one region that a process takes at once: each is the year before of the next."""

UNREADABLE = "RD101"
"""The rule under which a file stands that brings out a fault of the program."""

PARALLEL_FROM = 4
"""Files from which on other processes are worth their start."""


_SAFE_PATH: Final = "PYTHONSAFEPATH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a process needs to know to check files."""

    switches: Mapping[str, str]
    watches: tuple[Watch, ...] = ()
    commit: Commit | None = None


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
    workers: int = 1,
    told: Told | None = None,
) -> CheckResult:
    """Check reports: whether each can be read, is what its place says, and goes with the year before.

    ``sources`` are specs and paths as for :func:`reportdiff.read_report`, folders among them; without any, all of
    ``reports`` (see :func:`reportdiff.corpus.reports.reports_directory`). ``since`` is a commit: only files that have
    changed since then are checked. ``rules`` switches rules (``{"RD306": "off", "RD2": "warning"}``); ``watch`` and
    ``baseline`` are a watch list and an accepted baseline, or their files. ``config_from`` is a commit: these files,
    and the links files beside the reports, count as they stand there. ``workers`` is the number of processes.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a source that is not there, for an unknown rule or commit,
    and for a watch list or baseline that is wrong. A report that cannot be read is a finding and no error."""
    commit = None if config_from is None else commit_named(config_from, Path.cwd())
    order = Order(switches=dict(rules or {}), watches=_watches(watch, commit), commit=commit)
    chosen_rules(order.switches)
    accepted = baseline if isinstance(baseline, Baseline) else Baseline() if baseline is None else None
    accepted = accepted if accepted is not None else read_baseline(Path(str(baseline)), commit)
    files = _files(sources, None if reports is None else Path(reports), region, since)
    _forget()
    found = dict(_inspected(files, order, workers=workers, told=told))
    ordered = sorted(found.items(), key=lambda item: item[0].as_posix())
    findings = [finding for _, (_, held) in ordered for finding in held]
    open_findings = [each for each in findings if not accepted.accepts(finding_scope(each), each.fingerprint)]
    scopes = {f"{held.year}/{held.region}" for _, (held, _) in ordered} | {held.file for _, (held, _) in ordered}
    return CheckResult(
        schema=CHECK_SCHEMA,
        generator=f"reportdiff {__version__}",
        files=tuple(held for _, (held, _) in ordered),
        findings=tuple(open_findings),
        accepted=len(findings) - len(open_findings),
        stale=accepted.stale(scopes),
    )


def check_file(path: Path, order: Order) -> tuple[CheckedFile, tuple[Finding, ...]]:
    """Check one file with the rules that are on; findings by line, column and rule.

    An error that nobody foresaw, in a reader or in a rule, is the one finding of its file, whatever rules are on."""
    try:
        with faults_of(str(path)):
            return _checked(path, order)
    except UnexpectedFault as fault:
        log_fault(fault)
        return _faulty(path, fault)


def _faulty(path: Path, fault: UnexpectedFault) -> tuple[CheckedFile, tuple[Finding, ...]]:
    file = shown_path(path)
    told = identify(Document(name=file, text="", blocks=()), path)
    finding = Finding(
        rule=UNREADABLE,
        severity="error",
        key="problem",
        values=problem_values(fault, path),
        file=file,
        region=told.region,
        year=told.year,
        fingerprint=fingerprint_of(UNREADABLE, file, type(fault.__cause__).__name__),
    )
    return CheckedFile(file=file, region=told.region, year=told.year, measures=0), (finding,)


def _checked(path: Path, order: Order) -> tuple[CheckedFile, tuple[Finding, ...]]:
    inspection = Inspection(path, watches=order.watches, commit=order.commit)
    findings = [
        _finding(found, each, inspection) for each in chosen_rules(order.switches) for found in each.look(inspection)
    ]
    before = inspection.before
    held = CheckedFile(
        file=inspection.file,
        region=inspection.region,
        year=inspection.year,
        measures=len(inspection.report.measures) if inspection.report else 0,
        compared_with=shown_path(before[0].path) if before is not None else None,
    )
    return held, _distinct(sorted(findings, key=lambda each: (each.line, each.column, each.rule, each.fingerprint)))


def _finding(found: Observation, rule: Rule, inspection: Inspection) -> Finding:
    place = inspection.place(found)
    report = f"{inspection.year}/{inspection.region}"
    scope = report if inspection.year and inspection.region != "unknown" else inspection.file
    said = found.identity or found.words or repr(sorted(found.values.items()))
    return Finding(
        rule=rule.id,
        severity=found.severity or rule.severity,
        key=found.key,
        values=dict(found.values),
        file=inspection.file_of(found),
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        region=inspection.region,
        year=inspection.year,
        measure=found.measure,
        change=found.change,
        fingerprint=fingerprint_of(rule.id, scope, said),
    )


def _distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with a number in the fingerprint of the second and further ones that say the same."""
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        count = seen[finding.fingerprint]
        new = finding.fingerprint if count == 1 else fingerprint_of(finding.fingerprint, str(count))
        result.append(replace(finding, fingerprint=new))
    return tuple(result)


def _watches(watch: Sequence[Watch] | str | PathLike[str] | None, commit: Commit | None) -> tuple[Watch, ...]:
    if watch is None:
        return ()
    if isinstance(watch, str | PathLike):
        return read_watch_list(Path(watch), commit)
    return tuple(watch)


def _files(
    sources: Iterable[str | PathLike[str]] | None, reports: Path | None, region: str | None, since: str | None
) -> list[Path]:
    """The files to be checked, each once."""
    from reportdiff.corpus.reports import links_out, list_reports, reports_directory, reviews_without_plan

    if sources is None:
        held = reports_directory(reports)
        directory = Path.cwd() if held.bundled else held.path
        if since is None:
            files = [path for file in list_reports(reports) for path in (file.path, *file.passed_over)]
            files += reviews_without_plan(reports)
            return list(dict.fromkeys([*files, *links_out(held.path)]))
    else:
        directory = Path.cwd()
        named = [path for source in sources for path in _named(source, reports, region)]
        if since is None:
            return list(dict.fromkeys(named))
    from reportdiff.checking.git_changes import changed_reports

    changed = changed_reports(since or "", directory)
    if sources is None:
        return list(changed)
    wanted = {_own_place(path) for path in named}
    return [path for path in changed if _own_place(path) in wanted]


def _own_place(path: Path) -> Path:
    """Where a file itself lies, be it a link."""
    return Path(os.path.realpath(path.parent), path.name)


def _named(source: str | PathLike[str], reports: Path | None, region: str | None) -> Iterator[Path]:
    from reportdiff.corpus.find import find_report
    from reportdiff.corpus.specs import YEAR_SPEC
    from reportdiff.opening import qualified

    path = Path(source)
    spec = isinstance(source, str) and YEAR_SPEC.fullmatch(source) is not None
    if path.is_dir() and not spec:
        yield from reports_below(path)
        return
    found: ReportFile = find_report(qualified(str(source), region), reports=reports)
    yield found.path


def _inspected(
    files: Sequence[Path], order: Order, *, workers: int, told: Told | None
) -> Iterator[tuple[Path, tuple[CheckedFile, tuple[Finding, ...]]]]:
    batches = _batches(files)
    done = 0
    for batch, results in _run(batches, order, workers if len(files) >= PARALLEL_FROM else 1):
        yield from zip(batch, results, strict=True)
        done += len(batch)
        if told is not None:
            told(done, len(files))


def _batches(files: Sequence[Path]) -> list[list[Path]]:
    """The files in batches of one region, year after year: what stands beside one is then read for the next as well."""

    def region_and_year(path: Path) -> tuple[str, str, str]:
        by_year = path.parent.name[:4].isdecimal()
        root, year = (path.parent.parent, path.parent.name) if by_year else (path.parent, path.stem)
        return root.as_posix(), path.name if by_year else "", year

    ordered = sorted(files, key=lambda path: (*region_and_year(path), path.as_posix()))
    batches: list[list[Path]] = []
    for path in ordered:
        same = batches and region_and_year(batches[-1][-1])[:2] == region_and_year(path)[:2]
        if same and len(batches[-1]) < BATCH:
            batches[-1].append(path)
        else:
            batches.append([path])
    return batches


def _run(batches: Sequence[list[Path]], order: Order, workers: int) -> Iterator[_Done]:
    if workers <= 1:
        for batch in batches:
            yield batch, _check_batch(batch, order)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    lost: list[list[Path]] = []
    # Spawned, not forked: a line of progress may be being written by a thread of this process.
    with (
        _safe_path(),
        ProcessPoolExecutor(max_workers=min(workers, len(batches)), mp_context=get_context("spawn")) as pool,
    ):
        running = {pool.submit(_check_batch, batch, order): batch for batch in batches}
        try:
            for future in as_completed(running):
                if isinstance(future.exception(), BrokenProcessPool):
                    lost.append(running[future])
                else:
                    yield running[future], future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    yield from _one_by_one([path for batch in lost for path in batch], order)


def _one_by_one(files: Sequence[Path], order: Order) -> Iterator[_Done]:
    """Check the files that were lost when a process died (a library crashed, or memory ran out).

    There is one process that checks one file after the other; if it dies, the file at hand is what kills it."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    left = list(files)
    while left:
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
            try:
                while left:
                    yield [left[0]], pool.submit(_check_batch, [left[0]], order).result()
                    del left[0]
            except BrokenProcessPool as error:
                yield [left[0]], [_faulty(left[0], _death(left[0], error))]
                del left[0]


def _death(path: Path, error: Exception) -> UnexpectedFault:
    fault = UnexpectedFault(
        f"{path}: the process that read it died; save it as plain text and try again",
        f"{path}：读取它的进程意外终止；请另存为纯文本再试",
    )
    fault.__cause__ = error
    return fault


@contextmanager
def _safe_path() -> Iterator[None]:
    """Let the processes that are started import nothing from the working folder: it may be a stranger's checkout, and
    ``python -c``, by which they start, looks there first unless it is told not to."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _check_batch(batch: Sequence[Path], order: Order) -> list[tuple[CheckedFile, tuple[Finding, ...]]]:
    results = [check_file(path, order) for path in batch]
    _forget_reports()
    return results


def _forget_reports() -> None:
    """The next batch is of another region: keeping every report would fill the memory."""
    from reportdiff.checking import inspection

    inspection.forget()


def _forget() -> None:
    """Files may have changed since an earlier call."""
    from reportdiff.checking import inspection
    from reportdiff.checking.rules import copies as likeness
    from reportdiff.corpus import neighbours as siblings

    inspection.forget()
    likeness.sentences_in.cache_clear()
    siblings.forget()
