"""`reportdiff diff`, from outside: what it prints where, and with which exit code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import Command, Run

ESCAPE = "\x1b"


def test_prints_the_changes_and_nothing_else(plain_diff: Run) -> None:
    assert plain_diff.code == 0
    assert plain_diff.err == ""
    for words in ("量子通信干线", "深海探测专项规划", "5.5%", "全市"):
        assert words in plain_diff.out


def test_a_long_comparison_is_shortened_unless_all_is_wanted_or_something_selected(reportdiff: Command) -> None:
    folder = str(Path(__file__).parents[2] / "reports")
    short = reportdiff("2022", "2023", "--reports", folder, "--lang", "en").out
    every = reportdiff("2022", "2023", "--reports", folder, "--lang", "en", "--all").out
    doubtful = reportdiff("2022", "2023", "--reports", folder, "--lang", "en", "--status", "reworded").out

    assert "List all: --all" in short and "List all" not in every
    assert len(short.splitlines()) < len(every.splitlines()) / 2
    assert "≈  reworded" in every and "=  unchanged" in every and "≈  reworded" not in short
    assert "≈? reworded" in doubtful and "List all" not in doubtful


def test_is_the_default_command(reportdiff: Command, plain_diff: Run) -> None:
    assert reportdiff("diff", "2031", "2032") == plain_diff


def test_options_may_come_first(reportdiff: Command, plain_diff: Run) -> None:
    assert reportdiff("--color", "never", "2031", "2032") == plain_diff


def test_takes_files(reportdiff: Command, plain_diff: Run) -> None:
    assert reportdiff("reports/2031/beijing.md", "reports/2032/beijing.md") == plain_diff


def test_says_which_of_several_files_it_took(reportdiff: Command, folder: Path, tmp_path: Path) -> None:
    for year in ("2031", "2032"):
        (tmp_path / year).mkdir()
        for suffix in ("md", "txt"):
            text = (folder / "reports" / year / "beijing.md").read_bytes()
            (tmp_path / year / f"beijing.{suffix}").write_bytes(text)

    run = reportdiff("2031", "2032", "--reports", str(tmp_path), "--summary")

    assert run.code == 0
    assert len(run.err.splitlines()) == 2
    assert all("beijing.md" in line and "beijing.txt" in line for line in run.err.splitlines())


@pytest.mark.parametrize("side", [0, 1])
def test_reads_one_report_from_standard_input(reportdiff: Command, folder: Path, plain_diff: Run, side: int) -> None:
    specs = ["2031", "2032"]
    text = (folder / "reports" / specs[side] / "beijing.md").read_bytes()
    specs[side] = "-"

    run = reportdiff(*specs, stdin=text)

    assert (run.code, run.err) == (0, "")
    assert "量子通信干线" in run.out


def test_speaks_the_language_of_the_locale(reportdiff: Command) -> None:
    assert "新增" in reportdiff("2031", "2032", "--summary", env={"LANG": "zh_CN.UTF-8"}).out
    assert "新增" not in reportdiff("2031", "2032", "--summary", env={"LANG": "en_US.UTF-8"}).out
    # How the language is found is the same for all commands; to list is the quickest.
    for env in ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, {"REPORTDIFF_LANG": "zh"}):
        assert "北京" in reportdiff("list", env=env).out
    assert "北京" not in reportdiff("list", "--lang", "en", env={"LANG": "zh_CN.UTF-8"}).out


def test_prints_chinese_whatever_the_encoding_of_the_locale(reportdiff: Command) -> None:
    run = reportdiff("2031", "2032", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})

    assert run.code == 0
    assert "量子通信干线" in run.out


@pytest.fixture(scope="module")
def document(reportdiff: Command) -> dict[str, object]:
    """What `--format json` prints."""
    run = reportdiff("2031", "2032", "--format", "json")
    assert (run.code, run.err) == (0, "")
    assert "\\u" not in run.out
    loaded: dict[str, object] = json.loads(run.out)
    return loaded


class TestColour:
    def test_is_off_in_a_pipe(self, plain_diff: Run) -> None:
        assert ESCAPE not in plain_diff.out

    @pytest.mark.parametrize(
        ("option", "env", "coloured"),
        [
            (None, {"FORCE_COLOR": "1"}, True),
            (None, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            ("always", {"NO_COLOR": "1"}, True),
            ("never", {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_option_beats_no_color_beats_force_color(
        self, reportdiff: Command, option: str | None, env: dict[str, str], coloured: bool
    ) -> None:
        arguments = ["--color", option] if option else []

        run = reportdiff("2031", "2032", "--summary", *arguments, env=env)

        assert run.code == 0
        assert (ESCAPE in run.out) is coloured


class TestFilters:
    def test_status_takes_lists_and_repetition(self, reportdiff: Command) -> None:
        listed = reportdiff("2031", "2032", "--status", "new,dropped", "--format", "json")
        repeated = reportdiff("2031", "2032", "--status", "new", "--status", "dropped", "--format", "json")

        assert listed == repeated
        assert {change["status"] for change in json.loads(listed.out)["changes"]} == {"new", "dropped"}

    def test_status_takes_fates_and_origins(self, reportdiff: Command) -> None:
        gone = reportdiff("2031", "2032", "--status", "dropped:gone,changed", "--format", "json")
        changes = json.loads(gone.out)["changes"]
        wrong = reportdiff("2031", "2032", "--status", "dropped:first")

        assert {(change["status"], (change["fate"] or {}).get("kind")) for change in changes} == {
            ("dropped", "gone"),
            ("changed", None),
        }
        assert (wrong.code, wrong.out) == (2, "")
        assert "dropped:gone" in wrong.err and len(wrong.err.splitlines()) == 1

    def test_no_history_compares_the_two_alone(self, reportdiff: Command, folder: Path, tmp_path: Path) -> None:
        for year in ("2031", "2032"):
            (tmp_path / year).mkdir()
            text = (folder / "reports" / year / "beijing.md").read_bytes()
            (tmp_path / year / "beijing.md").write_bytes(text)
        (tmp_path / "2029").mkdir()
        (tmp_path / "2029" / "beijing.txt").write_text("我们要启动量子通信干线建设。", encoding="utf-8")
        specs = ("2031", "2032", "--reports", str(tmp_path))
        with_history, alone = (
            json.loads(reportdiff(*specs, *option, "--format", "json").out) for option in ((), ("--no-history",))
        )
        told = reportdiff(*specs, "--summary", "--lang", "zh").out

        assert (with_history["history"], alone["history"]) == ([2029], [])
        assert (with_history["summary"]["origins"]["named"], alone["summary"]["origins"]["named"]) == (1, 0)
        assert "2029年的报告" in told

    def test_grep_and_section(self, reportdiff: Command) -> None:
        grep = reportdiff("2031", "2032", "--grep", "算力|食堂", "--format", "json")
        section = reportdiff("2031", "2032", "--section", "民生", "--format", "json")

        assert len(json.loads(grep.out)["changes"]) == 2
        assert len(json.loads(section.out)["changes"]) == 2

    def test_summary_leaves_out_the_measures(self, reportdiff: Command, plain_diff: Run) -> None:
        run = reportdiff("2031", "2032", "--summary")

        assert run.code == 0
        assert 0 < len(run.out) < len(plain_diff.out)
        assert "开展老旧电梯" not in run.out


class TestExitCode:
    def test_is_1_when_something_changed(self, reportdiff: Command) -> None:
        assert reportdiff("2031", "2032", "--exit-code").code == 1

    def test_is_0_when_nothing_changed(self, reportdiff: Command) -> None:
        assert reportdiff("2031", "2031", "--exit-code").code == 0

    def test_counts_what_the_filters_leave(self, reportdiff: Command) -> None:
        assert reportdiff("2031", "2032", "--exit-code", "--grep", "食堂").code == 0
        assert reportdiff("2031", "2032", "--exit-code", "--status", "unchanged").code == 0

    def test_is_0_without_the_option(self, plain_diff: Run) -> None:
        assert plain_diff.code == 0


class TestJson:
    def test_says_its_version_and_the_reports(self, document: dict[str, object]) -> None:
        assert document["schema"] == "reportdiff/comparison/2"
        for side, year in (("old", 2031), ("new", 2032)):
            report = document[side]
            assert isinstance(report, dict)
            assert (report["region"], report["year"], report["kind"]) == ("beijing", year, "digest")

    def test_measures_stand_where_they_say(self, document: dict[str, object]) -> None:
        for side in ("old", "new"):
            report = document[side]
            assert isinstance(report, dict)
            assert report["measures"]
            for measure in report["measures"]:
                assert measure["part"] == "plan"
                assert report["text"][measure["start"] : measure["end"]] == measure["text"]
                assert {"id", "section", "quantities", "stage"} <= measure.keys()

    def test_every_measure_stands_in_a_change(self, document: dict[str, object]) -> None:
        changes = document["changes"]
        assert isinstance(changes, list)
        for side in ("old", "new"):
            report = document[side]
            assert isinstance(report, dict)
            held = {identity for change in changes for identity in change[side]}
            assert held == {measure["id"] for measure in report["measures"]}


def test_quietly_stops_when_the_reader_has_had_enough(reportdiff: Command, folder: Path) -> None:
    shell = subprocess.run(
        ["bash", "-c", '"$0" -m reportdiff 2031 2032 | head -c 1; echo "${PIPESTATUS[0]}"', sys.executable],
        cwd=folder,
        env=reportdiff.environment(),
        capture_output=True,
        timeout=60,
    )

    assert shell.stderr == b""
    assert shell.stdout.endswith(b"0\n")


def test_keeps_the_exit_code_when_the_pipe_is_closed(reportdiff: Command, folder: Path) -> None:
    shell = subprocess.run(
        ["bash", "-c", '"$0" -m reportdiff 2031 2032 --exit-code | true; echo "${PIPESTATUS[0]}"', sys.executable],
        cwd=folder,
        env=reportdiff.environment(),
        capture_output=True,
        timeout=60,
    )

    assert (shell.stdout, shell.stderr) == (b"1\n", b"")


def test_the_width_is_heeded(reportdiff: Command) -> None:
    narrow = reportdiff("2031", "2032", "--width", "40")

    assert narrow.code == 0
    assert max(len(line) + len(re.findall(r"[\u3000-\uffe6]", line)) for line in narrow.out.splitlines()) <= 40


def test_words_of_a_dictionary_are_terms(reportdiff: Command, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("更新改造行动 9 n\n", encoding="utf-8")
    terms = json.loads(reportdiff("2031", "2032", "--dictionary", str(file), "--format", "json").out)["terms"]
    assert [term["term"] for term in terms["new"]][:1] == ["更新改造行动"]


def test_a_file_of_short_names_counts_and_is_named_in_the_result(reportdiff: Command, tmp_path: Path) -> None:
    file = tmp_path / "aliases.toml"
    file.write_text('[aliases]\n"青博会" = "青澜国际渔业博览会"\n', encoding="utf-8")
    result = json.loads(reportdiff("2031", "2032", "--aliases", str(file), "--format", "json").out)

    assert result["aliases"] == [["青博会", "青澜国际渔业博览会"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('"青博会" = "青澜国际渔业博览会"\n', "holds one table [aliases]"),
        ("[aliases]\n青博会 = 1\n", "not TOML"),
        ('[aliases]\n"青博会" = 1\n', "青博会: a short or full name has 2 to 60 characters"),
        ('[aliases]\n"青" = "青澜市"\n', "青: a short or full name has 2 to 60 characters"),
    ],
)
def test_a_wrong_file_of_short_names_is_refused(reportdiff: Command, tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "aliases.toml"
    file.write_text(text, encoding="utf-8")
    done = reportdiff("2031", "2032", "--aliases", str(file), "--lang", "en")

    assert (done.code, done.out) == (2, "")
    assert message in done.err and str(file) in done.err
    assert len(done.err.strip().splitlines()) == 1
