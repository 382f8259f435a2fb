"""A check as a Code Quality report of GitLab, which merge requests show beside the lines.

GitLab's own documentation (Code Quality, "Code Quality report format") asks for an array of objects with a description,
a check_name, a fingerprint that is unique in the report, a severity, and a location with a path from the root of the
repository and a line.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

import msgspec

from reportdiff.i18n.labels import say
from reportdiff.model import CHECK_SCHEMA, CheckResult, Finding, Severity
from reportdiff.output.findings.findings_paths import repository_path
from reportdiff.output.findings.findings_text import FindingOptions, finding_message
from reportdiff.text.shortening import beginning

SEVERITY_NAMES: Final[dict[Severity, str]] = {"error": "critical", "warning": "minor", "notice": "info"}
"""GitLab knows info, minor, major, critical and blocker. Nothing is a blocker here: the exit code decides that."""

_LONGEST: Final = 1000
"""Characters of a description; the words quoted in one are few."""


def as_gitlab(result: CheckResult, options: FindingOptions) -> bytes:
    """Render the findings as indented UTF-8 JSON: an array, empty where there are none."""
    fingerprints: set[str] = set()
    entries = [_entry(finding, fingerprints, options) for finding in result.findings]
    return msgspec.json.format(msgspec.json.encode(entries), indent=2)


def _entry(finding: Finding, fingerprints: set[str], options: FindingOptions) -> dict[str, Any]:
    path = repository_path(finding.file)
    name = say(f"rule.{finding.rule}", options.lang)
    text = beginning(finding_message(finding, options.lang), _LONGEST)
    begin = max(finding.line, 1)
    return {
        "description": f"{name}{say('say.colon', options.lang)}{text}",
        "check_name": finding.rule,
        "fingerprint": _unique(finding.fingerprint, path, fingerprints),
        "severity": SEVERITY_NAMES[finding.severity],
        "location": {"path": path, "lines": {"begin": begin, "end": max(finding.end_line, begin)}},
        # GitLab ignores it; it tells reportdiff that it may write this file again.
        "schema": CHECK_SCHEMA,
    }


def _unique(fingerprint: str, path: str, fingerprints: set[str]) -> str:
    """Give the fingerprint, or one made of it and the path where another file has it too (the same report twice)."""
    unique = fingerprint
    while unique in fingerprints:
        unique = hashlib.sha256(f"{unique}\0{path}".encode()).hexdigest()
    fingerprints.add(unique)
    return unique
