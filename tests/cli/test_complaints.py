"""What is wrong with a command line, said in the language of the user: no English of click's in a Chinese error."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from pathlib import Path

import click
import pytest

from reportdiff.cli.click_catalogue import click_speaks
from reportdiff.cli.group import group
from reportdiff.cli.usage_errors import system_text, usage_text
from reportdiff.errors import reason_of
from reportdiff.i18n.labels import Lang
from tests.command import Command

# click takes the name of a kind of value in the language in which a command is first loaded: a process has one.
COMMANDS = [group.commands[name] for name in group.commands]

# The types of click have their names in the language in which a command is imported: here in English.
for _name in group.commands:
    group.commands[_name]

SAID: Mapping[str, str] = {
    "diff 2031 2032 2033": "多出了参数 2033",
    "diff 2031 2032 a b": "多出了参数 a b",
    "diff 2031 2032 --format": "选项 --format 后面缺少值",
    "diff 2031 2032 --stat=3": "选项 --stat 后面不带值",
    "diff 2031 2032 --format xls": "--format：xls 不在可选之列（terminal、json、",
    "diff 2031 2032 --width 3": "--width：3 超出范围（应不小于20）",
    "diff 2031 2032 --width wide": "--width：wide 不是整数",
    "review 2031 2032 --at-once 20": "--at-once：20 超出范围（应为1至9）",
    "diff 2031 2032 --pins nowhere.toml": "--pins：没有文件 nowhere.toml",
    "diff 2031 2032 --pins .": "--pins：. 是目录",
    "fetch beijing soon": "年份：soon 不是整数",
    "chart pie 2031": "种类：pie 不在可选之列（overview、",
    "schema lineage": "名称：lineage 不在可选之列（comparison、",
    "chart overview": "缺少参数：旧报告 新报告 | 年份…",
    "diff 2031": "缺少参数：新报告",
    "diff 2031 2032 --formt json": "没有选项 --formt（是不是 --format、",
    "diff 2031 2032 x": "多出了参数 x；",
    "diff 2031 2032 --zzzzzz": "没有选项 --zzzzzz；",
}


def complaint(line: str, lang: Lang) -> str:
    words = line.split()
    with (
        click_speaks(lang),
        pytest.raises(click.ClickException) as caught,
        group.make_context("reportdiff", words, obj=tuple(words)) as context,
    ):
        group.invoke(context)
    with click_speaks(lang):
        return usage_text(caught.value, lang)


@pytest.mark.parametrize(("line", "said"), SAID.items(), ids=str)
def test_each_complaint_is_chinese(line: str, said: str) -> None:
    text = complaint(line, "zh")

    assert text.startswith(said)
    assert re.search(r"；用法见 reportdiff.* --help$", text)
    assert not re.search(r"\b(?:is|not|valid|requires|Option|Got|File|does)\b", text)


@pytest.mark.parametrize("line", SAID)
def test_english_keeps_the_words_of_click(line: str) -> None:
    text = complaint(line, "en")

    assert re.search(r"; see reportdiff.* --help$", text)
    assert not re.search("[\u4e00-\u9fff]", text)


def test_a_file_where_a_folder_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kind = click.Path(exists=True, file_okay=False)
    with click_speaks("zh"), pytest.raises(click.BadParameter) as caught:
        kind.convert(str(tmp_path / "file"), click.Option(["--place"], type=kind), click.Context(click.Command("test")))

    assert usage_text(caught.value, "zh").startswith(f"--place：{tmp_path / 'file'} 是文件")


def test_a_sentence_that_nobody_foresaw_is_passed_on() -> None:
    assert usage_text(click.UsageError("The moon is full."), "zh").startswith("The moon is full；")


def test_control_characters_come_out_inert() -> None:
    assert "\x1b" not in usage_text(click.UsageError("Got unexpected extra argument (\x1b[31m)"), "zh")


def test_reasons_of_the_system_are_said_in_both_languages() -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    odd = OSError(errno.EXDEV, "Invalid cross-device link")

    assert (reason_of(full, "zh"), reason_of(full, "en")) == ("磁盘已满", "No space left on device")
    assert reason_of(odd, "zh") == "Invalid cross-device link"
    assert (system_text(full, "zh"), system_text(full, "en")) == (
        "标准输出：磁盘已满",
        "No space left on device: standard output",
    )


def test_a_choice_with_a_quote_in_it_is_kept(reportdiff: Command) -> None:
    run = reportdiff("2031", "2032", "--format", "it's", "--lang", "zh")

    assert "it's 不在可选之列" in run.err


@pytest.mark.parametrize(("word", "near"), [("chek", "check"), ("explian", "explain"), ("lits", "list")])
def test_a_mistyped_command_is_named(reportdiff: Command, word: str, near: str) -> None:
    told = reportdiff(word, "2031", "--lang", "zh")
    said = reportdiff(word, "2031", "--lang", "en")

    assert (told.code, told.err) == (2, f"错误：没有命令 {word}（是不是 {near}？）；用法见 reportdiff --help\n")
    assert (said.code, said.err) == (
        2,
        f"error: no such command: {word} (did you mean {near}?); see reportdiff --help\n",
    )


@pytest.mark.parametrize("word", ["beijing", "shanxi", "old"])
def test_a_region_is_no_mistyped_command(reportdiff: Command, word: str) -> None:
    assert "no such file" in reportdiff(word, "2031", "--lang", "en").err


def test_a_file_may_be_called_nearly_like_a_command(tmp_path: Path) -> None:
    (tmp_path / "chek").write_text("政府工作报告", encoding="utf-8")

    assert "no such command" not in Command(tmp_path)("chek", "2031", "--lang", "en").err
