"""Real reports in every form they come in: ``python -m benchmarks.forms --pairs 20 --seed 7``.

Takes pairs of successive years of one region at random from ``library/`` of the folder in ``REPORTDIFF_SHARED``
(default ``../shared``), writes the text of each report as plain text, hard-wrapped, as a Word file, a page and a PDF,
reads these again, and prints for each form how many measures differ from those of the original: the greater of those
missing and those new. ``--show`` prints them. Exit code 1 if any form differs in more than one measure in a thousand.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from benchmarks.labels import shared
from reportdiff.errors import ReportdiffError
from reportdiff.opening import read_report, read_report_bytes
from tests.reading.pages import page, paragraphs
from tests.reading.pdf_files import printed, wrapped
from tests.reading.word_files import paragraph, word_file

MOST: Final = 0.001
"""Share of the measures that may differ."""

FIRST_YEAR: Final = 2000


def _wrapped(width: int, indent: int) -> Callable[[Sequence[str]], bytes]:
    def form(lines: Sequence[str]) -> bytes:
        return "\n".join(line for text in lines for line in wrapped(text, width, indent=indent)).encode()

    return form


def _word(lines: Sequence[str]) -> bytes:
    escaped = (line.replace("&", "&amp;").replace("<", "&lt;") for line in lines)
    return word_file("".join(map(paragraph, escaped)))


def _page(lines: Sequence[str]) -> bytes:
    escaped = tuple(line.replace("&", "&amp;").replace("<", "&lt;") for line in lines)
    return page(f"<div>首页 | 打印 | 关闭</div>{paragraphs(escaped)}<div>上一篇：无</div>", title="").encode()


FORMS: Final[dict[str, Callable[[Sequence[str]], bytes]]] = {
    "text": lambda lines: "\n".join(lines).encode(),
    "wrapped at 36, set in": _wrapped(36, 2),
    "wrapped at 29": _wrapped(29, 0),
    "docx": _word,
    "html": _page,
    "pdf": lambda lines: printed(list(lines[1:]), title=lines[0], head="政府工作报告"),
}
"""A form by its name: the lines of a report to the bytes of a file."""


@dataclass(slots=True)
class Tally:
    """What was found in one form."""

    measures: int = 0
    differing: int = 0
    reports: int = 0


def pairs(count: int, seed: int) -> list[Path]:
    """The files of ``count`` pairs of successive years, in order; always the same for one ``seed``."""
    found: list[tuple[Path, Path]] = []
    for region in sorted({path.parent for path in (shared() / "library").rglob("*.md")}):
        years = sorted(path for path in region.glob("[12]*.md") if path.stem.isdigit() and int(path.stem) >= FIRST_YEAR)
        found += [(old, new) for old, new in pairwise(years) if int(new.stem) == int(old.stem) + 1]
    return [path for pair in random.Random(seed).sample(found, min(count, len(found))) for path in pair]


def difference(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The measures of one side that the other lacks, on the side that has more of them."""
    missing, extra = Counter(one) - Counter(other), Counter(other) - Counter(one)
    sign, more = ("-", missing) if missing.total() >= extra.total() else ("+", extra)
    return [f"{sign} {text}" for text in more.elements()]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true", help="print the measures that differ")
    options = parser.parse_args()
    tallies = {form: Tally() for form in FORMS}
    for path in pairs(options.pairs, options.seed):
        report = read_report(path)
        expected = [measure.text for measure in report.measures]
        for form, write in FORMS.items():
            tally = tallies[form]
            try:
                again = read_report_bytes(write(report.text.split("\n")), name=path.stem)
                differing = difference(expected, [measure.text for measure in again.measures])
            except ReportdiffError as error:
                differing = [f"! {error}"] * len(expected)
            tally.measures += len(expected)
            tally.differing += len(differing)
            tally.reports += bool(differing)
            if options.show and differing:
                print(f"{path.parent.name}/{path.stem} {form}: {len(differing)} of {len(expected)}", flush=True)
                print("\n".join(f"  {line[:120]}" for line in differing[:6]), flush=True)
    for form, tally in tallies.items():
        share = 1000 * tally.differing / max(1, tally.measures)
        print(
            f"{form:24}{tally.differing:6} of {tally.measures} measures ({share:.2f} in 1,000), {tally.reports} reports"
        )
    return int(any(tally.differing > MOST * tally.measures for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
