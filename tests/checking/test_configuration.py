"""Whose configuration counts: a branch that brings reports cannot say as well what is found in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.checking import reports
from tests.ci.runner import FILE, GOOD, YEAR, commit, git, make_repository, put_report
from tests.command import Command, Run, common_cache

BAD = reports.with_furniture(GOOD)
WATCH = '[[watch]]\nname = "航天城"\nterms = ["航天城"]\ncondition = "must_exist"\nseverity = "error"\n'
SETTINGS = '[check]\nfail-on = "error"\n'

SWITCHED_OFF = {
    "fail-on": ({"reportdiff.toml": '[check]\nfail-on = "never"\n'}, "check.fail-on: error → never"),
    "a rule": ({"reportdiff.toml": SETTINGS + 'rules = {RD3 = "off", RD6 = "off"}\n'}, "check.rules.RD3: – → off"),
    "another folder": ({"reportdiff.toml": 'reports = "none"\n', "none/.keep": ""}, "reports: – → none"),
    "a list elsewhere": ({"reportdiff.toml": 'watch = "other.toml"\n', "other.toml": WATCH}, "watch: – → other.toml"),
    "settings gone": ({"reportdiff.toml": None}, "check.fail-on: error → –"),
    "an entry gone": ({"watch.toml": ""}, "removed or changed: 航天城"),
    "an entry changed": ({"watch.toml": WATCH.replace("error", "notice")}, "removed or changed: 航天城"),
    "the list gone": ({"watch.toml": None}, "removed or changed: 航天城"),
    "accepted": ({"accepted.toml": None}, "newly accepted"),
    "pins": ({f"reports/{YEAR}/云岭市.links.toml": '[[pin]]\nverdict = "same"\nold = ["造船"]\n'}, "0 before, 1 now"),
}
"""Each way to change what is found: the files that a branch brings (``None``: deletes), and what is said of it."""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    make_repository(tmp_path)
    (tmp_path / "reportdiff.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "watch.toml").write_text(WATCH, encoding="utf-8")
    commit(tmp_path, "configuration", what=".")
    git(tmp_path, "branch", "--force", "main")
    return tmp_path


def check(root: Path, *words: str) -> Run:
    return Command(root, common_cache())("check", "--since", "main", "--lang", "en", *words)


def bring(root: Path, files: dict[str, str | None]) -> None:
    """Commit ``files`` on the branch."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True, parents=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, encoding="utf-8")
    commit(root, "configuration of the branch", what=".")


def accept_everything(root: Path) -> None:
    assert Command(root, common_cache())("accept", FILE).code == 0
    commit(root, "accepted", what=".")


@pytest.mark.parametrize("case", SWITCHED_OFF)
def test_what_a_branch_configures_does_not_count(case: str, repository: Path) -> None:
    put_report(repository, BAD)
    before = check(repository, "--config-from", "main")
    files, _ = SWITCHED_OFF[case]
    accept_everything(repository) if case == "accepted" else bring(repository, files)
    after = check(repository, "--config-from", "main")

    assert (before.code, before.err) == (1, "") and "RD304" in before.out and "RD601" in before.out
    assert (after.code, after.out) == (1, before.out)
    (name, *_) = files
    assert "ignores that" in after.err and name in after.err


@pytest.mark.parametrize("case", SWITCHED_OFF)
def test_without_a_base_it_is_said_aloud_what_was_switched_off_and_by_which_commit(case: str, repository: Path) -> None:
    put_report(repository, BAD)
    files, said = SWITCHED_OFF[case]
    accept_everything(repository) if case == "accepted" else bring(repository, files)
    by = git(repository, "log", "-1", "--format=%h")
    run = check(repository, "--strict", "--width", "400")

    assert run.code == 1
    (name, *_) = files
    line = next(line for line in run.out.splitlines() if line.startswith(f"{name}: warning RD701"))
    message = run.out.splitlines()[run.out.splitlines().index(line) + 1]
    assert said in message and f"(commit {by})" in message
    assert "uses the changed one" in run.err and name in run.err


def test_a_check_that_was_switched_off_fails_with_strict_alone(repository: Path) -> None:
    put_report(repository, BAD)
    bring(repository, {"reportdiff.toml": '[check]\nfail-on = "never"\nrules = {RD1 = "off"}\n'})

    assert [check(repository, *words).code for words in ([], ["--strict"])] == [0, 1]


def test_what_is_not_committed_is_said_too(repository: Path) -> None:
    put_report(repository, GOOD)
    (repository / "watch.toml").write_text("", encoding="utf-8")

    assert "(not committed)" in check(repository).out
    assert "（未提交）" in check(repository, "--lang", "zh").out


@pytest.mark.parametrize("form", ["github", "json", "md", "sarif", "junit", "gitlab"])
def test_every_format_says_it(form: str, repository: Path, tmp_path: Path) -> None:
    put_report(repository, GOOD)
    bring(repository, {"watch.toml": ""})
    summary = tmp_path / "summary.md"
    run = Command(repository, common_cache())(
        "check", "--since", "main", "--format", form, env={"GITHUB_STEP_SUMMARY": str(summary)}
    )

    assert run.code == 0
    assert "RD701" in run.out and "航天城" in run.out
    assert form != "github" or "RD701" in summary.read_text(encoding="utf-8")


def test_it_comes_before_graver_findings_that_would_bury_it(repository: Path) -> None:
    lines = "\n".join(f"扫一扫在手机打开当前页{number}" for number in range(15))
    put_report(repository, GOOD.replace("## 二、", f"{lines}\n\n## 二、", 1))
    bring(repository, {"watch.toml": ""})

    assert "RD701" in check(repository, "--format", "github").out.splitlines()[0]


