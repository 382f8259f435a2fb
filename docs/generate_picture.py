"""Make docs/picture.svg, the picture of the terminal in the README, from the example reports.

    python docs/generate_picture.py            # write it
    python docs/generate_picture.py --check    # exit with 1 if it is not what would be written

The picture shows the header and a few changes of `reportdiff 2022 2023 --status new,dropped,changed`. It comes out
byte for byte the same every time: width, colours and the id inside the SVG are fixed, and no date goes into it.
"""

from __future__ import annotations

import argparse
import html
import io
import re
import sys
from dataclasses import replace
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme

from reportdiff import compare, read_report
from reportdiff.model import Change, Comparison, Status
from reportdiff.output.terminal.comparison_text import render_comparison
from reportdiff.output.words.change_groups import changes_in

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "picture.svg"
REPORTS = [ROOT / "reports" / year / "beijing.md" for year in ("2022", "2023")]

WIDTH = 92
SECTIONS = 1
HIGHLIGHTS = 5
SHOWN: tuple[Status, ...] = ("changed", "new", "dropped")
ROOM: dict[Status, int] = {"changed": 3, "new": 1, "dropped": 1}
"""How many changes of a section are shown, by status."""

CELL = 12.2
"""Width of a terminal cell in the picture: rich's 20 pixels of font size times its aspect ratio of 0.61."""

TEXT_LENGTH = re.compile(r'textLength="[\d.]+"(?P<between>[^>]*)>(?P<text>[^<]*)</text>')
FONT_FACE = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
FONTS = "Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace"
"""rich would have the picture fetch a font from the network; a picture in a README may not, and needs Chinese ones."""

THEME = TerminalTheme(
    (253, 253, 251),
    (10, 10, 10),
    [
        (38, 38, 38),  # black
        (176, 32, 36),  # red
        (24, 116, 52),  # green
        (140, 88, 0),  # yellow
        (32, 80, 160),  # blue
        (136, 32, 128),  # magenta
        (0, 104, 116),  # cyan
        (90, 90, 90),  # white
    ],
)
"""Dark on light, readable in the light and the dark view of a code forge; contrast with the ground at least 4.5:1."""


def selection(comparison: Comparison) -> Comparison:
    """The changes that the picture has room for: the first highlights, and of the section where most figures, scopes
    and stages changed a few of each status, those that carry a facet or a new term first."""
    termed = {measure for term in (*comparison.terms.new, *comparison.terms.vanished) for measure in term.measures}

    def telling(change: Change) -> bool:
        return bool(change.facets) or not termed.isdisjoint((*change.old, *change.new))

    groups = [
        [change for change in changes_in(comparison, group) if change.status in SHOWN] for group in comparison.sections
    ]
    fullest = sorted(groups, key=lambda changes: -sum(bool(change.facets) for change in changes))[:SECTIONS]
    chosen = {highlight.change for highlight in comparison.highlights[:HIGHLIGHTS]}
    for changes in fullest:
        for status in SHOWN:
            of_status = [change for change in changes if change.status == status and not change.doubtful]
            of_status.sort(key=lambda change: not telling(change))
            chosen |= {change.id for change in of_status[: ROOM[status]]}
    return replace(comparison, changes=tuple(change for change in comparison.changes if change.id in chosen))


def picture(comparison: Comparison) -> str:
    """The SVG of ``comparison`` as a terminal of fixed width shows it."""
    console = Console(
        file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="standard", no_color=False,
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    render_comparison(selection(comparison), console=console, lang="zh", highlights=HIGHLIGHTS)
    svg = console.export_svg(title="reportdiff 2022 2023", theme=THEME, unique_id="reportdiff")
    svg = TEXT_LENGTH.sub(_by_cells, svg)
    svg = FONT_FACE.sub("", svg).replace("Fira Code, monospace", FONTS)
    svg = svg.replace("font-variant-east-asian: full-width;", "")  # it would widen digits in Chinese fonts
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _by_cells(match: re.Match[str]) -> str:
    """rich counts a hanzi as one character wide where it says how long a text is, and the picture would squeeze it."""
    length = CELL * cell_len(html.unescape(match["text"]))
    return f'textLength="{length:g}"{match["between"]}>{match["text"]}</text>'


def main() -> int:
    parser = argparse.ArgumentParser(description="Write docs/picture.svg.")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    arguments = parser.parse_args()
    old, new = (read_report(path) for path in REPORTS)
    svg = picture(compare(old, new))
    if arguments.check:
        fresh = PICTURE.exists() and PICTURE.read_text(encoding="utf-8") == svg
        state = "up to date" if fresh else "stale: run python docs/generate_picture.py"
        print(f"{PICTURE.name} is {state}", file=sys.stderr)
        return 0 if fresh else 1
    PICTURE.write_text(svg, encoding="utf-8")
    print(f"wrote {PICTURE.relative_to(ROOT)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
