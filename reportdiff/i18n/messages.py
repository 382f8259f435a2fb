"""The notes and errors of the command line on standard error, in Chinese and English, one line each.

The words of the results are in :mod:`reportdiff.i18n.labels`; errors of the library bring their own text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

import click

from reportdiff.i18n.chart_messages import CHART_MESSAGES
from reportdiff.i18n.diagnosis import DIAGNOSIS_MESSAGES
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.progress_messages import PROGRESS_MESSAGES

_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    **CHART_MESSAGES,
    **PROGRESS_MESSAGES,
    **DIAGNOSIS_MESSAGES,
    "error": ("错误：{text}", "error: {text}"),
    "note": ("提示：{text}", "note: {text}"),
    "system": ("{place}：{text}", "{text}: {place}"),
    "standard_output": ("标准输出", "standard output"),
    "unexpected": (
        "意外错误（{kind}：{text}）；请加 --debug 重新运行，查看细节",
        "unexpected error ({kind}: {text}); run again with --debug to see the details",
    ),
    "interrupted": ("已中断", "interrupted"),
    "bundled": (
        "使用 reportdiff 自带的示例报告（摘编）；"
        "要用自己的报告，请存为 ./reports/<年份>/<地区>.md，或用 --reports 指定目录",
        "using the example reports (digests) that come with reportdiff; "
        "to use your own, store them as ./reports/<year>/<region>.md or give a folder with --reports",
    ),
    "passed_over": (
        "使用 {path}；{others} 是同一份报告，已忽略；要用它，请给出它的路径",
        "using {path}; ignoring {others}, which is the same report; to use that file, give its path",
    ),
    "site_written": (
        "已写入 {path}（{files} 个文件，{size} MB）；用浏览器打开即可",
        "written: {path} ({files} files, {size} MB); open it in a browser",
    ),
    "written": ("已写入 {path}", "written: {path}"),
    "backwards": (
        "第一份报告（{old}年）晚于第二份（{new}年），“新增”和“未再提及”因此互换；请把较早的一份写在前面",
        "the first report ({old}) is later than the second ({new}), so new and dropped are swapped; "
        "give the earlier report first",
    ),
    "reading_stdin": (
        "从标准输入读取报告，按 Ctrl-D 结束",
        "reading a report from standard input; end with Ctrl-D",
    ),
    "two_stdin": (
        "旧报告和新报告不能都是 -：标准输入只能读一次；请把其中一份存为文件",
        "OLD and NEW cannot both be -: standard input can be read only once; save one of them as a file",
    ),
    "bad_regex": (
        "--grep “{pattern}”不是有效的正则表达式：{text}；按字面查找请在特殊字符前加反斜杠",
        "--grep {pattern!r} is not a valid regular expression: {text}; "
        "put a backslash before special characters to match them literally",
    ),
    "bad_status": (
        "没有“{value}”这个状态；可选：{choices}",
        "unknown status {value!r}; choose from: {choices}",
    ),
    "unknown_suffix": (
        "无法从文件名 {path} 判断格式；请加 --format {formats}，或改用后缀 {suffixes}",
        "cannot tell the format from the name {path}; add --format {formats}, or use one of the suffixes {suffixes}",
    ),
    "no_folder": ("没有目录 {folder}；请先建立", "no folder {folder}; create it first"),
    "is_folder": ("{path} 是目录；请给出文件名", "{path} is a folder; give a file name"),
    "no_name": (
        "-o 后面没有文件名；请给出文件或目录；要输出到屏幕，请去掉 -o",
        "no name after -o; give a file or a folder, or leave out -o to print",
    ),
    "not_for_terminal": (
        "{form} 格式不能显示在终端；请用 -o 给出文件名，或通过管道交给其他程序",
        "{form} cannot be shown on a terminal; give a file with -o, or pipe it into another program",
    ),
    "option_ignored": (
        "{option} 对 --format {form} 不起作用；可用于 {forms}",
        "{option} has no effect with --format {form}; it works with {forms}",
    ),
    "too_narrow": (
        "终端宽{width}列，左右并排需要{needed}列，已改为上下排列；可用 --width 指定列数",
        "side by side needs {needed} columns and there are {width}, so the texts are one below the other; "
        "set the number of columns with --width",
    ),
    "bad_year": ("“{value}”不是年份；请写成 2026", "{value!r} is no year; write it as in 2026"),
    "region_unread": ("{path}：无法读取，已略过：{text}", "{path}: left out, could not be read: {text}"),
    "chart_one_year": ("{kind} 图只要一个年份；请写成 2026", "the chart {kind} takes one year; write it as in 2026"),
    "two_selections": (
        "--all-regions-of 已选定一年，不能与 --years、--successive 同用；请去掉其中一个",
        "--all-regions-of chooses a year itself and does not go with --years or --successive; leave one of them out",
    ),
    "reading_doubt": ("{name}：{text}", "{name}: {text}"),
    "plan_doubt": (
        "{name}：{text}；请用 {option} 指明年度安排的第一个标题",
        "{name}: {text}; give the first heading of the plan with {option}",
    ),
    "no_part": (
        "{name} 里没有 {part} 这一部分；有：{parts}",
        "{name} has no part {part}; it has: {parts}",
    ),
    "no_reports": (
        "{folder} 里没有报告；请存入 <年份>/<地区>.md，或用 --reports 指定其他目录",
        "no reports in {folder}; store them as <year>/<region>.md, or give another folder with --reports",
    ),
    "fetching": ("正在下载 {address}", "downloading {address}"),
    "looking": ("正在查看 {address}", "looking at {address}"),
    "importing": ("导入", "importing"),
    "no_option": ("没有选项 {name}", "no such option: {name}"),
    "no_option_near": ("没有选项 {name}（是不是 {names}？）", "no such option: {name} (did you mean {names}?)"),
    "no_command": ("没有命令 {name}（是不是 {near}？）", "no such command: {name} (did you mean {near}?)"),
    "missing_argument": ("缺少参数：{name}", "missing argument {name}"),
    "bad_value": ("{name}：{text}", "bad value for {name}: {text}"),
    "stale_pins": (
        "有失效的人工确认：{text}；请在对照文件里改正或删去",
        "stale pins: {text}; fix or delete them in the links file",
    ),
    "review_stdin": (
        "review 从标准输入读取回答，所以不能再从那里读报告；请给出文件",
        "review reads answers from standard input and cannot read a report there; give a file",
    ),
    "review_bundled": (
        "不能在自带的示例报告旁边写对照文件；请用 --pins FILE 指定一个，或使用自己的 ./reports",
        "cannot write a links file beside the bundled examples; give one with --pins FILE, or use your own ./reports",
    ),
    "judge_budget": (
        "将问评判模型 {lists} 组、{pairs} 对举措，最多 {requests} 次请求，共 {characters} 字",
        "asking the judge about {lists} measures, {pairs} pairs: at most {requests} requests, {characters} characters",
    ),
    "judge_and_model": (
        "--judge 和 --model 必须同时使用；请两个都给出",
        "--judge needs --model and the reverse; give both",
    ),
    "cache_folder": ("缓存目录：{folder}", "cache folder: {folder}"),
    "cache_off": ("缓存已关闭；目录：{folder}", "the cache is off; its folder: {folder}"),
    "cache_reports": ("已解析的报告：{n}份，{size} MB", "parsed reports: {n}, {size} MB"),
    "cache_comparisons": ("对照结果：{n}个，{size} MB", "comparisons: {n}, {size} MB"),
    "cache_findings": ("多年的结果：{n}个，{size} MB", "results over years: {n}, {size} MB"),
    "cache_texts": ("终端上显示过的结果：{n}个，{size} MB", "texts for the terminal: {n}, {size} MB"),
    "cache_size": ("共 {size} MB，上限 {limit} MB", "in all: {size} MB of at most {limit} MB"),
    "cache_oldest": ("最久未用的一项，上次使用：{when}", "the entry unused for the longest time was last used: {when}"),
    "cache_cleared": ("已清空缓存：删除{n}项（{folder}）", "cache cleared: {n} entries removed ({folder})"),
    "cache_refused_owner": (
        "{folder} 属于别的用户，不用作缓存；请用 REPORTDIFF_CACHE_DIR 另指定目录",
        "{folder} belongs to another user and is not used; name another folder with REPORTDIFF_CACHE_DIR",
    ),
    "cache_refused_open": (
        "{folder} 可由别的用户写入，不用作缓存；请收回写入权限（chmod 700），或用 REPORTDIFF_CACHE_DIR 另指定目录",
        "others may write into {folder}, so it is not used; run chmod 700 on it, or name another folder with "
        "REPORTDIFF_CACHE_DIR",
    ),
    "cache_refused_file": (
        "{folder} 不是目录，不能用作缓存；请删去它，或用 REPORTDIFF_CACHE_DIR 另指定目录",
        "{folder} is no folder and cannot hold the cache; remove it, or name another folder with REPORTDIFF_CACHE_DIR",
    ),
    "config_file": ("配置文件：{path}", "configuration file: {path}"),
    "config_none": ("没有配置文件", "no configuration file"),
    "config_environment": ("（环境变量 {where}）", "(environment: {where})"),
    "config_file_origin": ("（{where}）", "(file: {where})"),
    "config_default": ("（默认）{where}", "(default){where}"),
    "checking": ("正在检查……{done}/{all}", "checking … {done} of {all}"),
    "nothing_changed": (
        "自 {since} 以来没有改动过的报告，不需要检查",
        "no report has changed since {since}; there is nothing to check",
    ),
    "changes_form": (
        "--changes 只用于 Markdown；请加 --format markdown",
        "--changes is for Markdown; add --format markdown",
    ),
    "bad_rule": (
        "--rule {value} 格式不对；应为 规则=级别，如 RD306=off",
        "--rule {value} is not RULE=SEVERITY; write it as in RD306=off",
    ),
    "bad_fail_on": (
        "--fail-on 没有“{value}”这一项；可选：{choices}",
        "--fail-on: unknown value {value!r}; choose from: {choices}",
    ),
    "earlier_facet": (
        "--fail-on 的 {value} 已改名，本次按 {instead} 处理；以后请直接写 {instead}",
        "--fail-on: {value} is now {instead} and counts as such; write {instead} instead",
    ),
    "empty_fail_on": (
        "--fail-on 的值为空；可选：{choices}",
        "--fail-on is empty; choose from: {choices}",
    ),
    "no_watch": (
        "--fail-on watch 需要关注清单，但没有 {path}；请建立它，或用 --watch 指定",
        "--fail-on watch needs a watch list, and there is no {path}; create it, or give one with --watch",
    ),
    "empty_watch": (
        "--fail-on watch：关注清单 {path} 是空的；请写上关注的内容，或去掉 watch",
        "--fail-on watch: the watch list {path} has no entry; add one, or leave out watch",
    ),
    "config_waits": (
        "本分支改动了 {files}，但这次检查不采用：配置以 {ref} 为准",
        "this branch changes {files}, but this check ignores that: it uses the configuration of {ref}",
    ),
    "config_counts": (
        "本分支改动了配置 {files}，这次检查采用改动后的配置；要采用基准分支的配置，请用 {option}",
        "this branch changes the configuration ({files}), and this check uses the changed one; "
        "to use the one of the base branch, add {option} REF",
    ),
    "failed_on": (
        "有{n}处变化符合 --fail-on {asked}：{text}",
        "--fail-on {asked}, {n} found: {text}",
    ),
    "accepted_counted": (
        "{n}处已接受的变化不计入",
        "accepted changes, not counted: {n}",
    ),
    "stale_accepted": (
        "已接受清单有{n}条失效（第{lines}行）；可用 reportdiff accept --prune 删去",
        "stale entries of the accepted baseline: {n} (lines {lines}); remove them with reportdiff accept --prune",
    ),
    "watch_hit": ("关注清单第{line}行：{text}", "watch list, line {line}: {text}"),
    "accept_done": (
        "{path}：新接受{n}条，共{all}条；删去失效的{pruned}条",
        "{path}: {n} accepted, {all} in total; {pruned} stale removed",
    ),
    "accept_two": (
        "accept 需要一份报告（接受检查出的问题）或两份报告（接受两者之间的变化）",
        "accept needs one report (to accept what check finds) or two (to accept the changes between them)",
    ),
    "ci_written": ("已写入 {path}", "written: {path}"),
    "ci_unchanged": ("{path} 已是最新，没有改动", "{path} is up to date; nothing to write"),
    "ci_next_github": (
        "请提交这个文件；之后每个改动 reports/ 的拉取请求都会受到检查",
        "commit the file; from then on every pull request that changes reports/ is checked",
    ),
    "ci_next_gitlab": (
        "请提交这个文件，并在 .gitlab-ci.yml 里加上 include: [{{ local: .gitlab/reportdiff.yml }}]",
        "commit the file, and add to .gitlab-ci.yml: include: [{{ local: .gitlab/reportdiff.yml }}]",
    ),
    "ci_next_pre_commit": (
        "请提交这个文件，再运行 pre-commit install",
        "commit the file, and run pre-commit install",
    ),
    "see_help": ("；用法见 {command} --help", "; see {command} --help"),
}


def message(key: str, lang: Lang, **values: object) -> str:
    """Give the message ``key`` in ``lang`` on a single line, with ``values`` in its template.

    A tuple or list among the values is written as an enumeration."""
    template = _MESSAGES[key][0 if lang == "zh" else 1]
    comma = "、" if lang == "zh" else ", "
    texts = {
        name: comma.join(map(str, value)) if isinstance(value, tuple | list) else value
        for name, value in values.items()
    }
    return one_line(template.format(**texts))


def one_line(text: str) -> str:
    """Give ``text`` on one line. Control characters and ANSI escapes are spelt out, so that no terminal obeys them."""
    flat = " ".join(text.split())
    return "".join(c if c.isprintable() or c == "\u3000" else c.encode("unicode_escape").decode() for c in flat)


def say_note(key: str, lang: Lang, **values: object) -> None:
    """Write a note to standard error, where it cannot get into the result."""
    echo_note(message("note", lang, text=message(key, lang, **values)))


def echo_note(text: str) -> None:
    """Write a note that is in words already, and record it inside of :func:`recorded_notes`."""
    record = _RECORD.get()
    if record is not None:
        record.append(text)
    click.echo(text, err=True)


_RECORD: Final[ContextVar[list[str] | None]] = ContextVar("recorded_notes", default=None)


@contextmanager
def recorded_notes() -> Iterator[list[str]]:
    """Give a list that gets the words of every note of the block, which are also written."""
    notes: list[str] = []
    token = _RECORD.set(notes)
    try:
        yield notes
    finally:
        _RECORD.reset(token)
