"""What the two READMEs promise: their commands run, their options, files and addresses exist, and they agree."""

from __future__ import annotations

import doctest
import importlib
import re
import shutil
from pathlib import Path

import pytest
import yaml

import reportdiff
from reportdiff.corpus.reports import SUFFIXES
from reportdiff.i18n.labels import LABELS
from tests.command import PROJECT
from tests.page_blocks import ReadersFolder, blocks, commands

READMES = ("README.md", "README.zh.md")
TOPICS = ("docs/howto.zh.md", "docs/limits.md", "docs/limits.zh.md", "docs/tutorial.md", "docs/tutorial.zh.md")

REPORT = """\
{region}{year}年政府工作报告

各位代表：

一、{before}年工作回顾
过去一年，建成社区食堂80家，群众满意度明显提高。

二、{year}年重点工作
（一）加快科技创新
建成公共算力中心{centres}座。在城东新区试行数据登记办法。
（二）办好民生实事
新建社区食堂120家，开展老旧电梯更新行动。
"""


# Those of one README are run; a test below makes sure that the other one has the same.
SHELL, PYTHON = blocks("README.md", "sh"), blocks("README.md", "python") + blocks("docs/api.md", "python")
STEPS = [block for block in blocks("docs/ci.md", "yaml") if "- run: reportdiff" in block]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> ReadersFolder:
    """A folder as a reader of the README has it: the example reports, and some of their own."""
    root = tmp_path_factory.mktemp("reader")
    shutil.copytree(PROJECT / "reports", root / "reports")
    for region, name in (("beijing", "北京市"), ("shanghai", "上海市")):
        for year, centres in ((2022, 3), (2023, 5)):
            path = root / "official" / str(year) / f"{region}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = REPORT.format(region=name, year=year, before=year - 1, centres=centres)
            path.write_text(text, encoding="utf-8")
    return ReadersFolder(root)


@pytest.mark.parametrize("script", SHELL, ids=range(len(SHELL)))
def test_the_shell_blocks_run(script: str, reader: ReadersFolder) -> None:
    for run in reader.run(script):
        assert run.code == 0, run.err
        # `chart all` says which charts it left out, and why.
        assert all(line.startswith("note: written") or "was not drawn" in line for line in run.err.splitlines())


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_the_python_blocks_run_and_print_something(code: str, reader: ReadersFolder) -> None:
    assert reader.execute(code)


def test_the_examples_in_docstrings_are_true(reader: ReadersFolder) -> None:
    paths = [path for path in (PROJECT / "reportdiff").rglob("*.py") if ">>> " in path.read_text(encoding="utf-8")]
    names = [".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__") for path in paths]
    with reader.inside():
        results = {name: doctest.testmod(importlib.import_module(name)) for name in names}

    assert {name: result.failed for name, result in results.items() if result.failed} == {}
    assert sum(result.attempted for result in results.values()) >= 7


@pytest.mark.parametrize("block", STEPS, ids=range(len(STEPS)))
def test_the_lines_for_ci_run(block: str, reader: ReadersFolder) -> None:
    lines = [step["run"] for step in yaml.safe_load(block)]
    runs = [run for line in lines if line.startswith("reportdiff") for run in reader.run(line)]

    assert [run.code for run in runs] == [0, 1]
    assert "养老" in runs[-1].out


def test_every_option_named_exists() -> None:
    help_page = (PROJECT / "docs" / "cli.md").read_text(encoding="utf-8")
    for readme in (*READMES, *TOPICS):
        text = (PROJECT / readme).read_text(encoding="utf-8")
        for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)):
            assert re.search(rf"(?<![\w-]){option}\b", help_page), f"{readme} names {option}, docs/cli.md does not"


def test_every_make_target_and_module_named_exists() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for readme in READMES:
        for words in (words for script in blocks(readme, "console") for words in commands(script)):
            if words[0] == "make":
                assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE)
        for module in re.findall(r"python -m (benchmarks[\w.]*)", (PROJECT / readme).read_text(encoding="utf-8")):
            assert (PROJECT / (module.replace(".", "/") + ".py")).is_file()


