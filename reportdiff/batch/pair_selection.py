"""Which pairs: of every region one year and the next, or all regions of a year with each other."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from reportdiff.batch.comparison_rows import PairName
from reportdiff.corpus.find import longer_name
from reportdiff.corpus.reports import ReportFile, list_reports, reports_directory
from reportdiff.corpus.year_ranges import years_of
from reportdiff.errors import ReportdiffError, ReportNotFound
from reportdiff.regions import name_to_type, region_code

CHAIN: Final = 6
"""Pairs that a worker takes at once: their reports are parsed once, and a lost worker costs no more than these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Reports that go to one worker, and the pairs of them, as positions (old, new)."""

    files: tuple[ReportFile, ...]
    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The reports of a batch, by region and year, and the chains of their pairs.

    ``lonely`` are reports of the years asked for that are in no pair: chains of their own, without pairs."""

    root: Path
    files: tuple[ReportFile, ...]
    chains: tuple[Chain, ...]
    lonely: tuple[ReportFile, ...]

    @property
    def pairs(self) -> int:
        """Give the number of pairs."""
        return sum(len(chain.pairs) for chain in self.chains)


def select(
    *, reports: Path | None = None, regions: Sequence[str] = (), years: str | None = None, across: int | None = None
) -> Selection:
    """Choose the pairs of a collection: every report with that of the same region a year before; or with ``across``
    every region of that year with every later one in the order of their codes.

    ``regions`` are names or codes (default: all), ``years`` are those of the new reports as in ``2018..2026`` (default:
    all). Raises :class:`ReportNotFound` where no pair is left, and :class:`ReportdiffError` for years that are none."""
    root = reports_directory(reports).path
    all_files = list_reports(reports)
    codes = _codes(regions, all_files, root)
    span = _span(years)
    inside = [file for file in all_files if codes is None or file.region in codes]
    if across is not None:
        files = tuple(file for file in inside if file.year == across)
        chains = tuple(_crossed(files))
    else:
        files = tuple(_with_year_before(inside, span))
        chains = tuple(_successive(files, span))
    if not any(chain.pairs for chain in chains):
        raise ReportNotFound(
            f"no two reports to compare in {root} for the regions and years asked for; see what there is: "
            "reportdiff list",
            f"{root} 里没有所要地区和年份的可比报告；现有报告可用 reportdiff list 查看",
        )
    lonely = tuple(file for chain in chains if not chain.pairs for file in chain.files)
    return Selection(root=root, files=files, chains=chains, lonely=lonely)


def pair_name(old: ReportFile, new: ReportFile) -> PairName:
    """Name a pair by the places of its reports."""
    return PairName(old_region=old.region, old_year=old.year, region=new.region, year=new.year)


def _successive(files: Sequence[ReportFile], span: range) -> Iterator[Chain]:
    for _, group in groupby(files, key=lambda file: file.region):
        of_region = list(group)
        run: list[ReportFile] = []
        for file in of_region:
            follows = bool(run) and file.year == run[-1].year + 1 and file.year in span
            if not follows or len(run) > CHAIN:
                yield from _chain(run)
                # The last of a full chain is the first of the next one.
                run = [run[-1]] if follows else []
            run.append(file)
        yield from _chain(run)


def _chain(run: Sequence[ReportFile]) -> Iterator[Chain]:
    if run:
        yield Chain(files=tuple(run), pairs=tuple((place, place + 1) for place in range(len(run) - 1)))


def _crossed(files: Sequence[ReportFile]) -> Iterator[Chain]:
    for place, file in enumerate(files):
        others = files[place + 1 :]
        for start in range(0, len(others), CHAIN):
            block = others[start : start + CHAIN]
            yield Chain(files=(file, *block), pairs=tuple((0, number) for number in range(1, len(block) + 1)))


def _with_year_before(files: Sequence[ReportFile], span: range) -> Iterator[ReportFile]:
    """Give the reports of the years of ``span``, and those a year before one of them, by region and year."""
    of_span = {(file.region, file.year) for file in files if file.year in span}
    for file in sorted(files, key=lambda file: (file.region, file.year)):
        if file.year in span or (file.region, file.year + 1) in of_span:
            yield file


def _span(years: str | None) -> range:
    if years is None:
        return range(10_000)
    span = years_of(years.strip())
    if span is None:
        raise ReportdiffError(
            f"{years}: is no range of years; write 2018..2026 or 2026",
            f"{years}：不是年份范围；请写成 2018..2026 或 2026",
        )
    return span


def _codes(regions: Sequence[str], files: Sequence[ReportFile], root: Path) -> set[str] | None:
    """Give the codes of the regions asked for, ``None`` for all. Raises for one without any report."""
    present = {file.region for file in files}
    codes = set()
    for name in regions:
        code = region_code(name)
        code = code if code in present else longer_name(code, present)
        if code not in present:
            near = difflib.get_close_matches(code, sorted(present), n=1)
            hint = f"; did you mean {near[0]}?" if near else "; see what there is: reportdiff list"
            hint_zh = f"；是不是 {near[0]}？" if near else "；现有报告可用 reportdiff list 查看"
            raise ReportNotFound(
                f"no report of {name} in {root}{hint}", f"{root} 里没有{name_to_type(code, 'zh')}的报告{hint_zh}"
            )
        codes.add(code)
    return codes or None
