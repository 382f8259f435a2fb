"""How links agree with the judged pairs: ``python -m benchmarks.judged``.

The pairs of reports are those of the fold that nothing learns from (every fifth, see
:mod:`benchmarks.training.judged`). Of the judged pairs of measures, ``maybe`` left out: the share of links that are
judged one commitment (P), the share of these that are linked (R), and F1. Needs the judged pairs and the library.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from multiprocessing import Pool

from benchmarks.training.judged import JudgedReports, in_fold, judged_reports
from reportdiff.alignment import align
from reportdiff.model import Report
from reportdiff.opening import read_report
from reportdiff.parsing.folding import skeleton


def agreement(reports: JudgedReports) -> Counter[tuple[bool, bool]]:
    """Count the judged pairs of measures by what readers say and by whether the program links them."""
    sides = {name: _renamed(read_report(reports.file(name)), name[0]) for name in ("old", "new")}
    alignment = align(sides["old"], sides["new"])
    linked = {(a, b) for link in alignment.links for a in link.old for b in link.new}
    ids = {name: {skeleton(measure.text): measure.id for measure in side.measures} for name, side in sides.items()}
    counts: Counter[tuple[bool, bool]] = Counter()
    for row in reports.rows:
        other = "new" if row.side == "old" else "old"
        own = ids[row.side].get(skeleton(row.text))
        for text, label in row.candidates:
            pair = (own, ids[other].get(skeleton(text)))
            if label != "maybe":
                counts[label == "yes", (pair if other == "new" else pair[::-1]) in linked] += 1
    return counts


def _renamed(report: Report, prefix: str) -> Report:
    measures = tuple(
        replace(measure, id=f"{prefix}{number}") for number, measure in enumerate(report.measures, start=1)
    )
    return replace(report, measures=measures)


def main() -> None:
    """Print the figures of the fold that is kept out."""
    kept = [one for one in judged_reports() if in_fold(one)]
    with Pool(2) as workers:
        counts = sum(workers.imap(agreement, kept), Counter[tuple[bool, bool]]())
    right, said, true = counts[True, True], counts[True, True] + counts[False, True], counts[True, True]
    true += counts[True, False]
    precision, recall = right / max(1, said), right / max(1, true)
    print(
        f"{len(kept)} pairs of reports, {sum(counts.values()):,} judged pairs: P {precision:.3f} R {recall:.3f} "
        f"F1 {2 * right / max(1, said + true):.3f}"
    )


if __name__ == "__main__":
    main()
