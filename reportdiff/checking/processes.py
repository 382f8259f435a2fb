"""Checking many files on several processes: the same results whatever their number, and none is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from reportdiff.checking.one_file import Order, check_file, fault_result
from reportdiff.errors import UnexpectedFault
from reportdiff.model import CheckedFile, Finding
from reportdiff.worker_processes import Death, run_tasks

_BatchResult = tuple[list[Path], list[tuple[CheckedFile, tuple[Finding, ...]]]]
"""Files that were checked together, and what each came to."""

OnProgress = Callable[[int, int], None]
"""A function that gets two numbers: the files that are done, and all files."""

BATCH = 12
"""Successive reports of one region that a process takes at once: each is the year before of the next."""

PARALLEL_FROM = 4
"""Files from which on other processes are worth their start."""


def check_files(
    files: Sequence[Path], order: Order, *, workers: int, on_progress: OnProgress | None
) -> Iterator[tuple[Path, tuple[CheckedFile, tuple[Finding, ...]]]]:
    """Check files on ``workers`` processes; ``on_progress`` gets how many are done."""
    batches = _batches(files)
    count = 0
    for batch, results in _run(batches, order, workers if len(files) >= PARALLEL_FROM else 1):
        yield from zip(batch, results, strict=True)
        count += len(batch)
        if on_progress is not None:
            on_progress(count, len(files))


def _batches(files: Sequence[Path]) -> list[list[Path]]:
    """Group the files by region, year after year: each report is read once and serves the next one too."""

    def region_and_year(path: Path) -> tuple[str, str, str]:
        by_year = path.parent.name[:4].isdecimal()
        root, year = (path.parent.parent, path.parent.name) if by_year else (path.parent, path.stem)
        return root.as_posix(), path.name if by_year else "", year

    in_order = sorted(files, key=lambda path: (*region_and_year(path), path.as_posix()))
    batches: list[list[Path]] = []
    for path in in_order:
        same = batches and region_and_year(batches[-1][-1])[:2] == region_and_year(path)[:2]
        if same and len(batches[-1]) < BATCH:
            batches[-1].append(path)
        else:
            batches.append([path])
    return batches


def _run(batches: Sequence[list[Path]], order: Order, workers: int) -> Iterator[_BatchResult]:
    lost_files: list[Path] = []
    work = partial(_check_batch, order=order)
    for batch, results in run_tasks(work, batches, workers=workers):
        if isinstance(results, Death):
            lost_files += batch
        else:
            yield batch, results
    # What killed a process is one file of the batch: each has a process of its own now.
    for files, results in run_tasks(work, [[path] for path in lost_files], workers=2):
        if isinstance(results, Death):
            results = [fault_result(files[0], _death(files[0], results.cause))]
        yield files, results


def _death(path: Path, error: Exception) -> UnexpectedFault:
    fault = UnexpectedFault(
        f"{path}: the process that read it died; save it as plain text and try again",
        f"{path}：读取它的进程意外终止；请另存为纯文本再试",
    )
    fault.__cause__ = error
    return fault


def _check_batch(batch: Sequence[Path], order: Order) -> list[tuple[CheckedFile, tuple[Finding, ...]]]:
    results = [check_file(path, order) for path in batch]
    _forget_reports()
    return results


def _forget_reports() -> None:
    """Forget all reports: the next batch is of another region, and memory would fill up."""
    from reportdiff.checking import inspection

    inspection.forget()


def forget() -> None:
    """Forget everything: files may have changed since an earlier call."""
    from reportdiff.checking import inspection
    from reportdiff.checking.rules import copies
    from reportdiff.corpus import neighbours

    inspection.forget()
    copies.forget()
    neighbours.forget()
