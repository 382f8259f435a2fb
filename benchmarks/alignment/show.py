"""The figures of the bench as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from benchmarks.alignment.losses import STAGES
from benchmarks.alignment.metrics import Reliability, Tables, reliability

FLATTERING = "shipped (flattering: learned from these pairs)"

_STAGE_WORDS = {
    "found": "found",
    "grouping": "scored as a link, but in no link together",
    "refused": "weighed, and scored below the threshold",
    "no_candidate": "never weighed: not among the candidates",
    "not_cut": "one of the clauses is in no measure",
}


def score_lines(title: str, rows: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """A block of figures, one row a pair."""
    yield f"== {title}"
    names = [key for row in list(rows.values())[:1] for key in row]
    yield f"{'':26s}" + "".join(f"{name.replace('dropped', 'drop'):>11s}" for name in names)
    for pair, row in rows.items():
        yield f"{pair:26s}" + "".join(f"{row[name]:11.3f}" for name in names)


def table_lines(tables: Tables, lost: Counter[str]) -> Iterator[str]:
    """Every table of counts, over all pairs together."""
    yield "== passes, in order: links right and wrong (lax), clause pairs, rows that no earlier pass found"
    yield f"{'':12s}{'links':>7s}{'right':>7s}{'wrong':>7s}{'share':>7s}{'pairs':>7s}{'right':>7s}{'rows first':>12s}"
    for name, count in tables.passes.items():
        yield (
            f"{name:12s}{count['links']:7d}{count['right']:7d}{count['wrong']:7d}"
            f"{_share(count['right'], count['links']):>7s}{count['pairs']:7d}{count['pairs_right']:7d}"
            f"{count['rows_first']:12d}"
        )
    for title, table in (("labelled type", tables.types), ("shape of the row", tables.shapes)):
        yield f"== recall by {title}: rows found, links found, links after the first (of all rows, of found rows)"
        heads = f"{'rows':>6s}{'found':>7s}{'links':>7s}{'found':>7s}{'further':>9s}{'found':>7s}{'of found':>10s}"
        yield f"{'':14s}{heads}"
        for key, count in [*sorted(table.items()), ("all", sum(table.values(), Counter()))]:
            yield (
                f"{key:14s}{count['rows']:6d}{_share(count['rows_found'], count['rows']):>7s}"
                f"{count['links']:7d}{_share(count['links_found'], count['links']):>7s}"
                f"{count['further']:9d}{_share(count['further_found'], count['further']):>7s}"
                f"{_share(count['further_found'], count['further_of_found']):>10s}"
            )
    yield f"== where {lost.total()} labelled links get lost"
    for stage in STAGES:
        yield f"{_STAGE_WORDS[stage]:46s}{lost[stage]:6d}{_share(lost[stage], lost.total()):>7s}"
    yield from reliability_lines("score of a link, and the share of links that hold", reliability(tables.links))
    yield from reliability_lines(
        "score of the nearest candidate of a measure left alone, and the share that has a counterpart in truth",
        reliability(tables.alone),
    )


def reliability_lines(title: str, found: Reliability) -> Iterator[str]:
    """A reliability table with its two sums."""
    yield f"== calibration: {title}"
    yield f"{'score':12s}{'number':>8s}{'mean':>8s}{'true':>8s}"
    for low, count, mean, share in found.bins:
        yield f"{low:.1f} to {low + 0.1:.1f}  {count:8d}{mean:8.3f}{share:8.3f}"
    yield f"expected calibration error {found.error:.3f}   Brier score {found.brier:.3f}"


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.3f}" if whole else "-"
