"""Writes docs/cli.md, docs/cli.zh.md and the manual pages in docs/man/ from what `--help` says:
python docs/generate_cli.py"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import click

from reportdiff.cli.group import group
from reportdiff.cli.help_page import SpokenContext, help_page
from reportdiff.i18n.labels import Lang
from reportdiff.version import __version__

WIDTH = 100

_ENGLISH = """\
**[中文](cli.zh.md)**

# The command line

<!-- Written by docs/generate_cli.py from --help. Change the help texts in reportdiff/cli/, then run `make docs`. -->

`reportdiff OLD NEW` is short for `reportdiff diff OLD NEW`. A report is named by its year (`2023`), its year and
region (`2023/shanghai`, `2023/上海`), a path, or `-` for standard input (once).

## Exit codes

| code | meaning |
| --- | --- |
| 0 | done; also when the reports differ |
| 1 | found what was looked for: any change with `--exit-code`, those named with `--fail-on`, an error with `check` |
| 2 | an error: one line on standard error says what, where and what next; a traceback only with `--debug` |
| 130 | interrupted from the keyboard |

A reader that closes the pipe (`reportdiff 2022 2023 | head`) ends the output quietly and leaves the exit code as it is.

## Streams and files

Standard output carries the result and nothing else; notes, warnings and errors go to standard error. `-o FILE` writes
beside FILE and renames, so that FILE is never half-written; the suffix tells the format (`.txt` is plain text without
colour), and a folder (`-o outputs/`) gets a file named by region and years. An existing file is overwritten only if
reportdiff wrote it (every format bears a mark) or with `--force`; a report that is being read is never overwritten. On
a terminal a long result goes through a pager.

## Environment

| variable | meaning |
| --- | --- |
| `REPORTDIFF_REPORTS` | folder of reports, as `--reports` |
| `REPORTDIFF_LANG` | `zh` or `en`, as `--lang`; else the configuration file, then `LC_ALL`, `LC_MESSAGES`, `LANG` |
| `NO_COLOR`, `FORCE_COLOR` | colour off, colour on; `--color` beats both, and `NO_COLOR` beats `FORCE_COLOR` |
| `COLUMNS` | columns of the terminal form, as `--width` |
| `REPORTDIFF_PAGER`, `PAGER` | the pager, in this order; `less -FRX` without either |
| `REPORTDIFF_CACHE`, `REPORTDIFF_CACHE_DIR`, `REPORTDIFF_CACHE_MB` | the cache: `0` is off; folder; largest size |
| `REPORTDIFF_JUDGE_KEY`, `OPENAI_API_KEY` | key for `review --judge`, in this order |
"""

_CHINESE = """\
**[English](cli.md)**

# 命令行

<!-- 由 docs/generate_cli.py 根据 --help 生成。要改说明，请改 reportdiff/i18n/help/ 里的文字，再运行 `make docs`。 -->

`reportdiff 旧报告 新报告` 就是 `reportdiff diff 旧报告 新报告`。
报告写年份（`2023`）、年份加地区（`2023/shanghai`、`2023/上海`）、文件名，或 `-`（标准输入，只能用一次）。

## 退出码

| 退出码 | 意思 |
| --- | --- |
| 0 | 完成；两份报告有差别也是 0 |
| 1 | 找到了要找的：用了 `--exit-code` 而有变化，有 `--fail-on` 所列的变化，`check` 查出错误 |
| 2 | 出错：标准错误上有一行话，说明什么事、在哪里、怎么办；加 `--debug` 才显示调用栈 |
| 130 | 从键盘中断 |

读的一方关了管道（`reportdiff 2022 2023 | head`），输出就此结束，退出码不变。

## 输出与文件

标准输出只有结果；提示、警告和错误都在标准错误上。`-o 文件` 先写在旁边再改名，文件不会只写一半；
格式由后缀决定（`.txt` 是没有颜色的纯文本）；写目录（`-o outputs/`）时，文件名由地区和年份组成。
已有的文件，只有 reportdiff 自己写的（每种格式都有记号）才会覆盖，别的要加 `--force`；正在读的报告从不覆盖。
在终端上，较长的结果分页显示。

## 环境变量

