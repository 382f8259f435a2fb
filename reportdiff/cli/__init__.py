"""The command line: parse options, call the library, print. No logic lives here."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run :func:`reportdiff.cli.run.main`; Ctrl-C while it loads gives no traceback."""
    try:
        from reportdiff.cli.run import main as run

        return run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
