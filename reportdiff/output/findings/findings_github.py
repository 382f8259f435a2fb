"""A check for GitHub Actions: annotations on standard output, the whole table in the summary of the step.

GitHub shows ten annotations of a kind per step and drops the rest silently. So there are annotations for the gravest
ten, and all findings are in the summary, the file that ``GITHUB_STEP_SUMMARY`` names.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal

from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang, say
from reportdiff.model import CheckResult, Finding
from reportdiff.output.findings.findings_markdown import check_markdown, gravest_first
from reportdiff.output.findings.findings_paths import repository_path
from reportdiff.output.findings.findings_text import FindingOptions, check_counts, finding_message
from reportdiff.text.shortening import beginning

ANNOTATIONS: Final = 10
"""The most annotations of one kind per step (GitHub's documentation of workflow commands and of actions/toolkit)."""

SUMMARY: Final = 1024 * 1024
"""The most bytes of the summary of a step; GitHub shows nothing of a longer one."""

_LEAST: Final = 4096
"""Bytes below which no summary is begun: the rest of the file is full."""

_LONGEST: Final = 2000

Level = Literal["error", "warning", "notice"]


def as_github(result: CheckResult, options: FindingOptions) -> str:
    """Render the annotations of :func:`annotation_lines`; the table goes to the step summary if there is one.

    Raises :class:`~reportdiff.errors.ReportdiffError` where that cannot be written."""
    lang = options.lang
    add_to_summary(lambda room: check_markdown(result, lang, limit=room, size=bytes_of, folded=False))
    return annotation_lines(result, lang)


def annotation_lines(result: CheckResult, lang: Lang) -> str:
    """Render a workflow command a line for the gravest :data:`ANNOTATIONS` findings, then the counts for the log."""
    findings = gravest_first(result)[:ANNOTATIONS]
    lines = [_annotation(finding, lang) for finding in findings]
    lines.append(check_counts(result, lang))
    if len(result.findings) > len(findings):
        others = len(result.findings) - len(findings)
        lines.append(say("say.check_elsewhere", lang, n=others, shown=len(findings)))
    return "\n".join(lines) + "\n"


def command(level: Level, text: str, *, title: str, file: str = "", places: Mapping[str, int] | None = None) -> str:
    """Make one workflow command: ``::error file=…,line=…,title=…::text``.

    Whatever ``text``, ``title`` and ``file`` contain, it stays one command on one line. Percent signs, line breaks and,
    in properties, colons and commas are percent-encoded; the runner decodes them."""
    properties = {"file": file, **{name: str(number) for name, number in (places or {}).items() if number}}
    values = {**properties, "title": title}
    arguments = ",".join(f"{name}={_property(value)}" for name, value in values.items() if value)
    return f"::{level} {arguments}::{_data(beginning(text, _LONGEST))}"


def add_to_summary(build: Callable[[int], str], environment: Mapping[str, str] | None = None) -> bool:
    """Append ``build(room)``, Markdown of at most ``room`` bytes, to the summary of the step, if this is one.

    Gives ``False`` where there is no summary or no room in it. Raises :class:`~reportdiff.errors.ReportdiffError` where
    it cannot be written."""
    name = (os.environ if environment is None else environment).get("GITHUB_STEP_SUMMARY")
    if not name:
        return False
    path = Path(name)
    try:
        size = path.stat().st_size if path.exists() else 0
        room = SUMMARY - size - 2
        if room < _LEAST:
            return False
        text = build(room)
        if bytes_of(text) > room:
            return False
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{text}\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReportdiffError(
            f"cannot write the step summary {name}: {reason}; fix GITHUB_STEP_SUMMARY or unset it",
            f"无法写入步骤汇总 {name}：{reason}；请改正或去掉 GITHUB_STEP_SUMMARY",
        ) from error
    return True


def bytes_of(text: str) -> int:
    """Count the bytes of ``text`` in UTF-8."""
    return len(text.encode())


def _annotation(finding: Finding, lang: Lang) -> str:
    text = finding_message(finding, lang)
    fix = say("say.check_fix", lang, text=say(f"rule_fix.{finding.rule}", lang))
    places = {"line": finding.line, "endLine": finding.end_line}
    if finding.line and finding.line == finding.end_line:
        # GitHub accepts columns only for a place on one line.
        places |= {"col": finding.column, "endColumn": finding.end_column}
    return command(
        finding.severity,
        f"{beginning(text, _LONGEST // 2)}\n{fix}",
        title=f"{finding.rule} {say(f'rule.{finding.rule}', lang)}",
        file=repository_path(finding.file),
        places=places,
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
