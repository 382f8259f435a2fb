"""Show a long result page by page, for readers at a terminal.

``$REPORTDIFF_PAGER``, else ``$PAGER``, else ``less -FRX``, which keeps colours, ends at once if everything fits
one screen, and leaves the text on the screen. An empty value or ``cat`` means no pager. The command is split into words
and not given to a shell. If the pager cannot start, the result is printed.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import subprocess

PAGER_VARIABLE: Final = "REPORTDIFF_PAGER"
_DEFAULT: Final = ("less", "-FRX")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """The words of the command that shows a text page by page."""

    command: Sequence[str]

    def show(self, text: str) -> bool:
        """Show ``text``; ``False`` if the pager did not start or failed, so that the caller prints the text."""
        import subprocess

        environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
        try:
            process = subprocess.Popen(self.command, stdin=subprocess.PIPE, env=environment)
        except (OSError, ValueError):
            return False
        _feed(process, text)
        while True:
            # Ctrl-C is the pager's to handle; the terminal is its own until it ends.
            with contextlib.suppress(KeyboardInterrupt):
                return process.wait() <= 0


def find_pager(environment: Mapping[str, str]) -> Pager | None:
    """Find the pager of the environment; ``None`` where standard output cannot show one, or the reader wants none."""
    if not sys.stdout.isatty() or environment.get("TERM") == "dumb":
        return None
    command = next((environment[name] for name in (PAGER_VARIABLE, "PAGER") if name in environment), None)
    try:
        words = list(_DEFAULT) if command is None else shlex.split(command)
    except ValueError:
        return None
    return Pager(command=words) if words and words != ["cat"] else None


def _feed(process: subprocess.Popen[bytes], text: str) -> None:
    """Write the text to the pager; a reader may leave before its end."""
    assert process.stdin is not None  # the pipe requested above
    with contextlib.suppress(OSError, KeyboardInterrupt), process.stdin as pipe:
        pipe.write((text if text.endswith("\n") else f"{text}\n").encode("utf-8", "replace"))
