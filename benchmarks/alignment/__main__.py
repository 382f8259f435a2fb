"""How good the alignment is: ``python -m benchmarks.alignment [PAIR …] [--left-out] [--baselines] [--errors FILE]``.

Each labelled full-text pair is compared, and judged against its labels: strict (clause pairs) and lax (links and rows)
precision, recall and F1, dropped and new, status and type, links between unrelated sections, passes, calibration, and
where labelled links get lost. The shipped scorer has learned from these very pairs: with ``--left-out`` each pair is
aligned by a scorer trained on the others, and those are the figures to believe. ``--growth`` times the alignment
alone, at growing sizes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import reportdiff
from benchmarks import labels
from benchmarks.alignment import metrics, show
from benchmarks.alignment.gold import Findings, MarkedPair, findings_of, mark, read_pair
from benchmarks.alignment.losses import losses
from reportdiff.alignment.explanation import Weighing, weigh


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair, what was said of it by the scorer that is judged, and what that scorer saw."""

    pair: MarkedPair
    shipped: Findings
    findings: Findings
    weighing: Weighing


def main() -> None:
    """Parse the options, judge the pairs, print."""
    options = _options()
    if options.growth:
        from benchmarks.alignment.growth import main as growth

        growth()
        return
    target = _page(options.errors)
    judged = judge(options.pairs or labels.pair_names(), left_out=options.left_out)
    result = results(judged, left_out=options.left_out)
    if not options.quick:
        from benchmarks.alignment.unrelated import spurious

        # No labelled pair has a report of that year, so the shipped scorer has not seen them either.
        result["spurious"] = spurious()
    if options.baselines:
        from benchmarks.alignment.baselines import baselines

        result["baselines"] = baselines([one.pair for one in judged])
    if target is not None:
        from benchmarks.alignment.errors_page import write_page

        result["errors"] = write_page(target, judged)
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(result, judged)))
    sys.exit(options.min is not None and result["mean"]["link_F1"] < options.min)


def judge(names: list[str], *, left_out: bool) -> list[Judged]:
    """Compare the labelled pairs, and if asked align each with a scorer that has not seen it."""
    scorers = {}
    if left_out:
        from benchmarks.alignment.left_out import aligned_by, scorers_without

        scorers = scorers_without(names)
    found = []
    for name in names:
        comparison = reportdiff.compare(*read_pair(name))
        pair, shipped = mark(name, comparison), findings_of(comparison)
        scorer = scorers.get(name)
        findings = aligned_by(scorer, pair) if scorer is not None else shipped
        weighing = weigh(pair.old, pair.new, scorer=scorer)
        found.append(Judged(pair=pair, shipped=shipped, findings=findings, weighing=weighing))
    return found


def results(judged: list[Judged], *, left_out: bool) -> dict[str, Any]:
    """All figures as plain data: ``pairs`` and their ``mean``, ``shipped`` beside them, and the tables."""
    rows = {one.pair.name: metrics.scores(one.pair, one.findings) for one in judged}
    shipped = {one.pair.name: metrics.scores(one.pair, one.shipped) for one in judged}
    tables, lost = tables_of(judged)
    return {
        "left_out": left_out,
        "pairs": rows,
        "mean": metrics.mean(rows.values()),
        "shipped": shipped,
        "shipped_mean": metrics.mean(shipped.values()),
        "passes": tables.passes,
        "types": tables.types,
        "shapes": tables.shapes,
        "losses": lost,
        "calibration": {
            "links": asdict(metrics.reliability(tables.links)),
            "alone": asdict(metrics.reliability(tables.alone)),
        },
    }


def tables_of(judged: list[Judged]) -> tuple[metrics.Tables, Counter[str]]:
    """The tables of counts over all pairs."""
    tables, lost = metrics.Tables(), Counter[str]()
    for one in judged:
        tables.add(one.pair, one.findings)
        lost += losses(one.pair, one.findings, one.weighing)
    return tables, lost


def lines(result: dict[str, Any], judged: list[Judged]) -> list[str]:
    """The result as text."""
    out: list[str] = []
    if result["left_out"]:
        out += show.score_lines(
            "left out: each pair by a scorer trained on the others", result["pairs"] | {"mean": result["mean"]}
        )
    out += show.score_lines(show.FLATTERING, result["shipped"] | {"mean": result["shipped_mean"]})
    if "baselines" in result:
        out += show.score_lines("baselines, mean of the pairs", result["baselines"])
    out += show.table_lines(*tables_of(judged))
    if "spurious" in result:
        spurious = result["spurious"]
        out.append("== links between sections of different topics in reports of different regions")
        out.append(
            f"{spurious['linked']} of {spurious['measures']} measures linked: {spurious['rate']:.4f} "
            f"({spurious['pairs']} pairs of sections)"
        )
    if "errors" in result:
        out.append(f"errors written: {result['errors']}")
    return out


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.alignment", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", nargs="*", metavar="PAIR", help="names of labelled pairs; all of them by default")
    parser.add_argument("--left-out", action="store_true", help="train without the pair that is judged")
    parser.add_argument("--baselines", action="store_true", help="difflib, rapidfuzz and TF-IDF on the same measures")
    parser.add_argument("--errors", metavar="FILE", help="write the worst errors to FILE.html, outside the project")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="without the sections of other regions")
    parser.add_argument("--min", type=float, help="exit 1 below this mean link F1")
    parser.add_argument("--growth", action="store_true", help="time and memory at growing sizes, nothing else")
    return parser.parse_args()


def _page(name: str | None) -> Path | None:
    """The file for the errors: it quotes real reports, so it must not lie in the project, save where git looks away."""
    if name is None:
        return None
    path = Path(name).resolve()
    if path.is_relative_to(labels.ROOT) and not path.is_relative_to(labels.ROOT / "outputs"):
        sys.exit(f"{name} lies in the project, and the page quotes real reports: write it to outputs/ or elsewhere")
    return path


if __name__ == "__main__":
    main()
