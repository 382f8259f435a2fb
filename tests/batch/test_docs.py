"""docs/batch.md and docs/batch.zh.md say what the tables are, and their queries can be asked."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from reportdiff.batch.querying import query


def test_the_columns_are_fresh(project: Path) -> None:
    made = runpy.run_path(str(project / "docs" / "generate_batch.py"))

    for lang, path in made["PAGES"].items():
        assert path.read_text(encoding="utf-8") == made["page"](lang), "stale: run `make docs`"


@pytest.mark.parametrize("name", ["batch.md", "batch.zh.md"])
def test_the_queries_can_be_asked(project: Path, dataset: Path, name: str) -> None:
    pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install reportdiff[query]")
    text = (project / "docs" / name).read_text(encoding="utf-8")
    (block,) = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    statements = [statement for statement in block.split(";\n") if statement.strip()]
    statements += re.findall(r'reportdiff query "(.*?)"', text)

    assert len(statements) == 4
    for statement in statements:
        assert query(statement, dataset).columns
