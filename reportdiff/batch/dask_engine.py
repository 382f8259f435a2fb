"""The cluster: the scheduler of Dask hands tasks to its workers, and gives those of a lost worker to another one.

Tasks carry everything, results are small, and rows go from the workers to the storage: no data pass through here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from typing import Any, Final, TypeVar

from reportdiff.batch.worker_program import Program, this_program, wrong_program
from reportdiff.errors import ReportdiffError
from reportdiff.installation import install_command
from reportdiff.worker_processes import AHEAD, Death

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

PATIENCE: Final = 15
"""Seconds to wait for the scheduler, and for the first worker."""


@contextmanager
def dask_engine(address: str, program: Program) -> Iterator[DaskEngine]:
    """Connect to the scheduler at ``address``, whose workers have to be ``program``.

    Raises :class:`ReportdiffError` where nobody answers, there is no worker, or one is another program."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise ReportdiffError(
            f"--engine dask needs Dask, which is not installed; run: {install_command('distributed')}",
            f"--engine dask 需要 Dask，尚未安装；请运行 {install_command('distributed')}",
        ) from error
    try:
        client: Any = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ReportdiffError(
            f"no scheduler of Dask answers at {address} ({reason}); start one with `dask scheduler`, "
            "or check the address",
            f"{address} 没有 Dask 调度器应答（{reason}）；请用 dask scheduler 启动，或检查地址",
        ) from error
    with client:
        _await_worker(client, address)
        _check_workers(client, program)
        yield DaskEngine(client)


def _await_worker(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise ReportdiffError(
            f"the scheduler at {address} has no worker; start one with `dask worker {address}`",
            f"{address} 的调度器没有工作节点；请用 dask worker {address} 启动",
        ) from error


def _check_workers(client: Any, program: Program) -> None:
    """Ask every worker which program it is. One that joins later is asked by each task."""
    for place, answer in client.run(this_program, on_error="return").items():
        if isinstance(answer, ImportError):
            raise ReportdiffError(
                f"the worker {place} has no reportdiff ({answer}); install the same version there",
                f"工作节点 {place} 没有安装 reportdiff（{answer}）；请安装相同的版本",
            ) from answer
        if isinstance(answer, Exception):
            raise answer
        if answer != program:
            raise wrong_program(place, program.difference(answer))


class DaskEngine:
    """The workers of a cluster."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def run(self, work: Callable[[_Task], _Result], tasks: Iterable[_Task]) -> Iterator[tuple[_Task, _Result | Death]]:
        """Keep as many tasks under way as the workers can do, and a few more."""
        distributed: Any = import_module("distributed")
        killed: type[Exception] = import_module("distributed.scheduler").KilledWorker

        waiting = iter(tasks)
        task_of = {}
        under_way: Any = distributed.as_completed(raise_errors=False, loop=self._client.loop)

        def submit(count: int) -> None:
            for task in islice(waiting, count):
                future = self._client.submit(work, task, pure=False)
                task_of[future.key] = task
                under_way.add(future)

        submit(self._capacity())
        for future in under_way:
            task = task_of.pop(future.key)
            error = future.exception()
            if isinstance(error, killed):
                yield task, Death(error)
            else:
                yield task, future.result()
            future.release()
            submit(self._capacity() - len(task_of))

    def _capacity(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return max(1, threads) * AHEAD
