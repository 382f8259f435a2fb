"""The findings of a check: which rule is broken, and where in the source file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CHECK_SCHEMA = "reportdiff/check/1"

Severity = Literal["error", "warning", "notice"]
"""``error``: the file cannot be used as it is. ``warning``: somebody should look. ``notice``: worth knowing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place where one rule is broken.

    ``rule`` is its id (``RD203``); what it means, why and what to do are the labels ``rule.RD203``, ``rule_why.RD203``
    and ``rule_fix.RD203``. The sentence about this place is the label ``key`` filled with ``values``
    (:func:`reportdiff.output.findings.findings_text.finding_message`): words and figures of the report, verbatim.

    ``file`` is the path with forward slashes, relative to the working directory if it is inside. ``line`` and
    ``column`` count from 1, columns in Unicode characters; ``end_column`` is the one after the last character. All four
    are 0 where the file has no lines (Word, PDF), or where the finding is about the whole file. ``region`` and ``year``
    are those of the report (``"unknown"`` and 0 if not known). ``measure`` and ``change`` are ids in the report
    and in the comparison with the year before, ``None`` where the finding is about none.

    ``fingerprint`` is made of the rule, the report and the words, never of the line: it stays when the text above
    grows, and changes when the words do."""

    rule: str
    severity: Severity
    key: str
    values: dict[str, str]
    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    region: str = "unknown"
    year: int = 0
    measure: str | None = None
    change: str | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """A file that was checked.

    ``measures`` is the number of measures of its plan (0 if it could not be read), ``compared_with`` the file of the
    year before, ``None`` where there is none."""

    file: str
    region: str
    year: int
    measures: int
    compared_with: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleEntry:
    """A line of the accepted baseline that accepts nothing any more; ``about`` are the words that it accepted."""

    fingerprint: str
    about: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The result of a check.

    ``files`` are in the order of their paths, ``findings`` by file, then line, column and rule. Findings about the
    configuration (RD701), which belong to no report, come first. ``accepted`` counts the findings that the baseline
    accepts and that are left out. ``stale`` are entries of the baseline about one of these files that were not
    needed."""

    schema: str
    generator: str
    files: tuple[CheckedFile, ...]
    findings: tuple[Finding, ...]
    accepted: int = 0
    stale: tuple[StaleEntry, ...] = ()
