"""The worst errors on one page, to be read: what was missed or wrongly linked, with its score and the evidence.

The page quotes real reports, so it is written outside the project (or to ``outputs/``, where git looks away).
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.alignment.gold import MarkedPair
from benchmarks.alignment.losses import traced
from benchmarks.alignment.metrics import claims, row_found
from reportdiff.alignment.explanation import Weighing, strongest
from reportdiff.disk.files import replace_file

if TYPE_CHECKING:
    from benchmarks.alignment.__main__ import Judged

MOST = 80
"""Errors of each kind on the page."""
PIECES = 6
"""Pieces of evidence shown with each."""

KINDS = {
    "missed_link": "missed link of a found row (a further clause of a commitment)",
    "missed_row": "missed row (no clause of the commitment was linked)",
    "wrong_link": "wrong link (no clause pair of it is labelled)",
    "wrong_dropped": "wrong dropped (its commitment goes on)",
    "wrong_new": "wrong new (its commitment is old)",
}

_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222}"
    "table{border-collapse:collapse;width:100%;margin:.6em 0 1.6em}td{padding:.15em .5em;vertical-align:top}"
    "td:first-child{white-space:nowrap;color:#777;width:9em}h2{margin-top:2.5em}.w{color:#777;font-size:13px}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One error: the kind, the score that led to it (``None``: never weighed), and what to show, as label and text.
    ``confidence`` is how sure the program was of the wrong thing, 0 to 1."""

    kind: str
    pair: str
    score: float | None
    confidence: float
    shown: tuple[tuple[str, str], ...]


def write_page(path: Path, judged: Sequence[Judged]) -> str:
    """Write the page, whole or not at all, and return its name with the number of errors of each kind.

    Raises :class:`OSError` where it cannot be written."""
    mistakes = [mistake for one in judged for mistake in mistakes_of(one)]
    blocks, said = [], []
    for kind, title in KINDS.items():
        held = sorted(
            (mistake for mistake in mistakes if mistake.kind == kind),
            key=lambda mistake: (-mistake.confidence, mistake.pair, mistake.shown),
        )
        said.append(f"{kind} {len(held)}")
        blocks.append(f"<h2>{len(held)} × {html.escape(title)}</h2>")
        if len(held) > MOST:
            blocks.append(f"<p>The {MOST} that the program was surest of.</p>")
        blocks += [_block(mistake) for mistake in held[:MOST]]
    page = f"<!doctype html><meta charset=utf-8><title>Alignment errors</title><style>{_STYLE}</style>"
    page += f"<h1>Alignment errors</h1><p>{html.escape(', '.join(said))}</p>" + "".join(blocks)
    replace_file(path, page.encode())
    return f"{path} ({', '.join(said)})"


def mistakes_of(one: Judged) -> list[Mistake]:
    """Every error on one pair."""
    return [*_missed(one), *_wrong_links(one), *_wrongly_alone(one)]


def _missed(one: Judged) -> Iterable[Mistake]:
    pair, weighing = one.pair, one.weighing
    found, _ = claims(pair, one.findings)
    rows = {(a, b): row for row in pair.labels.rows for a in row.old for b in row.new}
    seen: set[int] = set()
    for link, stage, best in traced(pair, one.findings, weighing):
        if stage == "found":
            continue
        row = rows[link]
        kind = "missed_link" if row_found(row, found) else "missed_row"
        if kind == "missed_row" and id(row) in seen:
            continue
        seen.add(id(row))
        score = best[2] if best else None
        shown = [
            ("labelled", f"{row.type}: {','.join(row.old)} → {','.join(row.new)}"),
            ("old clauses", _clauses(row.old, pair.labels.old)),
            ("new clauses", _clauses(row.new, pair.labels.new)),
            ("missing", f"{link[0]} {pair.labels.old[link[0]]} → {link[1]} {pair.labels.new[link[1]]}"),
            ("lost", stage),
        ]
        if best:
            shown += _sides(one, best[0], best[1]) + _evidence(weighing, pair, best[0], best[1])
        yield Mistake(kind=kind, pair=pair.name, score=score, confidence=1.0 - (score or 0.0), shown=tuple(shown))


