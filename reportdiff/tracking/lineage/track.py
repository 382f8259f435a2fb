"""What became of something through the years: the lineages that name it, and where else the reports do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.aliases import table_with
from reportdiff.comparison.fates.passages import passages_of
from reportdiff.errors import ReportdiffError
from reportdiff.model import Report
from reportdiff.model.lineages import TRACK_SCHEMA, Lineage, Lineages, MeasureName, OutsideMention, Track
from reportdiff.parsing.folding import fold
from reportdiff.tracking.series import ReportSeries
from reportdiff.version import __version__
from reportdiff.vocabulary import cut_words

_NAME = re.compile(r"((?:19|20)\d\d)[-/](\w+)")

_MOST_SUGGESTIONS = 3


def track_words(series: ReportSeries, lineages: Lineages, words: str) -> Track:
    """Give the lineages with a measure that names ``words``, or one of the names that stand for the same.

    First come those that name it in most years, then the longest, then the latest. Raises
    :class:`~reportdiff.errors.ReportdiffError` where ``words`` is empty."""
    name = _name_of(words)
    spellings = _spellings(name)
    pattern = _pattern(spellings)
    items, matches = _items_with(lineages, pattern)
    mentions = tuple(mention for report in series.reports for mention in _mentions(report, pattern))
    names = (name for item in items for name in matches[item.id])
    track = _track(lineages, name, spellings, items, tuple(names), mentions)
    return track if items else replace(track, suggestions=_suggestions(lineages, name))


def track_measure(lineages: Lineages, name: str) -> Track:
    """Give the lineage that holds the measure ``name``: its year and its id (``2018-m12``).

    Raises :class:`~reportdiff.errors.ReportdiffError` where there is none."""
    return _track(lineages, name.strip(), (), [measure_lineage(lineages, name)], (), ())


def measure_lineage(lineages: Lineages, name: str) -> Lineage:
    """Find the lineage that holds a measure. Arguments and errors are those of :func:`track_measure`."""
    match = _NAME.fullmatch(name.strip())
    item = lineages.lineage_of(int(match[1]), match[2]) if match else None
    if item is None:
        raise ReportdiffError(
            f"{name}: no commitment of these years has this id; `reportdiff lineage --format json` and "
            "`reportdiff show` name them (2018-m12)",
            f"{name}：这些年份里没有这个编号的举措；编号（2018-m12）见 `reportdiff lineage --format json` 和 "
            "`reportdiff show`",
        )
    return item


def lineages_with(lineages: Lineages, words: str) -> list[Lineage]:
    """Give the lineages whose measures name ``words``, in the order of :func:`track_words`, which also says what it
    raises."""
    return _items_with(lineages, _pattern(_spellings(_name_of(words))))[0]


def _track(
    lineages: Lineages,
    words: str,
    spellings: tuple[str, ...],
    items: Sequence[Lineage],
    matches: tuple[MeasureName, ...],
    mentions: tuple[OutsideMention, ...],
) -> Track:
    return Track(
        schema=TRACK_SCHEMA,
        generator=f"reportdiff {__version__}",
        region=lineages.region,
        years=lineages.years,
        missing=lineages.missing,
        words=words,
        spellings=spellings,
        lineages=tuple(items),
        matches=matches,
        mentions=mentions,
        digests=lineages.digests,
    )


def _name_of(words: str) -> str:
    name = words.strip().strip("“”\"'")
    if not name:
        raise ReportdiffError(
            "nothing to follow; write words of a commitment (5G基站)", "没有要跟踪的内容；请写出举措里的词语（5G基站）"
        )
    return name


def _spellings(name: str) -> tuple[str, ...]:
    """Give a name and those that stand for the same, itself first."""
    return tuple(sorted(table_with().spellings(name), key=lambda spelling: (spelling != name, spelling)))


def _pattern(spellings: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(fold(spelling)) for spelling in spellings), re.IGNORECASE)


def _items_with(
    lineages: Lineages, pattern: re.Pattern[str]
) -> tuple[list[Lineage], dict[str, tuple[MeasureName, ...]]]:
    """Give the lineages with the words, and the measures that have them by the id of their lineage."""
    matches = {item.id: _matches(item, pattern) for item in lineages.lineages}
    items = sorted(
        (item for item in lineages.lineages if matches[item.id]),
        key=lambda item: (-len(matches[item.id]), -len(item.steps), -item.last.year),
    )
    return items, matches


def _matches(item: Lineage, pattern: re.Pattern[str]) -> tuple[MeasureName, ...]:
    return tuple(
        MeasureName(year=step.year, id=step.measure.id, text=step.measure.text)
        for step in item.steps
        if pattern.search(fold(step.measure.text))
    )


def _suggestions(lineages: Lineages, name: str) -> tuple[str, ...]:
    """Give the words of a name that measures have, at most three, the most frequent first."""
    plans = "\n".join(fold(step.measure.text) for item in lineages.lineages for step in item.steps)
    words = [word for word in dict.fromkeys(cut_words(fold(name))) if len(word) > 1 and word in plans]
    return tuple(sorted(words, key=lambda word: -plans.count(word))[:_MOST_SUGGESTIONS])


def _mentions(report: Report, pattern: re.Pattern[str]) -> list[OutsideMention]:
    """Give where a report names the words outside its plan, by part in the order of the report."""
    places = [
        passage for passage in passages_of(report) if passage.part != "plan" and pattern.search(fold(passage.text))
    ]
    parts = dict.fromkeys(passage.part for passage in places)
    mentions = []
    for part in parts:
        own = [passage for passage in places if passage.part == part]
        first = own[0]
        mentions.append(OutsideMention(year=report.year, part=part, count=len(own), text=first.text, start=first.start))
    return mentions
