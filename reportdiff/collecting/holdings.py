"""Which reports there are: regions down, years across; told by the names of the files, none of which is read."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from reportdiff.corpus.reports import ReportFile, list_reports, reports_directory
from reportdiff.i18n.labels import Lang, say
from reportdiff.regions import REGIONS, display_name
from reportdiff.safe_text import inert, spreadsheet_text
from reportdiff.text.shortening import fitted

LONGEST_NAME = 14
"""Cells of a region's name in the compact table: sixty years beside it still fit into eighty columns."""

CELL = 4
"""Cells of a year and of the name of a format (docx, html) in the wide table."""

COLUMNS = ("year", "region", "name", "format", "path")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The reports of a directory: ``files`` by region and year, ``regions`` in the order of GB/T 2260 and then by
    name, ``years`` in order."""

    folder: Path
    regions: tuple[str, ...]
    years: tuple[int, ...]
    files: Mapping[tuple[str, int], ReportFile]


def holdings(reports: str | PathLike[str] | None = None) -> Holdings:
    """Give the reports in ``reports`` (default as :func:`reportdiff.corpus.reports.reports_directory`).

    Raises :class:`~reportdiff.errors.ReportNotFound` if the directory that was asked for is none."""
    folder = reports_directory(None if reports is None else Path(reports)).path
    files = {(file.region, file.year): file for file in list_reports(folder)}
    order = {region: place for place, region in enumerate(REGIONS)}
    return Holdings(
        folder=folder,
        regions=tuple(sorted({region for region, _ in files}, key=lambda name: (order.get(name, len(order)), name))),
        years=tuple(sorted({year for _, year in files})),
        files=files,
    )


def holdings_table(collection: Holdings, *, lang: Lang, width: int) -> str:
    """Give the table as text of at most ``width`` cells where names allow: one column a year with the format of the
    file, or where that is too wide one character a year (its last digit)."""
    names = {region: inert(display_name(region, lang)) for region in collection.regions}
    longest = max((_cells(name) for name in names.values()), default=0)
    fits = longest + (CELL + 2) * len(collection.years) <= width
    lines = list(
        _wide_rows(collection, names, longest) if fits else _compact_rows(collection, names, width=width, lang=lang)
    )
    reports, regions, years = len(collection.files), len(collection.regions), len(collection.years)
    counts = (("reports", reports), ("regions", regions), ("years", years))
    total = ("，" if lang == "zh" else ", ").join(say(f"say.holdings_{what}", lang, n=n) for what, n in counts)
    return "\n".join([*lines, "", total])


def holdings_json(collection: Holdings) -> bytes:
    """Give the reports as JSON (:class:`~reportdiff.collecting.documents.ListDocument`)."""
    from reportdiff.collecting.documents import LIST_SCHEMA, ListDocument, ListedReport, to_json

    rows = []
    for file in _by_year(collection):
        year, region, name, form, path = _row(file)
        others = tuple(str(other) for other in file.passed_over)
        rows.append(ListedReport(year=year, region=region, name=name, format=form, path=path, passed_over=others))
    return to_json(ListDocument(schema=LIST_SCHEMA, folder=str(collection.folder), reports=tuple(rows)))


def holdings_csv(collection: Holdings) -> bytes:
    """Write one line a report (:data:`COLUMNS`), by year, then region; UTF-8 with a byte order mark, for
    spreadsheets."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(tuple(spreadsheet_text(str(value)) for value in _row(file)) for file in _by_year(collection))
    return stream.getvalue().rstrip("\n").encode("utf-8-sig")


def _by_year(collection: Holdings) -> list[ReportFile]:
    order = {region: place for place, region in enumerate(collection.regions)}
    return [collection.files[key] for key in sorted(collection.files, key=lambda key: (key[1], order[key[0]]))]


def _row(file: ReportFile) -> tuple[int, str, str, str, str]:
    return file.year, file.region, display_name(file.region, "zh"), _format(file), str(file.path)


def _format(file: ReportFile) -> str:
    return file.path.suffix.lower().removeprefix(".")


def _wide_rows(collection: Holdings, names: Mapping[str, str], longest: int) -> Iterator[str]:
    yield " " * longest + "".join(f"  {year:<{CELL}}" for year in collection.years).rstrip()
    for region in collection.regions:
        row_files = (collection.files.get((region, year)) for year in collection.years)
        cells = "".join(f"  {_format(file)[:CELL] if file else '-':<{CELL}}" for file in row_files)
        yield (_pad(names[region], longest) + cells).rstrip()


def _compact_rows(collection: Holdings, names: Mapping[str, str], *, width: int, lang: Lang) -> Iterator[str]:
    column = min(LONGEST_NAME, max(_cells(name) for name in names.values()))
    counts = Counter(region for region, _ in collection.files)
    room = max(10, width - column - 2 - 4)
    for number, years in enumerate(_blocks(collection.years, room)):
        if number:
            yield ""
        yield (" " * (column + 2) + _decades(years)).rstrip()
        for region in collection.regions:
            marks = "".join(str(year % 10) if (region, year) in collection.files else "." for year in years)
            if marks.strip("."):
                yield f"{_pad(fitted(names[region], column, _cells), column)}  {marks} {counts[region]:>3}"
    yield ""
    yield say("say.holdings_legend", lang)


def _blocks(years: Sequence[int], room: int) -> list[range]:
    """Give the years from first to last, cut at decades into stretches of at most ``room``, the latest one full."""
    first, last = years[0], years[-1]
    if last - first + 1 <= room:
        return [range(first, last + 1)]
    step = max(10, room // 10 * 10)
    blocks: list[range] = []
    end = last
    while end >= first:
        start = max(first, -(-(end - step + 2) // 10) * 10 if end - first + 1 > room else first)
        blocks.insert(0, range(min(start, end), end + 1))
        end = blocks[0].start - 1
    return blocks


def _decades(years: range) -> str:
    """Give a year above the column of each decade's first year, and above the first column if there is room."""
    line = [" "] * (len(years) + 4)
    for year in years:
        place = year - years.start
        if (year % 10 == 0 or place == 0) and "".join(line[max(0, place - 1) : place + 4]).strip() == "":
            line[place : place + 4] = str(year)
    return "".join(line)


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))
