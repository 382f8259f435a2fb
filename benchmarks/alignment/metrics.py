"""What is counted on one labelled pair, and how counts of several pairs add up.

*Strict* counts pairs of labelled clauses: every old clause with every new clause of a link. *Lax* counts links and
rows: a link holds if any of its clause pairs is labelled, a row is found if any of its clause pairs is linked.
Clauses of labelled frame are left out throughout. Definitions of the strict figures, of ``row_R``, ``dropped``, ``new``
and ``status_acc`` are those of the project's scorer of labelled pairs, and a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from benchmarks.alignment.gold import ClausePair, Findings, FoundLink, MarkedPair
from benchmarks.labels import Row

KEPT = ("same", "reworded")
PASSES = ("pinned", "exact", "masked", "object", "neighbour", "anywhere")
"""In the order in which a pair is taken; a pass that is not named here comes last."""

BINS = 10


def f1(right: float, found: float, labelled: float) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean; 0 where there is nothing to divide by."""
    precision = right / found if found else 0.0
    recall = right / labelled if labelled else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def scores(pair: MarkedPair, findings: Findings) -> dict[str, float]:
    """The figures of one pair, 0 to 1 each, in the order in which they are printed."""
    truth = pair.truth
    found, kinds = claims(pair, findings)
    precision, recall, strict = f1(len(found & truth), len(found), len(truth))
    judged = [pairs for link in findings.links if (pairs := pair.pairs(link))]
    rows = pair.labels.rows
    hit = sum(row_found(row, found) for row in rows)
    held = sum(bool(pairs & truth) for pairs in judged)
    lax_precision, lax_recall = held / max(1, len(judged)), hit / max(1, len(rows))
    lax = 2 * lax_precision * lax_recall / max(1e-12, lax_precision + lax_recall)
    result = {
        "link_P": precision, "link_R": recall, "link_F1": strict,
        "lax_P": lax_precision, "row_R": lax_recall, "lax_F1": lax,
    }  # fmt: skip
    for side, name in ((0, "dropped"), (1, "new")):
        every = set((pair.labels.old, pair.labels.new)[side]) - pair.labels.frame
        alone = every - {link[side] for link in truth}
        said = every - {link[side] for link in found}
        result[f"{name}_F1"] = f1(len(alone & said), len(said), len(alone))[2]
        result[f"{name}_cover"] = len(every & set(pair.covering)) / max(1, len(every))
        result |= printed(pair, findings, name, alone)
    result["row_F1"] = lax
    types = type_of_pairs(pair)
    same = found & truth
    right = sum((types[link] in KEPT) == (kinds[link].status in ("unchanged", "reworded")) for link in same)
    result["status_acc"] = right / max(1, len(same))
    result["type_acc"] = sum(types[link] == type_of(kinds[link]) for link in same) / max(1, len(same))
    return result


def printed(pair: MarkedPair, findings: Findings, name: str, alone: set[str]) -> dict[str, float]:
    """What a reader who copies the list ``name`` (dropped or new) without ``?`` gets; ``alone`` are the clauses that
    the
    labels call so. ``print_P`` is the share of its lines that is right, ``print_R`` the share of ``alone`` among them,
    ``leak`` the share of lines that cover labelled frame only, or nothing that is labelled."""
    members = [member for member in findings.printed if member[0] == ("o" if name == "dropped" else "n")]
    covered = [set(pair.clauses[member]) - pair.labels.frame for member in members]
    right, leak = sum(bool(clauses & alone) for clauses in covered), sum(not clauses for clauses in covered)
    count = max(1, len(members))
    return {
        f"{name}_print_P": right / count,
        f"{name}_print_R": len(alone & set().union(*covered)) / max(1, len(alone)),
        f"{name}_leak": leak / count,
    }


def claims(pair: MarkedPair, findings: Findings) -> tuple[set[ClausePair], dict[ClausePair, FoundLink]]:
    """All clause pairs that the links claim, and the link that claims each (the last one, if several do)."""
    kinds = {claim: link for link in findings.links for claim in pair.pairs(link)}
    return set(kinds), kinds


def type_of_pairs(pair: MarkedPair) -> dict[ClausePair, str]:
    """The labelled type of every labelled clause pair."""
    return {(a, b): row.type for row in pair.labels.rows for a in row.old for b in row.new}


def row_found(row: Row, found: set[ClausePair]) -> bool:
    """Whether any clause pair of a labelled row is linked."""
    return any((a, b) in found for a in row.old for b in row.new)


