"""How right `reportdiff series` is: ``python -m benchmarks.series``.

``headline_series.tsv`` has the targets and results of four headline indicators, and for Beijing of subsidised homes
begun and finished (``housing_begun``, ``housing_finished``) and those for rent, in the words of the reports of the
library (that of the year for the target, that of the year after for the result): Beijing 2010 to 2026, and the nation
2000 to 2022. A figure that a report does not state, or states only as a total or mean, is empty.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.labels import shared
from reportdiff.model.indicator_series import SeriesLine
from reportdiff.opening import read_report
from reportdiff.tracking.indicator_years.targets_and_results import targets_and_results
from reportdiff.tracking.series import series_of
from reportdiff.tracking.subjects import subjects_of

TABLE = Path(__file__).with_name("headline_series.tsv")
SUBJECTS = "GDP,CPI,城镇登记失业率,城镇调查失业率,保障性住房,保障性租赁住房"

Key = tuple[str, int, str]


def facts() -> dict[Key, tuple[str, str]]:
    """Give target and result by place, year and indicator."""
    with TABLE.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {(row["place"], int(row["year"]), row["indicator"]): (row["target"], row["result"]) for row in rows}


def figures_of(place: str, first: int, last: int) -> Iterator[tuple[Key, tuple[str, str]]]:
    """Give what the program finds in the reports of a place from one year to another."""
    files = {path.stem: path for path in sorted((shared() / "library").rglob("*.md")) if path.parent.name == place}
    reports = [read_report(files[str(year)]) for year in range(first, last + 1) if str(year) in files]
    for line in targets_and_results(series_of(reports), subjects_of(SUBJECTS)).lines:
        for row in line.years:
            words = [side.words if side.state == "figure" else "" for side in (row.target, row.result)]
            yield (place, row.year, _name(line)), (words[0], words[1])


def _name(line: SeriesLine) -> str:
    """Give the name of a line in the table."""
    if line.indicator:
        return line.indicator
    return f"housing_{line.act}" if line.subject == "保障性住房" else line.subject


def wrong_rows(place: str, first: int, last: int) -> list[str]:
    """Give the rows of a place that are not as the table has them, in words; those without a figure too."""
    wanted = {key: words for key, words in facts().items() if key[0] == place}
    names = {name for _, _, name in wanted}
    return [
        f"{key}: {words}, not {wanted.get(key)}"
        for key, words in figures_of(place, first, last)
        if key[2] in names and words != wanted.get(key, ("", ""))
    ]


def main() -> None:
    """Print the share of right figures, and every one that is not right."""
    wanted = facts()
    spans: dict[str, list[int]] = defaultdict(list)
    for place, year, _ in wanted:
        spans[place].append(year)
    wrong = [row for place, years in spans.items() for row in wrong_rows(place, min(years), max(years) + 1)]
    count = sum(bool(word) for words in wanted.values() for word in words)
    print(f"{count} figures, {len(wrong)} rows wrong")
    print("\n".join(wrong))


if __name__ == "__main__":
    main()
