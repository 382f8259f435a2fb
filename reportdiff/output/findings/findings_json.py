"""A check as JSON for other programs: the model as it is, and every finding in words.

RFC 8259, UTF-8, no ASCII escapes. Its JSON Schema is that of ``schema("check")``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import msgspec

from reportdiff.i18n.labels import LABELS
from reportdiff.model import CheckedFile, CheckResult, Finding, StaleEntry
from reportdiff.output.findings.findings_text import FindingOptions, finding_message
from reportdiff.safe_text import inert_json


@dataclass(frozen=True, slots=True, kw_only=True)
class BilingualText:
    """One text in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedFinding(Finding):
    """A finding with the name of its rule and a sentence that says what is wrong."""

    name: BilingualText
    message: BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDocument:
    """The JSON of `reportdiff check --format json`: :class:`~reportdiff.model.CheckResult` with its findings in
    words."""

    schema: str
    generator: str
    files: tuple[CheckedFile, ...]
    findings: tuple[WordedFinding, ...]
    accepted: int = 0
    stale: tuple[StaleEntry, ...] = ()


def as_json(result: CheckResult, options: FindingOptions) -> bytes:
    """Render the check as indented UTF-8 JSON without a final newline; the same in every language."""
    document = CheckDocument(
        schema=result.schema,
        generator=result.generator,
        files=result.files,
        findings=tuple(_with_words(finding) for finding in result.findings),
        accepted=result.accepted,
        stale=result.stale,
    )
    return inert_json(msgspec.json.format(msgspec.json.encode(_encodable(msgspec.to_builtins(document))), indent=2))


def _with_words(finding: Finding) -> WordedFinding:
    name, message = f"rule.{finding.rule}", {lang: finding_message(finding, lang) for lang in ("zh", "en")}
    return WordedFinding(
        **{field.name: getattr(finding, field.name) for field in fields(finding)},
        name=BilingualText(zh=LABELS[name][0], en=LABELS[name][1]),
        message=BilingualText(**message),
    )


def _encodable(node: Any) -> Any:
    """Give ``node`` without lone surrogates, which represent the bytes of a file name that is not UTF-8."""
    if isinstance(node, str):
        return node if node.isascii() else node.encode("utf-8", "replace").decode()
    if isinstance(node, dict):
        return {key: _encodable(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_encodable(value) for value in node]
    return node
