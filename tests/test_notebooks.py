"""The notebooks run from their first cell to their last, and give what they say that they give."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from tests.command import PROJECT

NOTEBOOKS = sorted((PROJECT / "docs" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_every_cell_runs_and_gives_what_is_shown(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = runpy.run_path(str(PROJECT / "docs" / "run_notebooks.py"))
    monkeypatch.chdir(tmp_path)

    text = path.read_text(encoding="utf-8")
    assert runner["text_of"](runner["run"](json.loads(text))) == text, "stale: run `make docs`"
    assert {made.suffix for made in tmp_path.iterdir()} >= {".svg", ".csv"}


def test_a_cell_gives_what_it_prints_and_its_last_value() -> None:
    run = runpy.run_path(str(PROJECT / "docs" / "run_notebooks.py"))["run"]
    code = {"cell_type": "code", "source": ["x = 2\n", "print(x)\n", "x * 3"]}
    (cell,) = run({"cells": [code]})["cells"]

    assert [output.get("text") or output["data"]["text/plain"] for output in cell["outputs"]] == [["2\n"], ["6"]]
