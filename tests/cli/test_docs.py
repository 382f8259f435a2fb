"""docs/cli.md and docs/cli.zh.md say what the commands say."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = ("cli.md", "cli.zh.md")


def test_the_pages_are_fresh(project: Path) -> None:
    made = runpy.run_path(str(project / "docs" / "generate_cli.py"))

    assert [path.name for path, _ in made["PAGES"].values()] == list(PAGES)
    for lang, (path, _) in made["PAGES"].items():
        assert path.read_text(encoding="utf-8") == made["cli_page"](lang), "stale: run `make docs`"
        assert made["MANUALS"][lang].read_text(encoding="utf-8") == made["man_page"](lang), "stale: run `make docs`"


def test_the_manual_pages_have_every_command_and_no_stray_request(project: Path) -> None:
    for name in ("reportdiff.1", "reportdiff.zh_CN.1"):
        lines = (project / "docs" / "man" / name).read_text(encoding="utf-8").splitlines()
        requests = {line.split(" ")[0] for line in lines if line.startswith((".", "'"))}

        assert requests == {".TH", ".SH", ".SS", ".TP", ".B", ".nf", ".fi", ".PP"}
        assert {".SS reportdiff diff", r".SS reportdiff init\-ci"} <= set(lines)
        assert [line for line in lines if line.rstrip() != line] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_command_and_exit_code_is_on_it(project: Path, name: str) -> None:
    page = (project / "docs" / name).read_text(encoding="utf-8")

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
