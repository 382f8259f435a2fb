"""The judged pairs of measures: ``gold/judged.jsonl``, each measure with four candidates of the other report.

A fixed fold is kept out wherever something is to be judged by them: every fifth pair of reports, in the order of their
names. Pairs that share a report with a labelled pair (``near_labels``) teach nothing that is judged on the link tables.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from benchmarks.labels import pair_names, shared

FOLDS = 5

TRUTH = {"yes": 1.0, "maybe": 0.3, "no": 0.0}
"""How far a judged pair is a link: of the ``maybe`` that the link tables have, 28 in 100 are."""

PLACES = {
    "beijing": "北京市",
    "zhejiang": "浙江省",
    "national": "国务院",
    "changchun": "长春市",
    "wuhan": "武汉市",
}
"""Names of the regions of labelled pairs as the library writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judged measure: its report (``side`` is ``old`` or ``new``), its text, and each candidate with its label."""

    side: str
    text: str
    candidates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedReports:
    """The judged measures of two successive reports of ``place``; ``number`` counts the pairs in the order of names."""

    number: int
    place: str
    years: tuple[str, str]
    rows: tuple[Judged, ...]

    @property
    def near_labels(self) -> bool:
        """Whether a labelled pair has one of the two reports."""
        return any((self.place, year) in labelled_reports() for year in self.years)

    def file(self, side: str) -> Path:
        """Give the file of the ``old`` or the ``new`` report."""
        return library_file(self.place, self.years[side == "new"])


def in_fold(reports: JudgedReports, fold: int = 0) -> bool:
    """Whether a pair of reports belongs to the fold; fold 0 is the one that is kept out."""
    return reports.number % FOLDS == fold


def judged_reports() -> list[JudgedReports]:
    """Read all judged pairs of reports, in the order of their names."""
    by_name: dict[str, list[Judged]] = defaultdict(list)
    for line in (shared() / "gold" / "judged.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        candidates = tuple((candidate["text"], candidate["label"]) for candidate in row["candidates"])
        by_name[row["reports"]].append(Judged(side=row["side"], text=row["text"], candidates=candidates))
    reports = []
    for number, name in enumerate(sorted(by_name)):
        place, years = name.split("/")
        old, new = years.split("-")
        reports.append(JudgedReports(number=number, place=place, years=(old, new), rows=tuple(by_name[name])))
    return reports


@lru_cache(maxsize=1)
def labelled_reports() -> frozenset[tuple[str, str]]:
    """The reports of the labelled pairs: place as the library writes it, and year."""
    names = [name.rsplit("-", 2) for name in pair_names()]
    return frozenset((PLACES[region], year) for region, *years in names for year in years)


@lru_cache(maxsize=1)
def _library() -> dict[tuple[str, str], Path]:
    files: dict[tuple[str, str], Path] = {}
    for path in sorted((shared() / "library").rglob("*.md")):
        files.setdefault((path.parent.name, path.stem), path)
    return files


def library_file(place: str, year: str) -> Path:
    """Give the file of a report of the library."""
    return _library()[place, year]
