"""What the command line itself says on standard error, in Chinese and English: notes, and errors in one line.

The words of the results are in :mod:`reportdiff.i18n.labels`; errors of the library bring their own text.
"""

from __future__ import annotations

import click

from reportdiff.i18n.labels import Lang

_MESSAGES: dict[str, tuple[str, str]] = {
    "error": ("错误：{text}", "error: {text}"),
    "note": ("提示：{text}", "note: {text}"),
    "system": ("{place}：{text}", "{text}: {place}"),
    "standard_output": ("标准输出", "standard output"),
    "unexpected": (
        "意外错误（{kind}：{text}）；加上 --debug 重新运行可看到细节",
        "unexpected error ({kind}: {text}); run again with --debug for the details",
    ),
    "interrupted": ("已中断", "interrupted"),
    "bundled": (
        "使用 reportdiff 自带的示例报告（摘编）；"
        "要用自己的报告，请放在 ./reports/<年份>/<地区>.md，或用 --reports 指定目录",
        "using the example reports (digests) that come with reportdiff; "
        "for your own put them into ./reports/<year>/<region>.md or name a directory with --reports",
    ),
    "passed_over": (
        "用的是 {path}，没有用同一份报告的 {others}；要用那一份，请直接给出它的路径",
        "using {path} and not {others}, which is the same report; to use that one give its path",
    ),
    "written": ("已写入 {path}", "written: {path}"),
    "backwards": (
        "第一份报告（{old}年）晚于第二份（{new}年），新增和未再提及因此对调；一般先写较早的一份",
        "the first report ({old}) is later than the second ({new}), so new and dropped change places; "
        "the earlier one usually comes first",
    ),
    "reading_stdin": ("从标准输入读取报告，以 Ctrl-D 结束", "reading a report from standard input; end it with Ctrl-D"),
    "two_stdin": (
        "旧报告和新报告不能都是 -：标准输入只能读一次；请把其中一份存成文件",
        "OLD and NEW cannot both be -: standard input can be read once only; put one of them into a file",
    ),
    "bad_regex": (
        "--grep “{pattern}”不是有效的正则表达式：{text}；按字面查找请在特殊字符前加反斜杠",
        "--grep {pattern!r} is not a valid regular expression: {text}; "
        "put a backslash before characters meant literally",
    ),
    "bad_status": (
        "没有“{value}”这个状态；可选：{choices}",
        "there is no status {value!r}; choose from: {choices}",
    ),
    "unknown_suffix": (
        "从文件名 {path} 看不出格式；请用 --format {formats}，或用后缀 {suffixes}",
        "cannot tell a format from the name {path}; give --format {formats} or one of the suffixes {suffixes}",
    ),
    "foreign_file": (
        "{path} 已存在，而且不是 reportdiff 写的；请换个名字，或加 --force 覆盖它",
        "{path} exists and was not written by reportdiff; choose another name, or overwrite it with --force",
    ),
    "input_file": (
        "{path} 是要读取的报告本身，不会覆盖；请换个名字",
        "{path} is one of the reports to be read and is never overwritten; choose another name",
    ),
    "no_folder": ("没有目录 {folder}；请先建好它", "there is no folder {folder}; create it first"),
    "is_folder": ("{path} 是目录；请给出文件名", "{path} is a folder; name a file"),
    "cannot_write": ("无法写入 {path}：{text}", "cannot write {path}: {text}"),
    "no_name": (
        "-o 后面没有文件名；请给出文件名或目录，输出到屏幕就去掉 -o",
        "there is no name after -o; give a file or a folder, or leave -o out to print",
    ),
    "not_for_terminal": (
        "{form} 不能显示在屏幕上；请用 -o 给出文件名，或用管道交给别的程序",
        "{form} cannot be shown on a terminal; name a file with -o, or pipe it into another program",
    ),
    "option_ignored": (
        "{option} 对 {form} 格式不起作用（可用于 {forms}）",
        "{option} says nothing to the form {form} (only to {forms})",
    ),
    "too_narrow": (
        "屏宽{width}列，不够左右并排（需要{needed}列），改为上下排列；可用 --width 指定列数",
        "{width} columns are too few for two texts side by side ({needed} needed), so they stand one below the other; "
        "give another number with --width",
    ),
    "progress_reading": ("正在读报告…… {seconds}秒", "reading the reports … {seconds} s"),
    "progress_comparing": ("正在比对…… {seconds}秒", "comparing … {seconds} s"),
    "progress_drawing": ("正在画图…… {seconds}秒", "drawing … {seconds} s"),
    "chart_two": (
        "{kind} 图要两份报告，给出了{n}份；例如 reportdiff chart {kind} 2022 2023",
        "the chart {kind} is made of two reports, {n} given; for example: reportdiff chart {kind} 2022 2023",
    ),
    "chart_format": (
        "没有“{value}”这种图片格式；可选：{choices}",
        "there is no picture format {value!r}; choose from: {choices}",
    ),
    "chart_folder": (
        "要画的图不止一张，{path} 却是一个文件；请给出目录",
        "several charts are asked for and {path} is one file; name a folder",
    ),
    "chart_stdout": (
        "图表是几个文件（图片、数据和文字），不能写到标准输出；请用 -o 给出文件或目录",
        "a chart is several files (picture, data and words), which standard output cannot hold; name a file with -o",
    ),
    "chart_left_out": ("没有画 {kind}：{text}", "{kind} was not drawn: {text}"),
    "chart_none": (
        "没有一张图有足够的数据可画；请换别的报告，或多给几年",
        "there is too little for any of the charts; give other reports, or more years",
    ),
    "chart_missing": ("没有这些年份的报告：{years}；图上留空", "no report of {years}; left blank in the chart"),
    "progress_writing": ("正在生成结果…… {seconds}秒", "making the result … {seconds} s"),
    "machine_read": ("{name}：{text}", "{name}: {text}"),
    "progress_recognising": (
        "正在识别文字：第{page}页，共{pages}页 {bar}",
        "reading by machine: page {page} of {pages} {bar}",
    ),
    "plan_doubt": (
        "{name}：{text}；可用 {option} 指明年度安排从哪个标题开始",
        "{name}: {text}; say with {option} at which heading the plan begins",
    ),
    "no_part": (
        "{name} 里没有 {part} 这一部分；有：{parts}",
        "{name} has no part {part}; it has: {parts}",
    ),
    "no_reports": (
        "{folder} 里没有报告；请放入 <年份>/<地区>.md，或用 --reports 指定别的目录",
        "there are no reports in {folder}; put in <year>/<region>.md, or name another folder with --reports",
    ),
    "fetching": ("从 {address} 下载", "asking {address}"),
    "importing": ("导入", "importing"),
    "no_option": ("没有选项 {name}", "no such option: {name}"),
    "no_option_near": ("没有选项 {name}（是不是 {names}？）", "no such option: {name} (did you mean {names}?)"),
    "no_command": ("没有命令 {name}（是不是 {near}？）", "no such command: {name} (did you mean {near}?)"),
    "missing_argument": ("缺少参数：{name}", "missing argument {name}"),
    "bad_value": ("{name}：{text}", "bad value for {name}: {text}"),
    "stale_pins": (
        "人工确认有失效的：{text}；请在对照文件里改正或删去",
        "stale pins: {text}; mend or delete them in the links file",
    ),
    "review_stdin": (
        "review 从标准输入读取回答，报告不能也从那里来；请给出文件",
        "review reads answers from standard input, so no report can come from there; give a file",
    ),
    "review_bundled": (
        "示例报告旁边不写对照文件；请用 --pins FILE 指定一个，或把报告放进自己的 ./reports",
        "no links file is written beside the bundled examples; name one with --pins FILE, or use your own ./reports",
    ),
    "judge_and_model": ("--judge 和 --model 要一起给出", "--judge and --model go together: give both"),
    "config_file": ("配置文件：{path}", "configuration file: {path}"),
    "config_none": ("没有配置文件", "no configuration file"),
    "config_environment": ("（环境变量 {where}）", "(environment: {where})"),
    "config_file_origin": ("（{where}）", "(file: {where})"),
    "config_default": ("（默认）{where}", "(default){where}"),
    "checking": ("正在检查……{done}/{all}", "checking … {done} of {all}"),
    "nothing_changed": (
        "自 {since} 以来没有改动过的报告，没有可检查的",
        "no report has changed since {since}: there is nothing to check",
    ),
    "bad_rule": (
        "--rule {value} 写法不对；应为 规则=级别，如 RD306=off",
        "--rule {value} is no switch; write RULE=SEVERITY, as in RD306=off",
    ),
    "bad_fail_on": (
        "--fail-on 没有“{value}”这一项；可选：{choices}",
        "--fail-on knows no {value!r}; choose from: {choices}",
    ),
    "empty_fail_on": (
        "--fail-on 没有写要在什么时候停下；请写明，可选：{choices}",
        "--fail-on names nothing to fail on; choose from: {choices}",
    ),
    "no_watch": (
        "--fail-on watch 要有关注清单，却没有 {path}；请建一个，或用 --watch 指定",
        "--fail-on watch needs a watch list, and there is no {path}; write one, or name it with --watch",
    ),
    "empty_watch": (
        "--fail-on watch：关注清单 {path} 里一项也没有；请写上要关注的，或去掉 watch",
        "--fail-on watch: the watch list {path} holds no entry; write what is watched, or leave watch out",
    ),
    "strict_alone": (
        "--strict 看配置自某个提交以来有没有改；请加上 --since 或 --config-from",
        "--strict asks whether the configuration has changed since a commit; add --since REF or --config-from REF",
    ),
    "config_waits": (
        "本分支改了 {files}，这次不算数：配置以 {ref} 为准",
        "what this branch changes in {files} does not count here: the configuration is that of {ref}",
    ),
    "config_counts": (
        "本分支改了配置 {files}，这次检查就按它执行；要以基准分支的配置为准，请用 {option}",
        "this branch changes the configuration ({files}), and this very check keeps to it; "
        "to keep to that of the base branch use {option} REF",
    ),
    "failed_on": (
        "有{n}处变化符合 --fail-on {asked}：{text}",
        "--fail-on {asked}: {n} of the changes: {text}",
    ),
    "accepted_counted": (
        "{n}处变化已接受，不计入",
        "accepted changes that are not counted: {n}",
    ),
    "stale_accepted": (
        "已接受清单有{n}条已无对应（第{lines}行）；可用 reportdiff accept --prune 清理",
        "entries of the accepted baseline that accept nothing any more: {n} (lines {lines}); "
        "take them out with reportdiff accept --prune",
    ),
    "watch_hit": ("关注清单第{line}行：{text}", "watch list, line {line}: {text}"),
    "accept_done": (
        "{path}：新接受{n}条，共{all}条；去掉已无对应的{pruned}条",
        "{path}: {n} accepted, {all} in all; {pruned} taken out that accepted nothing any more",
    ),
    "accept_two": (
        "accept 要一份报告（接受检查出的问题）或两份报告（接受其间的变化）",
        "accept takes one report (to accept what check finds) or two (to accept the changes between them)",
    ),
    "ci_written": ("已写入 {path}", "written: {path}"),
    "ci_unchanged": ("{path} 已是最新，没有改动", "{path} is up to date; nothing was changed"),
    "ci_next_github": (
        "提交这个文件；之后每个改动 reports/ 的拉取请求都会检查",
        "commit the file; every pull request that touches reports/ is checked from then on",
    ),
    "ci_next_gitlab": (
        "提交这个文件，并在 .gitlab-ci.yml 里加上 include: [{{ local: .gitlab/reportdiff.yml }}]",
        "commit the file, and add to .gitlab-ci.yml: include: [{{ local: .gitlab/reportdiff.yml }}]",
    ),
    "ci_next_pre_commit": (
        "提交这个文件，再运行 pre-commit install",
        "commit the file, and run pre-commit install",
    ),
    "see_help": ("；用法见 {command} --help", "; see {command} --help"),
}


def message(key: str, lang: Lang, **values: object) -> str:
    """The message ``key`` in ``lang``, its template filled with ``values``; always a single line. A tuple or list among
    the values is written as an enumeration."""
    template = _MESSAGES[key][0 if lang == "zh" else 1]
    comma = "、" if lang == "zh" else ", "
    said = {
        name: comma.join(map(str, value)) if isinstance(value, tuple | list) else value
        for name, value in values.items()
    }
    return one_line(template.format(**said))


def one_line(text: str) -> str:
    """``text`` on one line, with what a terminal might obey (control characters, ANSI escapes) spelt out instead."""
    flat = " ".join(text.split())
    return "".join(c if c.isprintable() or c == "\u3000" else c.encode("unicode_escape").decode() for c in flat)


def say_note(key: str, lang: Lang, **values: object) -> None:
    """Say a note on standard error, where it cannot get into the result."""
    click.echo(message("note", lang, text=message(key, lang, **values)), err=True)
