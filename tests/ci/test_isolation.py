"""No code of a pull request runs, not by the action, the workflows, the hook, nor by the command itself; and what it
configures does not count."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportdiff.checking.ci_templates import workflow
from tests.checking import reports
from tests.ci.hostile import plant
from tests.ci.runner import FILE, GOOD, YEAR, Runner, commit, git, make_repository, put_report
from tests.cli.conftest import NEW, OLD
from tests.command import PROJECT, Command, Run

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


SWITCHED_OFF = '[check]\nfail-on = "never"\nrules = {RD1 = "off", RD2 = "off", RD3 = "off", RD4 = "off"}\n'


class Hostile:
    """A repository whose branch brings a report and code, and the file that the code writes to."""

    def __init__(self, folder: Path, report: str = GOOD, *, code: bool = True) -> None:
        self.root = folder / "repository"
        self.tools = folder / "tools"
        self.witness = folder / "witness"
        self.root.mkdir()
        self.tools.mkdir()
        make_repository(self.root)
        git(self.root, "remote", "add", "origin", str(self.root))
        put_report(self.root, report)
        if code:
            plant(self.root, self.witness)

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


def action(hostile: Hostile) -> list[Run]:
    defaults = {f"inputs.{name}": each["default"] for name, each in ACTION["inputs"].items()}
    given = {"inputs.since": "origin/main", "inputs.sarif-file": "r.sarif", "github.action_path": str(PROJECT)}
    return [done.run for done in hostile.runner(**{**defaults, **given}).steps(ACTION["runs"]["steps"])]


def github(hostile: Hostile) -> list[Run]:
    values = {"github.event_name": "pull_request", "github.base_ref": "main"}
    return [done.run for done in hostile.runner(**values).steps(GITHUB["steps"], GITHUB["env"])]


def gitlab(hostile: Hostile) -> list[Run]:
    environment = {
        "CI_PROJECT_DIR": str(hostile.root),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(hostile.root, "rev-parse", "origin/main"),
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        **GITLAB["variables"],
    }
    return [hostile.runner().shell("\n".join(GITLAB["script"]), environment, hostile.root)]


CODE_QUALITY, JUNIT = GITLAB["artifacts"]["reports"].values()
PROVIDERS = {
    "action": (action, 4, {"r.sarif": None}),
    "github": (github, 3, {}),
    "gitlab": (gitlab, 1, {CODE_QUALITY: None, JUNIT: "somebody else's"}),
}
"""How each runs, its steps, and the files that it writes: links of the pull request to what they name here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """A provider that has met all at once: code, settings that switch the check off, and links where it writes."""

    hostile: Hostile
    runs: list[Run]
    steps: int
    links: Mapping[str, str | None]


@pytest.fixture(scope="module", params=PROVIDERS)
def attack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Attack:
    run, steps, links = PROVIDERS[request.param]
    hostile = Hostile(tmp_path_factory.mktemp(request.param), reports.with_furniture(GOOD))
    (hostile.root / "reportdiff.toml").write_text(SWITCHED_OFF, encoding="utf-8")
    commit(hostile.root, "settings", what=".")
    for name, text in links.items():
        elsewhere = hostile.tools / f"elsewhere-{name}"
        (hostile.root / name).symlink_to(elsewhere)
        if text is not None:
            elsewhere.write_text(text, encoding="utf-8")
    return Attack(hostile=hostile, runs=run(hostile), steps=steps, links=links)


def test_none_of_it_runs(attack: Attack) -> None:
    assert attack.hostile.ran() == []
    # All of it was gone through: every step but the last went well, and the changes were shown.
    assert [run.code for run in attack.runs] == [0] * (attack.steps - 1) + [1], attack.runs[-1]
    assert len(attack.runs) == 1 or any("::notice file=" in run.out for run in attack.runs)


def test_a_pull_request_cannot_switch_its_check_off(attack: Attack) -> None:
    last = attack.runs[-1]

    assert last.code == 1 and "RD304" in last.out
    assert "reportdiff.toml" in last.err and "不采用" in last.err


def test_nothing_is_written_through_a_link_of_the_pull_request(attack: Attack) -> None:
    for name, text in attack.links.items():
        written, elsewhere = attack.hostile.root / name, attack.hostile.tools / f"elsewhere-{name}"
        assert written.is_file() and not written.is_symlink()
        assert (elsewhere.read_text(encoding="utf-8") if elsewhere.exists() else None) == text


@pytest.mark.parametrize("target", [None, ".", "../empty", "/"])
def test_the_folder_that_the_action_checks_is_not_moved_by_a_link(target: str | None, tmp_path: Path) -> None:
    hostile = Hostile(tmp_path, reports.with_furniture(GOOD), code=False)
    folder = hostile.root / "data"
    if target is None:
        folder.mkdir()
        (hostile.root / "reports").rename(folder / "reports")
    else:
        (tmp_path / "empty").mkdir()
        folder.symlink_to(target)
    given = {f"inputs.{name}": each["default"] for name, each in ACTION["inputs"].items()}
    given |= {"inputs.working-directory": "data/", "inputs.diff": "false", "github.action_path": str(PROJECT)}
    steps = hostile.runner(**given).steps(ACTION["runs"]["steps"])

    assert steps[-1].run.code == 1
    assert ("symbolic link" in steps[-1].run.err) == (target is not None)
    assert target is not None or "RD304" in steps[-1].run.out


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
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW.translate(str.maketrans("数据开动电办启线设产", "數據開動電辦啟線設產")), encoding="utf-8")
    pictures = [tmp_path / "there.svg", tmp_path / "elsewhere.svg"]
    words = ["chart", "overview", str(old), str(new), "--lang=en", "-o"]
    run = hostile.runner().shell(shlex.join(["reportdiff", *words, str(pictures[0])]), {}, hostile.root)
    assert run.code == 0, run.err
    assert Command(tmp_path)(*words, pictures[1]).code == 0

    assert pictures[0].read_bytes() == pictures[1].read_bytes()
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
