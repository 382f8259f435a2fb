"""docs/cli.md says what the commands say."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path


def test_the_page_is_fresh(project: Path) -> None:
    generated = runpy.run_path(str(project / "docs" / "generate_cli.py"))["cli_page"]()

    assert (project / "docs" / "cli.md").read_text(encoding="utf-8") == generated, "stale: run `make docs`"


def test_every_command_and_exit_code_is_on_it(project: Path) -> None:
    page = (project / "docs" / "cli.md").read_text(encoding="utf-8")

    for words in ("## reportdiff diff", "## reportdiff show", "## reportdiff list", "## reportdiff schema"):
        assert words in page
    for code in (0, 1, 2):
        assert f"| {code} |" in page


def test_the_picture_is_fresh(project: Path) -> None:
    """The README shows what the command prints today: `python docs/generate_picture.py` draws it anew."""
    done = subprocess.run(
        [sys.executable, "docs/generate_picture.py", "--check"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
