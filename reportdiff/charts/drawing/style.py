"""How a chart looks: palettes (light, dark, print), sizes (article, square, wide), and the style sheet.

The colours of the statuses are those of the page (``reportdiff/data/page/style.css``). No chart uses colour alone:
every mark has a word, a position or a shape as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from reportdiff.model import Status
from reportdiff.package_data import data_path

StyleName = Literal["light", "dark", "print"]
SizeName = Literal["article", "square", "wide"]

STYLES: Final[tuple[StyleName, ...]] = get_args(StyleName)
SIZES: Final[tuple[SizeName, ...]] = get_args(SizeName)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one style, as ``#rrggbb``.

    ``ink`` and ``soft`` are words and lesser words, ``line`` grids and axes, ``pale`` an empty cell, ``accent`` lines
    and cells that belong to no status. The contrast of words in ``ink`` and ``soft`` with ``paper`` is at least 4.5
    to 1 (WCAG 2.2, 1.4.3), that of marks 3 to 1 (1.4.11); tests check both."""

    paper: str
    pale: str
    ink: str
    soft: str
    line: str
    accent: str
    new: str
    dropped: str
    changed: str
    reworded: str
    unchanged: str

    def of_status(self, status: Status) -> str:
        """Give the colour of a status for marks; that of ``unchanged`` is :attr:`unmoved`."""
        colours: Mapping[Status, str] = {
            "new": self.new,
            "dropped": self.dropped,
            "changed": self.changed,
            "reworded": self.reworded,
            "unchanged": self.unmoved,
        }
        return colours[status]

    @property
    def unmoved(self) -> str:
        """Give the fill for unchanged measures: the grey of ``unchanged``, half way to the paper."""
        return mixed(self.unchanged, self.paper, 0.5)


PALETTES: Final[Mapping[StyleName, Palette]] = {
    "light": Palette(
        paper="#fdfcf9",
        pale="#f5f2ea",
        ink="#1d1c1a",
        soft="#5d5850",
        line="#dcd6c8",
        accent="#1d4f7c",
        new="#00664f",
        dropped="#a33b00",
        changed="#7a5500",
        reworded="#0a5c86",
        unchanged="#625d55",
    ),
    "dark": Palette(
        paper="#16171a",
        pale="#1f2125",
        ink="#e7e4dd",
        soft="#aaa59a",
        line="#383a40",
        accent="#8fc1ee",
        new="#4cc9a4",
        dropped="#f39a6b",
        changed="#e3b54a",
        reworded="#74c0ea",
        unchanged="#a29d93",
    ),
    # White paper and black ink: the press adds no tint of its own to either.
    "print": Palette(
        paper="#ffffff",
        pale="#f2f2f2",
        ink="#000000",
        soft="#4d4d4d",
        line="#cccccc",
        accent="#1d4f7c",
        new="#00664f",
        dropped="#a33b00",
        changed="#7a5500",
        reworded="#0a5c86",
        unchanged="#5c5c5c",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The size of a picture, in inches at 100 pixels (a PNG has twice as many).

    ``height`` is ``None`` where it depends on the content. ``title``, ``text`` and ``small`` are sizes of letters in
    points."""

    width: float
    height: float | None
    title: float = 13.0
    text: float = 8.6
    small: float = 7.6


SIZE_OF: Final[Mapping[SizeName, Size]] = {
    "article": Size(width=6.8, height=None),
    "square": Size(width=8.0, height=8.0, title=15.0, text=9.6, small=8.4),
    "wide": Size(width=9.6, height=5.4),
}
"""``article``: the 680 pixels of a column of text; ``square`` for feeds; ``wide`` (16:9) for slides."""


_OF_THE_SCREEN: Final = ("backend", "webagg", "tk.", "toolbar", "interactive", "figure.hooks")
"""Settings of windows, which no chart has: they stay as they are in the process."""


def rc_params(palette: Palette, *, salt: str, text_as: Literal["paths", "words"] = "paths") -> dict[Any, Any]:
    """Make the matplotlib settings of a chart: style sheet, colours, fonts.

    ``salt`` makes ids inside an SVG unique, and the same at every run; ``text_as`` says whether the words of an SVG are
    outlines or text. The settings are complete: matplotlib would else read a ``matplotlibrc`` of the working folder,
    which may be a stranger's."""
    from matplotlib import rc_params_from_file, rcParamsDefault

    from reportdiff.charts.drawing.fonts import font_families

    with data_path("charts/reportdiff.mplstyle") as sheet:
        sheet_settings: Mapping[Any, Any] = rc_params_from_file(sheet, use_default_template=False)
    shipped = {name: value for name, value in rcParamsDefault.items() if not name.startswith(_OF_THE_SCREEN)}
    return {
        **shipped,
        **sheet_settings,
        "font.sans-serif": font_families(),
        "figure.facecolor": palette.paper,
        "savefig.facecolor": palette.paper,
        "axes.facecolor": "none",
        "axes.edgecolor": palette.line,
        "axes.labelcolor": palette.soft,
        "text.color": palette.ink,
        "xtick.color": palette.soft,
        "ytick.color": palette.soft,
        "grid.color": palette.line,
        "hatch.color": palette.paper,
        "svg.hashsalt": salt,
        "svg.fonttype": "none" if text_as == "words" else "path",
    }


def mixed(colour: str, other: str, share: float) -> str:
    """Mix two colours: ``share`` (0 to 1) of the way from ``colour`` to ``other``."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def contrast(a: str, b: str) -> float:
    """Compute the contrast ratio of two colours: 1 to 21 (WCAG 2.2)."""
    light = [_luminance(colour) for colour in (a, b)]
    return (max(light) + 0.05) / (min(light) + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
