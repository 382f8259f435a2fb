"""The codebook of a panel: what every column and code means, in Chinese and in English."""

from __future__ import annotations

from typing import Final, get_args

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Bound
from reportdiff.model.panel import FigureDoubt
from reportdiff.output.origin import comment_mark
from reportdiff.output.tables.panel_files import PANEL_COLUMNS

_COLUMNS: Final[dict[str, tuple[str, str]]] = {
    "indicator": ("指标编号；空：用词语查的指标", "id of the indicator; empty for one that was asked for by words"),
    "name": ("指标的中文名称", "Chinese name of the indicator"),
    "name_en": ("指标的英文名称", "English name of the indicator"),
    "region": (
        "地区代码：拼音（GB/T 2260），市县为中文名",
        "region: pinyin as in GB/T 2260; cities by their Chinese name",
    ),
    "year": ("年度：目标是这一年的，结果也是这一年的", "year that target and result are about"),
    "relation": (
        "结果与目标：met 达到，exceeded 超过，short 低于，unclear 不可比；空：缺一方",
        "result against target: met, exceeded, short, unclear (not comparable); empty where one is missing",
    ),
    "difference": (
        "结果减目标（取目标较近的一端），单位同目标；比率为小数（0.004 是 0.4 个百分点）",
        "result minus the nearer end of the target, in its unit; shares as fractions (0.004 is 0.4 points)",
    ),
}
_SIDES: Final[dict[str, tuple[str, str]]] = {
    "state": ("有没有数字，没有则为什么，见下表", "whether there is a figure, and if not, why: see below"),
    "report": (
        "写这个数字的报告的年份：目标是当年，结果是次年",
        "year of the report: the same for a target, the next for a result",
    ),
    "words": ("报告里的写法", "the figure as the report has it"),
    "low": (
        "下限；点值时上下限相同；开口一端为空",
        "lower end; equal to the upper end for one value; empty on the open side",
    ),
    "high": ("上限", "upper end"),
    "unit": (
        "单位；万、亿、% 已经乘出；ratio：比率，为小数（5% 是 0.05）",
        "unit; 万, 亿 and % are multiplied out; ratio: a share or rate as a fraction (5 % is 0.05)",
    ),
    "bound": ("界限，见下表", "the bound: see below"),
    "statistic": (
        "口径：growth 增速，level 水平，share 比率，change 变化量，count 个数，total 累计，index 指数",
        "what the figure is: growth rate, level, share, change by an amount, count, running total, index",
    ),
    "stretch": (
        "两档目标（6%以上、力争7%）里争取的一档；low、high 是底线",
        "the higher tier of a target in two tiers (6%以上、力争7%); low and high are the floor",
    ),
    "doubts": (
        "存疑的原因，以空格分开，见下表；空：没有",
        "why the figure is in doubt, separated by spaces: see below",
    ),
    "file": ("报告文件", "file of the report"),
    "part": (
        "review 回顾，outlook 五年展望，plan 年度安排，closing 结束语",
        "part of the report: review, outlook on five years, plan, closing",
    ),
    "section": ("所在栏目的标题", "nearest heading"),
    "paragraph": ("第几段，从1起，空行不计", "number of the paragraph, from 1, blank lines not counted"),
    "start": ("分句在报告文本里的起点（字符，从0起）", "start of the clause in the cleaned text (characters, from 0)"),
    "end": ("分句的终点（不含）", "end of the clause, excluded"),
    "text": ("写出数字的分句", "the clause that states the figure"),
    "sentence": ("所在的句子", "the sentence around it"),
}
_STATES: Final[dict[str, tuple[str, str]]] = {
    "figure": ("有数字", "a figure"),
    "several": ("写了几个不同的数字，不取舍", "several figures that differ; none is chosen"),
    "other_unit": ("有数字，单位或口径与多数年份不同", "a figure in another unit or base than in most years"),
    "without_figure": ("写了这个指标，没有数字", "the indicator is stated without a figure"),
    "unclear": (
        "写了这个指标，旁边的数字未能识别",
        "the indicator with a figure beside it that could not be read as its own",
    ),
    "not_stated": ("报告没有写", "the report does not state it"),
    "no_report": ("没有这份报告", "there is no such report"),
    "no_review": ("报告没有回顾", "the report has no review"),
    "unread": ("有这份报告，但无法读取", "the report is there, but could not be read"),
}
_BOUNDS: Final[dict[Bound, tuple[str, str]]] = {
    "eq": ("5%", "5%"),
    "ge": ("5%以上、不低于5%", "at least"),
    "gt": ("超过5%", "more than"),
    "le": ("5%以内、不超过5%", "at most"),
    "lt": ("低于5%", "less than"),
    "approx": ("5%左右", "about (左右)"),
    "range": ("5%—6%", "from … to …"),
}
_WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("面板数据的编码手册", "Codebook of the panel"),
    "intro": (
        "每行一个指标、一个地区、一个年度。目标取自当年报告的年度安排，结果取自次年报告的回顾。"
        "没有写的不推算、不补齐。文本是程序清理后的报告；`start`、`end` 是其中的字符位置。",
        "A row is one indicator of one region in one year. Targets are from the plan of that year's report, results "
        "from the review of the next one. What is not stated is neither inferred nor filled in. `start` and `end` are "
        "offsets into the cleaned text of the report.",
    ),
    "columns": ("列", "Columns"),
    "column": ("列名", "column"),
    "meaning": ("含义", "meaning"),
    "sides": (
        "`target_` 开头的是目标，`result_` 开头的是结果",
        "the same for targets (`target_`) and results (`result_`)",
    ),
    "states": ("`state` 的取值", "Values of `state`"),
    "bounds": ("`bound` 的取值", "Values of `bound`"),
    "doubts": ("`doubts` 的取值", "Values of `doubts`"),
    "code": ("取值", "value"),
}


def panel_codebook(lang: Lang) -> str:
    """Give the codebook as Markdown: columns, states, bounds, doubts."""

    def word(key: str) -> str:
        return _of(_WORDS[key], lang)

    doubts: dict[str, tuple[str, str]] = {
        doubt: (say(f"figure_doubt.{doubt}", "zh"), say(f"figure_doubt.{doubt}", "en"))
        for doubt in get_args(FigureDoubt)
    }
    parts = [f"# {word('title')}", word("intro"), f"## {word('columns')}"]
    plain = [column for column in PANEL_COLUMNS if column in _COLUMNS]
    parts.append(_table([(column, _COLUMNS[column]) for column in plain], word("column"), word("meaning"), lang))
    parts.append(word("sides") + ("：" if lang == "zh" else ":"))
    rows = [(f"target_{side}, result_{side}", words) for side, words in _SIDES.items()]
    parts.append(_table(rows, word("column"), word("meaning"), lang))
    for title, values in (("states", _STATES), ("bounds", _BOUNDS), ("doubts", doubts)):
        parts += [f"## {word(title)}", _table(list(values.items()), word("code"), word("meaning"), lang)]
    return "\n\n".join(parts) + f"\n\n{comment_mark()}\n"


def _of(words: tuple[str, str], lang: Lang) -> str:
    return words[0 if lang == "zh" else 1]


def _table(rows: list[tuple[str, tuple[str, str]]], head: str, meaning: str, lang: Lang) -> str:
    lines = [f"| {head} | {meaning} |", "| --- | --- |"]
    for name, words in rows:
        names = ", ".join(f"`{part}`" for part in name.split(", "))
        lines.append(f"| {names} | {_of(words, lang)} |")
    return "\n".join(lines)
