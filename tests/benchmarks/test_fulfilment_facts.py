"""Targets that were missed, met or exceeded, found by reading the library: figures only, read in place."""

from __future__ import annotations

import pytest

from benchmarks.fulfilment import FOLDER, fulfilment_of, table, wrong_facts

FACTS = table("targets_and_results.tsv")
READ = ("海南省", "合肥市")
"""Those that every run checks; ``python -m benchmarks.fulfilment --facts`` checks all."""


def test_there_are_enough_of_each_kind() -> None:
    verdicts = [row["verdict"] for rows in FACTS.values() for row in rows]
    assert verdicts.count("missed") >= 30
    assert verdicts.count("exceeded") >= 15


@pytest.mark.parametrize("key", [key for key in FACTS if key[0] in READ], ids=lambda key: f"{key[0]}-{key[1]}")
def test_the_library_has_these_results(key: tuple[str, int], shared: object) -> None:
    assert list(wrong_facts(fulfilment_of(key), FACTS[key])) == []


def test_the_tables_have_no_sentence() -> None:
    text = (FOLDER / "targets_and_results.tsv").read_text(encoding="utf-8")
    assert max(len(cell) for line in text.splitlines() for cell in line.split("\t")) <= 24
    assert (FOLDER / "judged_reviews.tsv").read_text(encoding="utf-8").count("，") == 0
