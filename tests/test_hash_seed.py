"""Results, pages and pictures have the same bytes whatever the hash seed and the time zone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

import reportdiff
from reportdiff.charts.making import make_chart
from reportdiff.output.html import render_page
from reportdiff.output.json import comparison_to_json
from reportdiff.output.renderers import RENDERERS, render
from tests.command import PROJECT, Command
from tests.output.charts import test_flow, test_making, test_terms
from tests.output.conftest import example_comparison
from tests.strategies import ROWS, compared


def encoded(*, full: bool) -> bytes:
    """The JSON of a pair that has something of everything."""
    old = ROWS[:28]
    new = tuple(replace(row, figure=33, opening="继续" if n % 3 else "") for n, row in enumerate(ROWS[6:][::-1]))
    return comparison_to_json(compared(old, new, full=full))


def page_of_examples() -> bytes:
    return render_page(reportdiff.compare("2022", "2023", reports=PROJECT / "reports"))


def rendered(form: str) -> bytes:
    result = render(example_comparison(), form)
    return result.encode() if isinstance(result, str) else result


MADE: Mapping[str, Callable[[], bytes]] = {
    "digests": lambda: encoded(full=False),
    "full texts": lambda: encoded(full=True),
    "page": page_of_examples,
    **{form: lambda form=form: rendered(form) for form in RENDERERS},  # type: ignore[misc]
    "overview.svg": lambda: make_chart("overview", test_making.COMPARISON).picture("svg"),
    "overview.pdf": lambda: make_chart("overview", test_making.COMPARISON).picture("pdf"),
    "targets.svg": lambda: make_chart("targets", test_making.COMPARISON).picture("svg"),
    "flow.svg": lambda: make_chart("flow", test_flow.pair_of("flow")).picture("svg"),
    "terms.svg": lambda: make_chart("terms", test_terms.SHIFTED).picture("svg"),
}


def digests() -> dict[str, str]:
    return {name: hashlib.sha256(make()).hexdigest() for name, make in MADE.items()}


_PROBE = "import json; from tests.test_hash_seed import digests; print(json.dumps(digests()))"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The digests by a process with another seed than that of this one, far away."""
    run = Command(tmp_path_factory.mktemp("elsewhere"))(
        program=("-c", _PROBE), env={"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    )
    assert (run.code, run.err) == (0, "")
    digests: dict[str, str] = json.loads(run.out)
    return digests


@pytest.mark.parametrize("name", MADE)
def test_the_same_bytes_whatever_the_hash_seed(name: str, elsewhere: dict[str, str]) -> None:
    assert hashlib.sha256(MADE[name]()).hexdigest() == elsewhere[name]


def test_the_pair_has_something_of_everything() -> None:
    assert b'"status": "reworded"' in encoded(full=True)
