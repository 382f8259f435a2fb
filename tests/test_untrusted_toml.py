"""TOML of strangers: the settings, a watch list, a baseline and a links file have one reader, and it has limits."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.checking.baseline import Baseline, read_baseline
from reportdiff.checking.rules.watch_rules import watch_hits
from reportdiff.checking.watch_list import parse_watch_list, read_watch_list
from reportdiff.comparison import compare_reports
from reportdiff.corpus.links_file import read_pins
from reportdiff.disk import untrusted_toml
from reportdiff.disk.untrusted_toml import MAX_BYTES, MAX_DEPTH, MAX_WORD, lines_of, parse_toml
from reportdiff.errors import ReportdiffError
from reportdiff.settings import read_settings
from tests.checking.test_watch import NEW, OLD
from tests.command import PROJECT, Command

HOSTILE = {
    "a key of 60,000 parts": (".".join("a" * 60_000) + " = 1", "nests deeper than"),
    "a key of 60,000 quoted parts": (" . ".join(['"a"'] * 60_000) + " = 1", "nests deeper than"),
    "a table of 60,000 parts": ("\n[" + ".".join("a" * 60_000) + "]", ":2: nests deeper than"),
    "60,000 lists": ("a = " + "[" * 60_000, "nests deeper than"),
    "60,000 inline tables": ("a = " + "{a = " * 60_000, "nests deeper than"),
    "a number of 5,000 digits": ("\n\na = " + "1" * 5_000, ":3: a number or key of more than"),
    "a fraction of 5,000 digits": ("a = 0." + "1" * 5_000, "a number or key of more than"),
    "a hexadecimal number of 5,000 digits": ("a = 0x" + "f" * 5_000, "a number or key of more than"),
    "nothing but dots": ("." * 60_000, "nests deeper than"),
}

READERS: dict[str, Callable[[Path], object]] = {
    "reportdiff.toml": lambda path: read_settings(path.parent, {}),
    "pyproject.toml": lambda path: read_settings(path.parent, {}),
    "watch.toml": read_watch_list,
    "accepted.toml": read_baseline,
    "beijing.links.toml": read_pins,
}


def refusal(name: str, text: str | bytes, folder: Path) -> ReportdiffError:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ReportdiffError) as caught:
        READERS[name](path)
    for said in (str(caught.value), caught.value.zh):
        assert name in said and len(said) < 600 + len(str(path))
    return caught.value


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("what", HOSTILE)
def test_what_would_take_long_is_refused_before_it_is_parsed(
    what: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parsed(text: str) -> None:
        raise AssertionError("given to the parser")

    monkeypatch.setattr(untrusted_toml.tomllib, "loads", parsed)
    text, said = HOSTILE[what]
    assert said in str(refusal(name, text, tmp_path))


@pytest.mark.parametrize("name", READERS)
def test_a_file_that_is_too_large_is_not_read_whole(name: str, tmp_path: Path) -> None:
    assert "larger than 8 MB" in str(refusal(name, b"# " + b"x" * MAX_BYTES, tmp_path))


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"a = 1\n\xff\xfe", "byte 6 is not UTF-8"),
        ("a = ", "not TOML: Invalid value (at end of document)"),
        ("a = 2031-02-30", "not TOML"),
        (f'"{"k" * 100_000}".x = 1\n"{"k" * 100_000}" = 1', "not TOML"),
    ],
)
def test_what_is_no_toml_is_said_in_short(name: str, text: str | bytes, said: str, tmp_path: Path) -> None:
    assert said in str(refusal(name, text, tmp_path))


@pytest.mark.parametrize("name", [name for name in READERS if name != "pyproject.toml"])
def test_a_long_word_out_of_the_file_is_not_repeated_whole(name: str, tmp_path: Path) -> None:
    refusal(name, f'"{"k" * 100_000}\\n" = 1\n', tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        f"[pin]\nverdict = '{'v' * 100_000}'",
        f"[[pin]]\nverdict = '{'v' * 100_000}'",
        f"[[pin]]\n{'k' * 100} = 1",
    ],
)
def test_a_long_value_of_a_pin_is_not_repeated_whole(text: str, tmp_path: Path) -> None:
    refusal("beijing.links.toml", text, tmp_path)


@pytest.mark.parametrize("key", ["name = 1\nterms", "pattern", "condition", "severity", f"{'k' * 100}"])
def test_a_long_value_of_a_watch_is_not_repeated_whole(key: str, tmp_path: Path) -> None:
    entry = "[[watch]]\nname = 'x'\nterms = 'x'\ncondition = 'must_exist'\n"
    lines = [line for line in entry.splitlines() if not line.startswith((f"{key} ", key.partition(" ")[0] + " "))]
    refusal("watch.toml", "\n".join([*lines, f"{key} = '{'(' * 100_000}'"]), tmp_path)


def test_a_stranger_s_settings_stop_a_command_in_one_line(tmp_path: Path) -> None:
    for text in (HOSTILE["a key of 60,000 parts"][0], HOSTILE["a number of 5,000 digits"][0]):
        (tmp_path / "reportdiff.toml").write_text(text, encoding="utf-8")
        run = Command(tmp_path)("list", "--lang", "en")
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
        assert "reportdiff.toml:" in run.err and "Traceback" not in run.err


def test_a_number_of_the_environment_has_a_limit_too(tmp_path: Path) -> None:
    with pytest.raises(ReportdiffError, match="REPORTDIFF_WIDTH"):
        read_settings(tmp_path, {"REPORTDIFF_WIDTH": "1" * 5_000})


@pytest.mark.parametrize(
    "text",
    [
        "# [[[[[[[[[[[[[[[[[[[[[[[[ a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t " + "1" * 5_000,
        "a = '[[[[[[[[[[[[[[[[[[[[[[[[ # " + "1" * 5_000 + "'",
        'a = "\\"[[[[[[[[[[[[[[[[[[[[[[[[ ' + "." * 5_000 + '"',
        'a = """x"" \\""" ' + "[" * 5_000 + "\"\"\"\"\"\nb = '''''" + "{" * 5_000 + "'''''",
        "a = [" + "1.5, " * 5_000 + "]",
        "\n".join(f"[[watch]]\na.b.c = [[{number}]]" for number in range(5_000)),
        "a = 0b" + "1" * 63 + "\nb = 2031-01-01T00:00:00.123456+08:00",
        ".".join("a" * MAX_DEPTH) + " = 1",
        "a = " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
        "a" * MAX_WORD + " = 1",
    ],
)
def test_what_only_looks_deep_or_long_is_read(text: str) -> None:
    assert parse_toml(text, "x.toml", error=ReportdiffError) == tomllib.loads(text)


@given(st.text(alphabet="ab1.= \n\"'\\[]{},#-\t", max_size=60))
def test_whatever_is_small_is_read_or_refused_as_the_parser_does(text: str) -> None:
    try:
        meant: object = tomllib.loads(text)
    except ValueError:
        with pytest.raises(ReportdiffError):
            parse_toml(text, "x.toml", error=ReportdiffError)
    else:
        assert parse_toml(text, "x.toml", error=ReportdiffError) == meant


@given(st.lists(st.sampled_from(["[[watch]]", "x = 1", "", "  [[watch]]"])))
def test_the_lines_of_heads_are_those_of_the_text(lines: list[str]) -> None:
    head = re.compile(r"^[ \t]*\[\[watch\]\]", re.MULTILINE)
    assert lines_of("\n".join(lines), head) == [at for at, line in enumerate(lines, start=1) if "watch" in line]


def test_twenty_thousand_entries_are_read_and_kept_to() -> None:
    """A watch list of a whole newsroom; where a step grew with the square of it, this would take minutes."""
    entry = '[[watch]]\nname = "{0}"\nterms = "{0}"\ncondition = ["must_exist", "notify_on_change"]\n'
    watches = parse_watch_list("".join(entry.format(f"项目{n}") for n in range(20_000)) + entry.format("床位"), "w")
    assert [watch.line for watch in watches[::10_000]] == [1, 40_001, 80_001]

    from reportdiff.opening import read_report_bytes

    old, new = (read_report_bytes(text.encode(), name="x.md") for text in (OLD, NEW))
    hits = watch_hits(watches, compare_reports(old, new))
    assert len(hits) == 20_001
    assert (hits[-1].watch.name, hits[-1].condition) == ("床位", "notify_on_change")


def test_a_long_baseline_answers_by_an_index(tmp_path: Path) -> None:
    rows = "\n".join(f'"{number:016x}" = "x"' for number in range(20_000))
    (tmp_path / "accepted.toml").write_text(f'["2031/某市"]\n{rows}\n', encoding="utf-8")
    baseline = read_baseline(tmp_path / "accepted.toml")

    assert all(baseline.accepts("2031/某市", f"{number:016x}") for number in range(20_000))
    assert not baseline.accepts("2031/某市", "f" * 16) and not Baseline().accepts("2031/某市", "0" * 16)
    assert baseline.stale(["2031/某市"]) == ()


def test_nobody_else_reads_toml_that_is_not_our_own() -> None:
    """Whatever calls the parser reads a table of the package."""
    for module in (PROJECT / "reportdiff").rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        if "tomllib" in text and module.name != "untrusted_toml.py":
            assert "data/" in text or '"data" /' in text, module
