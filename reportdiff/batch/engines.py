"""Where the work is done: on processes of this machine, or on a cluster of Dask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from reportdiff.batch.worker_program import Program
from reportdiff.errors import ReportdiffError
from reportdiff.worker_processes import Death, run_tasks

EngineName = Literal["local", "dask"]

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class Engine(Protocol):
    """What does tasks: as :func:`reportdiff.worker_processes.run_tasks`."""

    def run(self, work: Callable[[_Task], _Result], tasks: Iterable[_Task]) -> Iterator[tuple[_Task, _Result | Death]]:
        """Give each task with its result, as they finish; with a :class:`Death` where it has killed its worker."""


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """So many processes of this machine; 1: this process alone."""

    jobs: int

    def run(self, work: Callable[[_Task], _Result], tasks: Iterable[_Task]) -> Iterator[tuple[_Task, _Result | Death]]:
        return run_tasks(work, tasks, workers=self.jobs)


def open_engine(
    name: EngineName, *, jobs: int, scheduler: str | None, program: Program
) -> AbstractContextManager[Engine]:
    """Open an engine for the block; ``jobs`` are for ``local``, the address ``scheduler`` for ``dask``.

    Raises :class:`ReportdiffError` where an address is missing or for the other engine, no cluster answers, its workers
    are another ``program``, or Dask is not installed."""
    if name == "local":
        if scheduler is not None:
            raise ReportdiffError(
                "--scheduler is for --engine dask; add that, or leave the address out",
                "--scheduler 只用于 --engine dask；请加上它，或去掉地址",
            )
        return _local(jobs)
    if scheduler is None:
        raise ReportdiffError(
            "--engine dask needs the address of the scheduler: --scheduler tcp://HOST:8786",
            "--engine dask 需要调度器的地址：--scheduler tcp://主机:8786",
        )
    from reportdiff.batch.dask_engine import dask_engine

    return dask_engine(scheduler, program)


@contextmanager
def _local(jobs: int) -> Iterator[Engine]:
    yield LocalEngine(jobs)
