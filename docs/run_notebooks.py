"""Runs the notebooks in docs/notebooks/ and keeps what their cells give: python docs/run_notebooks.py

Plain text is kept, pictures and tables in HTML are not: whoever runs the notebook sees them, and a changed pixel is no
changed page."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

NOTEBOOKS: Final = Path(__file__).resolve().parent / "notebooks"


def run(notebook: dict[str, Any]) -> dict[str, Any]:
    """Give the notebook with the outputs of its cells, run one after the other in the current folder.

    A cell gives what it prints, and the value of its last line, as :func:`repr` shows it."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells, number = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            number += 1
            cell = {**cell, "execution_count": number, "outputs": _outputs("".join(cell["source"]), names, number)}
        cells.append(cell)
    return {**notebook, "cells": cells}


def _outputs(source: str, names: dict[str, Any], number: int) -> list[dict[str, Any]]:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, f"<cell {number}>", "exec"), names)
        value = last and eval(compile(ast.Expression(last.value), f"<cell {number}>", "eval"), names)
    outputs: list[dict[str, Any]] = []
    if text := printed.getvalue():
        outputs.append({"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)})
    if value is not None:
        data = {"text/plain": repr(value).splitlines(keepends=True)}
        outputs.append({"output_type": "execute_result", "execution_count": number, "metadata": {}, "data": data})
    return outputs


def text_of(notebook: dict[str, Any]) -> str:
    """Give the file of a notebook."""
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            path.write_text(text_of(run(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
        print(f"written: {path}", file=sys.stderr)
