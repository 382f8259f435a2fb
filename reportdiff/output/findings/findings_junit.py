"""A check as JUnit XML, which every CI server reads: a suite a file, a test case a finding.

There is no single standard; these are the elements that Jenkins and GitLab read (testsuites, testsuite, testcase with
failure or skipped). JUnit has no warnings. Errors are failures; warnings and notices are skipped cases, which servers
show and which do not break a build. A file without findings is one case that passes.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final
from xml.etree import ElementTree

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import CheckResult, Finding
from reportdiff.output.findings.findings_paths import repository_path
from reportdiff.output.findings.findings_text import FindingOptions, finding_message
from reportdiff.output.origin import comment_mark
from reportdiff.text.shortening import beginning

_LONGEST: Final = 1000


def as_junit(result: CheckResult, options: FindingOptions) -> str:
    """Render the check as XML 1.0, with a declaration and the comment that marks our files."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        by_file[finding.file].append(finding)
    root = ElementTree.Element("testsuites", name="reportdiff")
    for file in dict.fromkeys([*(each.file for each in result.files), *by_file]):
        root.append(_suite(file, by_file[file], options.lang))
    for name in ("tests", "failures", "skipped", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{comment_mark()}\n{body}\n'


def _suite(file: str, findings: list[Finding], lang: Lang) -> ElementTree.Element:
    path = repository_path(file)
    failures = sum(finding.severity == "error" for finding in findings)
    suite = ElementTree.Element(
        "testsuite",
        name=path,
        tests=str(max(len(findings), 1)),
        failures=str(failures),
        skipped=str(len(findings) - failures),
        errors="0",
    )
    if not findings:
        ElementTree.SubElement(suite, "testcase", classname=path, name=say("say.check_sound", lang), file=path)
    for finding in findings:
        _case(suite, finding, path, lang)
    return suite


def _case(suite: ElementTree.Element, finding: Finding, path: str, lang: Lang) -> None:
    place = f" ({finding.line}:{finding.column})" if finding.line else ""
    case = ElementTree.SubElement(
        suite,
        "testcase",
        classname=path,
        name=f"{finding.rule} {say(f'rule.{finding.rule}', lang)}{place}",
        file=path,
    )
    if finding.line:
        case.set("line", str(finding.line))
    text = beginning(finding_message(finding, lang), _LONGEST)
    severity = say(f"severity.{finding.severity}", lang)
    outcome = ElementTree.SubElement(case, "failure" if finding.severity == "error" else "skipped")
    outcome.set("message", f"{severity}{say('say.colon', lang)}{text}")
    if finding.severity == "error":
        outcome.set("type", finding.rule)
        where = f"{path}:{finding.line}:{finding.column}" if finding.line else path
        fix = say("say.check_fix", lang, text=say(f"rule_fix.{finding.rule}", lang))
        outcome.text = f"{where}\n{text}\n{fix}"
