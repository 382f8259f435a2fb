"""A stand-in for the machine that runs CI: the steps of a workflow as a shell, in a repository of its own.

The checkout is what is installed: ``python`` and ``reportdiff`` are this interpreter, and pip only says what it was
asked for.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.checking import reports
from tests.command import PROJECT, Command, Run

YEAR = 2033
FILE = f"reports/{YEAR}/云岭市.md"
GOOD = reports.good_report(YEAR)

_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A step that was run: what it said, and what it put into its summary."""

    name: str
    run: Run
    summary: str


class Runner:
    """Runs steps in ``root``, with ``values`` for the expressions in them (``inputs.since``)."""

    def __init__(self, root: Path, tools: Path, values: Mapping[str, str]) -> None:
        self.root = root
        self.tools = tools
        self.values = values
        self.asked_of_pip = tools / "pip.txt"
        _stand_ins(tools, self.asked_of_pip)

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
        clean = Command(self.root).environment(environment)
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=where,
            env={**clean, "PATH": f"{self.tools}:{clean['PATH']}"},
            capture_output=True,
            timeout=120,
        )
        return Run(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self.values[found[1]], text)

    def _wanted(self, condition: str) -> bool:
        if not condition:
            return True
        name, comparison, literal = condition.split(maxsplit=2)
        same = self.values[name] == literal.strip("'")
        return same if comparison == "==" else not same


def make_repository(root: Path) -> None:
    """A repository with the reports of two years on ``main``, as a clone sees it, and a branch."""
    for year in (YEAR - 2, YEAR - 1):
        path = root / f"reports/{year}/云岭市.md"
        path.parent.mkdir(parents=True)
        path.write_text(reports.good_report(year), encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "two years")
    git(root, "update-ref", "refs/remotes/origin/main", "main")
    git(root, "checkout", "--quiet", "-b", "new-report")


def put_report(root: Path, text: str) -> None:
    """Commit ``text`` as the report of :data:`YEAR`."""
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    commit(root, "a report", "--allow-empty")


def commit(root: Path, message: str, *words: str) -> None:
    git(root, "add", "reports")
    git(root, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", *words, "-m", message)


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)
    return done.stdout.decode().strip()


def _stand_ins(tools: Path, asked_of_pip: Path) -> None:
    run = f'PYTHONPATH="{PROJECT}" exec "{sys.executable}"'
    pip = f'if [ "$1 $2" = "-m pip" ]; then printf "%s\\n" "$*" >> "{asked_of_pip}"; exit 0; fi\n'
    for name, text in (("python", f'{pip}{run} "$@"'), ("reportdiff", f'{run} -m reportdiff "$@"')):
        path = tools / name
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