| 变量 | 意思 |
| --- | --- |
| `REPORTDIFF_REPORTS` | 存放报告的目录，同 `--reports` |
| `REPORTDIFF_LANG` | `zh` 或 `en`，同 `--lang`；没有就看配置文件，再依次看 `LC_ALL`、`LC_MESSAGES`、`LANG` |
| `NO_COLOR`、`FORCE_COLOR` | 不用颜色、用颜色；`--color` 优先于两者，`NO_COLOR` 优先于 `FORCE_COLOR` |
| `COLUMNS` | 终端格式的列数，同 `--width` |
| `REPORTDIFF_PAGER`、`PAGER` | 分页程序，依次取用；都没有时用 `less -FRX` |
| `REPORTDIFF_CACHE`、`REPORTDIFF_CACHE_DIR`、`REPORTDIFF_CACHE_MB` | 缓存：`0` 为关闭；所在目录；最大多少 MB |
| `REPORTDIFF_JUDGE_KEY`、`OPENAI_API_KEY` | `review --judge` 的密钥，依次取用 |
"""

PAGES: Final[Mapping[Lang, tuple[Path, str]]] = {
    "en": (Path(__file__).with_name("cli.md"), _ENGLISH),
    "zh": (Path(__file__).with_name("cli.zh.md"), _CHINESE),
}
"""The file of each language, and what stands on it above the help."""


MANUALS: Final[Mapping[Lang, Path]] = {
    "en": Path(__file__).with_name("man") / "reportdiff.1",
    "zh": Path(__file__).with_name("man") / "reportdiff.zh_CN.1",
}
"""The manual pages; the wheel puts them where `man` looks for them."""

_HEADINGS: Final[Mapping[Lang, tuple[str, str, str, str]]] = {
    "en": ("NAME", "SYNOPSIS", "COMMANDS", "what is new, dropped or changed between two government work reports"),
    "zh": ("名称", "用法", "命令", "政府工作报告举措对照：新增、未再提及、有变化"),
}
_MANUAL_WIDTH: Final = 74
_ROW: Final = re.compile(r"\| (.+?) \| (.+) \|")


def cli_page(lang: Lang) -> str:
    """The whole page: the words above, then the help of the group and of each command."""
    sections = [f"## {context.command_path}\n\n```text\n{text}\n```\n" for context, text in _help(lang, WIDTH)]
    return "\n".join([PAGES[lang][1], *sections])


def man_page(lang: Lang) -> str:
    """The same as a manual page (man(7)): tables of the words above as tagged paragraphs, help as it is printed."""
    name, synopsis, commands, what = _HEADINGS[lang]
    own, *others = _help(lang, _MANUAL_WIDTH)
    lines = [
        f'.TH REPORTDIFF 1 "" "reportdiff {__version__}"',
        *(f".SH {name}", rf"reportdiff \- {what}", f".SH {synopsis}"),
        *_literal(own[1]),
        *_words_above(PAGES[lang][1]),
        f".SH {commands}",
    ]
    for context, text in others:
        lines += [f".SS {_escaped(context.command_path)}", *_literal(text)]
    return "\n".join(lines) + "\n"


def _words_above(page: str) -> Iterator[str]:
    """The sections of a page in the language of manual pages."""
    for line in page.split("\n## ", 1)[1].splitlines():
        if line.startswith("| ---"):
            continue
        if row := _ROW.fullmatch(line):
            if row[1] not in ("code", "variable", "退出码", "变量"):
                yield from (".TP", f".B {_escaped(_plain(row[1]))}", _escaped(_plain(row[2])))
        elif line.startswith("## ") or line in ("Exit codes", "退出码"):
            yield f".SH {line.removeprefix('## ').upper()}"
        else:
            yield _escaped(_plain(line)) or ".PP"


def _plain(text: str) -> str:
    return text.replace("`", "").replace("**", "")


def _literal(text: str) -> list[str]:
    return [".nf", *(_escaped(line) for line in text.splitlines()), ".fi"]


def _escaped(line: str) -> str:
    """A line that roff shows as it is: its own marks, and a first character that would be a command, are escaped."""
    escaped = line.replace("\\", "\\e").replace("-", "\\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _help(lang: Lang, width: int) -> Iterator[tuple[click.Context, str]]:
    """The contexts of the group and of each command, with their help."""
    top = _context(group, "reportdiff", None, width)
    yield top, help_page(top, lang)
    for name in group.list_commands(top):
        command = group.get_command(top, name)
        assert command is not None
        context = _context(command, name, top, width)
        yield context, help_page(context, lang)


def _context(command: click.Command, name: str, parent: click.Context | None, width: int) -> click.Context:
    context = SpokenContext(command, info_name=name, parent=parent, terminal_width=width, max_content_width=width)
    context.help_option_names = ["-h", "--help"]
    return context


def main() -> None:
    """Write all of them."""
    for lang, (path, _) in PAGES.items():
        path.write_text(cli_page(lang), encoding="utf-8")
        MANUALS[lang].parent.mkdir(exist_ok=True)
        MANUALS[lang].write_text(man_page(lang), encoding="utf-8")
        print(f"written: {path} {MANUALS[lang]}", file=sys.stderr)


if __name__ == "__main__":
    main()