def _wrong_links(one: Judged) -> Iterable[Mistake]:
    pair = one.pair
    for link in one.findings.links:
        pairs = pair.pairs(link)
        if not pairs or pairs & pair.truth:
            continue
        shown = [
            ("pass", link.matched_by),
            *(("old", _measure(pair, member)) for member in link.old),
            *(("new", _measure(pair, member)) for member in link.new),
            *(("truly", text) for text in _partners(pair, (*link.old, *link.new))),
            *_evidence(one.weighing, pair, link.old[0], link.new[0]),
        ]
        yield Mistake(kind="wrong_link", pair=pair.name, score=link.score, confidence=link.score, shown=tuple(shown))


def _wrongly_alone(one: Judged) -> Iterable[Mistake]:
    pair = one.pair
    linked = {member for link in one.findings.links for member in (*link.old, *link.new)}
    partnered = {clause for link in pair.truth for clause in link}
    for report, kind in ((pair.old, "wrong_dropped"), (pair.new, "wrong_new")):
        for measure in report.measures:
            if measure.id in linked or not set(pair.clauses[measure.id]) & partnered:
                continue
            nearest = one.findings.nearest.get(measure.id)
            shown = [("alone", _measure(pair, measure.id))]
            shown += [("truly", text) for text in _partners(pair, (measure.id,))]
            if nearest is not None:
                shown.append(("nearest", f"{nearest.score:.2f} {_measure(pair, nearest.id)}"))
                sides = (measure.id, nearest.id) if report is pair.old else (nearest.id, measure.id)
                shown += _evidence(one.weighing, pair, *sides)
            score = nearest.score if nearest else None
            yield Mistake(kind=kind, pair=pair.name, score=score, confidence=1.0 - (score or 0.0), shown=tuple(shown))


def _partners(pair: MarkedPair, members: Iterable[str]) -> list[str]:
    """What the labels link the clauses of these measures with."""
    clauses = {clause for member in members for clause in pair.clauses[member]}
    texts = {**pair.labels.old, **pair.labels.new}
    found = []
    for row in pair.labels.rows:
        if clauses & {*row.old, *row.new}:
            found.append(f"{row.type}: {_clauses(row.old, texts)} → {_clauses(row.new, texts)}")
    return found


def _clauses(ids: Iterable[str], texts: dict[str, str]) -> str:
    return "；".join(f"{clause} {texts[clause]}" for clause in ids)


def _measure(pair: MarkedPair, member: str) -> str:
    measure = pair.measures[member]
    return f"{member} {measure.text} 〔{measure.section}〕"


def _sides(one: Judged, old: str, new: str) -> list[tuple[str, str]]:
    """The two measures, and what each of them was linked to instead."""
    shown = []
    for name, member in (("old measure", old), ("new measure", new)):
        shown.append((name, _measure(one.pair, member)))
        for link in one.findings.links:
            if member in (*link.old, *link.new):
                others = "；".join(
                    one.pair.measures[other].text for other in (link.new if member in link.old else link.old)
                )
                shown.append(("… linked to", f"{link.score:.2f} {others}"))
    return shown


def _evidence(weighing: Weighing, pair: MarkedPair, old: str, new: str) -> list[tuple[str, str]]:
    places = [
        next(at for at, measure in enumerate(report.measures) if measure.id == member)
        for report, member in ((pair.old, old), (pair.new, new))
    ]
    number = weighing.candidate(*places)
    if number is None:
        return [("evidence", "never weighed: not among the candidates")]
    pieces = strongest(weighing.names, weighing.shares[number], PIECES)
    said = ", ".join(f"{name} {share:+.1f}" for name, share in pieces)
    return [("evidence", f"score {weighing.probability[number]:.2f} (threshold {weighing.threshold:.2f}); {said}")]


def _block(mistake: Mistake) -> str:
    score = "never weighed" if mistake.score is None else f"{mistake.score:.2f}"
    rows = "".join(
        f"<tr{' class=w' if label == 'evidence' else ''}><td>{html.escape(label)}<td>{html.escape(text)}"
        for label, text in (("", f"{mistake.pair} · {score}"), *mistake.shown)
    )
    return f"<table>{rows}</table>"
