"""Labels of roles that lie in the project: they have no text, and are skipped where the text has become another one."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.training import role_labels
from tests.parsing.test_roles import HEAD, plan_of

PLAN = "（一）提升城市品质\n\n新建口袋公园30个，改造老旧小区120个，方便群众就近办事。"


def rows_of(name: str, changes: dict[int, dict[str, str]]) -> list[dict[str, str]]:
    """Label the measures of the invented report, and spoil some of the rows."""
    rows = [
        {
            "report": name,
            "start": str(measure.start),
            "end": str(measure.end),
            "hash": role_labels.text_hash(measure.text),
            "role": "commitment",
            "doubtful": "0",
        }
        for measure in plan_of(PLAN).measures
    ]
    return [row | changes.get(number, {}) for number, row in enumerate(rows)]


def test_labels_whose_text_has_changed_are_skipped_and_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gold").mkdir()
    report = tmp_path / "library" / "cities" / "云岭市" / "2031.md"
    report.parent.mkdir(parents=True)
    report.write_text(
        HEAD.format(kind="full_text") + PLAN + "\n\n各位代表！让我们团结起来，为建设美好云岭而努力奋斗！\n",
        encoding="utf-8",
    )
    rows = rows_of("cities/云岭市/2031.md", {1: {"hash": "00000000"}, 2: {"role": "aim", "doubtful": "1"}})
    rows += rows_of("cities/云岭市/2030.md", {})[:1]
    file = tmp_path / "role_labels.tsv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0], delimiter="\t")
        writer.writeheader()
        writer.writerows(rows)
    monkeypatch.setenv("REPORTDIFF_SHARED", str(tmp_path))
    monkeypatch.setattr(role_labels, "FILE", file)

    (labelled,) = role_labels.own_labels()

    assert labelled.name == "云岭市/2031"
    assert labelled.roles == [(0, "commitment", 1.0, True), (2, "aim", role_labels.DOUBTFUL_WEIGHT, False)]
    assert "2 measures are no longer where they were" in capsys.readouterr().err


def test_the_labels_of_the_project_have_no_text_and_one_role_a_place() -> None:
    with role_labels.FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    places = Counter((row["report"], row["start"]) for row in rows)

    assert {*rows[0]} == {"report", "start", "end", "hash", "role", "doubtful"}
    assert {row["role"] for row in rows} == {"commitment", "aim", "frame"}
    assert {row["doubtful"] for row in rows} == {"0", "1"}
    assert all(int(row["start"]) < int(row["end"]) for row in rows)
    assert all(len(row["hash"]) == 8 and int(row["hash"], 16) >= 0 for row in rows)
    assert max(places.values()) == 1
