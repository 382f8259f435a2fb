"""The commands on many regions, from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import Command


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("regions", ("compare-regions", "2032", "--indicator", "GDP")),
        ("who", ("who", "社区食堂", "--year", "2032")),
        ("panel", ("panel", "--years", "2031..2032", "--indicators", "GDP")),
    ],
)
def test_json_fits_its_schema(reportdiff: Command, name: str, arguments: tuple[str, ...]) -> None:
    from jsonschema import Draft202012Validator

    run = reportdiff(*arguments, "--format", "json")

    assert run.code == 0
    document = json.loads(run.out)
    assert document["schema"] == f"reportdiff/{name}/1"
    Draft202012Validator(json.loads(reportdiff("schema", name).out)).validate(document)


def test_one_region_alone_is_said(reportdiff: Command) -> None:
    run = reportdiff("compare-regions", "2032", "--lang", "en")

    assert run.code == 0
    assert "nothing to set beside it" in " ".join(run.out.split())


def test_errors_are_one_line_and_exit_2(reportdiff: Command, tmp_path: Path) -> None:
    for arguments in (
        ("compare-regions", "1999"),
        ("compare-regions", "lately"),
        ("who", "青梅", "--regions", "atlantis"),
        ("near", "2032", "--measure", "n9999"),
        ("panel", "--years", "lately"),
    ):
        run = reportdiff(*arguments)
        assert (run.code, run.out) == (2, "")
        assert run.err.strip().count("\n") <= 1


def test_the_codebook_can_be_written(reportdiff: Command, tmp_path: Path) -> None:
    run = reportdiff("panel", "--codebook", "-o", str(tmp_path / "codebook.md"), "--lang", "en")

    assert run.code == 0
    assert "`target_low`" in (tmp_path / "codebook.md").read_text(encoding="utf-8")
