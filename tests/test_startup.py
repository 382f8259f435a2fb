"""What a command costs before it does anything."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.command import Command

COSTLY = ("pandas", "matplotlib", "scipy", "jieba", "numpy", "yaml", "sklearn", "rich", "rapidfuzz")

_PROBE = f"""
import sys
from reportdiff.cli import main
code = main(["--help"])
print([name for name in {COSTLY} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""

LIMIT = 0.25
"""Seconds from start to end of `reportdiff --help`."""


def test_help_imports_nothing_costly(tmp_path: Path) -> None:
    run = Command(tmp_path)(program=("-c", _PROBE))

    assert (run.code, run.err) == (0, "[]\n")


def test_the_package_imports_nothing_costly(tmp_path: Path) -> None:
    probe = f"import sys, reportdiff; print([n for n in {COSTLY} + ('click', 'msgspec') if n in sys.modules])"

    assert Command(tmp_path)(program=("-c", probe)).out == "[]\n"


def test_help_starts_at_once(tmp_path: Path) -> None:
    command = Command(tmp_path)
    command("--help")

    def seconds(*arguments: str) -> float:
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments], env=command.environment(), cwd=tmp_path, check=True, capture_output=True
        )
        return time.perf_counter() - start

    # A slow or busy machine is told by how long Python alone takes (about 0.02 s on an idle one).
    bare = statistics.median(seconds("-c", "pass") for _ in range(5))
    assert min(seconds("-m", "reportdiff", "--help") for _ in range(5)) < max(LIMIT, 12 * bare)
