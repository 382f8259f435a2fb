"""What teaches the model of roles beside the labels: a language model's embeddings of measures, labelled and not.

They are in a file that :mod:`~benchmarks.training.embed_measures` wrote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.training.role_labels import Labelled, collection_files, labelled, place_and_year
from reportdiff.opening import read_report
from reportdiff.parsing.roles.evidence import MeasureEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """Embeddings by report and number of the measure, and the measures without a label with their evidence.

    ``embeddings`` are rows of length 384, ``sample`` those of the measures without a label (measures × 384), in the
    order of ``evidence`` and ``directions``."""

    embeddings: dict[tuple[str, int], Any]
    sample: Any
    evidence: list[MeasureEvidence]
    directions: Any

    @classmethod
    def read(cls, path: Path | None, reports: Sequence[Labelled]) -> Taught | None:
        """Read a file of embeddings, and the reports of its sample; ``None`` without a file."""
        if path is None:
            return None
        with np.load(path) as numbers:
            names, places, vectors = numbers["reports"].tolist(), numbers["numbers"].tolist(), numbers["vectors"]
        vectors = vectors.astype(np.float32)
        vectors -= vectors.mean(axis=0)
        known = {report.name for report in reports}
        rows: dict[str, list[int]] = defaultdict(list)
        for row, name in enumerate(names):
            rows[name].append(row)
        files = collection_files()
        others = sorted(name for name in set(rows) - known if ":" not in name)
        sample = [labelled(name, read_report(files[place_and_year(name)]), []) for name in others]
        return cls.of(rows, places, vectors, reports, sample)

    @classmethod
    def of(
        cls,
        rows: dict[str, list[int]],
        numbers: Sequence[int],
        vectors: Any,
        reports: Sequence[Labelled],
        sample: Sequence[Labelled],
    ) -> Taught:
        """Sort embeddings into those of labelled ``reports`` and those of the ``sample``. ``rows`` says which rows of
        ``vectors`` a report has, and ``numbers`` of which measure each is."""
        at = [(report, numbers[row], row) for report in sample for row in rows[report.name]]
        return cls(
            embeddings={(one.name, numbers[row]): vectors[row] for one in reports for row in rows[one.name]},
            sample=vectors[[row for *_, row in at]],
            evidence=[report.evidence[number] for report, number, _ in at],
            directions=np.array([report.directions[number] for report, number, _ in at]),
        )
