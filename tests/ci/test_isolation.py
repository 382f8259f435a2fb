"""No code of a pull request runs, not by the action, the workflows, the hook, nor by the command itself; and what it
configures does not count."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportdiff.checking.ci_templates import workflow
from tests.checking import reports
from tests.ci.hostile import plant
from tests.ci.runner import FILE, GOOD, YEAR, Done, Runner, commit, git, make_repository, put_report
from tests.command import PROJECT, Run

pytestmark = pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("git")), reason="the steps are run by bash in a git repository"
)

ACTION: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
GITHUB: dict[str, Any] = yaml.safe_load(workflow("github").text)["jobs"]["reports"]
GITLAB: dict[str, Any] = yaml.safe_load(workflow("gitlab").text)["reportdiff"]
HOOKS: list[dict[str, Any]] = [
    *yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")),
    *yaml.safe_load(workflow("pre-commit").text)["repos"][0]["hooks"],
]


class Hostile:
    """A repository whose branch brings a report and code (or ``files``), and the file that the code writes to."""

    def __init__(self, folder: Path, report: str = GOOD, files: Mapping[str, str] | None = None) -> None:
        self.root = folder / "repository"
        self.tools = folder / "tools"
        self.witness = folder / "witness"
        self.root.mkdir()
        self.tools.mkdir()
        make_repository(self.root)
        git(self.root, "remote", "add", "origin", str(self.root))
        put_report(self.root, report)
        if files is None:
            plant(self.root, self.witness)
        else:
            for name, text in files.items():
                (self.root / name).write_text(text, encoding="utf-8")
            commit(self.root, "files", "--allow-empty", what=".")

    def runner(self, **values: str) -> Runner:
        return Runner(self.root, self.tools, values)

    def ran(self) -> list[str]:
        """The names of what was run, none twice."""
        return sorted(set(self.witness.read_text(encoding="utf-8").split())) if self.witness.exists() else []


@pytest.fixture
def hostile(tmp_path: Path) -> Hostile:
    return Hostile(tmp_path)


def test_what_is_planted_does_run_where_nothing_is_done_against_it(hostile: Hostile) -> None:
    hostile.runner().shell(
        "python -c 'import json' || true; ./git || true; git -C reports status || true", {}, hostile.root
    )

    assert {"json/__init__.py", "git", "fsmonitor"} <= set(hostile.ran())


def action(hostile: Hostile) -> list[Done]:
    defaults = {f"inputs.{name}": each["default"] for name, each in ACTION["inputs"].items()}
    given = {"inputs.since": "origin/main", "inputs.sarif-file": "r.sarif", "github.action_path": str(PROJECT)}
    return hostile.runner(**{**defaults, **given}).steps(ACTION["runs"]["steps"])


def test_the_action_runs_none_of_it(hostile: Hostile) -> None:
    steps = action(hostile)

    assert [step.run.code for step in steps] == [0, 0, 0, 0], steps[-1]
    assert hostile.ran() == []
    assert "::notice file=" in steps[1].run.out and "没有发现问题" in steps[-1].summary


def github(hostile: Hostile) -> list[Done]:
    values = {"github.event_name": "pull_request", "github.base_ref": "main"}
    return hostile.runner(**values).steps(GITHUB["steps"], GITHUB["env"])


@pytest.mark.parametrize("target", [None, ".", "../empty", "/"])
def test_the_folder_that_the_action_checks_is_not_moved_by_a_link(target: str | None, tmp_path: Path) -> None:
    hostile = Hostile(tmp_path, reports.with_furniture(GOOD), {})
    folder = hostile.root / "data"
    if target is None:
        folder.mkdir()
        (hostile.root / "reports").rename(folder / "reports")
    else:
        (tmp_path / "empty").mkdir()
        folder.symlink_to(target)
    given = {f"inputs.{name}": each["default"] for name, each in ACTION["inputs"].items()}
    given |= {"inputs.working-directory": "data/", "github.action_path": str(PROJECT)}
    steps = hostile.runner(**given).steps(ACTION["runs"]["steps"])

    assert steps[-1].run.code == 1
    assert ("symbolic link" in steps[-1].run.err) == (target is not None)
    assert target is not None or "RD304" in steps[-1].run.out


def test_the_workflow_for_github_runs_none_of_it(hostile: Hostile) -> None:
    steps = github(hostile)

    assert [step.run.code for step in steps] == [0, 0, 0], steps[-1]
    assert hostile.ran() == []
    assert "::notice file=" in steps[1].run.out


def gitlab(hostile: Hostile) -> Run:
    environment = {
        "CI_PROJECT_DIR": str(hostile.root),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(hostile.root, "rev-parse", "origin/main"),
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        **GITLAB["variables"],
    }
    return hostile.runner().shell("\n".join(GITLAB["script"]), environment, hostile.root)


def test_the_job_for_gitlab_runs_none_of_it(hostile: Hostile) -> None:
    run = gitlab(hostile)

    assert (run.code, hostile.ran()) == (0, []), run.err


@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_written_through_a_link_of_the_pull_request(there: bool, hostile: Hostile) -> None:
    elsewhere = hostile.tools / "elsewhere"
    names = [*GITLAB["artifacts"]["reports"].values(), "r.sarif"]
    for name in names:
        (hostile.root / name).symlink_to(elsewhere)
    if there:
        elsewhere.write_text("somebody else's", encoding="utf-8")

    assert gitlab(hostile).code == 0
    assert [step.run.code for step in action(hostile)] == [0, 0, 0, 0]
    assert not any((hostile.root / name).is_symlink() for name in names)
    assert elsewhere.exists() == there
    assert not there or elsewhere.read_text(encoding="utf-8") == "somebody else's"


@pytest.mark.parametrize("hook", HOOKS, ids=["offered", "written"])
def test_the_hook_runs_none_of_it(hook: dict[str, Any], hostile: Hostile) -> None:
    entry = shlex.join([*shlex.split(hook["entry"]), FILE])
    run = hostile.runner().shell(entry, {}, hostile.root)

    assert (run.code, hostile.ran()) == (0, [])


def test_the_processes_that_check_starts_run_none_of_it(hostile: Hostile) -> None:
    every = [f"reports/{YEAR - 3}/{name}.md" for name in ("甲市", "乙市", "丙市", "丁市")]
    for name in every:
        path = hostile.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(GOOD.replace("云岭市", path.stem), encoding="utf-8")
    words = shlex.join(["reportdiff", "check", "--workers", "2", "--fail-on", "never", "--", *every])
    run = hostile.runner().shell(words, {}, hostile.root)

    assert (run.code, hostile.ran()) == (0, []), run.err


@pytest.mark.parametrize("place", [".", "reports"])
def test_git_is_asked_without_the_programs_that_settings_name(place: str, hostile: Hostile) -> None:
    run = hostile.runner().shell("reportdiff check --since origin/main --reports reports", {}, hostile.root / place)

    assert hostile.ran() == []
    assert run.code == (0 if place == "." else 2), run.err


def test_settings_of_libraries_in_the_folder_change_nothing(hostile: Hostile, tmp_path: Path) -> None:
    old, new = f"reports/{YEAR - 1}/云岭市.md", tmp_path / "new.md"
    new.write_text(GOOD.replace("发展", "發展").replace("国", "國").replace("产", "產"), encoding="utf-8")
    runner = hostile.runner()
    outputs = []
    for place in (hostile.root, tmp_path):
        picture = tmp_path / f"{place.name}.svg"
        words = ["reportdiff", "chart", "overview", str(hostile.root / old), str(new), "-o", str(picture), "--lang=en"]
        run = runner.shell(shlex.join(words), {}, place)
        assert run.code == 0, run.err
        outputs.append(picture.read_bytes())

    assert outputs[0] == outputs[1]
    assert hostile.ran() == []


def test_the_comment_of_the_page_about_ci_runs_none_of_it(hostile: Hostile) -> None:
    page = (PROJECT / "docs/ci.md").read_text(encoding="utf-8")
    (text,) = (block for block in re.findall(r"(?ms)^```yaml\n(.*?)^```", page) if "gh pr comment" in block)
    values = {"github.base_ref": "main", "github.event.number": "7", "github.token": "none"}
    runner = hostile.runner(**values)
    gh = runner.programs / "gh"
    gh.write_text("#!/bin/sh\npwd\ncat comment.md\n", encoding="utf-8")
    gh.chmod(0o755)
    (step,) = runner.steps(yaml.safe_load(text), {"GITHUB_REPOSITORY": "a/b"})

    assert (step.run.code, hostile.ran()) == (0, []), step.run.err
    assert step.run.out.splitlines()[:2] == [str(hostile.tools), "<!-- reportdiff:check -->"]


SWITCHED_OFF = '[check]\nfail-on = "never"\nrules = {RD1 = "off", RD2 = "off", RD3 = "off", RD4 = "off"}\n'


@pytest.mark.parametrize("provider", ["action", "github", "gitlab"])
def test_a_pull_request_cannot_switch_its_check_off(provider: str, tmp_path: Path) -> None:
    hostile = Hostile(tmp_path, reports.with_furniture(GOOD), {"reportdiff.toml": SWITCHED_OFF})
    if provider == "gitlab":
        run = gitlab(hostile)
    else:
        run = (action(hostile) if provider == "action" else github(hostile))[-1].run

    assert run.code == 1 and "RD304" in run.out
    assert "reportdiff.toml" in run.err and "不采用" in run.err
