"""The cache as its user meets it: `reportdiff cache`, `--no-cache`, and a second run that computes nothing."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from tests.command import Command

COSTLY = ("numpy", "scipy", "pandas", "jieba", "rapidfuzz", "matplotlib", "lxml", "regex", "yaml", "opencc")

_PROBE = f"""
import sys
from reportdiff.cli import main
code = main(sys.argv[1:])
print([name for name in {COSTLY} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory, reportdiff: Command) -> dict[str, str]:
    """The environment of a cache that has the comparison of 2031 and 2032."""
    environment = {"REPORTDIFF_CACHE": "1", "REPORTDIFF_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}
    assert reportdiff("2031", "2032", "--summary", env=environment).code == 0
    return environment


@pytest.mark.parametrize(
    "arguments",
    [["2031", "2032"], ["diff", "2031", "2032", "--status", "new,dropped:gone"]],
)
def test_a_second_run_imports_nothing_that_computes(
    reportdiff: Command, warm: dict[str, str], arguments: list[str]
) -> None:
    run = reportdiff(*arguments, env=warm, program=("-c", _PROBE))

    assert (run.code, run.err) == (0, "[]\n")
    assert run.out == reportdiff(*arguments).out


@pytest.fixture
def copies(tmp_path: Path, reportdiff: Command) -> tuple[Command, Path, dict[str, str]]:
    """A folder of reports that a test may change, and a cache of its own."""
    shutil.copytree(reportdiff.cwd / "reports", tmp_path / "reports")
    environment = {"REPORTDIFF_CACHE": "1", "REPORTDIFF_CACHE_DIR": str(tmp_path / "cache")}
    return Command(tmp_path), tmp_path / "reports", environment


def test_a_text_from_the_cache_has_its_notes_and_no_other_options(
    copies: tuple[Command, Path, dict[str, str]],
) -> None:
    run, _, environment = copies

    first = run("2032", "2031", env=environment)
    assert run("2032", "2031", env=environment) == first == run("2032", "2031")
    assert "the first report (2032) is later" in first.err
    assert run("2032", "2031", "--width", "40", env=environment).out != first.out


def test_what_is_beside_a_report_counts(copies: tuple[Command, Path, dict[str, str]]) -> None:
    run, reports, environment = copies
    new = reports / "2032" / "beijing.md"
    pin = '[[pin]]\nverdict = "not_same"\nold = ["新建社区食堂120家"]\nnew = ["新建社区食堂120家"]\n'
    seen = [run("2031", "2032", env=environment).out]

    for path, text in (
        (reports / "2030" / "beijing.md", "启动量子通信干线建设"),
        (reports / "2032" / "beijing.links.toml", pin),
        (new, new.read_text(encoding="utf-8").replace("5座", "9座")),
    ):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        seen.append(run("2031", "2032", env=environment).out)

    assert len(set(seen)) == 4
    assert seen[-1] == run("2031", "2032").out


def test_an_exit_code_is_never_kept(copies: tuple[Command, Path, dict[str, str]]) -> None:
    run, _, environment = copies

    assert run("2031", "2032", env=environment).code == 0
    assert run("2031", "2032", "--exit-code", env=environment).code == 1


def test_what_the_cache_holds_is_said_in_both_languages(reportdiff: Command, warm: dict[str, str]) -> None:
    lines = reportdiff("cache", "--lang", "en", env=warm).out.splitlines()

    folder = Path(warm["REPORTDIFF_CACHE_DIR"]) / "results"
    assert lines[0] == f"cache folder: {folder}"
    assert [line.partition(",")[0] for line in lines[1:3]] == ["parsed reports: 2", "comparisons: 1"]
    assert lines[3].startswith("results over years: 0,")
    assert lines[4].startswith("texts for the terminal: ")
    assert lines[5].endswith(" MB of at most 512 MB")
    chinese = reportdiff("cache", "info", "--lang", "zh", env=warm).out.splitlines()
    assert chinese[1].startswith("已解析的报告：2份")
    assert len(chinese) == len(lines)


def test_clearing_and_no_cache(reportdiff: Command, tmp_path: Path) -> None:
    environment = {"REPORTDIFF_CACHE": "1", "REPORTDIFF_CACHE_DIR": str(tmp_path)}

    assert reportdiff("show", "2031", "--no-cache", env=environment).code == 0
    assert list(tmp_path.iterdir()) == []
    assert reportdiff("show", "2031", "--cache", env={**environment, "REPORTDIFF_CACHE": "0"}).code == 0
    assert "parsed reports: 1," in reportdiff("cache", "--lang", "en", env=environment).out
    assert reportdiff("cache", "clear", "--lang", "en", env=environment).out.startswith("cache cleared: ")
    assert "parsed reports: 0," in reportdiff("cache", "--lang", "en", env=environment).out


def test_the_configuration_turns_the_cache_off_but_names_no_folder(tmp_path: Path, reportdiff: Command) -> None:
    environment = {"REPORTDIFF_CACHE": "", "REPORTDIFF_CACHE_DIR": str(tmp_path / "cache")}
    (tmp_path / "reportdiff.toml").write_text("cache = false\n")
    reports = ("--reports", reportdiff.cwd / "reports")

    assert reportdiff("show", "2031", *reports, env=environment, cwd=tmp_path).code == 0
    assert not (tmp_path / "cache").exists()
    (tmp_path / "reportdiff.toml").write_text('cache = "planted"\n')
    refused = reportdiff("show", "2031", *reports, "--lang", "en", env=environment, cwd=tmp_path)
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "cache is 'planted'; write true or false" in refused.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_read_once(reportdiff: Command, tmp_path: Path) -> None:
    text = (reportdiff.cwd / "reports" / "2031" / "beijing.md").read_bytes()
    pipe = tmp_path / "2031.md"
    os.mkfifo(pipe)
    # A second reader would wait for a second writer, for ever.
    writer = threading.Thread(target=pipe.write_bytes, args=(text,), daemon=True)
    writer.start()

    run = reportdiff(
        pipe, "2032", "--summary", env={"REPORTDIFF_CACHE": "1", "REPORTDIFF_CACHE_DIR": str(tmp_path / "cache")}
    )

    writer.join(10)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[0].endswith("2031 → 2032")
