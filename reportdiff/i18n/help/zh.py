"""The Chinese help of every command, option and name of a value.

A test compares the tables with the commands: each command and option has Chinese, and no entry is unused.
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
from reportdiff.i18n.help.zh_regions import REGIONS
from reportdiff.i18n.help.zh_years import YEARS

COMMANDS: Final[Mapping[str, CommandHelp]] = {**COMPARING, **YEARS, **REGIONS, **LOOKING, **COLLECTING, **CHECKING}
"""The help of each command by its name, that of the group under ``reportdiff``."""

SHARED: Final[Mapping[str, str]] = {
    "--version": "显示版本号后退出。",
    "--help": "显示本说明后退出。",
    "--reports": "报告目录，按 <年份>/<地区>.md 存放。"
    "[环境变量：REPORTDIFF_REPORTS；默认：./reports，没有则用自带的示例]",
    "--region": "只写年份时的地区，如 beijing、上海。[默认：beijing，或唯一的地区]",
    "--regions": "地区，用逗号分隔，如 beijing,上海。[默认：当年有报告的全部地区]",
    "--format": "输出格式。[默认：由文件后缀决定，否则为 terminal]",
    "--output": "把结果写入文件（不会只写一半），不输出到屏幕。",
    "--cache": "采用以前算好的报告和对照结果，新的也留存。[环境变量：REPORTDIFF_CACHE；默认：--cache]",
    "--anyway": "即使不像政府工作报告，也照样读。",
    "--force": "文件即使不是 reportdiff 写的，也覆盖。",
    "--color": "终端格式的颜色。[默认：auto，依次由 NO_COLOR、FORCE_COLOR 和终端决定]",
    "--width": "终端格式的列数。[默认：终端的宽度；输出到管道或文件时为100]",
    "--pager": "结果较长时分页显示，只对终端有效。[环境变量：REPORTDIFF_PAGER、PAGER；默认：less -FRX]",
    "--lang": "标签和提示的语言。[环境变量：REPORTDIFF_LANG；默认：中文系统用 zh，否则用 en]",
    "--debug": "出错时显示调用栈。",
    "--pins": "采用文件里的人工确认。[默认：新报告旁边的 <地区>.links.toml，如果存在]",
    "--no-history": "只比这两份文件，不查本地区的其他报告。",
    "--no-pins": "忽略全部人工确认，重新对照。",
    "--plan-from-old": "旧报告年度安排的第一个标题，无法识别时使用。",
    "--plan-from-new": "新报告年度安排的第一个标题，无法识别时使用。",
    "--section": "只看标题含有这段文字的栏目。",
    "--grep": "只看旧文或新文匹配这个正则式的变化。",
    "--rule": "按编号或编号前缀，把规则设为 error、warning、notice 或 off，如 RD306=off、RD6=error；"
    "可重复，以最长的匹配为准。",
    "--all": "列出全部变化：包括改写、未变和存疑的，每栏也不限10条。",
    "--dictionary": "一律算作用词的词：每行一个，采用jieba词典的格式。",
    "--aliases": "简称与全称对照表，TOML文件。",
    "--watch": "采用的关注清单。[默认：./watch.toml，如果存在]",
    "--config-from": "reportdiff.toml、关注清单、已接受清单和对照文件都取自 git 的这个提交；分支上的改动不起作用。",
    "--baseline": "已接受清单，其中的条目不再报告。[默认：./accepted.toml，如果存在]",
}
"""Options with the same help in every command, unless the command has its own."""

METAVARS: Final[Mapping[str, str]] = {
    "ARGS": "参数",
    "COMMAND": "命令",
    "DATASET": "数据集",
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
    "SQL": "语句",
    "TABLE": "表格",
    "TEXT": "文字",
    "URL": "地址",
    "WHAT": "对象",
    "YEAR": "年份",
    "YEARS": "年份",
}
"""The Chinese names of values."""


def command_help(name: str) -> CommandHelp:
    """Give the Chinese help of a command.

    Raises:
        KeyError: there is none.
    """
    return COMMANDS[name]


def parameter_help(command: str, parameter: click.Option) -> str:
    """Give the Chinese help of an option of a command.

    Raises:
        KeyError: it has none.
    """
    name = max(parameter.opts, key=len)
    own = command_help(command).options
    return own[name] if name in own else SHARED[name]


def added_facts(parameter: click.Option, context: click.Context) -> str:
    """Give what click adds to the help of an option: default, range, and whether it is required; ``""`` for none."""
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
