"""How well the direction of changed figures agrees with the labelled links of successive reports.

    python benchmarks/figures.py [--show N] [PAIR ...]

Each row of a ``gold.tsv`` is one link: the clauses of both sides become measures, :func:`pair_figures` says what
became of their figures, and the facets are set against the label. Reads the labels in place, from
``$REPORTDIFF_SHARED`` or ``../shared``; nothing is written.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reportdiff.comparison.figures.figure_changes import changed_figures, pair_figures  # noqa: E402
from reportdiff.model import FigureChange, Measure  # noqa: E402
from reportdiff.parsing.quantities import extract_quantities  # noqa: E402

WANTED = {"target_up": "target_raised", "target_down": "target_lowered"}
ORDER = ["target_up", "target_down", "target_other", "same", "reworded", "expanded", "narrowed"]


def shared_gold() -> Path:
    """The folder of labelled pairs, or exit with a message."""
    folder = Path(os.environ.get("REPORTDIFF_SHARED", ROOT.parent / "shared")) / "gold"
    if not folder.is_dir():
        raise SystemExit(f"no labels at {folder}: set REPORTDIFF_SHARED to the folder that holds gold/")
    return folder


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE))


def identifiers(cell: str) -> list[str]:
    """``o12-o14,o20`` to four ids."""
    found: list[str] = []
    for piece in filter(None, (p.strip() for p in cell.split(","))):
        first, dash, last = piece.partition("-")
        if dash:
            found += [f"{first[0]}{n}" for n in range(int(first[1:]), int(last[1:]) + 1)]
        else:
            found.append(first)
    return found


def measures(clauses: dict[str, str], cell: str) -> tuple[Measure, ...]:
    made = []
    for identifier in identifiers(cell):
        text = clauses[identifier]
        quantities = tuple(extract_quantities(text))
        made.append(
            Measure(id=identifier, text=text, section="", part="plan", start=0, end=len(text), quantities=quantities)
        )
    return tuple(made)


def judge(label: str, changes: tuple[FigureChange, ...]) -> str:
    """``right``, ``mixed``, ``wrong``, ``other`` or ``none``: which direction the facets give, against the label."""
    facets = {c.facet for c in changes}
    directions = facets & {"target_raised", "target_lowered"}
    if not directions:
        return "other" if facets else "none"
    if label not in WANTED:
        return "directed"
    if WANTED[label] not in directions:
        return "wrong"
    return "right" if len(directions) == 1 else "mixed"


def count(pair: Path, table: dict[str, Counter[str]], show: list[str]) -> None:
    sides = {s: {r["id"]: r["clause"] for r in read_table(pair / f"{s}.tsv")} for s in ("old", "new")}
    for row in read_table(pair / "gold.tsv"):
        label = row["type"]
        if label not in ORDER or not row["old"] or not row["new"]:
            continue
        old, new = measures(sides["old"], row["old"]), measures(sides["new"], row["new"])
        changes = changed_figures(pair_figures(old, new))
        verdict = judge(label, changes)
        table.setdefault(label, Counter())[verdict] += 1
        expected = {"target_up": "right", "target_down": "right", "target_other": "other"}.get(label, "none")
        if verdict != expected:
            figures = ", ".join(
                f"{c.facet[7:]} {c.old.surface if c.old else '-'} > {c.new.surface if c.new else '-'}" for c in changes
            )
            texts = " => ".join("；".join(m.text for m in side) for side in (old, new))
            show.append(f"{label} {verdict}: {texts} [{figures}]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", help="names of labelled pairs; all of them by default")
    parser.add_argument("--show", type=int, default=0, help="print this many rows where label and facets differ")
    options = parser.parse_args()
    gold = shared_gold()
    table: dict[str, Counter[str]] = {}
    shown: list[str] = []
    folders = sorted(p for p in gold.iterdir() if (p / "gold.tsv").exists() and not p.name.startswith("fulfil"))
    for pair in folders:
        if not options.pairs or pair.name in options.pairs:
            count(pair, table, shown)
    columns = ["right", "mixed", "wrong", "directed", "other", "none"]
    print(f"{'label':14s}" + "".join(f"{c:>9s}" for c in columns) + "     rows")
    for label in ORDER:
        row = table.get(label, Counter())
        print(f"{label:14s}" + "".join(f"{row[c]:9d}" for c in columns) + f"{row.total():9d}")
    up_down = table.get("target_up", Counter()) + table.get("target_down", Counter())
    kept = table.get("same", Counter()) + table.get("reworded", Counter())
    print(f"right direction, target_up and target_down: {up_down['right'] / max(1, up_down.total()):.3f}")
    print(f"raised or lowered, same and reworded:       {kept['directed'] / max(1, kept.total()):.3f}")
    print(f"any target facet, same and reworded:        {1 - kept['none'] / max(1, kept.total()):.3f}")
    for line in shown[: options.show]:
        print(line)


if __name__ == "__main__":
    main()
