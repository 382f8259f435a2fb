"""The labelled pairs of reports that accuracy is measured by. They are not part of the project: set
``REPORTDIFF_SHARED`` to the folder that holds ``gold/`` and ``corpus/`` (default: ``../shared``).

A pair is two cut texts, ``old.tsv`` and ``new.tsv`` (id, start, end, clause), and ``gold.tsv`` (old ids, new ids,
type).
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from reportdiff.model import Measure

ROOT = Path(__file__).resolve().parent.parent
_SILENT = re.compile(r"[\s\u3000，。；：！？、,.;:!?“”\"'‘’（）()《》〈〉—–\-·…【】\[\]]+")


def shared() -> Path:
    """The folder with the labels; ends the program with one line where there is none."""
    folder = Path(os.environ.get("REPORTDIFF_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        sys.exit(f"no labels at {folder}: set REPORTDIFF_SHARED to the folder that holds gold/ and corpus/")
    return folder


def pair_names() -> list[str]:
    """Names of the labelled full-text pairs, such as ``beijing-2022-2023``."""
    folders = sorted((shared() / "gold").iterdir())
    return [
        folder.name for folder in folders if (folder / "gold.tsv").exists() and not folder.name.startswith("fulfil")
    ]


def report_file(region: str, year: str) -> Path:
    """The file of a report in the corpus, the scraped text first: the harder input."""
    for suffix in ("txt", "md"):
        path = shared() / "corpus" / year / f"{region}.{suffix}"
        if path.exists():
            return path
    sys.exit(f"no report of {region} {year} in {shared() / 'corpus'}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled commitment: clause ids of both sides and how they differ (``same``, ``target_up`` …)."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of a pair: rows, frame clauses, and the clause texts of both sides by id."""

    rows: tuple[Row, ...]
    frame: frozenset[str]
    old: dict[str, str]
    new: dict[str, str]

    @property
    def links(self) -> frozenset[tuple[str, str]]:
        """All pairs of clauses that share a row."""
        return frozenset((old, new) for row in self.rows for old in row.old for new in row.new)


def clause_rows(name: str) -> list[tuple[tuple[str, ...], tuple[str, ...], str]]:
    """The rows of the labels of ``name``: old clauses, new clauses, and the third column."""
    text = (shared() / "gold" / name / "gold.tsv").read_text(encoding="utf-8")
    cells = [line.split("\t") for line in text.splitlines()[1:] if line.strip() and not line.startswith("#")]
    return [(_ids(old), _ids(new), kind.strip()) for old, new, kind in cells]


def labels(name: str) -> Labels:
    """The labels of the pair ``name``."""
    folder = shared() / "gold" / name
    rows: list[Row] = []
    frame: set[str] = set()
    for old, new, kind in clause_rows(name):
        if kind == "frame":
            frame |= {*old, *new}
        else:
            rows.append(Row(old=old, new=new, type=kind))
    sides = [{row["id"]: row["clause"] for row in _table(folder / f"{side}.tsv")} for side in ("old", "new")]
    return Labels(rows=tuple(rows), frame=frozenset(frame), old=sides[0], new=sides[1])


def clauses_of(name: str, side: str, measures: tuple[Measure, ...]) -> list[list[str]]:
    """For each measure the ids of the labelled clauses that it covers at least by half."""
    folder = shared() / "gold" / name
    text = (folder / f"{side}.txt").read_text(encoding="utf-8")
    owners: list[str | None] = [None] * len(text)
    sizes: dict[str, int] = {}
    for row in _table(folder / f"{side}.tsv"):
        for place in range(int(row["start"]), int(row["end"])):
            owners[place] = row["id"]
        sizes[row["id"]] = len(_SILENT.sub("", row["clause"]))
    kept = [(character, owner) for character, owner in zip(text, owners, strict=True) if not _SILENT.match(character)]
    flat = "".join(character for character, _ in kept)
    found: list[list[str]] = []
    cursor = 0
    for measure in measures:
        wanted = _SILENT.sub("", measure.text)
        at = flat.find(wanted, cursor)
        at = flat.find(wanted) if at < 0 else at
        if at < 0 or not wanted:
            found.append([])
            continue
        cursor = at + 1
        counts = Counter(owner for _, owner in kept[at : at + len(wanted)] if owner)
        found.append([owner for owner, count in counts.items() if count * 2 >= sizes[owner]])
    return found


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _ids(cell: str) -> tuple[str, ...]:
    """``o3,o5-o7`` is o3, o5, o6, o7."""
    found: list[str] = []
    for piece in filter(None, re.split(r"[,\s]+", cell.strip())):
        first, _, last = piece.partition("-")
        if not last:
            found.append(first)
            continue
        prefix, begin, end = first[0], int(first[1:]), int(last.lstrip("on"))
        found += [f"{prefix}{number}" for number in range(begin, end + 1)]
    return tuple(found)
