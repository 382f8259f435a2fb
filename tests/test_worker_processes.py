"""Tasks on several processes: each done once, none lost with a process that dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportdiff.worker_processes import AHEAD, Death, run_tasks


def square(number: int) -> int:
    return number * number


def deadly(task: tuple[int, str]) -> int:
    """Kill the process at -1, and at -2 the first time."""
    number, marks = task
    mark = Path(marks) / "killed"
    if number == -1 or (number == -2 and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def wrong(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("workers", [1, 2])
def test_every_task_is_done_once(workers: int) -> None:
    assert sorted(run_tasks(square, range(7), workers=workers)) == [(number, number**2) for number in range(7)]


def test_tasks_are_taken_only_as_they_are_needed() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    results = run_tasks(square, tasks(), workers=1)
    next(results)
    assert taken == [0]
    results = run_tasks(square, tasks(), workers=2)
    next(results)
    assert len(taken) - 1 <= 2 * AHEAD + 1
    results.close()


def test_a_task_that_kills_its_process_is_named_and_no_other_is_lost(tmp_path: Path) -> None:
    tasks = [(number, str(tmp_path)) for number in (3, -1, 5, -2, 7, 8, 9)]
    results = {task[0]: result for task, result in run_tasks(deadly, tasks, workers=2)}

    assert {number for number, result in results.items() if isinstance(result, Death)} == {-1}
    assert {number: result for number, result in results.items() if number != -1} == {
        number: number for number in (3, 5, -2, 7, 8, 9)
    }


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_ends_the_run(workers: int) -> None:
    with pytest.raises(ValueError):
        list(run_tasks(wrong, range(9), workers=workers))
