"""What the command line itself says on standard error, in Chinese and English: notes, and errors in one line.

The words of the results are in :mod:`reportdiff.output.labels`; errors of the library bring their own text.
"""

from __future__ import annotations

import click

from reportdiff.output.labels import Lang

_MESSAGES: dict[str, tuple[str, str]] = {
    "error": ("错误：{text}", "error: {text}"),
    "note": ("提示：{text}", "note: {text}"),
    "unexpected": (
        "意外错误（{kind}：{text}）；加上 --debug 重新运行可看到细节",
        "unexpected error ({kind}: {text}); run again with --debug for the details",
    ),
    "interrupted": ("已中断", "interrupted"),
    "bundled": (
        "使用 reportdiff 自带的示例报告（摘编）；"
        "要用自己的报告，请放在 ./reports/<年>/<地区>.md，或用 --reports 指定目录",
        "using the example reports (digests) that come with reportdiff; "
        "for your own put them into ./reports/<year>/<region>.md or name a directory with --reports",
    ),
    "passed_over": (
        "用的是 {path}，没有用同一份报告的 {others}；要用那一份，请直接给出它的路径",
        "using {path} and not {others}, which is the same report; to use that one give its path",
    ),
    "written": ("已写入 {path}", "written: {path}"),
    "reading_stdin": ("从标准输入读取报告，以 Ctrl-D 结束", "reading a report from standard input; end it with Ctrl-D"),
    "two_stdin": (
        "旧报告和新报告不能都是 -：标准输入只能读一次；请把其中一份存成文件",
        "OLD and NEW cannot both be -: standard input can be read once only; put one of them into a file",
    ),
    "bad_regex": (
        "--grep {pattern!r} 不是有效的正则表达式：{text}；按字面查找请在特殊字符前加反斜杠",
        "--grep {pattern!r} is not a valid regular expression: {text}; "
        "put a backslash before characters meant literally",
    ),
    "bad_status": (
        "没有叫 {value!r} 的状态；可选：{choices}",
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
    "no_part": (
        "{name} 里没有 {part} 这一部分；有：{parts}",
        "{name} has no part {part}; it has: {parts}",
    ),
    "no_reports": (
        "{folder} 里没有报告；请放入 <年>/<地区>.md，或用 --reports 指定别的目录",
        "there are no reports in {folder}; put in <year>/<region>.md, or name another folder with --reports",
    ),
    "no_option": ("没有选项 {name}", "no such option: {name}"),
    "did_you_mean": ("；是不是 {names}？", "; did you mean {names}?"),
    "missing_argument": ("缺少参数 {name}", "missing argument {name}"),
    "bad_value": ("{name} 的值不对：{text}", "bad value for {name}: {text}"),
    "see_help": ("；用法见 {command} --help", "; see {command} --help"),
}


def message(key: str, lang: Lang, **values: object) -> str:
    """The message ``key`` in ``lang``, its template filled with ``values``; always a single line."""
    template = _MESSAGES[key][0 if lang == "zh" else 1]
    return one_line(template.format(**values))


def one_line(text: str) -> str:
    """``text`` on one line, with what a terminal might obey (control characters, ANSI escapes) spelt out instead."""
    flat = " ".join(text.split())
    return "".join(c if c.isprintable() or c == "\u3000" else c.encode("unicode_escape").decode() for c in flat)


def say_note(key: str, lang: Lang, **values: object) -> None:
    """Say a note on standard error, where it cannot get into the result."""
    click.echo(message("note", lang, text=message(key, lang, **values)), err=True)


def usage_text(error: click.ClickException, lang: Lang) -> str:
    """What is wrong with the command line, in one line that ends in where to read more."""
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "reportdiff"
    return f"{_complaint(error, lang)}{message('see_help', lang, command=command)}"


def _complaint(error: click.ClickException, lang: Lang) -> str:
    if isinstance(error, click.NoSuchOption):
        names = ", ".join(error.possibilities or ())
        hint = message("did_you_mean", lang, names=names) if names else ""
        return message("no_option", lang, name=error.option_name) + hint
    if isinstance(error, click.MissingParameter) and isinstance(error.param, click.Argument):
        return message(
            "missing_argument", lang, name=error.param.make_metavar(error.ctx or click.get_current_context())
        )
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.opts[-1] if isinstance(error.param, click.Option) else (error.param.human_readable_name)
        return message("bad_value", lang, name=name, text=error.message.rstrip("."))
    return one_line(error.format_message().rstrip("."))
