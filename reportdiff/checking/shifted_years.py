"""Reports that are all filed the same number of years too early or too late: said once, and not once a file.

One public collection has a province's reports under the year before for decades. Each file alone breaks RD201 (or
RD203, where the front matter has the year); together they are one mistake with one remedy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reportdiff.checking.baseline import fingerprint_of
from reportdiff.checking.rules.registry import Rule
from reportdiff.corpus.report_files import report_stem
from reportdiff.corpus.specs import YEAR_SPEC
from reportdiff.model import CheckedFile, Finding
from reportdiff.regions import REGIONS
from reportdiff.text.shortening import few

RULE: Final = "RD205"

FEWEST: Final = 3
"""Files of a region with the same shift that are one mistake."""

SHARE: Final = 0.6
"""Share of the checked files of the region that must have it: the years of the others are not told by their texts."""

_MOST_NAMES: Final = 5

FileResult = tuple[Path, CheckedFile, tuple[Finding, ...]]
"""A file that was checked, what is known of it, and its findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Misfiling:
    """A finding that a file has the year ``told`` in the place of another: ``told - filed`` is the shift."""

    region: str
    filed: int
    told: int
    finding: Finding


def with_shifts_once(results: Sequence[FileResult], rules: Sequence[Rule]) -> list[Finding]:
    """Give the findings of files in their order, those of one shift in one finding at the first file.

    ``rules`` are those that are on; without :data:`RULE` the findings stay as they are."""
    rule = next((each for each in rules if each.id == RULE), None)
    findings = [finding for _, _, entries in results for finding in entries]
    if rule is None:
        return findings
    sizes: dict[tuple[Path, str], int] = defaultdict(int)
    groups: dict[tuple[Path, int], list[_Misfiling]] = defaultdict(list)
    for path, _, entries in results:
        root, region = path.parent.parent, _region_of(path)
        sizes[root, region] += 1
        for misfiling in _misfilings(entries, region)[:1]:
            groups[root, misfiling.told - misfiling.filed].append(misfiling)
    merged: set[str] = set()
    shifts: dict[str, Finding] = {}
    for (root, shift), misfilings in groups.items():
        by_region: dict[str, list[_Misfiling]] = defaultdict(list)
        for misfiling in misfilings:
            by_region[misfiling.region].append(misfiling)
        whole = {
            region: files
            for region, files in by_region.items()
            if len(files) >= FEWEST and len(files) >= SHARE * sizes[root, region]
        }
        if whole:
            members = sorted((each for files in whole.values() for each in files), key=lambda each: each.filed)
            shifts[members[0].finding.file] = _shift_finding(members, list(whole), shift, rule)
            merged |= {each.finding.file for each in members}
    kept = []
    for finding in findings:
        if finding.file in shifts:
            kept.append(shifts.pop(finding.file))
        if not (finding.file in merged and _is_misfiling(finding)):
            kept.append(finding)
    return kept


def _is_misfiling(finding: Finding) -> bool:
    return finding.key in ("wrong_year", "misplaced_year")


def _misfilings(findings: Sequence[Finding], region: str) -> list[_Misfiling]:
    pairs = {"wrong_year": ("year", "found"), "misplaced_year": ("path", "stated")}
    return [
        _Misfiling(
            region=region,
            filed=int(finding.values[pairs[finding.key][0]]),
            told=int(finding.values[pairs[finding.key][1]]),
            finding=finding,
        )
        for finding in findings
        if _is_misfiling(finding)
    ]


def _shift_finding(members: Sequence[_Misfiling], regions: Sequence[str], shift: int, rule: Rule) -> Finding:
    first = members[0].finding
    years = abs(shift)
    names = few([REGIONS.get(region, region) for region in sorted(regions)], _MOST_NAMES)
    values = {
        "n": str(len(members)),
        "shift": f"{years} year" if years == 1 else f"{years} years",
        "shift_zh": f"{years}年",
        "regions": ", ".join(names),
        "regions_zh": "、".join(names),
        "first": str(members[0].filed),
        "last": str(members[-1].filed),
        "told_first": str(members[0].told),
        "told_last": str(members[-1].told),
    }
    return replace(
        first,
        rule=rule.id,
        severity=rule.severity,
        key="filed_early" if shift > 0 else "filed_late",
        values=values,
        fingerprint=fingerprint_of(RULE, *sorted(regions), str(shift)),
    )


def _region_of(path: Path) -> str:
    """Give the region that the place of a file names: its folder, or its name in the folder of a year."""
    return report_stem(path) if YEAR_SPEC.fullmatch(path.parent.name) else path.parent.name
