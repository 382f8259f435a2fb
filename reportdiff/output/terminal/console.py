"""The console that the terminal renderers write to: who decides on colour and width.

Colour: an explicit ``always``/``never`` > ``NO_COLOR`` > ``FORCE_COLOR`` > whether the stream is a terminal (one with
``TERM=dumb`` counts as none). Either variable counts when set and not empty, whatever its value (https://no-color.org,
https://force-color.org). Without colour nothing but text is written: no bold, no underline, no escape sequence.

Width: an explicit width > ``COLUMNS`` > the terminal's, at most 120 > 100 where there is no terminal. The cap is for
the reader: a line of sixty Chinese characters is as long as an eye follows.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import IO, Literal

from rich.console import Console

ColorChoice = Literal["auto", "always", "never"]

PIPED_WIDTH = 100
WIDEST_TERMINAL = 120
NARROWEST = 20
"""Below this a Chinese line holds fewer than ten characters; a smaller width is taken for this one."""


def make_console(*, color: ColorChoice, width: int | None, stream: IO[str]) -> Console:
    """A console on ``stream`` with colour and width settled as the module says.

    Colours are the sixteen of the reader's own palette, so that light and dark terminals both stay readable. Characters
    that the stream's encoding lacks are written as ``?`` instead of ending the program.
    """
    _forgive_encoding(stream)
    colored = wants_color(color, stream, os.environ)
    return Console(
        file=stream,
        force_terminal=colored,
        color_system="standard" if colored else None,
        no_color=not colored,
        width=choose_width(width, stream, os.environ),
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=True,
        legacy_windows=None if colored else False,
    )


def wants_color(color: ColorChoice, stream: IO[str], environment: Mapping[str, str]) -> bool:
    """Whether to colour what goes to ``stream``."""
    if color != "auto":
        return color == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return _is_terminal(stream) and environment.get("TERM") != "dumb"


def choose_width(width: int | None, stream: IO[str], environment: Mapping[str, str]) -> int:
    """The width in cells to write ``stream`` with; at least 20."""
    if width is not None:
        return max(width, NARROWEST)
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(int(columns), NARROWEST)
    if _is_terminal(stream):
        try:
            found = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):
            found = 0
        if found > 0:
            return max(min(found, WIDEST_TERMINAL), NARROWEST)
    return PIPED_WIDTH


def _is_terminal(stream: IO[str]) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # a closed stream is no terminal
        return False


def _forgive_encoding(stream: IO[str]) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").replace("_", "")
    if reconfigure is not None and not encoding.startswith(("utf", "gb18030")):
        reconfigure(errors="replace")
