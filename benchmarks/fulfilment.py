"""How right `reportdiff fulfil` is: ``python -m benchmarks.fulfilment [--facts]``.

Three measures, none of which the program has learned from:

- the one labelled fulfilment (``gold/``): whether the review mentions a commitment, and rows with the right verdict;
- ``judged_reviews.tsv``: commitments of fifteen pairs of the library, each with the passages of the next review that
  come nearest, judged by reading (``yes``, ``maybe``, ``no``). It has no text: a clause is known by the CRC-32 of its
  skeleton;
- ``targets_and_results.tsv``: targets that were missed, met or exceeded, found by reading the library: indicator (or
  the thing counted), target and result as the reports have them, verdict. ``--facts`` prints only this.
"""

from __future__ import annotations

import argparse
import csv
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.labels import clause_rows, clauses_of, report_file, shared
from reportdiff.model import Fulfilment
from reportdiff.opening import read_report
from reportdiff.parsing.folding import skeleton
from reportdiff.tracking.fulfilment import fulfil

PAIR = "fulfil-beijing-2025"
FOLDER = Path(__file__).parent

Key = tuple[str, int]


def table(name: str) -> dict[Key, list[dict[str, str]]]:
    """Read one of the tables beside this module: its rows by place and year of the plan."""
    rows: dict[Key, list[dict[str, str]]] = defaultdict(list)
    with (FOLDER / name).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            rows[row["place"], int(row["year"])].append(row)
    return rows


def fulfilment_of(key: Key) -> Fulfilment:
    """Hold a plan of the library against the next report."""
    place, year = key
    return fulfil(*(read_report(library_file(place, when)) for when in (year, year + 1)))


def library_file(place: str, year: int) -> Path:
    """Find the report of a place and year in the library."""
    return next(path for path in sorted((shared() / "library").rglob(f"{year}.md")) if path.parent.name == place)


def wrong_facts(fulfilment: Fulfilment, rows: list[dict[str, str]]) -> Iterator[str]:
    """Give the facts of a table that a fulfilment does not have, in words."""
    for row in rows:
        results = [
            (item, result)
            for item in fulfilment.items
            for result in item.results
            if result.indicator == row["what"] or (result.indicator is None and row["what"] in result.measured)
        ]
        if not any(_says(row, item.verdict, result.target_words, result.result_words) for item, result in results):
            said = [(item.verdict, result.target_words, result.result_words) for item, result in results]
            yield f"{row['place']} {row['year']} {row['what']} {row['target']} {row['result']} {row['verdict']}: {said}"


def _says(row: dict[str, str], verdict: str, target: str, result: str) -> bool:
    # A measure with two targets has the verdict of the one that was missed.
    verdicts = {row["verdict"], "missed"}
    return (target, result) == (row["target"], row["result"]) and verdict in verdicts


def labelled() -> str:
    """Measure the labelled fulfilment: the review's mentions by clause, and the verdicts by row."""
    old, new = (report_file("beijing", year) for year in ("2025", "2026"))
    report = read_report(old)
    clauses = dict(
        zip(
            (f"o{number + 1}" for number in range(len(report.measures))),
            clauses_of(PAIR, "old", report.measures),
            strict=True,
        )
    )
    rows = clause_rows(PAIR)
    frame = {clause for olds, news, verdict in rows if verdict == "frame" for clause in (*olds, *news)}
    verdicts = {
        clause: item.verdict
        for item in fulfil(report, read_report(new)).items
        for clause in clauses[item.measure.id]
        if clause not in frame
    }
    said = {clause for clause, verdict in verdicts.items() if verdict != "not_mentioned"}
    truth = [(olds, verdict) for olds, _, verdict in rows if verdict != "frame"]
    wanted = {clause for olds, _ in truth for clause in olds} - frame
    right = sum(any(verdicts.get(clause) == verdict for clause in olds) for olds, verdict in truth)
    return (
        f"{_figures(len(said & wanted), len(said), len(wanted))}; rows with the right verdict {right / len(truth):.3f}"
    )


def judged() -> str:
    """Measure the mentions on the judged commitments of the library, without those that are ``maybe`` at best."""
    right = said = wanted = 0
    for key, rows in sorted(table("judged_reviews.tsv").items()):
        labels: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            labels[row["measure"]].add(row["label"])
        for item in fulfilment_of(key).items:
            own = labels.get(f"{zlib.crc32(skeleton(item.measure.text).encode()):08x}", {"maybe"})
            if "yes" in own or "maybe" not in own:
                is_said = item.verdict != "not_mentioned"
                right += is_said and "yes" in own
                said += is_said
                wanted += "yes" in own
    return _figures(right, said, wanted)


def _figures(right: int, said: int, wanted: int) -> str:
    precision, recall = right / max(1, said), right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"mentions P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {wanted}"


def main() -> None:
    """Print the three measures, and every fact that is not right."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--facts", action="store_true", help="only the targets and results")
    if not options.parse_args().facts:
        print(f"labelled: {labelled()}")
        print(f"library: {judged()}")
    facts = table("targets_and_results.tsv")
    wrong = [line for key, rows in facts.items() for line in wrong_facts(fulfilment_of(key), rows)]
    total = sum(len(rows) for rows in facts.values())
    print(f"targets and results: {total - len(wrong)} of {total} right")
    print("\n".join(wrong))


if __name__ == "__main__":
    main()
