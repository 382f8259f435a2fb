"""Check results to render: invented ones of any size, and one in which every text would do harm."""

from __future__ import annotations

from reportdiff.model import CHECK_SCHEMA, CheckedFile, CheckResult, Finding, Severity, StaleEntry

HOSTILE = (
    "\n::set-output name=x::y\r\n::error::z %0A ##[error]w | a || `b` ``` <img src=x onerror=alert(1)> </details> "
    "@someone @org/team #12 !34 ~bug [c](javascript:alert(1)) ![d](https://example.org/e.png) ]]> <!-- f --> "
    "\x1b[31m\u202e\u200b https://example.org www.example.org $x$ {0} {{ 7*7 }} &amp; \\ \ud83d /close"
)
"""What each form must only show: commands, tables, markup, references, escapes, templates, a lone surrogate."""


def finding(number: int = 1, *, rule: str = "RD304", severity: Severity = "error", **held: object) -> Finding:
    """A finding like those that the rules make."""
    known = {
        "key": "furniture",
        "values": {"words": f"扫一扫{number}"},
        "file": "reports/2033/云岭市.md",
        "line": 10 + number,
        "column": 3,
        "end_line": 10 + number,
        "end_column": 9,
        "region": "云岭市",
        "year": 2033,
        "fingerprint": f"{number:016x}",
    }
    return Finding(rule=rule, severity=severity, **{**known, **held})  # type: ignore[arg-type]


def result(*findings: Finding, accepted: int = 0, stale: tuple[StaleEntry, ...] = ()) -> CheckResult:
    """The result of a check of the files of ``findings`` and of a sound one."""
    names = sorted({each.file for each in findings} | {"reports/2032/云岭市.md"})
    files = tuple(CheckedFile(file=name, region="云岭市", year=2033, measures=320) for name in names)
    return CheckResult(
        schema=CHECK_SCHEMA,
        generator="reportdiff 0",
        files=files,
        findings=findings,
        accepted=accepted,
        stale=stale,
    )


def hostile() -> CheckResult:
    """A result with :data:`HOSTILE` in every place that comes from a file or its name."""
    bad = finding(values={"words": HOSTILE}, file=f"reports/2033/{HOSTILE}.md", region=HOSTILE)
    return result(bad, stale=(StaleEntry(fingerprint="0", about=HOSTILE, line=3),))


def mixed(errors: int, warnings: int, notices: int) -> CheckResult:
    """So many findings of each severity, the lightest first."""
    asked: tuple[tuple[Severity, int], ...] = (("notice", notices), ("warning", warnings), ("error", errors))
    made = [severity for severity, number in asked for _ in range(number)]
    return result(*(finding(number, severity=severity) for number, severity in enumerate(made, start=1)))
