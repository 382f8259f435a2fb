"""`reportdiff explain`, from outside."""

from __future__ import annotations

import json
from pathlib import Path

import reportdiff as package
from tests.command import Command


def test_explains_a_link_and_a_drop(reportdiff: Command) -> None:
    link = reportdiff("explain", "2031", "2032", "公共算力中心", "--lang", "zh")
    drop = reportdiff("explain", "2031", "2032", "深海探测", "--lang", "en")

    assert (link.code, link.err) == (drop.code, drop.err) == (0, "")
    assert "是同一举措" in link.out and "建成3座公共算力中心" in link.out
    assert "the new report does not have this commitment" in drop.out


def test_json_is_what_python_gets(reportdiff: Command, folder: Path) -> None:
    run = reportdiff("explain", "2031", "2032", "o1", "--with", "n2", "--format", "json")
    files = [folder / "reports" / year / "beijing.md" for year in ("2031", "2032")]
    found = package.explain(package.compare(*files), "o1", with_measure="n2")

    document = json.loads(run.out)
    assert (document["subject"], document["partner"], len(document["pairs"])) == ("o1", "n2", 1)
    assert document["pairs"][0]["score"] == found.pairs[0].score


def test_errors_are_one_line_and_exit_2(reportdiff: Command) -> None:
    for words in (("o99",), ("查无此事",), ("o1", "--with", "o2"), ()):
        run = reportdiff("explain", "2031", "2032", *words, "--lang", "zh")
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
        assert run.err.startswith("错误：")
