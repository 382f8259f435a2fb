"""A stand-in for the machine that runs CI: the steps of a workflow as a shell, in a repository of its own.

The checkout is what is installed: ``python`` is that of an environment of its own, which holds this checkout, so that
an isolated interpreter (``python -I``) has it too; its pip only says what it was asked for.
"""

from __future__ import annotations

import atexit
import re
import shutil
import subprocess
import sysconfig
import tempfile
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.checking import reports
from tests.command import PROJECT, Command, Run

YEAR = 2033
FILE = f"reports/{YEAR}/云岭市.md"
GOOD = reports.good_report(YEAR)

_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+)(?: *\|\| *([\w.-]+))? *\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A step that was run: what it said, and what it put into its summary."""

    name: str
    run: Run
    summary: str


class Runner:
    """Runs steps in ``root``, with ``values`` for the expressions in them (``inputs.since``), on a machine that has the
    variables ``machine``."""

    def __init__(
        self, root: Path, tools: Path, values: Mapping[str, str], machine: Mapping[str, str] | None = None
    ) -> None:
        self.root = root
        self.tools = tools
        self.machine = machine or {}
        self.values = {"runner.temp": str(tools), **values}
        self.asked_of_pip = tools / "pip.txt"
        self.programs = _programs(tools, self.asked_of_pip)

    def steps(self, steps: list[dict[str, Any]], environment: Mapping[str, str] | None = None) -> list[Done]:
        """Run every step that holds a script, until one fails, as the service would."""
        done = []
        for number, step in enumerate(steps):
            if "run" not in step or not self._wanted(step.get("if", "")):
                continue
            summary = self.tools / f"summary-{number}.md"
            summary.touch()
            given = {name: self._filled(str(value)) for name, value in step.get("env", {}).items()}
            services = {
                "GITHUB_ACTIONS": "true",
                "GITHUB_WORKSPACE": str(self.root),
                "GITHUB_STEP_SUMMARY": str(summary),
                "RUNNER_TEMP": str(self.tools),
            }
            where = self.root / self._filled(step.get("working-directory", "."))
            run = self.shell(step["run"], {**services, **(environment or {}), **given}, where)
            done.append(Done(name=step.get("name", ""), run=run, summary=summary.read_text(encoding="utf-8")))
            if run.code:
                break
        return done

    def shell(self, script: str, environment: Mapping[str, str], where: Path) -> Run:
        """Run a script as GitHub runs ``shell: bash``."""
        assert "${{" not in script, "an expression in a script is a hole: whoever names a branch writes it"
        clean = Command(self.root).environment({**self.machine, **environment})
        clean.pop("PYTHONPATH", None)
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=where,
            env={**clean, "PATH": f"{self.programs}:{clean['PATH']}"},
            capture_output=True,
            timeout=120,
        )
        return Run(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self.values[found[1]] or (found[2] and self.values[found[2]]) or "", text)

    def _wanted(self, condition: str) -> bool:
        if not condition:
            return True
        name, comparison, literal = condition.split(maxsplit=2)
        same = self.values[name] == literal.strip("'")
        return same if comparison == "==" else not same


def make_repository(root: Path) -> None:
    """A repository with the reports of two years on ``main``, as a clone sees it, and a branch."""
    shutil.copytree(_two_years(), root, dirs_exist_ok=True)


@cache
def _two_years() -> Path:
    """The repository that others are copies of: git is asked once."""
    folder = tempfile.TemporaryDirectory(prefix="reportdiff-tests-")
    atexit.register(folder.cleanup)
    root = Path(folder.name)
    for year in (YEAR - 2, YEAR - 1):
        path = root / f"reports/{year}/云岭市.md"
        path.parent.mkdir(parents=True)
        path.write_text(reports.good_report(year), encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "two years")
    git(root, "update-ref", "refs/remotes/origin/main", "main")
    git(root, "checkout", "--quiet", "-b", "new-report")
    return root


def put_report(root: Path, text: str) -> None:
    """Commit ``text`` as the report of :data:`YEAR`."""
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    commit(root, "a report", "--allow-empty")


def commit(root: Path, message: str, *words: str, what: str = "reports") -> None:
    git(root, "add", "--force", what)
    git(root, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", *words, "-m", message)


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)
    return done.stdout.decode().strip()


def _programs(tools: Path, asked_of_pip: Path) -> Path:
    """The folder with ``python`` and ``reportdiff`` of an environment that holds this checkout."""
    place = tools / "python"
    if place.exists():
        return place / "bin"
    venv.EnvBuilder(symlinks=True).create(place)
    packages = next(place.glob("lib/python*/site-packages"))
    (packages / "checkout.pth").write_text(f"{PROJECT}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    pip = packages / "pip"
    pip.mkdir()
    (pip / "__init__.py").touch()
    words = f"import sys\nopen({str(asked_of_pip)!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
    (pip / "__main__.py").write_text(words, encoding="utf-8")
    script = place / "bin" / "reportdiff"
    call = "import sys\nfrom reportdiff.cli import main\nif __name__ == '__main__':\n    sys.exit(main())"
    script.write_text(f"#!{place}/bin/python\n{call}\n", encoding="utf-8")
    script.chmod(0o755)
    return place / "bin"
