"""Status and facets against the labelled types of labelled links: ``python -m benchmarks.facets [--show FACET]``.

Each labelled row is taken as one link, so that alignment has no part in it. The labels know ``expanded`` and
``narrowed``, on which readers agree with kappa 0.64: a facet counts as right where the label has its direction. In
rows labelled ``target_…`` the label says nothing of it, because a figure that changed wins over the others there, and
they are left out. Whether members and stages are truly there can only be read.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

from benchmarks import labels
from reportdiff.comparison.figures.figure_changes import changed_figures, pair_figures
from reportdiff.comparison.inline import side_text
from reportdiff.comparison.plan_words import PlanWords
from reportdiff.comparison.status import linked_change
from reportdiff.model import Change, Link, Measure
from reportdiff.parsing.quantities import extract_quantities
from reportdiff.parsing.stages import stage_of

RIGHT = {
    "members_added": "expanded",
    "members_gone": "narrowed",
    "stage_advanced": "expanded",
    "stage_set_back": "narrowed",
    "wording_stronger": "expanded",
    "wording_weaker": "narrowed",
}
KEPT = ("same", "reworded")


def changes() -> Iterator[tuple[str, list[Measure], list[Measure], Change]]:
    """Every labelled row as a change: its label, its measures of both sides, and what we say of it."""
    for name in labels.pair_names():
        marked = labels.labels(name)
        plans = (
            PlanWords(_measure(*each) for each in marked.old.items()),
            PlanWords(_measure(*each) for each in marked.new.items()),
        )
        for row in marked.rows:
            old = [_measure(clause, marked.old[clause]) for clause in row.old]
            new = [_measure(clause, marked.new[clause]) for clause in row.new]
            link = Link(old=row.old, new=row.new, score=1.0, matched_by="object")
            figures = changed_figures(pair_figures(old, new))
            yield row.type, old, new, linked_change(link, old, new, moved=False, figures=figures, plans=plans)


def _measure(clause: str, text: str) -> Measure:
    quantities = tuple(extract_quantities(text))
    stage = stage_of(text)
    return Measure(
        id=clause, text=text, section="", part="plan", start=0, end=len(text), quantities=quantities, stage=stage
    )


def main() -> None:
    """Print the share of rows whose content is rightly said to be kept or changed, and a row a facet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", metavar="FACET", help="list the rows that carry this facet")
    options = parser.parse_args()
    said: Counter[tuple[str, str]] = Counter()
    types: Counter[str] = Counter()
    agreed = 0
    for label, old, new, change in changes():
        types[label] += 1
        agreed += (label in KEPT) == (change.status in ("unchanged", "reworded"))
        for facet in change.facets:
            said[facet, label] += 1
            if facet == options.show:
                print(f"{label}: {side_text(old)}  ->  {side_text(new)}")
    print(f"kept or changed, as labelled: {agreed / types.total():.3f} of {types.total()} rows")
    for facet, truth in RIGHT.items():
        right = said[facet, truth]
        given = sum(count for (name, label), count in said.items() if name == facet and not label.startswith("target"))
        share = f"{right / given:.2f}" if given else "  - "
        print(f"{facet:17s} precision {share} of {given:3d}  recall {right / types[truth]:.2f} of {types[truth]}")


if __name__ == "__main__":
    main()
