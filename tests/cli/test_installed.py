"""The wheel, installed somewhere without the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.command import Command


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout (hatchling is in the dev group, so this needs no network)."""
    target = tmp_path_factory.mktemp("dist")
    _run(["-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)], cwd=project)
    (built,) = target.glob("reportdiff-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for PYTHONPATH that holds the package as pip installs it."""
    target = tmp_path_factory.mktemp("site")
    arguments = ["install", "--quiet", "--no-deps", "--no-index", "--no-compile", "--target", str(target), str(wheel)]
    _run(["-m", "pip", "--disable-pip-version-check", *arguments], cwd=target)
    return target


def _run(arguments: list[str], *, cwd: Path) -> None:
    done = subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


def test_the_wheel_holds_the_package_and_the_example_reports(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for name in ("py.typed", "cli/run.py"):
        assert f"reportdiff/{name}" in names
    assert {name for name in names if "/reports/" in name} == {
        *(f"reportdiff/data/reports/{year}/beijing.md" for year in range(2022, 2027)),
        *(f"reportdiff/data/reports/{year}/beijing.review.md" for year in range(2023, 2027)),
    }
    assert not [name for name in names if not name.startswith("reportdiff")]


def test_in_an_empty_folder_it_uses_the_bundled_reports_and_says_so(installed: Path, tmp_path: Path) -> None:
    run = Command(tmp_path)("2022", "2023", "--summary", env={"PYTHONPATH": str(installed)})

    assert run.code == 0
    assert run.err.startswith("note: using the example reports")
    assert run.err.count("\n") == 1
    assert "2022" in run.out
    assert list(tmp_path.iterdir()) == []


def test_in_an_empty_folder_the_later_digests_are_there_with_their_reviews(installed: Path, tmp_path: Path) -> None:
    command, env = Command(tmp_path), {"PYTHONPATH": str(installed)}

    assert command("2025", "2026", "--summary", env=env).code == 0
    assert command("list", env=env).out.startswith("         2022  2023  2024  2025  2026\nBeijing  md")
    parts = json.loads(command("show", "2026", "--format", "json", env=env).out)["parts"]
    assert [span["part"] for span in parts] == ["review", "plan"]


def test_reports_of_the_folder_go_first(installed: Path, folder: Path) -> None:
    run = Command(folder)("list", env={"PYTHONPATH": str(installed)})

    assert (run.code, run.err) == (0, "")
    assert run.out == "         2031  2032\nBeijing  md    md\n\n2 reports, 1 region, 2 years\n"