def test_nobody_can_switch_it_off_or_accept_it(repository: Path) -> None:
    put_report(repository, GOOD)
    bring(repository, {"reportdiff.toml": '[check]\nrules = {RD7 = "off"}\n'})
    run = check(repository)

    assert (run.code, run.out) == (2, "") and "RD701 cannot be set" in run.err


def test_a_branch_that_changes_no_configuration_passes_strictly(repository: Path) -> None:
    put_report(repository, GOOD.replace("地铁", "地铁航天城", 1) if "地铁" in GOOD else GOOD)
    (repository / "reportdiff.toml").write_text("# the same\n" + SETTINGS, encoding="utf-8")
    (repository / "watch.toml").write_text(WATCH, encoding="utf-8")
    run = check(repository, "--strict", "--rule", "RD6=off")

    assert (run.code, run.err) == (0, "")


def test_strict_without_a_commit_is_about_the_plan_alone(repository: Path) -> None:
    run = Command(repository, common_cache())("check", "--strict", "--rule", "RD6=off", "--lang", "en")

    assert run.code != 2 and run.err == "" and "RD701" not in run.out


def test_an_unknown_base_is_an_error_in_one_line(repository: Path) -> None:
    run = Command(repository, common_cache())("check", "--config-from", "nowhere", "--lang", "en")

    assert run.code == 2 and "git knows no commit nowhere" in run.err and len(run.err.splitlines()) == 1


def test_broken_settings_of_a_branch_do_not_stop_the_check_of_the_base(repository: Path) -> None:
    put_report(repository, GOOD)
    bring(repository, {"reportdiff.toml": "[check\n", "watch.toml": "[["})
    run = check(repository, "--config-from", "main", "--rule", "RD6=off")

    assert run.code == 0, run.err


def test_a_list_outside_of_the_repository_counts(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    put_report(repository, GOOD)
    outside = tmp_path_factory.mktemp("outside") / "watch.toml"
    outside.write_text(WATCH.replace("航天城", "火箭港"), encoding="utf-8")
    run = check(repository, "--config-from", "main", "--watch", str(outside))

    assert run.code == 1 and "火箭港" in run.out and "航天城" not in run.out


def test_a_link_does_not_take_a_list_out_of_the_repository(repository: Path, tmp_path: Path) -> None:
    bring(repository, {"conf/watch.toml": WATCH})
    git(repository, "branch", "--force", "main")
    put_report(repository, GOOD)
    (repository / "conf/watch.toml").unlink()
    (repository / "conf").rmdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "watch.toml").write_text("", encoding="utf-8")
    (repository / "conf").symlink_to(elsewhere)
    run = check(repository, "--config-from", "main", "--watch", "conf/watch.toml")

    assert run.code == 1 and "航天城" in run.out


def test_a_link_at_the_base_is_refused(repository: Path) -> None:
    (repository / "watch.toml").unlink()
    (repository / "watch.toml").symlink_to("other.toml")
    bring(repository, {"other.toml": WATCH})
    git(repository, "branch", "--force", "main")
    run = check(repository, "--config-from", "main")

    assert run.code == 2 and "symbolic link" in run.err


def diff(root: Path, *words: str) -> Run:
    return Command(root, common_cache())(
        "diff", f"reports/{YEAR - 1}/云岭市.md", FILE, "--summary", "--lang", "en", *words
    )


def test_diff_keeps_to_the_base_as_well(repository: Path) -> None:
    put_report(repository, GOOD)
    bring(repository, {"watch.toml": WATCH.replace("航天城", "企业"), "reportdiff.toml": "[diff]\nfail-on = []\n"})
    codes = [diff(repository, "--fail-on", "watch", *words).code for words in ([], ["--config-from", "main"])]

    assert codes == [0, 1]


def test_pins_of_the_base_are_those_that_count(repository: Path) -> None:
    put_report(repository, GOOD)
    result = json.loads(diff(repository, "--format", "json").out)
    plain = result["changes"]
    texts = {each["id"]: each["text"] for side in ("old", "new") for each in result[side]["measures"]}
    link = next(change for change in plain if len(change["old"]) == len(change["new"]) == 1)
    old, new = texts[link["old"][0]], texts[link["new"][0]]
    pin = f'[[pin]]\nverdict = "not_same"\nold = ["{old}"]\nnew = ["{new}"]\n'
    bring(repository, {f"reports/{YEAR}/云岭市.links.toml": pin})
    pinned, base = (
        json.loads(diff(repository, "--format", "json", *words).out)["changes"]
        for words in ([], ["--config-from", "main"])
    )

    assert pinned != plain and base == plain


@pytest.mark.parametrize(("text", "said"), [(None, "there is no watch.toml"), ("# empty\n", "has no entry")])
def test_a_watch_that_watches_nothing_is_an_error(text: str | None, said: str, repository: Path) -> None:
    put_report(repository, GOOD)
    bring(repository, {"watch.toml": text})
    run = diff(repository, "--fail-on", "watch")

    assert (run.code, run.out) == (2, "")
    assert said in run.err and len(run.err.splitlines()) == 1


@pytest.mark.parametrize("value", ["", ",", " 、"])
def test_a_fail_on_that_names_nothing_is_an_error(value: str, repository: Path) -> None:
    put_report(repository, GOOD)
    run = diff(repository, "--fail-on", value)

    assert run.code == 2 and "--fail-on is empty" in run.err
