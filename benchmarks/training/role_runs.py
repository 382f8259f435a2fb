"""Draw runs of consecutive measures to label: ``python -m benchmarks.training.role_runs OUT.json [--count N]``.

Reports of the library since 2000, spread over years and places, that no label knows: neither ``gold/roles.jsonl`` nor
the link tables nor the judged pairs that are kept for testing. The draw is seeded. ``OUT.json`` quotes real reports, so
it is refused inside the project, save in ``outputs/``. What a reader decides goes into ``role_labels.tsv``, which was
made of the first 228 runs.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from benchmarks import labels
from benchmarks.training.judged import in_fold, judged_reports, labelled_reports
from benchmarks.training.role_labels import collection_files, gold_reports
from reportdiff.errors import ReportdiffError
from reportdiff.opening import read_report

SEED, SINCE, RUN, FEWEST = 11, 2000, 20, 60
"""Seed of the draw, first year, measures of a run, and the least measures that a report must have."""

OF_PLACE = 2
"""Most reports of one place."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=110, help="runs to draw")
    options = parser.parse_args(arguments)
    out = options.out.resolve()
    if out.is_relative_to(labels.ROOT) and not out.is_relative_to(labels.ROOT / "outputs"):
        sys.exit("the file quotes real reports: write it outside the project, or into outputs/")
    out.write_text(json.dumps(drawn_runs(options.count), ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def drawn_runs(count: int) -> list[dict[str, object]]:
    """Draw ``count`` runs: file of the report, section and offsets of each measure, and the text around them."""
    drawn = random.Random(SEED)
    known = gold_reports() | labelled_reports()
    known |= {(pair.place, year) for pair in judged_reports() if in_fold(pair) for year in pair.years}
    by_year: dict[str, list[tuple[tuple[str, str], Path]]] = defaultdict(list)
    for name, path in sorted(collection_files().items()):
        if name not in known and name[1].isdigit() and int(name[1]) >= SINCE:
            by_year[name[1]].append((name, path))
    for reports in by_year.values():
        drawn.shuffle(reports)
    runs: list[dict[str, object]] = []
    places: Counter[str] = Counter()
    while len(runs) < count and any(by_year.values()):
        for year in sorted(by_year):
            run = None
            while by_year[year] and run is None:
                name, path = by_year[year].pop()
                if places[name[0]] < OF_PLACE:
                    run = _run(path, drawn)
            if run is not None:
                places[name[0]] += 1
                runs.append(run)
    return runs[:count]


def _run(path: Path, drawn: random.Random) -> dict[str, object] | None:
    # The roles that the shipped model tells would bias the reader.
    with patch("reportdiff.parsing.with_roles", lambda measures, text: measures):
        try:
            report = read_report(path)
        except ReportdiffError:
            return None
    if len(report.measures) < FEWEST:
        return None
    first = drawn.randrange(len(report.measures) - RUN)
    chosen = report.measures[first : first + RUN]
    return {
        "report": str(path.relative_to(labels.shared() / "library")),
        "before": report.text[max(0, chosen[0].start - 80) : chosen[0].start],
        "after": report.text[chosen[-1].end : chosen[-1].end + 40],
        "measures": [
            {
                "start": one.start,
                "end": one.end,
                "section": one.section,
                "topic": one.topic,
                "gap": report.text[chosen[number - 1].end : one.start] if number else "",
                "text": one.text,
            }
            for number, one in enumerate(chosen)
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
