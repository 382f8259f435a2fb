"""What click says, in Chinese: a catalogue that is whole, compiled, and in force for nobody else."""

from __future__ import annotations

import gettext
import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

from reportdiff.cli.click_catalogue import click_speaks, locale_of_user
from reportdiff.cli.group import group
from reportdiff.cli.usage_errors import usage_text
from tests.command import PROJECT, Command

CATALOGUE = PROJECT / "reportdiff" / "data" / "locale" / "zh_CN" / "LC_MESSAGES" / "messages.po"

FOR_PROGRAMMERS = {
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Invalid start character for option ({option})",
    "Unknown color {colour!r}",
    "Unknown standard stream '{name}'",
    "Choice({choices})",
}
"""What click says to those who write a command and not to those who run it."""

KEPT_BY_COMMANDS = {"Show the version and exit.", "Show this message and exit."}
"""What a command keeps once it was asked, in whatever language: the tables of the help have its Chinese."""


def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_CN", abort_invalid=True)


def first(identity: object) -> str:
    """A message by its singular; Chinese has one form."""
    return str(identity[0] if isinstance(identity, (tuple, list)) else identity)


def said_by_click() -> Iterator[str]:
    functions: Mapping[str, tuple[int, ...] | None] = {"_": None, "ngettext": (1, 2)}
    for found in extract_from_dir(Path(click.__file__).parent, [("**.py", "python")], keywords=functions):
        yield first(found[2])


def test_every_message_of_the_installed_click_has_its_chinese() -> None:
    known = {first(message.id) for message in catalogue() if message.id}
    messages = set(said_by_click())

    assert len(messages) > 50
    assert messages - known == FOR_PROGRAMMERS | KEPT_BY_COMMANDS


def test_no_chinese_is_left_over() -> None:
    known = {first(message.id) for message in catalogue() if message.id}

    # click hands this one over as a value, where no extraction sees it.
    assert known - set(said_by_click()) == {"required"}


def test_every_placeholder_of_the_chinese_is_one_that_click_fills() -> None:
    for message in catalogue():
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        if message.id:
            assert first(message.string)
            assert placeholders(first(message.string)) <= set().union(*map(placeholders, forms)), message.id


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_compiled_catalogue_is_fresh() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = {first(message.id): first(message.string) for message in read_mo(file) if message.id}

    written = {first(message.id): first(message.string) for message in catalogue() if message.id}
    assert compiled == written, "run `make catalogue`"


def test_every_number_that_a_command_takes_is_whole() -> None:
    for command in group.commands.values():
        for parameter in command.params:
            assert not isinstance(parameter.type, click.types.FloatParamType), (command.name, parameter.name)


def convert(kind: click.ParamType, value: object) -> Callable[[], object]:
    return lambda: kind.convert(value, click.Option(["--place"], type=kind), click.Context(click.Command("test")))


def run(command: click.Command, *words: str) -> Callable[[], object]:
    return lambda: command.main([*words], standalone_mode=False)


PAIR = click.Command("test", params=[click.Argument(["pair"], nargs=2), click.Option(["--size"], nargs=2)])

