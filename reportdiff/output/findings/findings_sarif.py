"""A check as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code scanning and editors read.

Section numbers below are those of the standard.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import CheckResult, Finding, Severity
from reportdiff.output.findings.findings_paths import repository_path, uri_of
from reportdiff.output.findings.findings_text import FindingOptions, finding_message
from reportdiff.safe_text import inert
from reportdiff.text.shortening import beginning
from reportdiff.version import __version__

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "notice": "note"}

FINGERPRINT: Final = "reportdiff/v1"
"""The name of the partial fingerprint and the version of its method (3.27.17)."""

ROOT: Final = "%SRCROOT%"
"""What relative addresses are relative to; the viewer of the results knows where that is (3.14.14)."""

_LONGEST: Final = 1000


def as_sarif(result: CheckResult, options: FindingOptions) -> bytes:
    """Render the check as indented UTF-8 JSON, one run, without a final newline."""
    from reportdiff.checking.rules.registry import all_rules

    rules = [_rule(each.id, each.severity, options.lang) for each in all_rules()]
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "reportdiff", "version": __version__, "rules": rules}},
        # Two uploads of one commit do not replace each other if their categories differ (3.17.3).
        "automationDetails": {"id": "reportdiff/check/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [{"location": _artifact(file)} for file in dict.fromkeys(each.file for each in result.files)],
        "results": [_result(finding, numbers[finding.rule], options.lang) for finding in result.findings],
    }
    # The property bag is ours to fill (3.8); it also tells reportdiff that it may write this file again.
    properties = {"schema": result.schema, "generator": result.generator, "accepted": result.accepted}
    document = {"$schema": SCHEMA, "version": "2.1.0", "properties": properties, "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2)


def literal(text: str) -> str:
    """Escape ``text`` for a SARIF message: no placeholder (3.11.5), no embedded link (3.11.6)."""
    text = text.replace("{", "{{").replace("}", "}}")
    if "](" in text:
        text = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return text


def _rule(identifier: str, severity: Severity, lang: Lang) -> dict[str, Any]:
    name, why, fix = (say(f"{table}.{identifier}", lang) for table in ("rule", "rule_why", "rule_fix"))
    remedy = say("say.check_fix", lang, text=fix)
    return {
        "id": identifier,
        "name": "".join(word.capitalize() for word in say(f"rule.{identifier}", "en").split()),
        "shortDescription": {"text": literal(name)},
        "fullDescription": {"text": literal(why)},
        "help": {"text": literal(f"{why}\n{remedy}"), "markdown": f"{why}\n\n**{remedy}**"},
        "defaultConfiguration": {"level": LEVELS[severity]},
    }


def _result(finding: Finding, number: int, lang: Lang) -> dict[str, Any]:
    text = beginning(finding_message(finding, lang), _LONGEST)
    place: dict[str, Any] = {"artifactLocation": _artifact(finding.file)}
    if finding.line:
        place["region"] = _region(finding)
    properties = {
        "region": inert(finding.region),
        "year": finding.year,
        "measure": finding.measure,
        "change": finding.change,
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": LEVELS[finding.severity],
        "message": {"text": literal(text)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {key: value for key, value in properties.items() if value is not None},
    }


def _region(finding: Finding) -> dict[str, int]:
    """Give the region: lines and columns count from 1, ``endColumn`` is the one after the last character (3.30.8)."""
    region = {"startLine": finding.line, "endLine": max(finding.end_line, finding.line)}
    if finding.column:
        region["startColumn"] = finding.column
    if finding.end_column and (finding.end_line > finding.line or finding.end_column >= finding.column):
        region["endColumn"] = finding.end_column
    return region


def _artifact(file: str) -> dict[str, str]:
    uri, relative = uri_of(repository_path(file))
    return {"uri": uri, "uriBaseId": ROOT} if relative else {"uri": uri}
