"""The line about how a batch gets on, and the account of what it came to."""

from __future__ import annotations

import json
from pathlib import Path

from reportdiff.cli.progress import pace_text
from tests.command import Command


def test_rate_and_rest_leave_out_what_was_there_before() -> None:
    assert pace_text(120, 20, 720, 120.0, "en") == "120 of 720 pairs, 50 a minute, 12 min left"
    assert pace_text(1_100, 100, 13_100, 600.0, "zh") == "已比对 1,100/13,100 对，每分钟 100 对，还要 2小时0分"
    assert pace_text(20, 20, 720, 3.0, "en") == "20 of 720 pairs"


def test_the_command_gives_an_account(collection: Path, tmp_path: Path) -> None:
    from jsonschema import Draft202012Validator

    command = Command(tmp_path)
    arguments = ("batch", "--reports", collection, "--regions", "北京", "--jobs", "1")
    document = json.loads(command(*arguments, "--format", "json").out)
    text = command(*arguments, "--lang", "en").out

    Draft202012Validator(json.loads(command("schema", "batch").out)).validate(document)
    assert (document["pairs"], document["computed"]) == (2, 2)
    assert "compared 0, there already 2, failed 0" in text
    assert (tmp_path / "outputs/batch/changes/year=2032/changes-2032.parquet").is_file()
