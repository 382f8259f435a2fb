"""Writes docs/cli.md from what `--help` says, so that the page cannot drift: python docs/generate_cli.py"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportdiff.cli.group import group

PAGE = Path(__file__).with_name("cli.md")

WIDTH = 100

HEAD = """\
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
| `REPORTDIFF_LANG` | `zh` or `en`, as `--lang`; otherwise `LC_ALL`, `LC_MESSAGES`, `LANG` decide |
| `NO_COLOR`, `FORCE_COLOR` | colour off, colour on; `--color` beats both, and `NO_COLOR` beats `FORCE_COLOR` |
| `COLUMNS` | columns of the terminal form, as `--width` |
| `REPORTDIFF_PAGER`, `PAGER` | the pager, in this order; `less -FRX` without either |
| `REPORTDIFF_JUDGE_KEY`, `OPENAI_API_KEY` | key for `review --judge`, in this order |
"""


def cli_page() -> str:
    """The whole page: the words above, then the help of the group and of each command."""
    top = click.Context(group, info_name="reportdiff", terminal_width=WIDTH, max_content_width=WIDTH)
    sections = [HEAD, _section("reportdiff", group, top)]
    for name in group.list_commands(top):
        command = group.get_command(top, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=top, terminal_width=WIDTH, max_content_width=WIDTH)
        sections.append(_section(f"reportdiff {name}", command, context))
    return "\n".join(sections)


def _section(title: str, command: click.Command, context: click.Context) -> str:
    context.help_option_names = ["-h", "--help"]
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(cli_page(), encoding="utf-8")
    print(f"written: {PAGE}", file=sys.stderr)
