"""Mutants: each is one change, and a running program has it everywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.mutation.__main__ import sample
from benchmarks.mutation.exchange import exchange
from benchmarks.mutation.mutations import Mutation, mutations

MODULE = """\
from functools import lru_cache

_LEAST: float = 0.5
_TWICE = _LEAST * 2


class Bound:
    def holds(self, value: float) -> bool:
        return _LEAST <= value and not value > _TWICE


@lru_cache(maxsize=8)
def first(values: tuple[int, ...]) -> int:
    return min(values, key=lambda value: -value)
"""
USER = "from mutated_module import _LEAST, Bound, first\n"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name, text in (("mutated_module", MODULE), ("mutated_user", USER)):
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    __import__("mutated_user")
    yield Path("mutated_module.py")
    for name in ("mutated_module", "mutated_user"):
        del sys.modules[name]


def named(module: Path, change: str) -> Mutation:
    (found,) = (mutation for mutation in mutations(module) if mutation.change == change)
    return found


def test_everything_that_decides_is_changed_once(module: Path) -> None:
    assert [(mutation.line, mutation.change) for mutation in mutations(module)] == [
        (3, "0.5 → 0.25"), (3, "0.5 → 0.75"), (4, "2 → 3"),
        (9, "and → or"), (9, "<= → <"), (9, "not x → x"), (9, "> → >="),
        (14, "min → max"), (14, "-x → x"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "values"),
    [
        ("<= → <", (False, True, True, False)),
        ("> → >=", (True, True, False, False)),
        ("not x → x", (False, False, False, True)),
        ("0.5 → 0.75", (False, False, True, True)),
        ("2 → 3", (True, True, True, True)),
    ],
)
def test_whoever_has_imported_it_has_the_mutant(module: Path, change: str, values: tuple[bool, ...]) -> None:
    user = sys.modules["mutated_user"]
    bound = user.Bound()
    assert [bound.holds(value) for value in (0.5, 0.6, 1.0, 1.5)] == [True, True, True, False]

    exchange(named(module, change))

    assert tuple(bound.holds(value) for value in (0.5, 0.6, 1.0, 1.5)) == values
    assert user._LEAST == sys.modules["mutated_module"]._LEAST


def test_a_function_with_a_cache_has_it_too(module: Path) -> None:
    first = sys.modules["mutated_user"].first
    exchange(named(module, "-x → x"))

    assert first((1, 2)) == 1


def test_a_sample_is_the_same_every_time_and_of_all_modules() -> None:
    found = [
        Mutation(module=Path(name), number=number, line=1, change="")
        for name, size in (("a.py", 40), ("b.py", 20))
        for number in range(size)
    ]
    drawn = sample(found, 30, 0)

    assert drawn == sample(found, 30, 0) != sample(found, 30, 1)
    assert [sum(each.module == Path(name) for each in drawn) for name in ("a.py", "b.py")] == [20, 10]
    assert len(set(sample(found, 100, 0))) == 60
