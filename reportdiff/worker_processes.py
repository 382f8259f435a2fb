"""Work on several processes of this machine: the same results whatever their number, and none is lost.

A process may die: a library crashes, or memory runs out. Then all tasks that were under way are done again, one at a
time in a process of its own, and the one that kills its process again is named.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

AHEAD: Final = 2
"""Tasks for each process that are sent before the results are there: none waits, and memory stays flat."""

_ONE_THREAD: Final = {
    "PYTHONSAFEPATH": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
"""Set while processes start. They import nothing from the working folder, which may be a stranger's checkout and is the
first place where ``python -c``, by which they start, would look. And each of them is one thread: libraries that start
more only get into each other's way."""


@dataclass(frozen=True, slots=True)
class Death:
    """Stands for the result of a task whose process died."""

    cause: Exception


def run_tasks(
    work: Callable[[_Task], _Result], tasks: Iterable[_Task], *, workers: int
) -> Iterator[tuple[_Task, _Result | Death]]:
    """Give each of ``tasks`` with what ``work`` makes of it, as they finish; on ``workers`` processes if more than one.

    ``work``, tasks and results are sent to other processes: ``work`` is a function of a module. ``tasks`` are taken
    only as they are needed. Raises what ``work`` raises, and then starts no more."""
    if workers <= 1:
        for task in tasks:
            yield task, work(task)
        return
    waiting = iter(tasks)
    while True:
        lost: list[_Task] = []
        yield from _until_a_death(work, waiting, workers, lost)
        if not lost:
            return
        yield from _one_by_one(work, lost)


def _until_a_death(
    work: Callable[[_Task], _Result], waiting: Iterator[_Task], workers: int, lost: list[_Task]
) -> Iterator[tuple[_Task, _Result | Death]]:
    """Do the tasks that are ``waiting``, until all are done or a process dies; then add those under way to ``lost``."""
    from concurrent.futures import FIRST_COMPLETED, wait
    from concurrent.futures.process import BrokenProcessPool

    with _pool(workers) as executor:
        under_way: dict[Future[_Result], _Task] = {}
        try:
            while True:
                _submit(
                    executor, work, islice(waiting, 0 if lost else workers * AHEAD - len(under_way)), under_way, lost
                )
                if not under_way:
                    return
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    task = under_way.pop(future)
                    if isinstance(future.exception(), BrokenProcessPool):
                        lost.append(task)
                    else:
                        yield task, future.result()
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _submit(
    executor: ProcessPoolExecutor,
    work: Callable[[_Task], _Result],
    tasks: Iterable[_Task],
    under_way: dict[Future[_Result], _Task],
    lost: list[_Task],
) -> None:
    from concurrent.futures.process import BrokenProcessPool

    for task in tasks:
        try:
            under_way[executor.submit(work, task)] = task
        except BrokenProcessPool:
            lost.append(task)


def _one_by_one(work: Callable[[_Task], _Result], tasks: list[_Task]) -> Iterator[tuple[_Task, _Result | Death]]:
    """Do the tasks that were lost when a process died: in one process, one after the other; if it dies, the task at
    hand is what kills it."""
    from concurrent.futures.process import BrokenProcessPool

    remaining = deque(tasks)
    while remaining:
        with _pool(1) as executor:
            while remaining:
                task = remaining.popleft()
                try:
                    result: _Result | Death = executor.submit(work, task).result()
                except BrokenProcessPool as error:
                    result = Death(error)
                yield task, result
                if isinstance(result, Death):
                    break


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: a line of progress may be being written by a thread of this process.
    with _variables(_ONE_THREAD), ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as executor:
        yield executor


@contextmanager
def _variables(values: dict[str, str]) -> Iterator[None]:
    """Set variables of the environment for the block, and then set them back."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
