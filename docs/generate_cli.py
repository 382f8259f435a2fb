"""Writes docs/cli.md and docs/cli.zh.md from what `--help` says: python docs/generate_cli.py"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from reportdiff.cli.group import group
from reportdiff.cli.help_page import SpokenContext, help_page
from reportdiff.i18n.labels import Lang

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


def cli_page(lang: Lang) -> str:
    """The whole page: the words above, then the help of the group and of each command."""
    top = _context(group, "reportdiff", None)
    sections = [PAGES[lang][1], _section(top, lang)]
    for name in group.list_commands(top):
        command = group.get_command(top, name)
        assert command is not None
        sections.append(_section(_context(command, name, top), lang))
    return "\n".join(sections)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    context = SpokenContext(command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH)
    context.help_option_names = ["-h", "--help"]
    return context


def _section(context: click.Context, lang: Lang) -> str:
    return f"## {context.command_path}\n\n```text\n{help_page(context, lang)}\n```\n"


if __name__ == "__main__":
    for lang, (path, _) in PAGES.items():
        path.write_text(cli_page(lang), encoding="utf-8")
        print(f"written: {path}", file=sys.stderr)