def type_of(link: FoundLink) -> str:
    """The labelled type that status and facets amount to. As in the labels, a figure wins over everything else."""
    facets = set(link.facets)
    figures = {facet for facet in facets if facet.startswith("target_")}
    if figures:
        return {("target_raised",): "target_up", ("target_lowered",): "target_down"}.get(tuple(figures), "target_other")
    if facets & {"members_added", "stage_advanced", "wording_stronger"}:
        return "expanded"
    if facets & {"members_gone", "stage_set_back", "wording_weaker"}:
        return "narrowed"
    return "same" if link.status == "unchanged" else "reworded"


@dataclass(kw_only=True)
class Tables:
    """Counts over all pairs given to :meth:`add`: by pass, by labelled type, by shape of row, and by score."""

    passes: dict[str, Counter[str]] = field(default_factory=dict)
    types: dict[str, Counter[str]] = field(default_factory=dict)
    shapes: dict[str, Counter[str]] = field(default_factory=dict)
    links: list[tuple[float, bool]] = field(default_factory=list)
    alone: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, pair: MarkedPair, findings: Findings) -> None:
        """Count one pair in."""
        found, _ = claims(pair, findings)
        self._add_passes(pair, findings)
        for row in pair.labels.rows:
            links = {(a, b) for a in row.old for b in row.new}
            for table, key in ((self.types, row.type), (self.shapes, shape(row))):
                counts = table.setdefault(key, Counter())
                hit = len(links & found)
                counts.update(rows=1, rows_found=bool(hit), links=len(links), links_found=hit)
                counts.update(further=len(links) - 1, further_found=max(0, hit - 1))
                counts.update(further_of_found=(len(links) - 1) * bool(hit))
        partnered = {clause for link in pair.truth for clause in link}
        for link in findings.links:
            if pairs := pair.pairs(link):
                self.links.append((link.score, bool(pairs & pair.truth)))
        for measure, nearest in findings.nearest.items():
            clauses = set(pair.clauses[measure]) - pair.labels.frame
            if clauses:
                self.alone.append((nearest.score, bool(clauses & partnered)))

    def _add_passes(self, pair: MarkedPair, findings: Findings) -> None:
        order = [*PASSES, *sorted({link.matched_by for link in findings.links} - set(PASSES))]
        earlier: set[ClausePair] = set()
        for name in order:
            links = [pairs for link in findings.links if link.matched_by == name and (pairs := pair.pairs(link))]
            if not links:
                continue
            claimed = set().union(*links)
            counts = self.passes.setdefault(name, Counter())
            right = sum(bool(pairs & pair.truth) for pairs in links)
            counts.update(links=len(links), right=right, wrong=len(links) - right)
            counts.update(pairs=len(claimed), pairs_right=len(claimed & pair.truth))
            counts["rows_first"] += sum(
                row_found(row, claimed) and not row_found(row, earlier) for row in pair.labels.rows
            )
            earlier |= claimed


def shape(row: Row) -> str:
    """``1:1``, ``1:n``, ``n:1`` or ``m:n``: how many clauses stand on either side of a row."""
    return {(1, 1): "1:1", (1, 2): "1:n", (2, 1): "n:1"}.get((min(2, len(row.old)), min(2, len(row.new))), "m:n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How far scores can be taken for probabilities. ``bins`` are (low end, number, mean score, share that is true);
    ``error`` is the expected calibration error (Naeini et al. 2015: gap between mean score and share, weighed by
    number), ``brier`` the mean squared difference of score and truth (Brier 1950)."""

    bins: tuple[tuple[float, int, float, float], ...]
    error: float
    brier: float


def reliability(judged: Iterable[tuple[float, bool]]) -> Reliability:
    """The reliability of (score, truth) pairs, in :data:`BINS` bins of equal width."""
    cells: dict[int, list[tuple[float, bool]]] = {}
    every = list(judged)
    for score, truth in every:
        cells.setdefault(min(BINS - 1, int(score * BINS)), []).append((score, truth))
    bins = []
    for number, held in sorted(cells.items()):
        mean, share = sum(score for score, _ in held) / len(held), sum(truth for _, truth in held) / len(held)
        bins.append((number / BINS, len(held), mean, share))
    total = max(1, len(every))
    return Reliability(
        bins=tuple(bins),
        error=sum(count * abs(mean - share) for _, count, mean, share in bins) / total,
        brier=sum((score - truth) ** 2 for score, truth in every) / total,
    )


def mean(rows: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The mean of every figure over several pairs."""
    held = list(rows)
    return {key: sum(row[key] for row in held) / len(held) for key in held[0]} if held else {}
