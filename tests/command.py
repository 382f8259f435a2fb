"""A way to run the command as a user does: in a process of its own, with its exit code and both streams apart."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.prepared_process import prepared_process

PROJECT = Path(__file__).resolve().parent.parent

# What would change the output of a command behind the back of a test.
_TELLTALES = ("REPORTDIFF_", "LC_", "LANG", "PYTHON", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "CLICOLOR", "TERM")

NO_CACHE = {"REPORTDIFF_CACHE": "0"}
"""Tests find faults of what makes a result: they must not be given one that was made before."""

_MAIN = """
import sys
from reportdiff.cli import main
sys.exit(main())
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A finished run of a command: exit code, standard output and standard error, apart."""

    code: int
    out: str
    err: str


@cache
def common_cache() -> dict[str, str]:
    """The variables of a cache that all tests of this process share: for those that look at what is done with a report
    or comparison, and not at what makes it."""
    folder = TemporaryDirectory(prefix="reportdiff-tests-")
    atexit.register(folder.cleanup)
    return {"REPORTDIFF_CACHE": "1", "REPORTDIFF_CACHE_DIR": folder.name}


class Command:
    """Runs `python -m reportdiff` of this checkout in a clean environment; ``cwd`` is where it is run by default, and
    ``variables`` are those of all its runs."""

    def __init__(self, cwd: Path, variables: Mapping[str, str] | None = None) -> None:
        self.cwd = cwd
        self._variables = NO_CACHE if variables is None else variables

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(_TELLTALES)}
        return {**clean, "LANG": "C.UTF-8", "PYTHONPATH": str(PROJECT), **self._variables, **(extra or {})}

    def __call__(
        self,
        *arguments: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: bytes = b"",
        before: str = "",
        program: tuple[str, ...] | None = None,
    ) -> Run:
        """Run the command after the code ``before``, or instead of it a ``program`` (``"-c", code``).

        A program, and an environment that is read while Python starts, have a process from scratch; all others have a
        fork of one that has imported everything (:mod:`tests.prepared_process`)."""
        words, environment = [str(each) for each in arguments], self.environment(env)
        if program is None and (prepared := prepared_process(self.environment(), environment)):
            code, out, err = prepared.run(words, cwd or self.cwd, environment, stdin, before)
            return Run(code=code, out=out.decode("utf-8"), err=err.decode("utf-8"))
        program = program or (("-c", before + _MAIN) if before else ("-m", "reportdiff"))
        done = subprocess.run(
            [sys.executable, *program, *words],
            cwd=cwd or self.cwd,
            env=environment,
            input=stdin,
            capture_output=True,
            timeout=120,
        )
        return Run(code=done.returncode, out=done.stdout.decode("utf-8"), err=done.stderr.decode("utf-8"))
