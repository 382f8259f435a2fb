"""The console of the terminal renderers: what decides on colour and width.

Colour: an explicit ``always``/``never`` > ``NO_COLOR`` > ``FORCE_COLOR`` > whether the stream is a terminal (one with
``TERM=dumb`` counts as none). Either variable counts when set and not empty, whatever its value (https://no-color.org,
https://force-color.org). Without colour the output is only text: no bold, no underline, no escape sequence.

Width: an explicit width > ``COLUMNS`` > the terminal's, at most 120 > 100 where there is no terminal. The limit is for
the reader: longer lines than sixty Chinese characters are hard to follow.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Literal

from reportdiff.text.stand_ins import forgive

if TYPE_CHECKING:
    from rich.console import Console

ColorChoice = Literal["auto", "always", "never"]

PIPED_WIDTH = 100
WIDEST_TERMINAL = 120
_HEIGHT = 25
"""Any number of lines: nothing here fills a screen, and rich asks the system for it at every line unless it is set."""

NARROWEST = 20
"""The least width: fewer cells hold less than ten Chinese characters."""


def make_console(*, color: ColorChoice, width: int | None, stream: IO[str]) -> Console:
    """Make a console on ``stream`` with colour and width as the module says.

    Colours are the sixteen of the reader's own palette, so that light and dark terminals both stay readable. Characters
    that the stream's encoding lacks are replaced (:mod:`reportdiff.text.stand_ins`).
    """
    from rich.console import Console

    forgive(stream)
    has_color = wants_color(color, stream, os.environ)
    return Console(
        file=stream,
        force_terminal=has_color,
        color_system="standard" if has_color else None,
        no_color=not has_color,
        width=choose_width(width, stream, os.environ),
        height=_HEIGHT,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=True,
        legacy_windows=None if has_color else False,
    )


def wants_color(color: ColorChoice, stream: IO[str], environment: Mapping[str, str]) -> bool:
    """Tell whether to colour the output to ``stream``."""
    if color != "auto":
        return color == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return _is_terminal(stream) and environment.get("TERM") != "dumb"


def choose_width(width: int | None, stream: IO[str], environment: Mapping[str, str]) -> int:
    """Choose the width in cells for ``stream``; at least 20."""
    if width is not None:
        return max(width, NARROWEST)
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(int(columns), NARROWEST)
    if _is_terminal(stream):
        try:
            terminal_width = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):
            terminal_width = 0
        if terminal_width > 0:
            return max(min(terminal_width, WIDEST_TERMINAL), NARROWEST)
    return PIPED_WIDTH


def _is_terminal(stream: IO[str]) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # a closed stream is no terminal
        return False
