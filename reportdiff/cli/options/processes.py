"""How many processes work."""

from __future__ import annotations

import os

import click


def workers_of(number: int | None) -> int:
    """Give the number of processes: ``number``, else :func:`processors`.

    With ``--debug`` it is one, because what other processes log would not be seen."""
    debug = "--debug" in (click.get_current_context().find_object(tuple) or ())
    return 1 if debug else number or processors()


def processors() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
