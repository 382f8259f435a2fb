"""Findings in words, and the terminal form of a check: a line a finding, file by file.

Every line begins with ``file:line:column:``, which editors and terminals turn into a link.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, get_args

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import CheckResult, Finding, Severity
from reportdiff.safe_text import inert

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOptions:
    """What a reader may choose; a form uses what concerns it. ``width`` counts cells."""

    lang: Lang = "zh"
    color: bool = False
    width: int = 100


FINDING_FORMS: Final[dict[str, str]] = {
    "terminal": "reportdiff.output.findings.findings_text:as_text",
    "json": "reportdiff.output.findings.findings_json:as_json",
    "md": "reportdiff.output.findings.findings_markdown:as_markdown",
    "markdown": "reportdiff.output.findings.findings_markdown:as_markdown",
    "github": "reportdiff.output.findings.findings_github:as_github",
    "gitlab": "reportdiff.output.findings.findings_gitlab:as_gitlab",
    "sarif": "reportdiff.output.findings.findings_sarif:as_sarif",
    "junit": "reportdiff.output.findings.findings_junit:as_junit",
}
"""The forms of a check by name, each ``"module:function"`` of a function ``(result, options) -> str | bytes``.

A module is loaded on first use. A new form is a function in a module of its own and a row here."""

SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
"""Gravest first."""

_STYLES: Final = {"error": "dropped", "warning": "warning", "notice": "term"}


def render_findings(result: CheckResult, form: str, options: FindingOptions) -> str | bytes:
    """Render the result in one of :data:`FINDING_FORMS`. Raises :class:`KeyError` for an unknown form."""
    module, _, function = FINDING_FORMS[form].partition(":")
    output: str | bytes = getattr(import_module(module), function)(result, options)
    return output


def finding_message(finding: Finding, lang: Lang) -> str:
    """Make the sentence about one finding: words and figures of the report in it are verbatim, but inert."""
    values = {key: value for key, value in finding.values.items() if not key.endswith("_zh")}
    if lang == "zh":
        values |= {key.removesuffix("_zh"): value for key, value in finding.values.items() if key.endswith("_zh")}
    return inert(say(f"finding.{finding.key}", lang, **values))


def finding_place(finding: Finding) -> str:
    """Give the place of a finding: ``reports/2027/beijing.md:12:5``, without what is not known."""
    numbers = [str(number) for number in (finding.line, finding.column) if number]
    return inert(":".join([finding.file, *numbers]))


def check_counts(result: CheckResult, lang: Lang) -> str:
    """Say how many reports were checked, and how many findings of each severity there are, in one line."""
    by_severity = Counter(finding.severity for finding in result.findings)
    if not by_severity:
        return say("say.check_clean", lang, n=len(result.files))
    counts = [say(f"say.check_count.{name}", lang, n=by_severity[name]) for name in SEVERITIES if by_severity[name]]
    return say("say.check_counts", lang, n=len(result.files), counts=list_text(counts, lang))


def as_text(result: CheckResult, options: FindingOptions) -> str:
    """Render the terminal form as text."""
    import io

    from reportdiff.output.terminal.console import make_console

    console = make_console(color="always" if options.color else "never", width=options.width, stream=io.StringIO())
    with console.capture() as capture:
        render_check(result, console, options.lang)
    return capture.get()


def rules_table(lang: Lang) -> str:
    """Render all rules as a Markdown table: id, severity, name, reason, remedy, example."""
    from reportdiff.checking.rules.registry import all_rules
    from reportdiff.i18n.labels.rules_examples import RULE_EXAMPLES

    head = say("say.rules_head", lang).split("/")
    rows = [head, ["---"] * len(head)]
    for each in all_rules():
        texts = [say(f"{table}.{each.id}", lang) for table in ("rule", "rule_why", "rule_fix")]
        example = RULE_EXAMPLES[each.id][lang == "en"].replace("|", "\\|")
        rows.append([each.id, say(f"severity.{each.severity}", lang), *texts, example])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def render_check(result: CheckResult, console: Console, lang: Lang) -> None:
    """Write the findings to ``console``, each rule's remedy once, and then the counts."""
    from reportdiff.output.terminal.sheet import Sheet

    sheet = Sheet(console, lang)
    rules: set[str] = set()
    for finding in result.findings:
        severity = sheet.text(say(f"severity.{finding.severity}", lang), _STYLES[finding.severity])
        line = sheet.text(f"{finding_place(finding)}: ", "title")
        line.append_text(severity)
        line.append_text(sheet.text(f" {finding.rule} {say(f'rule.{finding.rule}', lang)}", "detail"))
        sheet.say(line)
        sheet.say(finding_message(finding, lang), indent=4)
        if finding.rule not in rules:
            rules.add(finding.rule)
            fix = say(f"rule_fix.{finding.rule}", lang)
            sheet.say(say("say.check_fix", lang, text=fix), style="detail", indent=4)
    if result.findings:
        sheet.blank()
    sheet.say(check_counts(result, lang))
    if result.accepted:
        sheet.say(say("say.check_accepted", lang, n=result.accepted))
    for entry in result.stale:
        sheet.say(say("say.check_stale", lang, line=entry.line, about=entry.about), style="detail")
