"""The Chinese help: which words stand for which command, option and name of a value.

A test holds the tables against the commands: every command and option has its Chinese, and no Chinese is left over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import click

from reportdiff.i18n.help.entry import CommandHelp
from reportdiff.i18n.help.zh_checking import CHECKING
from reportdiff.i18n.help.zh_collecting import COLLECTING
from reportdiff.i18n.help.zh_comparing import COMPARING
from reportdiff.i18n.help.zh_looking import LOOKING

COMMANDS: Final[Mapping[str, CommandHelp]] = {**COMPARING, **LOOKING, **COLLECTING, **CHECKING}
"""The help of each command by its name, that of the group under ``reportdiff``."""

SHARED: Final[Mapping[str, str]] = {
    "--version": "显示版本号后退出。",
    "--help": "显示本说明后退出。",
    "--reports": "存放报告的目录，内有 <年份>/<地区>.md。"
    "[环境变量：REPORTDIFF_REPORTS；默认：./reports，没有则用自带的示例]",
    "--region": "只写年份时指哪个地区，如 beijing、上海。[默认：beijing，或仅有的那个地区]",
    "--format": "结果的格式。[默认：看文件的后缀，否则为 terminal]",
    "--output": "把结果写入文件（不会只写一半），不输出到屏幕。",
    "--force": "文件即使不是 reportdiff 写的，也覆盖。",
    "--color": "终端格式是否用颜色。[默认：auto，依次看 NO_COLOR、FORCE_COLOR 和终端本身]",
    "--width": "终端格式的列数。[默认：终端的宽度；输出到管道或文件时为100]",
    "--pager": "结果较长时分页显示，只用于终端。[环境变量：REPORTDIFF_PAGER、PAGER；默认：less -FRX]",
    "--lang": "标签和提示的语言。[环境变量：REPORTDIFF_LANG；默认：中文系统用 zh，否则用 en]",
    "--debug": "出错时显示调用栈。",
    "--pins": "采用文件里的人工确认。[默认：新报告旁边的 <地区>.links.toml，如果有]",
    "--no-pins": "不采用人工确认，重新对照。",
    "--plan-from-old": "旧报告的年度安排从哪个标题开始，判断不出时用。",
    "--plan-from-new": "新报告的年度安排从哪个标题开始，判断不出时用。",
    "--section": "限于标题含有这段文字的栏目里的变化。",
    "--grep": "限于旧文或新文符合这个正则式的变化。",
    "--rule": "把一条规则，或编号开头相同的各条，设为 error、warning、notice 或 off，如 RD306=off、RD6=error；可重复。",
    "--watch": "采用的关注清单。[默认：./watch.toml，如果有]",
    "--config-from": "reportdiff.toml、关注清单、已接受清单和对照文件以 git 的这个提交为准，分支上的改动不算数。",
    "--baseline": "已接受清单，其中所列的不再提出。[默认：./accepted.toml，如果有]",
}
"""Options that say the same wherever they are, unless the command has words of its own for them."""

METAVARS: Final[Mapping[str, str]] = {
    "ARGS": "参数",
    "COMMAND": "命令",
    "DIR": "目录",
    "FILE": "文件",
    "HEADING": "标题",
    "ID": "编号",
    "KIND": "种类",
    "LIST": "列表",
    "N": "数",
    "NAME": "名称",
    "NEW": "新报告",
    "OLD": "旧报告",
    "OPTIONS": "选项",
    "REF": "提交",
    "REGEX": "正则式",
    "REGION": "地区",
    "REPORT": "报告",
    "RULE": "规则",
    "SEVERITY": "级别",
    "SOURCE": "来源",
    "SPEC": "报告",
    "TABLE": "表格",
    "TEXT": "文字",
    "URL": "地址",
    "WHAT": "对象",
    "YEAR": "年份",
    "YEARS": "年份",
}
"""What the names that stand for values are called."""


def command_help(name: str) -> CommandHelp:
    """The Chinese help of a command.

    Raises:
        KeyError: there is none.
    """
    return COMMANDS[name]


def parameter_help(command: str, parameter: click.Option) -> str:
    """What an option of a command does, in Chinese.

    Raises:
        KeyError: it has none.
    """
    name = max(parameter.opts, key=len)
    own = command_help(command).options
    return own[name] if name in own else SHARED[name]


def added_facts(parameter: click.Option, context: click.Context) -> str:
    """What click itself adds to the help of an option: default, range, and that it has to be given; ``""`` for none."""
    extra = parameter.get_help_extra(context)
    facts = []
    if "envvars" in extra:
        facts.append(f"环境变量：{'、'.join(extra['envvars'])}")
    if "default" in extra:
        facts.append(f"默认：{extra['default']}")
    if isinstance(parameter.type, click.IntRange):
        facts.append(_range(parameter.type))
    if "required" in extra:
        facts.append("必填")
    return f"[{'；'.join(facts)}]" if facts else ""


def _range(kind: click.IntRange) -> str:
    if kind.min is not None and kind.max is not None:
        return f"{kind.min}至{kind.max}"
    return f"不小于{kind.min}" if kind.min is not None else f"不大于{kind.max}"
