"""The command line: parse options, call the library, print. No logic lives here."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Sequence

__all__ = ["main"]

_INTERRUPTED = 130

_OBJECTS = 50_000
"""New objects after which Python looks for cycles (its default is 700): a run makes many objects and few cycles, and
looking at them over and over is a tenth of a short one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run :func:`reportdiff.cli.run.main`; Ctrl-C while it loads gives no traceback."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, 20, 20)
    try:
        from reportdiff.cli.run import main as run

        return run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        gc.set_threshold(*before)
        # What is left at the end goes with the process: nobody has to look for cycles in it.
        atexit.register(gc.freeze)
