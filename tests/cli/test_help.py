"""`--help` in Chinese and English: nothing without its words, no words left over, columns that line up."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import click
import pytest

from reportdiff.cli.command_list import SECTIONS
from reportdiff.cli.group import group
from reportdiff.cli.help_columns import definitions, paragraphs, wrap
from reportdiff.cli.help_page import SpokenContext, help_page, metavar
from reportdiff.i18n.help.zh import COMMANDS, METAVARS, SHARED, parameter_help
from reportdiff.i18n.labels import Lang
from reportdiff.text.line_breaking import cells
from tests.command import Command

NAMES = ["reportdiff", *sorted(group.commands)]


def context_of(name: str, columns: int = 100) -> click.Context:
    top = SpokenContext(group, info_name="reportdiff", terminal_width=columns, max_content_width=columns)
    top.help_option_names = ["-h", "--help"]
    if name == "reportdiff":
        return top
    return SpokenContext(
        group.commands[name], info_name=name, parent=top, terminal_width=columns, max_content_width=columns
    )


def options_of(name: str) -> dict[str, click.Option]:
    context = context_of(name)
    found = [each for each in context.command.get_params(context) if isinstance(each, click.Option)]
    return {max(each.opts, key=len): each for each in found}


def test_every_command_has_its_chinese_and_none_is_left_over() -> None:
    assert sorted(COMMANDS) == sorted(NAMES)
    assert all(group.commands[name].name == name for name in group.commands)


@pytest.mark.parametrize("name", NAMES)
def test_every_option_has_both_languages_and_none_is_left_over(name: str) -> None:
    options = options_of(name)

    assert set(COMMANDS[name].options) <= set(options)
    for option in options.values():
        assert option.help
        assert re.search("[\u4e00-\u9fff]", parameter_help(name, option))


def test_shared_words_are_used_and_stand_for_one_english_text() -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for name in NAMES:
        for option, found in options_of(name).items():
            if option not in COMMANDS[name].options:
                meant[option].add(found.help or "")

    assert set(meant) == set(SHARED)
    assert {option: texts for option, texts in meant.items() if len(texts) > 1} == {}


def test_every_name_of_a_value_is_translated_and_none_is_left_over() -> None:
    used = set()
    for name in NAMES:
        context = context_of(name)
        shown = context.command.collect_usage_pieces(context)
        shown += [
            record[0] for each in context.command.get_params(context) if (record := each.get_help_record(context))
        ]
        used |= {word for text in shown for word in re.findall(r"(?<![-\w])[A-Z]+", text)}

    assert used == set(METAVARS)
    assert metavar("--with ID2 [OLD NEW|REPORT]", "zh") == "--with 编号2 [旧报告 新报告|报告]"
    assert metavar("--with ID2", "en") == "--with ID2"


FACTS = re.compile(r"--[a-z][a-z-]+|REPORTDIFF_\w+|OPENAI_\w+|\./\S+?\.toml|\d+(?=\D|$)|RD\d+|\[default|\[默认|`[^`]*`")


def facts(text: str) -> list[str]:
    """What no translation may change: options, variables, files, numbers, and that there is a default."""
    found = (each.replace("[默认", "[default") for each in FACTS.findall(text.replace("REGION", "")))
    return sorted(each for each in found if not re.search("OLD|旧", each))


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_state_the_same_facts(name: str) -> None:
    command = context_of(name).command

    assert facts(command.help or "") == facts(COMMANDS[name].about)
    for option in options_of(name).values():
        assert facts(option.help or "") == facts(parameter_help(name, option)), option.name
    examples = re.compile(r"^  (reportdiff (?:(?!  ).)*)", re.MULTILINE)
    assert examples.findall(command.epilog or "") == examples.findall(COMMANDS[name].epilog)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(lang: Lang, columns: int) -> None:
    for name in NAMES:
        for line in help_page(context_of(name, columns), lang).split("\n"):
            alone = not line.strip().count(" ") or line.lstrip().startswith("--")
            assert cells(line) <= columns or alone, f"{name}: {line}"
            assert line == line.rstrip()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("columns", [80, 120])
def test_the_second_column_begins_where_a_terminal_shows_it(name: str, columns: int) -> None:
    page = help_page(context_of(name, columns), "zh")
    listed = page[page.index("\n选项：\n") :].split("\n\n")[0].split("\n")[2:]
    begun = set()
    for line in listed:
        if term := re.match(r"  -.*?(?:  +|$)", line):
            begun |= {cells(term[0])} if term[0] != line else set()
        else:
            begun.add(len(line) - len(line.lstrip()))

    assert len(begun) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_chinese_page_is_chinese(name: str) -> None:
    page = help_page(context_of(name), "zh")

    assert page.startswith(f"用法：{context_of(name).command_path} [选项]")
    for word in ("Usage", "Options", "Commands", "Examples", "default", "env:", "Show", "OLD", "FILE"):
        assert word not in page
    assert not re.search("[\u4e00-\u9fff][,;?!]", page.replace("人工智能,营商环境", ""))


def test_the_group_lists_every_command_with_one_sentence() -> None:
    page = help_page(context_of("reportdiff"), "zh")

    for name in group.commands:
        assert re.search(rf"^  {name} +\S+.*[。\u4e00-\u9fff]$", page, re.MULTILINE)


@pytest.mark.parametrize(
    "arguments",
    [["--help", "--lang", "zh"], ["--lang", "zh", "--help"], ["--lang=zh", "-h"]],
)
def test_lang_may_stand_on_either_side_of_help(reportdiff: Command, arguments: list[str]) -> None:
    run = reportdiff(*arguments)

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("用法：reportdiff [选项] 命令")


@pytest.mark.parametrize(
    "arguments", [["diff", "--help", "--lang", "zh"], ["--lang", "zh", "diff", "-h"], ["2031", "--lang=zh", "--help"]]
)
def test_help_of_a_command_heeds_lang(reportdiff: Command, arguments: list[str]) -> None:
    assert reportdiff(*arguments).out.startswith("用法：reportdiff diff [选项] 旧报告 新报告")


def test_help_heeds_variable_configuration_and_locale_in_this_order(reportdiff: Command, tmp_path: Path) -> None:
    chinese, english = "用法：", "Usage: "
    assert reportdiff("list", "--help").out.startswith(english)
    assert reportdiff("list", "--help", env={"LANG": "zh_CN.UTF-8"}).out.startswith(chinese)
    (tmp_path / "reportdiff.toml").write_text('lang = "zh"\n', encoding="utf-8")
    assert reportdiff("list", "--help", cwd=tmp_path).out.startswith(chinese)
    assert reportdiff("list", "--help", cwd=tmp_path, env={"REPORTDIFF_LANG": "en"}).out.startswith(english)
    assert reportdiff("--help", "--lang", "en", cwd=tmp_path).out.startswith(english)
    assert reportdiff("list", "--lnag", "x", cwd=tmp_path).err.startswith("错误：没有选项 --lnag")


def test_a_slip_in_the_configuration_does_not_keep_help_away(reportdiff: Command, tmp_path: Path) -> None:
    (tmp_path / "reportdiff.toml").write_text("lang = zh\n", encoding="utf-8")
    run = reportdiff("--help", cwd=tmp_path, env={"LANG": "zh_CN.UTF-8"})

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("用法：")


def test_nothing_to_do_shows_the_help_in_the_language(reportdiff: Command) -> None:
    run = reportdiff(env={"LANG": "zh_CN.UTF-8"})

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("用法：reportdiff")


def test_lang_goes_on_to_the_command_behind_it(reportdiff: Command) -> None:
    assert reportdiff("--lang", "zh", "list").out == reportdiff("list", "--lang", "zh").out


def test_lines_break_by_columns_and_not_before_closing_marks() -> None:
    assert wrap("新旧举措逐条对照，列出变化及其依据。", 16) == ["新旧举措逐条对", "照，列出变化及其", "依据。"]
    assert wrap("新旧举措逐条对照，列出变化。", 12) == ["新旧举措逐条", "对照，列出", "变化。"]


@pytest.mark.parametrize("width", range(12, 60, 7))
def test_wrapping_loses_nothing_and_keeps_to_the_width(width: int) -> None:
    text = "结果较长时分页显示（只用于终端）。[环境变量：PAGER；默认：less -FRX] 至少100列，退出码为 1。"
    lines = wrap(text, width, indent="  ")

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= max(width, 20) for line in lines)
    assert not any(line.lstrip()[0] in "，。；：）" for line in lines)


def test_lines_of_examples_are_kept_and_too_long_ones_go_on_further_in() -> None:
    text = "\b\n示例：\n  reportdiff list\n  reportdiff list --reports ~/报告 --format csv"

    assert paragraphs(text, 80, indent="  ")[1:] == ["    reportdiff list", "    " + text.split("\n  ")[-1]]
    assert paragraphs(text, 30, indent="  ")[-2:] == ["    reportdiff list --reports", "      ~/报告 --format csv"]


def test_a_wide_term_stands_on_a_line_of_its_own() -> None:
    rows = [("--format [terminal|json|markdown|junit]", "格式。"), ("--reports 目录", "目录。")]

    assert definitions(rows, 60, indent="  ") == [
        "  --format [terminal|json|markdown|junit]",
        f"{' ' * 34}格式。",
        f"  --reports 目录{' ' * 18}目录。",
    ]


def test_every_command_is_under_one_heading_of_what_one_wants_to_do() -> None:
    listed = [name for members in SECTIONS.values() for name in members]
    assert sorted(listed) == sorted(set(listed)) == sorted(group.commands)
    for lang, at in (("zh", 0), ("en", 1)):
        page = help_page(context_of("reportdiff"), lang)
        places = [page.index(f"\n{headings[at]}") for headings in SECTIONS]
        assert places == sorted(places)
        assert page.index("\n  diff ") < page.index("\n  fulfil ") < page.index("\n  batch ")
        # All headings share their columns.
        meanings = {len(line) - len(line.lstrip()) for line in page.split("\n") if line.startswith(" " * 12)}
        assert len(meanings) == 1
