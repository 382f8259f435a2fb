"""Who decides on colour and width."""

from __future__ import annotations

import io

import pytest

from reportdiff.output.terminal.console import NARROWEST, PIPED_WIDTH, choose_width, make_console, wants_color


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("color", "terminal", "environment", "wanted"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)  # fmt: skip
def test_color(color: str, terminal: bool, environment: dict[str, str], wanted: bool) -> None:
    assert wants_color(color, Terminal() if terminal else io.StringIO(), environment) is wanted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("width", "environment", "wanted"),
    [
        (None, {}, PIPED_WIDTH),
        (None, {"COLUMNS": "72"}, 72),
        (None, {"COLUMNS": "wide"}, PIPED_WIDTH),
        (64, {"COLUMNS": "72"}, 64),
        (3, {}, NARROWEST),
        (300, {}, 300),
    ],
)
def test_width(width: int | None, environment: dict[str, str], wanted: int) -> None:
    assert choose_width(width, io.StringIO(), environment) == wanted


def test_never_writes_no_escape_whatever_the_style() -> None:
    stream = io.StringIO()
    make_console(color="never", width=40, stream=stream).print("一", style="bold red underline")
    assert stream.getvalue() == "一\n"


def test_always_writes_colour_though_the_environment_says_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream = io.StringIO()
    make_console(color="always", width=40, stream=stream).print("一", style="red")
    assert "\x1b[31m" in stream.getvalue()


def test_a_stream_that_lacks_the_characters_does_not_end_the_program() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    make_console(color="never", width=40, stream=stream).print("▼ 新增")
    stream.flush()
    assert raw.getvalue() == b"# ##\n"