PROVOKED: Mapping[str, tuple[Callable[[], object], str, str]] = {
    "a choice of one": (convert(click.Choice(["a"]), "b"), "--place：b 不在可选之列（a）", "'b' is not 'a'"),
    "a choice of two": (
        convert(click.Choice(["a", "c"]), "b"),
        "--place：b 不在可选之列（a、c）",
        "'b' is not one of 'a', 'c'",
    ),
    "a range with one end": (
        convert(click.IntRange(max=5), "9"),
        "--place：9 超出范围（应不大于5）",
        "9 is not in the range x<=5",
    ),
    "no number": (convert(click.INT, "x>=3"), "--place：x>=3 不是整数", "'x>=3' is not a valid integer"),
    "no truth": (convert(click.BOOL, "perhaps"), "--place：perhaps 不是真假值（可用 ", "is not a valid boolean"),
    "no date": (convert(click.DateTime(["%Y"]), "soon"), "--place：soon 不合格式（%Y）", "does not match the format"),
    "no file": (convert(click.Path(exists=True), "/no/file"), "--place：没有文件 /no/file", "Path '/no/file' does not"),
    "no folder": (
        convert(click.Path(exists=True, file_okay=False), __file__),
        f"--place：{__file__} 是文件",
        f"Directory '{__file__}' is a file",
    ),
    "a folder": (convert(click.Path(exists=True, dir_okay=False), "/"), "--place：/ 是目录", "File '/' is a directory"),
    "no open file": (convert(click.File(), "/no/file"), "--place：", "'/no/file': No such file or directory"),
    "too few values": (run(PAIR, "one"), "参数 pair 需要 2 个值", "Argument 'pair' takes 2 values"),
    "no value": (run(PAIR, "--size", "1"), "选项 --size 后面缺少值", "Option '--size' requires 2 arguments"),
}


@pytest.mark.parametrize(("provoke", "chinese", "english"), PROVOKED.values(), ids=PROVOKED)
def test_what_goes_wrong_is_said_in_both_languages(provoke: Callable[[], object], chinese: str, english: str) -> None:
    with click_speaks("zh"):
        with pytest.raises(click.ClickException) as caught:
            provoke()
        assert usage_text(caught.value, "zh").startswith(chinese)

    with pytest.raises(click.ClickException) as caught:
        provoke()
    assert english in usage_text(caught.value, "en")


def test_prompts_and_confirmations_are_chinese() -> None:
    @click.command()
    @click.password_option()
    def secret(password: str) -> None:
        click.confirm("?", abort=True)

    with click_speaks("zh"):
        differing = CliRunner().invoke(secret, input="a\nb\na\na\nx\nn\n")

    assert "错误：两次输入不一致。" in differing.output
    assert "错误：输入无效" in differing.output
    assert "已中断！" in differing.output


def test_the_process_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    before = (gettext.textdomain(), gettext.bindtextdomain("messages"))

    with click_speaks("zh"):
        assert gettext.gettext("Missing option") == "缺少选项"
        with locale_of_user():
            assert os.environ["LANGUAGE"] == "de"
        assert gettext.gettext("Missing option") == "缺少选项"

    assert os.environ["LANGUAGE"] == "de"
    assert (gettext.textdomain(), gettext.bindtextdomain("messages")) == before
    assert gettext.gettext("Missing option") == "Missing option"


def test_an_unset_variable_is_unset_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)

    with click_speaks("zh"), locale_of_user():
        assert "LANGUAGE" not in os.environ

    assert "LANGUAGE" not in os.environ


_PROBE = """
import json, os, sys
import reportdiff.cli.commands.schema as schema
schema.open_destination = lambda *_, **__: sys.exit(json.dumps(os.environ.get("LANGUAGE")))
from reportdiff.cli import main
main()
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_command_runs_in_the_locale_of_the_user(tmp_path: Path, lang: str) -> None:
    told = Command(tmp_path)("schema", "--lang", lang, program=("-c", _PROBE))

    assert json.loads(told.err) is None


@pytest.mark.parametrize("locale", ["zh_TW.UTF-8", "zh_CN.GB18030", "zh"])
def test_every_chinese_locale_has_the_catalogue(reportdiff: Command, locale: str) -> None:
    said = reportdiff("2031", "2032", "--width", "3", env={"LANG": locale})

    assert "--width：3 超出范围（应不小于20）" in said.err


def test_english_stays_english_in_a_chinese_locale(reportdiff: Command) -> None:
    said = reportdiff("2031", "2032", "--width", "3", "--lang", "en", env={"LANG": "zh_CN.UTF-8"})

    assert "3 is not in the range x>=20" in said.err
