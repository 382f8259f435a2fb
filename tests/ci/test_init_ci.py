"""`reportdiff init-ci`: the right file in the right place, and nobody's work overwritten."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import get_args

import pytest
import yaml

from reportdiff.checking.ci_templates import PLACES, Provider, workflow, write_workflow
from reportdiff.cli.commands.init_ci import PROVIDERS
from reportdiff.errors import ReportdiffError
from reportdiff.version import __version__
from tests.command import Command

GITHUB = ".github/workflows/reportdiff.yml"


def test_the_command_offers_every_provider() -> None:
    assert get_args(Provider) == PROVIDERS == tuple(PLACES)


def test_the_file_goes_to_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "reports" / "2033").mkdir(parents=True)
    run = Command(tmp_path / "reports" / "2033")("init-ci", "--lang", "en")

    assert run.code == 0
    assert run.out.startswith("written: ") and "note: commit the file" in run.err
    text = (tmp_path / GITHUB).read_text(encoding="utf-8")
    assert f"'reportdiff=={__version__}'" in text and "@" not in text.replace("actions/checkout@", "").replace(
        "actions/setup-python@", ""
    )


def test_a_dry_run_prints_the_file_and_writes_nothing(tmp_path: Path) -> None:
    run = Command(tmp_path)("init-ci", "--provider", "gitlab", "--dry-run", "--lang", "zh")

    assert (run.code, run.out, run.err) == (0, workflow("gitlab").text, "")
    assert not list(tmp_path.iterdir())


def test_a_foreign_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / ".pre-commit-config.yaml"
    path.write_text("repos: []\n", encoding="utf-8")
    run = Command(tmp_path)("init-ci", "--provider", "pre-commit", "--lang", "en")

    assert (run.code, run.out) == (2, "")
    assert len(run.err.splitlines()) == 1 and "--dry-run" in run.err and "--force" in run.err
    assert path.read_text(encoding="utf-8") == "repos: []\n"
    assert Command(tmp_path)("init-ci", "--provider", "pre-commit", "--force").code == 0
    assert "reportdiff-check" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_file_that_nobody_edited_is_renewed_and_an_edited_one_is_not(provider: Provider, tmp_path: Path) -> None:
    old, new = (workflow(provider, requirement=f"reportdiff==0.{number}") for number in (1, 2))
    path = tmp_path / old.path

    assert write_workflow(old, tmp_path)
    assert write_workflow(new, tmp_path)
    assert not write_workflow(new, tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + "# 我们自己的一行\n", encoding="utf-8")
    with pytest.raises(ReportdiffError, match="edited"):
        write_workflow(old, tmp_path)
    assert path.read_text(encoding="utf-8").endswith("# 我们自己的一行\n")
    assert [each.name for each in path.parent.iterdir()] == [path.name]


ADDRESS = "reportdiff @ git+https://example.org/r.git@v1#subdirectory=a"


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("requirement", ["reportdiff[excel]==1.0", ADDRESS, "a: b #c, d"])
def test_any_requirement_gives_the_yaml_that_is_meant(provider: Provider, requirement: str) -> None:
    document = yaml.safe_load(workflow(provider, requirement=requirement).text)
    if provider == "pre-commit":
        assert document["repos"][0]["hooks"][0]["additional_dependencies"] == [requirement]
        return
    steps = document["jobs"]["reports"]["steps"] if provider == "github" else []
    install = steps[1]["run"] if steps else document["reportdiff"]["script"][1]
    assert shlex.split(install)[-1] == requirement


@pytest.mark.parametrize("requirement", ["", "a'b", 'a"b', "a\nb", "$(id)", "`id`", "-r x", "a\\b", "a|b"])
def test_a_requirement_that_a_shell_would_obey_is_refused(requirement: str) -> None:
    with pytest.raises(ReportdiffError, match="pip"):
        workflow("github", requirement=requirement)


@pytest.mark.parametrize("requirement", ["dist/r.whl", "r.whl", "a.tar.gz", "reportdiff @ file:///r", "reportdiff/"])
def test_a_requirement_that_lies_in_the_checkout_is_refused(requirement: str) -> None:
    with pytest.raises(ReportdiffError, match="pull request"):
        workflow("github", requirement=requirement)


def test_what_cannot_be_written_is_an_error_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".github").write_text("", encoding="utf-8")
    run = Command(tmp_path)("init-ci", "--lang", "en")

    assert run.code == 2 and len(run.err.splitlines()) == 1 and ".github" in run.err