def test_every_file_linked_exists() -> None:
    for readme in READMES:
        text = (PROJECT / readme).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (PROJECT / target).exists(), f"{readme} links to {target}"


def test_the_official_addresses_are_those_of_the_example_reports() -> None:
    sources = [
        reportdiff.read_report(PROJECT / "reports" / str(year) / "beijing.md").source for year in range(2022, 2027)
    ]
    for readme in READMES:
        named = re.findall(r"<(https?://[^>]+)>", (PROJECT / readme).read_text(encoding="utf-8"))
        assert named == sources


def test_the_front_matter_shown_is_read(tmp_path: Path) -> None:
    pages = ("docs/collecting.md", "docs/howto.zh.md")
    (block,) = {block for page in pages for block in blocks(page, "yaml") if block.startswith("---")}
    path = tmp_path / "report.md"
    path.write_text(block + "\n" + REPORT.format(region="", year=2031, before=2030, centres=3), encoding="utf-8")

    report = reportdiff.read_report(path)

    said = next(yaml.safe_load_all(block))
    for field, value in said.items():
        assert str(getattr(report, field)) == str(value)


def test_both_have_the_same_blocks() -> None:
    for language in ("console", "sh", "python"):
        english, chinese = (blocks(readme, language) for readme in READMES)
        assert english == chinese
        assert english


def test_both_have_the_same_figures() -> None:
    english, chinese = ((PROJECT / readme).read_text(encoding="utf-8") for readme in READMES)
    assert sorted(re.findall(r"\b0\.\d\d\b", english)) == sorted(re.findall(r"\b0\.\d\d\b", chinese))


def test_the_page_on_limits_has_the_figures_of_the_readme() -> None:
    def shares(page: str, row: re.Pattern[str]) -> list[float]:
        text = (PROJECT / page).read_text(encoding="utf-8")
        return [float(share) for line in row.findall(text) for share in line]

    promised = shares("README.md", re.compile(r"^\| (?:links|dropped|new) \| (0\.\d\d) \| (0\.\d\d) \|$", re.MULTILINE))
    for page in ("docs/limits.md", "docs/limits.zh.md"):
        listed = shares(page, re.compile(r"^\| [^|]+ \| (\d\d) \| (\d\d) \|$", re.MULTILINE))
        assert [share / 100 for share in listed] == promised and len(promised) == 6, page


def test_the_kinds_of_files_are_those_that_are_read_in_their_order() -> None:
    shown = [suffix for suffix in SUFFIXES if suffix not in (".markdown", ".htm")]
    for page in ("docs/collecting.md", "docs/howto.zh.md"):
        text = (PROJECT / page).read_text(encoding="utf-8")
        assert re.search("[,、] ?".join(f"`{re.escape(suffix)}`" for suffix in shown), text)
    for page in ("docs/limits.md", "docs/limits.zh.md"):
        text = (PROJECT / page).read_text(encoding="utf-8")
        for kind in ("Markdown", "Word", "PDF", "UTF-8", "UTF-16", "GB18030", "Big5", "`.doc`", "RTF", "OFD", "ocr"):
            assert kind in text, f"{page} does not name {kind}"


def test_the_words_are_those_of_the_output() -> None:
    for key in ("new", "dropped", "changed", "reworded", "unchanged"):
        chinese, english = LABELS[f"status.{key}"]
        assert f"| {english} | {chinese} |" in (PROJECT / "README.md").read_text(encoding="utf-8")
        assert f"| {chinese} | {english} |" in (PROJECT / "README.zh.md").read_text(encoding="utf-8")


def test_the_output_shown_is_printed(reader: ReadersFolder) -> None:
    for readme, lang in zip(READMES, ("en", "zh"), strict=True):
        (run,) = reader.run("reportdiff 2022 2023 --width 100", lang=lang)
        for block in blocks(readme, "text"):
            assert block in run.out
