"""`reportdiff doctor` and `reportdiff completion`: what is there, and what a shell is offered."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from reportdiff import diagnosis
from reportdiff.diagnosis import EXTRAS, diagnose
from reportdiff.i18n.labels import Lang
from tests.command import Command


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_there_is_named_in_a_line_each(reportdiff: Command, lang: Lang) -> None:
    run = reportdiff("doctor", "--lang", lang)
    lines = run.out.splitlines()

    assert (run.code, run.err) == (0, "")
    assert {line[0] for line in lines} <= {"+", "-", " "}
    assert "0.1.0" in lines[0] and "{" not in run.out
    assert "2031" in run.out and "2032" in run.out


def test_a_folder_without_reports_and_a_wrong_one_are_told_apart(reportdiff: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    empty = reportdiff("doctor", "--lang", "en", "--reports", str(tmp_path / "empty"))
    wrong = reportdiff("doctor", "--lang", "en", "--reports", str(tmp_path / "nowhere"))

    assert empty.code == 0 and "- missing  no report in the folder" in empty.out
    assert "store one with `reportdiff add`" in empty.out
    assert wrong.code == 1 and "! bad  " in wrong.out and "names no directory" in wrong.out


def test_an_extra_that_is_missing_comes_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "find_spec", lambda name: None if name == "onnxruntime" else find_spec(name))
    extras = {condition.name: condition for condition in diagnose() if condition.name.startswith("extra_")}

    assert extras.keys() == {f"extra_{name}" for name in EXTRAS}
    assert extras["extra_ocr"].state == "missing"
    assert extras["extra_ocr"].values["command"].startswith("pip install")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_asks_for_words(reportdiff: Command, shell: str) -> None:
    run = reportdiff("completion", shell)

    assert run.code == 0
    assert "_REPORTDIFF_COMPLETE" in run.out and "reportdiff" in run.out


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("reportdiff exp", {"plain,explain"}),
        ("reportdiff diff --sta", {"plain,--status", "plain,--stat"}),
        ("reportdiff diff 203", {"plain,2031", "plain,2032", "plain,2031/beijing", "plain,2032/beijing"}),
        ("reportdiff diff ./re", {"file,./re"}),
    ],
)
def test_a_shell_is_offered_commands_options_and_reports(reportdiff: Command, line: str, expected: set[str]) -> None:
    count = str(len(line.split()) - 1)
    asked = {"COMP_WORDS": line, "COMP_CWORD": count, "_REPORTDIFF_COMPLETE": "bash_complete"}
    run = reportdiff(env=asked)

    assert run.code == 0
    assert set(run.out.split()) == expected
