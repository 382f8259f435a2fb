"""A way to run the command as a user does: in a process of its own, with its exit code and both streams apart."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

# What would change the output of a command behind the back of a test.
_TELLTALES = ("REPORTDIFF_", "LC_", "LANG", "PYTHON", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "CLICOLOR", "TERM")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A finished run of a command: exit code, standard output and standard error, apart."""

    code: int
    out: str
    err: str


class Command:
    """Runs `python -m reportdiff` of this checkout in a clean environment; ``cwd`` is where it is run by default."""

    def __init__(self, cwd: Path) -> None:
        self.cwd = cwd

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(_TELLTALES)}
        return {**clean, "LANG": "C.UTF-8", "PYTHONPATH": str(PROJECT), **(extra or {})}

    def __call__(
        self,
        *arguments: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: bytes | None = None,
        program: tuple[str, ...] = ("-m", "reportdiff"),
    ) -> Run:
        done = subprocess.run(
            [sys.executable, *program, *map(str, arguments)],
            cwd=cwd or self.cwd,
            env=self.environment(env),
            input=stdin if stdin is not None else b"",
            capture_output=True,
            timeout=120,
        )
        return Run(code=done.returncode, out=done.stdout.decode("utf-8"), err=done.stderr.decode("utf-8"))
