"""Checking one file with the rules that are on, and what its findings are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reportdiff.checking.baseline import fingerprint_of
from reportdiff.checking.inspection import Inspection, problem_values, shown_path
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import GUESSES, Rule, chosen_rules
from reportdiff.checking.watch_list import Watch
from reportdiff.disk.repository import Commit
from reportdiff.errors import UnexpectedFault, faults_of, log_fault
from reportdiff.model import CheckedFile, Finding
from reportdiff.parsing.identity import identify
from reportdiff.reading.document import Document

UNREADABLE = "RD101"
"""The rule under which a file stands that brings out a fault of the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a process needs to know to check files."""

    switches: Mapping[str, str]
    watches: tuple[Watch, ...] = ()
    commit: Commit | None = None
    anyway: bool = False
    strict: bool = False


def check_file(path: Path, order: Order) -> tuple[CheckedFile, tuple[Finding, ...]]:
    """Check one file with the rules that are on; findings by line, column and rule.

    An error that nobody foresaw, in a reader or in a rule, is the one finding of its file, whatever rules are on."""
    try:
        with faults_of(str(path)):
            return _check(path, order)
    except UnexpectedFault as fault:
        log_fault(fault)
        return fault_result(path, fault)


def fault_result(path: Path, fault: UnexpectedFault) -> tuple[CheckedFile, tuple[Finding, ...]]:
    """Give the one finding of a file that brought out a fault of the program."""
    file = shown_path(path)
    identity = identify(Document(name=file, text="", blocks=()), path)
    finding = Finding(
        rule=UNREADABLE,
        severity="error",
        key="problem",
        values=problem_values(fault, path),
        file=file,
        region=identity.region,
        year=identity.year,
        fingerprint=fingerprint_of(UNREADABLE, file, type(fault.__cause__).__name__),
    )
    return CheckedFile(file=file, region=identity.region, year=identity.year, measures=0), (finding,)


def _check(path: Path, order: Order) -> tuple[CheckedFile, tuple[Finding, ...]]:
    inspection = Inspection(path, watches=order.watches, commit=order.commit, anyway=order.anyway)
    findings = [
        _finding(observation, each, inspection, strict=order.strict)
        for each in chosen_rules(order.switches)
        for observation in each.look(inspection)
    ]
    before = inspection.before
    file = CheckedFile(
        file=inspection.file,
        region=inspection.region,
        year=inspection.year,
        measures=len(inspection.report.commitments) if inspection.report else 0,
        compared_with=shown_path(before[0].path) if before is not None else None,
    )
    return file, _distinct(sorted(findings, key=lambda each: (each.line, each.column, each.rule, each.fingerprint)))


def _finding(observation: Observation, rule: Rule, inspection: Inspection, *, strict: bool) -> Finding:
    place = inspection.place(observation)
    report = f"{inspection.year}/{inspection.region}"
    scope = report if inspection.year and inspection.region != "unknown" else inspection.file
    identity = observation.identity or observation.words or repr(sorted(observation.values.items()))
    return Finding(
        rule=rule.id,
        severity="error" if strict and rule.id in GUESSES else observation.severity or rule.severity,
        key=observation.key,
        values=dict(observation.values),
        file=inspection.file_of(observation),
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        region=inspection.region,
        year=inspection.year,
        measure=observation.measure,
        change=observation.change,
        fingerprint=fingerprint_of(rule.id, scope, identity),
    )


def _distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings with a number in the fingerprint of the second and further ones that say the same."""
    counts: Counter[str] = Counter()
    result = []
    for finding in findings:
        counts[finding.fingerprint] += 1
        number = counts[finding.fingerprint]
        new = finding.fingerprint if number == 1 else fingerprint_of(finding.fingerprint, str(number))
        result.append(replace(finding, fingerprint=new))
    return tuple(result)
