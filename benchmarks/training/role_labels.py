"""Measures with a label of their role: ``gold/roles.jsonl``, ``role_labels.tsv`` beside this module, and the frame rows
of the link tables.

``role_labels.tsv`` has a measure a line: the file of its report within the library, where it begins and ends in the
cleaned text, the first eight hex digits of the SHA-256 of its text, its role, and ``1`` where a second reader might
decide otherwise. It has no text: that is read in place. An entry whose text has become another one is skipped and
counted (:func:`own_labels`). ``role_runs.py`` drew its measures.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from benchmarks import labels
from benchmarks.training.judged import PLACES
from reportdiff.alignment.encoder import shipped_encoder
from reportdiff.model import Measure, Report
from reportdiff.opening import read_report
from reportdiff.parsing.folding import skeleton
from reportdiff.parsing.roles.evidence import MeasureEvidence, evidence_of

FILE = Path(__file__).with_name("role_labels.tsv")

DOUBTFUL_WEIGHT, TABLE_WEIGHT = 0.3, 0.4
"""How much a measure counts that a second reader might label otherwise, and a clause of a link table, which only says
whether it is frame in the wide sense (an aim included). Chosen by judgement, not by trial."""

MEANING = 4.0
"""How much the direction of a measure counts beside a name; chosen by judgement."""

Source = Literal["gold", "own", "table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A report with its labelled measures, and the ``place`` that it is of, as the library writes it.

    ``roles`` are ``(number of the measure, role, weight, firm)``; a role from a link table is ``hidden`` where it is
    frame in the wide sense. ``directions`` is what each measure is about (measures × 64)."""

    name: str
    place: str
    source: Source
    measures: tuple[Measure, ...]
    evidence: list[MeasureEvidence]
    directions: Any
    roles: list[tuple[int, str, float, bool]]


def gold_labels() -> Iterable[Labelled]:
    """Give the reports of ``gold/roles.jsonl``, in the order of their names."""
    by_report: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (labels.shared() / "gold" / "roles.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        by_report[entry["report"]].append(entry)
    files = collection_files()
    for name, entries in sorted(by_report.items()):
        report = read_report(files[place_and_year(name)])
        yield labelled(name, report, _places_of(report, entries), source="gold")


def own_labels() -> Iterator[Labelled]:
    """Give the reports of ``role_labels.tsv``; says on stderr how many of its measures are no longer there."""
    by_report: dict[str, list[dict[str, str]]] = defaultdict(list)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            by_report[row["report"]].append(row)
    skipped = 0
    for name, rows in sorted(by_report.items()):
        path = labels.shared() / "library" / name
        if not path.exists():
            skipped += len(rows)
            continue
        report = read_report(path)
        roles = _roles_in(report, rows)
        skipped += len(rows) - len(roles)
        yield labelled(f"{path.parent.name}/{path.stem}", report, roles, source="own")
    if skipped:
        print(f"{FILE.name}: {skipped} measures are no longer where they were, and are skipped", file=sys.stderr)


def text_hash(text: str) -> str:
    """Give the first eight hex digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _roles_in(report: Report, rows: Sequence[dict[str, str]]) -> list[tuple[int, str, float, bool]]:
    at = {(measure.start, measure.end): number for number, measure in enumerate(report.measures)}
    roles = []
    for row in rows:
        number = at.get((int(row["start"]), int(row["end"])))
        if number is not None and text_hash(report.measures[number].text) == row["hash"]:
            firm = row["doubtful"] == "0"
            roles.append((number, row["role"], 1.0 if firm else DOUBTFUL_WEIGHT, firm))
    return roles


def table_labels() -> Iterable[Labelled]:
    """Give the reports of the link tables, each clause labelled as frame in the wide sense or not."""
    for pair in labels.pair_names():
        region, *years = pair.rsplit("-", 2)
        marked = labels.labels(pair)
        for side, year in zip(("old", "new"), years, strict=True):
            report = read_report(labels.report_file(region, year))
            roles = []
            for number, clauses in enumerate(labels.clauses_of(pair, side, report.measures)):
                kinds = {clause in marked.frame for clause in clauses}
                if len(kinds) == 1:
                    roles.append((number, "hidden" if kinds == {True} else "commitment", TABLE_WEIGHT, False))
            yield labelled(f"{pair}:{side}", report, roles, source="table")


def collection_files() -> dict[tuple[str, str], Path]:
    """Give the files of the library by place and year; of two of one name the first."""
    paths = sorted((labels.shared() / "library").rglob("*.md"), reverse=True)
    return {(path.parent.name, path.stem): path for path in paths}


def gold_reports() -> set[tuple[str, str]]:
    """Give place and year of the reports that ``gold/roles.jsonl`` labels."""
    lines = (labels.shared() / "gold" / "roles.jsonl").read_text(encoding="utf-8").splitlines()
    return {place_and_year(json.loads(line)["report"]) for line in lines}


def own_reports() -> set[tuple[str, str]]:
    """Give place and year of the reports that ``role_labels.tsv`` labels."""
    with FILE.open(encoding="utf-8", newline="") as file:
        paths = {Path(row["report"]) for row in csv.DictReader(file, delimiter="\t")}
    return {(path.parent.name, path.stem) for path in paths}


def place_and_year(name: str) -> tuple[str, str]:
    """Take ``place/year`` apart."""
    place, _, year = name.partition("/")
    return place, year


def _places_of(report: Report, entries: Sequence[dict[str, Any]]) -> list[tuple[int, str, float, bool]]:
    """Find the labelled measures, which are consecutive, by their text."""
    positions: dict[str, list[int]] = defaultdict(list)
    for number, measure in enumerate(report.measures):
        positions[skeleton(measure.text)].append(number)
    roles, last = [], -1
    for entry in entries:
        behind = [number for number in positions[skeleton(entry["text"])] if number > last]
        if not behind:
            continue
        last = behind[0]
        firm = not entry["doubtful"]
        roles.append((last, str(entry["role"]), 1.0 if firm else DOUBTFUL_WEIGHT, firm))
    return roles


def labelled(
    name: str, report: Report, roles: list[tuple[int, str, float, bool]], *, source: Source = "gold"
) -> Labelled:
    """Gather the evidence for all measures of a report, and what they are about."""
    encoder = shipped_encoder()
    rows = {f"w{word}": row for word, row in encoder.words.items()} | {
        f"p{pair}": row for pair, row in encoder.pairs.items()
    }
    evidence = evidence_of(report.measures, report.text)
    directions = np.zeros((len(evidence), encoder.directions.shape[1]), dtype=np.float32)
    for number, each in enumerate(evidence):
        known = [rows[piece] for piece in each.pieces if piece in rows]
        weight = encoder.lengths[known]
        if known and weight.sum() > 0:
            directions[number] = (weight[:, None] * encoder.directions[known]).sum(axis=0) / weight.sum() * MEANING
    region = name.split("-")[0] if source == "table" else place_and_year(name)[0]
    return Labelled(
        name=name,
        place=PLACES.get(region, region),
        source=source,
        measures=report.measures,
        evidence=evidence,
        directions=directions,
        roles=roles,
    )
