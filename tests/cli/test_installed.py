"""Wheel and source archive: made the same twice, and what is installed from the wheel works without the checkout."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement

from reportdiff.version import __version__
from tests.command import PROJECT, Command, Run


def built(root: Path, target: Path) -> tuple[Path, Path]:
    """Build the wheel and the source archive of the checkout at ``root``."""
    (wheel,) = WheelBuilder(str(root)).build(directory=str(target), versions=["standard"])
    (archive,) = SdistBuilder(str(root)).build(directory=str(target))
    return Path(wheel), Path(archive)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return built(PROJECT, tmp_path_factory.mktemp("dist"))


class Installed:
    """A virtual environment with the wheel and nothing of the checkout; its dependencies are those of the tests."""

    def __init__(self, wheel: Path, folder: Path) -> None:
        self.home, self.desk = folder / "env", folder / "desk"
        self.desk.mkdir()
        venv.create(self.home, symlinks=os.name != "nt")
        places = sysconfig.get_paths("venv", {"base": str(self.home), "platbase": str(self.home)})
        self.scripts = Path(places["scripts"])
        # A folder that a .pth file names is searched, but its own .pth files are not read: the checkout stays out.
        (Path(places["purelib"]) / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--python", str(self.scripts / "python"), "--disable-pip-version-check"]
        install = ["install", "--quiet", "--no-deps", "--no-index", "--no-compile", str(wheel)]
        subprocess.run([*pip, *install], check=True, timeout=300, cwd=self.desk)

    def __call__(self, *arguments: str) -> Run:
        """Run the installed command in an empty folder, with a cache of its own."""
        cache = {"REPORTDIFF_CACHE": "1", "REPORTDIFF_CACHE_DIR": str(self.home / "cache")}
        environment = Command(self.desk).environment(cache)
        del environment["PYTHONPATH"]
        done = subprocess.run(
            [self.scripts / "reportdiff", *arguments], cwd=self.desk, env=environment, capture_output=True, timeout=120
        )
        return Run(code=done.returncode, out=done.stdout.decode("utf-8"), err=done.stderr.decode("utf-8"))


@pytest.fixture(scope="module")
def installed(archives: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(archives[0], tmp_path_factory.mktemp("installed"))


def test_another_folder_and_another_day_give_the_same_bytes(archives: tuple[Path, Path], tmp_path: Path) -> None:
    """The second build is of the unpacked source archive: so nothing is missing in it either."""
    with tarfile.open(archives[1]) as archive:
        archive.extractall(tmp_path, filter="data")
    (root,) = tmp_path.iterdir()
    (root / "PKG-INFO").unlink()  # the archive has it beside the files of the checkout
    for path in root.rglob("*"):
        os.utime(path, (2_000_000_000, 2_000_000_000))

    again = built(root, tmp_path / "dist")
    assert [digest(path) for path in again] == [digest(path) for path in archives]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_wheel_holds_the_package_the_example_reports_and_the_manual(archives: tuple[Path, Path]) -> None:
    names = set(zipfile.ZipFile(archives[0]).namelist())

    for name in ("py.typed", "cli/run.py"):
        assert f"reportdiff/{name}" in names
    assert {name for name in names if "/reports/" in name} == {
        *(f"reportdiff/data/reports/{year}/beijing.md" for year in range(2022, 2027)),
        *(f"reportdiff/data/reports/{year}/beijing.review.md" for year in range(2023, 2027)),
    }
    manuals = {name for name in names if "/share/man/" in name}
    assert len(manuals) == 2 and all(name.endswith("man1/reportdiff.1") for name in manuals)
    assert not [name for name in names if not name.startswith("reportdiff")]


def test_in_an_empty_folder_it_helps_and_compares_the_bundled_reports_and_says_so(installed: Installed) -> None:
    assert installed("--help").out.startswith("Usage: reportdiff")
    run = installed("2022", "2023", "--summary")

    assert run.code == 0
    assert run.err.startswith("note: using the example reports")
    assert run.err.count("\n") == 1
    assert "2022" in run.out
    assert list(installed.desk.iterdir()) == []
    assert installed("list").out.startswith("         2022  2023  2024  2025  2026\nBeijing  md")
    parts = json.loads(installed("show", "2026", "--format", "json").out)["parts"]
    assert [span["part"] for span in parts] == ["review", "plan"]


def test_it_writes_a_page_and_draws_a_chart(installed: Installed) -> None:
    page, picture = installed.desk / "page.html", installed.desk / "targets.svg"
    runs = installed("2022", "2023", "-o", page.name), installed("chart", "targets", "2022", "2023", "-o", picture.name)

    assert [run.code for run in runs] == [0, 0], runs
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert picture.read_text(encoding="utf-8").startswith("<svg") or "<svg" in picture.read_text(encoding="utf-8")


def test_it_runs_from_where_it_was_installed(installed: Installed) -> None:
    program = "import reportdiff, sys; print(reportdiff.__file__)"
    done = subprocess.run(
        [installed.scripts / "python", "-c", program], cwd=installed.desk, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()).is_relative_to(installed.home)
    assert (installed.home / "share" / "man" / "man1" / "reportdiff.1").is_file()


def dependencies() -> Iterator[metadata.Distribution]:
    """Everything that is installed with reportdiff, extras left out."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    todo, done = [Requirement(line) for line in project["dependencies"]], set[str]()
    while todo:
        requirement = todo.pop()
        if requirement.name.lower() in done or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        done.add(requirement.name.lower())
        yield (distribution := metadata.distribution(requirement.name))
        todo += map(Requirement, distribution.requires or ())


def test_the_installation_stays_small() -> None:
    """Megabytes of all files but the compiled modules of Python, which take as much again as the modules themselves."""
    sizes = {
        each.name: sum(file.size or 0 for file in each.files or () if file.suffix != ".pyc") / 1e6
        for each in dependencies()
    }
    # With reportdiff itself, compiled modules and whole blocks of the disk these are 417 MB (docs/install.md).
    assert sum(sizes.values()) < 310, sorted(sizes.items(), key=lambda row: -row[1])[:8]


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))

    assert citation["cff-version"] == "1.2.0"
    assert (citation["title"], citation["version"], citation["license"]) == ("reportdiff", __version__, "MIT")
    assert citation["authors"] and citation["message"]
