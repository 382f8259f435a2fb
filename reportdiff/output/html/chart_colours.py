"""The colours of charts on a dark page: style rules that name every colour of a chart by the colours of the page.

Charts are drawn with the light colours of the page, or mixtures of one of them with the paper. A rule of the style
sheet overrides a presentation attribute (SVG 2, 6.6), so the same drawing follows light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

_VARIABLE = re.compile(r"--([a-z]+): light-dark\((#[0-9a-f]{6}), #[0-9a-f]{6}\);")
_PAINT = re.compile(r'\b(fill|stroke)="(#[0-9A-Fa-f]{6})"')

_STEPS: Final = 40
"""Shares of a mixture that are tried: nobody sees a difference of a fortieth."""


def chart_colours(pictures: Iterable[str], style: str) -> str:
    """Give the rules for every colour of ``pictures`` (cleaned SVG), in a fixed order.

    ``style`` is the style sheet of the page, which defines its colours as ``--name: light-dark(#light, #dark);``."""
    colours = {name: light for name, light in _VARIABLE.findall(style)}
    paints = sorted({match for picture in pictures for match in _PAINT.findall(picture)})
    return "".join(f'.chart [{name}="{value}"]{{{name}:{_in_colours(value, colours)}}}\n' for name, value in paints)


def _in_colours(value: str, colours: Mapping[str, str]) -> str:
    """Name a colour: one of the page, or the nearest mixture of one with the paper."""
    aim, paper = _channels(value), _channels(colours["paper"])
    best: tuple[float, str, int] = (float("inf"), "ink", _STEPS)
    for name, light in colours.items():
        own = _channels(light)
        for step in range(_STEPS, 0, -1):
            share = step / _STEPS
            mixture = (a * share + b * (1 - share) for a, b in zip(own, paper, strict=True))
            distance = sum((a - b) ** 2 for a, b in zip(mixture, aim, strict=True))
            if distance < best[0]:
                best = distance, name, step
    _, name, step = best
    if step == _STEPS:
        return f"var(--{name})"
    return f"color-mix(in srgb,var(--{name}) {100 * step / _STEPS:g}%,var(--paper))"


def _channels(colour: str) -> tuple[int, int, int]:
    """Give red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
