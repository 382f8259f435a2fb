"""The action, the workflows and the hook: valid by the schemas of the services, pinned, and run as they would be."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportdiff.checking.ci_templates import REQUIREMENT, workflow
from reportdiff.cli.group import group
from reportdiff.errors import ReportdiffError
from reportdiff.output.findings.findings_text import FINDING_FORMS
from tests.checking import reports
from tests.ci.runner import FILE, GOOD, YEAR, Runner, git, make_repository, put_report
from tests.command import PROJECT, common_cache

pytestmark = pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("git")), reason="the steps are run by bash in a git repository"
)

ACTION: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
GITHUB: dict[str, Any] = yaml.safe_load(workflow("github").text)
GITLAB: dict[str, Any] = yaml.safe_load(workflow("gitlab").text)["reportdiff"]
BAD = reports.with_furniture(GOOD)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    make_repository(root)
    return root


@pytest.fixture(scope="module")
def machine() -> dict[str, str]:
    """Variables of a machine that keeps results: the steps are looked at here, not what they compute of the reports."""
    return common_cache()


def action_values(**given: str) -> dict[str, str]:
    held = {f"inputs.{name}": value["default"] for name, value in ACTION["inputs"].items()}
    return {**held, "github.action_path": str(PROJECT), **{f"inputs.{name}": value for name, value in given.items()}}


# ---- what the services would say of the files


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("github-actions", (PROJECT / "action.yml").read_text(encoding="utf-8")),
        ("github-workflows", workflow("github").text),
        ("gitlab-ci", workflow("gitlab").text),
    ],
)
def test_the_file_is_valid_by_the_schema_of_its_service(name: str, text: str) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema brings the schemas of the services")
    import jsonschema

    schemas = resources.files("check_jsonschema").joinpath(f"builtin_schemas/vendor/{name}.json")
    schema = json.loads(schemas.read_text("utf-8"))
    # YAML 1.1 takes the key "on" for a truth value, the services do not.
    document = {("on" if key is True else key): value for key, value in yaml.safe_load(text).items()}
    jsonschema.validators.validator_for(schema)(schema).validate(document)


def scripts() -> Iterator[str]:
    for step in (*ACTION["runs"]["steps"], *GITHUB["jobs"]["reports"]["steps"]):
        yield step.get("run", "")
    yield from GITLAB["script"]
    for hook in hooks():
        yield hook["entry"]


def hooks() -> list[dict[str, Any]]:
    own: list[dict[str, Any]] = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return [*own, *yaml.safe_load(workflow("pre-commit").text)["repos"][0]["hooks"]]


def test_every_command_and_option_exists() -> None:
    called = [found for script in scripts() for found in re.findall(r"(?m)\breportdiff ([a-z-]+)( [^\n|]*)?", script)]

    assert {command for command, _ in called} == {"check", "diff"}
    for command, rest in called:
        known = {option for parameter in group.commands[command].params for option in parameter.opts}
        assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rest)) <= known


def test_actions_are_pinned_to_commits_and_rights_are_few() -> None:
    steps = [*ACTION["runs"]["steps"], *GITHUB["jobs"]["reports"]["steps"]]
    uses = [step["uses"] for step in steps if "uses" in step]

    assert len(uses) == 3
    commenting = yaml.safe_load(workflow("github", comment=True).text)
    assert commenting["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", each) for each in uses)
    assert GITHUB["permissions"] == {"contents": "read"}
    checkout = next(step for step in steps if step.get("uses", "").startswith("actions/checkout"))
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_no_script_holds_an_expression() -> None:
    assert not [script for script in scripts() if "${{" in script]


def test_hooks_take_reports_and_nothing_else() -> None:
    for hook in hooks():
        wanted = re.compile(hook["files"])
        assert wanted.search("reports/2033/云岭市.md") and wanted.search("reports/2033/beijing.docx")
        assert not wanted.search("README.md") and not wanted.search("docs/reports/a.md")


def test_the_page_about_ci_knows_every_input_and_format() -> None:
    page = (PROJECT / "docs/ci.md").read_text(encoding="utf-8")

    assert all(f"| `{name}` |" in page for name in ACTION["inputs"])
    assert all(f"`{form}`" in page for form in FINDING_FORMS)
    for text in re.findall(r"(?ms)^```yaml\n(.*?)^```", page):
        assert yaml.safe_load(text)
    for command, rest in re.findall(r"(?m)\breportdiff ((?:init-ci|check|diff))\b([^\n|`#>]*)", page):
        known = {option for parameter in group.commands[command].params for option in parameter.opts}
        assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rest)) <= known


# ---- the steps, run


def test_the_action_passes_a_good_report_and_shows_what_changes(
    repository: Path, tmp_path: Path, machine: dict[str, str]
) -> None:
    put_report(repository, GOOD)
    runner = Runner(repository, tmp_path, action_values(since="origin/main"), machine)
    install, changes, check = runner.steps(ACTION["runs"]["steps"])

    assert [step.run.code for step in (install, changes, check)] == [0, 0, 0]
    assert runner.asked_of_pip.read_text().split()[-1] == str(PROJECT)
    notices = [line for line in changes.run.out.splitlines() if line.startswith("::")]
    assert len(notices) == 10 and all(line.startswith("::notice file=reports/20") for line in notices)
    assert f"{YEAR - 1} → {YEAR}" in changes.summary.splitlines()[0]
    assert "::" not in check.run.out and "没有发现问题" in check.summary


def test_the_action_stops_a_bad_report_and_says_where(
    repository: Path, tmp_path: Path, machine: dict[str, str]
) -> None:
    put_report(repository, BAD)
    runner = Runner(
        repository, tmp_path, action_values(since="origin/main", lang="en", **{"sarif-file": "r.sarif"}), machine
    )
    *_, sarif, check = runner.steps(ACTION["runs"]["steps"])

    line = BAD[: BAD.index("扫一扫")].count("\n") + 1
    assert check.run.code == 1
    assert f"::error file={FILE},line={line}," in check.run.out
    assert f"| error | {line}:1 | RD304 page furniture |" in check.summary
    results = json.loads((repository / "r.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert sarif.run.code == 0 and "RD304" in {each["ruleId"] for each in results}


def test_the_action_checks_what_is_named(repository: Path, tmp_path: Path, machine: dict[str, str]) -> None:
    put_report(repository, BAD)
    named = action_values(diff="false", specs=f"{YEAR - 1}/云岭市 reports/{YEAR - 2}/云岭市.md", lang="en")
    *_, check = Runner(repository, tmp_path, named, machine).steps(ACTION["runs"]["steps"])

    assert (check.run.code, check.run.out) == (0, "2 reports checked, nothing found\n")


def test_the_action_takes_a_spec_a_line(repository: Path, tmp_path: Path, machine: dict[str, str]) -> None:
    put_report(repository, BAD)
    named = action_values(diff="false", specs=f"\n{YEAR - 2}/云岭市\n  reports/{YEAR - 1}/云岭市.md\n", lang="en")
    *_, check = Runner(repository, tmp_path, named, machine).steps(ACTION["runs"]["steps"])

    assert (check.run.code, check.run.out) == (0, "2 reports checked, nothing found\n")


def test_inputs_of_the_action_are_words_and_no_scripts(
    repository: Path, tmp_path: Path, machine: dict[str, str]
) -> None:
    harm = f'"; touch {tmp_path}/harm; $(touch {tmp_path}/harm) `touch {tmp_path}/harm` #'
    for name in ("specs", "since", "fail-on"):
        Runner(repository, tmp_path, action_values(diff="false", **{name: harm}), machine).steps(
            ACTION["runs"]["steps"]
        )

    assert not (tmp_path / "harm").exists()


def test_the_workflow_of_init_ci_does_the_same(repository: Path, tmp_path: Path, machine: dict[str, str]) -> None:
    put_report(repository, BAD)
    values = {"github.event_name": "pull_request", "github.base_ref": "main"}
    runner = Runner(repository, tmp_path, values, machine)
    job = GITHUB["jobs"]["reports"]
    _, changes, check = runner.steps(job["steps"], job["env"])

    assert runner.asked_of_pip.read_text().split()[-1] == REQUIREMENT
    assert (changes.run.code, changes.run.out.count("::notice ")) == (0, 10)
    assert check.run.code == 1 and f"::error file={FILE}," in check.run.out and "RD304" in check.summary


GH = """#!/bin/sh
test "$1 $2" = "pr comment" || exit 1
echo "$@"
cat comment.md
exit $CODE
"""


def assert_comment(out: str) -> None:
    """The comment has the findings, the counts, the fates and the highlights, and fits."""
    words, _, comment = out.partition("\n")
    assert words.startswith("pr comment 7 --repo a/b --body-file comment.md --edit-last --create-if-none")
    assert comment.startswith("<!-- reportdiff:check -->")
    assert "RD304" in comment and f"{YEAR - 1} → {YEAR}" in comment and "## 要点" in comment
    assert re.search(r"未再提及\d+项", comment) and comment.index("RD304") < comment.index("要点")
    assert len(comment) < 65_536


def test_the_action_comments_where_it_is_asked_to(repository: Path, tmp_path: Path, machine: dict[str, str]) -> None:
    put_report(repository, BAD)
    values = {"github.event.number": "7", "github.token": "none"}
    runner = Runner(
        repository, tmp_path, {**action_values(since="origin/main", diff="false", comment="true"), **values}, machine
    )
    gh = runner.programs / "gh"
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    steps = [step for step in ACTION["runs"]["steps"] if "omment" in step.get("name", "")]
    (comment,) = runner.steps(steps, {"GITHUB_REPOSITORY": "a/b", "CODE": "0"})

    assert comment.run.code == 0, comment.run.err
    assert_comment(comment.run.out)


@pytest.mark.parametrize("code", ["0", "1"])
def test_the_workflow_comments_and_goes_on_where_it_may_not(
    repository: Path, tmp_path: Path, machine: dict[str, str], code: str
) -> None:
    put_report(repository, BAD)
    values = {"github.event_name": "pull_request", "github.base_ref": "main", "github.event.number": "7"}
    runner = Runner(repository, tmp_path, {**values, "github.token": "none"}, machine)
    gh = runner.programs / "gh"
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    job = yaml.safe_load(workflow("github", comment=True).text)["jobs"]["reports"]
    steps = [step for step in job["steps"] if "omment" in step.get("name", "")]
    (comment,) = runner.steps(steps, {**job["env"], "GITHUB_REPOSITORY": "a/b", "CODE": code})

    assert comment.run.code == 0, comment.run.err
    assert_comment(comment.run.out)
    assert ("::notice::no comment" in comment.run.out) == (code == "1")


def test_only_github_has_comments() -> None:
    with pytest.raises(ReportdiffError, match="GitHub"):
        workflow("gitlab", comment=True)


def test_the_job_for_gitlab_writes_its_reports_and_fails(
    repository: Path, tmp_path: Path, machine: dict[str, str]
) -> None:
    put_report(repository, BAD)
    runner = Runner(repository, tmp_path, {}, machine)
    base = git(repository, "rev-parse", "origin/main")
    git(repository, "remote", "add", "origin", str(repository))
    environment = {
        "CI_PROJECT_DIR": str(repository),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        **GITLAB["variables"],
    }
    run = runner.shell("\n".join(GITLAB["script"]), environment, repository)

    assert run.code == 1 and f"{FILE}:" in run.out
    reports = GITLAB["artifacts"]["reports"]
    quality = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert {entry["location"]["path"] for entry in quality} == {FILE}
    assert "<failure " in (repository / reports["junit"]).read_text(encoding="utf-8")


def test_the_hook_checks_the_files_it_is_given(repository: Path, tmp_path: Path, machine: dict[str, str]) -> None:
    put_report(repository, BAD)
    entry = shlex.join([*shlex.split(hooks()[0]["entry"]), FILE, f"reports/{YEAR - 1}/云岭市.md"])
    run = Runner(repository, tmp_path, {}, machine).shell(entry, {}, repository)

    assert run.code == 1 and f"{FILE}:" in run.out
