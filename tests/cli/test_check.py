"""`check`, `accept`, and the exit codes of `diff` with --fail-on, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.cli import main
from tests.cli.conftest import NEW, OLD
from tests.command import Command, Run


class Work:
    """The command in a folder of its own, run in this process: what it imports is there already."""

    def __init__(self, cwd: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self.cwd = cwd
        self._monkeypatch = monkeypatch
        self._capfd = capfd

    def __call__(self, *words: str, env: dict[str, str] | None = None) -> Run:
        self._capfd.readouterr()
        with self._monkeypatch.context() as patch:
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            code = main(list(words))
        out, err = self._capfd.readouterr()
        return Run(code=code, out=out, err=err)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Work:
    """The command in a folder with two reports."""
    for year, text in (("2031", OLD), ("2032", NEW)):
        (tmp_path / "reports" / year).mkdir(parents=True)
        (tmp_path / "reports" / year / "beijing.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Work(tmp_path, monkeypatch, capfd)


@pytest.mark.parametrize(("kind", "code"), [("split", 0), ("dropped", 1), ("sometimes", 2)])
def test_the_process_ends_with_the_exit_code(work: Work, kind: str, code: int) -> None:
    assert Command(work.cwd)("2031", "2032", "--fail-on", kind).code == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 0),
        (("--exit-code",), 1),
        (("--fail-on", "dropped"), 1),
        (("--fail-on", "target_lowered,split"), 1),
        (("--fail-on", "split"), 0),
        (("--fail-on", "dropped", "--status", "new"), 0),
        (("--fail-on", "sometimes"), 2),
        (("--watch", "nowhere.toml"), 2),
    ],
)
def test_exit_codes_of_diff(work: Work, words: tuple[str, ...], code: int) -> None:
    assert work("2031", "2032", *words).code == code


@pytest.mark.parametrize(
    ("earlier", "now"),
    [("expanded", "members_added,stage_advanced"), ("narrowed", "members_gone,stage_set_back")],
)
def test_a_facet_of_an_earlier_version_stands_for_those_that_replace_it(work: Work, earlier: str, now: str) -> None:
    told, plain = (work("2031", "2032", "--fail-on", kinds, "--lang", "en") for kinds in (earlier, now))
    chinese = work("2031", "2032", "--fail-on", earlier, "--lang", "zh")

    assert (told.code, told.out) == (plain.code, plain.out)
    assert f"--fail-on: {earlier} is now {now} and counts as such; write {now} instead" in told.err
    assert f"--fail-on 的 {earlier} 已改名，本次按 {now} 处理" in chinese.err and "已改名" not in plain.err


def test_an_earlier_facet_in_the_configuration_is_noted_as_well(work: Work) -> None:
    (work.cwd / "reportdiff.toml").write_text('[diff]\nfail-on = ["expanded"]\n', encoding="utf-8")

    assert "members_added,stage_advanced" in work("2031", "2032", "--lang", "en").err


def test_what_failed_is_said_on_standard_error_alone(work: Work) -> None:
    plain = work("2031", "2032", "--lang", "en")
    run = work("2031", "2032", "--fail-on", "dropped", "--lang", "en")

    assert run.out == plain.out
    assert "--fail-on dropped, 1 found: 编制深海探测专项规划" in run.err


def test_the_watch_list_beside_is_kept_to(work: Work) -> None:
    (work.cwd / "watch.toml").write_text(
        '[[watch]]\nname = "深海"\nterms = ["深海探测"]\ncondition = "must_exist"\n', encoding="utf-8"
    )

    quiet, loud = work("2031", "2032", "--lang", "en"), work("2031", "2032", "--fail-on", "watch", "--lang", "en")

    assert (quiet.code, loud.code) == (0, 1)
    assert "watch list, line 1: nothing about 深海" in quiet.err
    assert work("check", "2032", "--lang", "en").code == 0
    assert work("check", "2032", "--fail-on", "warning").code == 1
    assert work("check", "2032", "--rule", "RD6=error").code == 1


def test_accepting_makes_a_failing_diff_pass_and_names_what_is_stale(work: Work) -> None:
    assert "accepted" in work("accept", "2031", "2032", "--lang", "en").out
    assert work("2031", "2032", "--exit-code").code == 0

    newer = NEW.replace("启动量子通信干线建设", "启动量子通信骨干网建设")
    (work.cwd / "reports/2032/beijing.md").write_text(newer, encoding="utf-8")
    run = work("2031", "2032", "--fail-on", "any", "--lang", "en")
    assert run.code == 1
    assert "stale entries of the accepted baseline: 1" in run.err

    assert "1 stale removed" in work("accept", "2031", "2032", "--prune", "--lang", "en").out
    assert "stale entries" not in work("2031", "2032", "--fail-on", "any", "--lang", "en").err


def test_accepting_findings_makes_a_failing_check_pass(work: Work) -> None:
    path = work.cwd / "reports/2032/beijing.md"
    path.write_text(NEW.replace("新建社区食堂120家", "新建社区食堂120家，满意率达到%"), encoding="utf-8")
    assert work("check", "2032").code == 1

    work("accept", "2032")
    run = work("check", "2032", "--lang", "en")

    assert run.code == 0
    assert "1 more is accepted" in run.out
    path.write_text(NEW, encoding="utf-8")
    assert "no longer accepts anything" in work("check", "2032", "--lang", "en").out


def test_a_check_goes_into_a_file_and_the_list_of_rules_needs_no_report(work: Work) -> None:
    run = work("check", "-o", "found.txt", "--format", "terminal")

    assert run.out == "" and "2" in (work.cwd / "found.txt").read_text(encoding="utf-8")
    assert "| RD401 | error |" in work("check", "--list-rules", "--lang", "en").out


def test_the_configuration_sets_what_fails_and_a_flag_goes_before_it(work: Work) -> None:
    (work.cwd / "reportdiff.toml").write_text('[diff]\nfail-on = ["dropped"]\n', encoding="utf-8")

    assert work("2031", "2032").code == 1
    assert work("2031", "2032", "--fail-on", "split").code == 0
    assert work("2031", "2032", env={"REPORTDIFF_DIFF_FAIL_ON": "split"}).code == 0


@pytest.mark.parametrize("words", [("--rule", "RD305"), ("--rule", "RD999=off"), ("nowhere.md",), ("--since", "-x")])
def test_a_wrong_command_line_is_one_line_and_exit_code_2(work: Work, words: tuple[str, ...]) -> None:
    run = work("check", *words, "--lang", "en")

    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


def test_one_or_two_reports_can_be_accepted(work: Work) -> None:
    assert work("accept", "2031", "2032", "2032").code == 2
