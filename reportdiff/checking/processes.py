"""Checking many files on several processes: the same results whatever their number, and none is lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reportdiff.checking.one_file import Order, check_file, fault_result
from reportdiff.errors import UnexpectedFault
from reportdiff.model import CheckedFile, Finding

_BatchResult = tuple[list[Path], list[tuple[CheckedFile, tuple[Finding, ...]]]]
"""Files that were checked together, and what each came to."""

OnProgress = Callable[[int, int], None]
"""A function that gets two numbers: the files that are done, and all files."""

BATCH = 12
"""Successive reports of one region that a process takes at once: each is the year before of the next."""

PARALLEL_FROM = 4
"""Files from which on other processes are worth their start."""

_SAFE_PATH: Final = "PYTHONSAFEPATH"


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
    if workers <= 1:
        for batch in batches:
            yield batch, _check_batch(batch, order)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    lost_batches: list[list[Path]] = []
    # Spawned, not forked: a line of progress may be being written by a thread of this process.
    with (
        _safe_path(),
        ProcessPoolExecutor(max_workers=min(workers, len(batches)), mp_context=get_context("spawn")) as pool,
    ):
        batch_of = {pool.submit(_check_batch, batch, order): batch for batch in batches}
        try:
            for future in as_completed(batch_of):
                if isinstance(future.exception(), BrokenProcessPool):
                    lost_batches.append(batch_of[future])
                else:
                    yield batch_of[future], future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    yield from _one_by_one([path for batch in lost_batches for path in batch], order)


def _one_by_one(files: Sequence[Path], order: Order) -> Iterator[_BatchResult]:
    """Check the files that were lost when a process died (a library crashed, or memory ran out).

    There is one process that checks one file after the other; if it dies, the file at hand is what kills it."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    remaining = list(files)
    while remaining:
        with _safe_path(), ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
            try:
                while remaining:
                    yield [remaining[0]], pool.submit(_check_batch, [remaining[0]], order).result()
                    del remaining[0]
            except BrokenProcessPool as error:
                yield [remaining[0]], [fault_result(remaining[0], _death(remaining[0], error))]
                del remaining[0]


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
