"""Golden pairs: small pairs of invented reports, each with one thing that a policy watcher cares about.

Each folder under ``tests/pairs`` holds ``old.md``, ``new.md`` and ``expected.json``; ``docs/tricky-cases.md`` says what
each is about. What is compared is what a reader would be told, and no score: for every change the status, the facets,
the texts of both sides and the figures, sorted; plain ``unchanged`` measures by text alone; and the frame.

After a change that is meant, write the expected results anew, and read the difference before it is committed:

    pytest tests/test_pairs.py --update-pairs

A folder with a ``known_failure.txt`` holds a case that the tool gets wrong: its ``expected.json`` is the right result,
written by hand (``--update-pairs`` leaves it alone), the file says why it fails, and the test fails once it passes.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportdiff.comparison.inline import diff_sides, side_text
from reportdiff.model import Change, Comparison, FigureChange, Quantity
from reportdiff.opening import compare
from reportdiff.output.json import comparison_to_json
from tests.strategies import measures_of, texts_of

PAIRS = Path(__file__).parent / "pairs"
CASES = sorted(path.name for path in PAIRS.iterdir() if (path / "old.md").exists())


@cache
def comparison_of(case: str) -> Comparison:
    return compare(PAIRS / case / "old.md", PAIRS / case / "new.md")


def told(comparison: Comparison) -> dict[str, Any]:
    """What matters of a comparison, as plain values in an order that does not depend on scores."""
    plain = [change for change in comparison.changes if change.status == "unchanged" and not change.facets]
    changes = [_told_change(comparison, change) for change in comparison.changes if change not in plain]
    return {
        "changes": sorted(changes, key=lambda change: (change["old"], change["new"])),
        "unchanged": sorted(text for change in plain for text in texts_of(comparison, change)[1]),
        "frame": {
            "old": [clause.text for clause in comparison.old.frame],
            "new": [clause.text for clause in comparison.new.frame],
        },
    }


def _told_figure(figure: FigureChange) -> list[str]:
    """The facet and both figures; behind them the kind of the reason for which they are not subtracted, if any."""
    reason = [figure.reason.kind] if figure.reason else []
    return [figure.facet, _surface(figure.old), _surface(figure.new), *reason]


def _told_change(comparison: Comparison, change: Change) -> dict[str, Any]:
    old, new = texts_of(comparison, change)
    return {
        "status": change.status,
        "facets": list(change.facets),
        "old": list(old),
        "new": list(new),
        "figures": sorted(_told_figure(figure) for figure in change.figures),
    }


def _surface(quantity: Quantity | None) -> str:
    return "" if quantity is None else quantity.surface


def _case(name: str) -> Any:
    reason = PAIRS / name / "known_failure.txt"
    if not reason.exists():
        return name
    return pytest.param(name, marks=pytest.mark.xfail(reason=reason.read_text(encoding="utf-8").strip()))


@pytest.mark.parametrize("name", [_case(name) for name in CASES])
def test_the_pair_is_told_as_expected(name: str, request: pytest.FixtureRequest) -> None:
    path = PAIRS / name / "expected.json"
    result = told(comparison_of(name))
    known = (PAIRS / name / "known_failure.txt").exists()
    if request.config.getoption("--update-pairs", default=False) and not known:
        path.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    assert path.exists(), f"no expected result for {name}; see the head of tests/test_pairs.py"

    assert result == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_the_pair_has_enough_around_it_and_loses_nothing(name: str) -> None:
    comparison = comparison_of(name)
    placed = {member for change in comparison.changes for member in (*change.old, *change.new)}

    for report in (comparison.old, comparison.new):
        assert len(report.measures) >= 10
        assert {measure.id for measure in report.measures} <= placed
    for change in comparison.changes:
        old, new = measures_of(comparison, change)
        assert diff_sides(change.diff) == (side_text(old), side_text(new))


@pytest.mark.parametrize("name", CASES)
def test_no_control_character_comes_through(name: str) -> None:
    text = comparison_to_json(comparison_of(name)).decode()

    assert all(character.isprintable() or character == "\n" for character in text)
    assert "\\u00" not in text, "JSON would hide a control character behind an escape"


@pytest.mark.parametrize("name", CASES)
def test_the_pair_is_described(name: str, project: Path) -> None:
    described = (project / "docs" / "tricky-cases.md").read_text(encoding="utf-8")

    assert f"## {name}\n" in described
    assert described.count("\n## ") == len(CASES)
    known = (PAIRS / name / "known_failure.txt").exists()
    section = described.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
    assert known == ("not yet" in section), "the page says what is not yet right, and nothing else"
