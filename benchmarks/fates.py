"""What the fates are worth: ``python -m benchmarks.fates``.

Reads the labels of what became of a plan (``gold/fulfil-…``: old clauses, clauses of the new report's review, verdict)
and compares the two reports. Of the dropped commitments that the labels find in the review it prints the share with the
fate ``done``, ``under_way`` or ``named`` whose first proof is a labelled clause (right), another passage of the review,
or of another part; of the fates ``done`` and ``under_way`` the share that the labels have, and how often the two agree
with the verdict. Then the same for every commitment of the plan, dropped or not, as a lookup by itself. ``--show``
lists what is missing, what is proved by another passage, and what no label has. Needs the labels and the reports.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.labels import clause_rows, clauses_of, report_file, shared
from reportdiff.comparison.fates.fates import SURE
from reportdiff.comparison.fates.lookup import look_up
from reportdiff.model import Comparison, Mention
from reportdiff.opening import compare

PAIR = "fulfil-beijing-2025"
_GOING_ON = {"in_progress"}
_SILENT = re.compile(r"[\s，。；：！？、,.;:!?“”\"（）()《》·]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What the labels say: for each old clause the clauses of the review and the verdict; clauses that are frame."""

    review: Mapping[str, frozenset[str]]
    verdict: Mapping[str, str]
    frame: frozenset[str]


def truth_of(pair: str) -> Truth:
    """Read the labels of a pair."""
    review: dict[str, set[str]] = {}
    verdicts: dict[str, str] = {}
    frame: set[str] = set()
    for old, new, verdict in clause_rows(pair):
        if verdict == "frame":
            frame |= {*old, *new}
            continue
        for clause in old:
            review.setdefault(clause, set()).update(new)
            verdicts[clause] = verdict
    return Truth(
        review={clause: frozenset(new) for clause, new in review.items()}, verdict=verdicts, frame=frozenset(frame)
    )


def judged(comparison: Comparison, truth: Truth) -> Iterator[tuple[str, str, str, str]]:
    """For every dropped commitment: how its fate agrees (``right``, ``elsewhere``, ``plan``, ``missing``, ``false``,
    ``none``), the verdict or ``""``, its fate, and its text with the proof."""
    clauses = clauses_of(PAIR, "old", comparison.old.measures)
    ids = {measure.id: clause for measure, clause in zip(comparison.old.measures, clauses, strict=True)}
    for change in comparison.changes:
        if change.fate is None:
            continue
        own = [clause for clause in ids[change.old[0]] if clause not in truth.frame]
        wanted = frozenset[str]().union(*(truth.review.get(clause, frozenset()) for clause in own))
        verdict = next((truth.verdict[clause] for clause in own if clause in truth.verdict), "")
        proofs = () if change.fate.kind == "gone" else change.fate.proofs
        text = comparison.members(change.old)[0].text
        shown = f"{text} ← {proofs[0].text}" if proofs else text
        kind = change.fate.kind + ("?" if change.fate.doubtful else "")
        yield _agreement(proofs, wanted), verdict, kind, shown


def _agreement(proofs: tuple[Mention, ...], wanted: frozenset[str]) -> str:
    if not proofs:
        return "missing" if wanted else "none"
    in_review = [proof for proof in proofs if proof.part == "review"]
    if not wanted:
        return "false" if in_review else "none"
    if any(_clauses_in_review(proof.text) & wanted for proof in proofs):
        return "right"
    return "elsewhere" if in_review else "plan"


def _clauses_in_review(passage: str) -> frozenset[str]:
    folder = shared() / "gold" / PAIR
    wanted = _SILENT.sub("", passage)
    lines = (folder / "new.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    texts = {row[0]: _SILENT.sub("", row[3]) for row in rows}
    return frozenset(clause for clause, text in texts.items() if text and (text in wanted or wanted in text))


def lookup_figures(comparison: Comparison, truth: Truth) -> Counter[str]:
    """The same for every commitment of the plan, by the best passage of the review that is sure."""
    matches = look_up(comparison.old.measures, comparison.new)
    clauses = clauses_of(PAIR, "old", comparison.old.measures)
    figures: Counter[str] = Counter()
    for measure, ids in zip(comparison.old.measures, clauses, strict=True):
        own = [clause for clause in ids if clause not in truth.frame]
        if not own:
            continue
        wanted = frozenset[str]().union(*(truth.review.get(clause, frozenset()) for clause in own))
        best = next((match for match in matches[measure.id] if match.passage.part == "review"), None)
        if best is None or best.score < SURE:
            figures["missing" if wanted else "none"] += 1
        else:
            right = bool(_clauses_in_review(best.passage.text) & wanted)
            figures["right" if right else "elsewhere" if wanted else "false"] += 1
    return figures


def main() -> None:
    """Print the figures of the one labelled pair."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="list what differs from the labels")
    show = options.parse_args().show
    comparison = compare(report_file("beijing", "2025"), report_file("beijing", "2026"), pins=(), earlier={})
    truth = truth_of(PAIR)
    rows = list(judged(comparison, truth))
    counts = Counter(row[0] for row in rows)
    found = sum(counts[name] for name in ("right", "elsewhere", "plan", "missing"))
    shares = " · ".join(f"{name} {counts[name]}" for name in ("right", "elsewhere", "plan", "missing", "false"))
    print(f"dropped and in the review {found}: right proof {counts['right'] / max(1, found):.2f} · {shares}")
    sure = [row for row in rows if row[2] in ("done", "under_way")]
    held = [row for row in sure if row[0] == "right"]
    agreed = sum((row[2] == "under_way") == (row[1] in _GOING_ON) for row in held)
    print(f"done or under way, sure {len(sure)}: right {len(held) / max(1, len(sure)):.2f}, ", end="")
    print(f"verdict agrees {agreed / max(1, len(held)):.2f}")
    figures = lookup_figures(comparison, truth)
    right, wanted = figures["right"], figures["right"] + figures["elsewhere"] + figures["missing"]
    said = figures["right"] + figures["elsewhere"] + figures["false"]
    print(f"every commitment: P {right / max(1, said):.2f} R {right / max(1, wanted):.2f} of {wanted}")
    for name, verdict, kind, text in rows if show else ():
        if name not in ("right", "none"):
            print(f"{name:9s} {verdict:11s} {kind:10s} {text}")


if __name__ == "__main__":
    main()
