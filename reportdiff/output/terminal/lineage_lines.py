"""All lineages of a region on a terminal: how many there are, then the lists of those worth a look."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, get_args

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, say
from reportdiff.model.lineages import FigureGrowth, Lineage, Lineages, ListName
from reportdiff.output.terminal.header import put_warning
from reportdiff.output.terminal.sheet import Sheet
from reportdiff.output.words.lineage_words import (
    end_words,
    growth_words,
    lineage_counts,
    lineage_name,
    region_name,
    span_words,
    start_words,
    track_limits,
)

_INDENT: Final = 2
_LISTS: tuple[ListName, ...] = get_args(ListName)


def render_lineages(
    lineages: Lineages, console: Console, lang: Lang, *, lists: Collection[ListName] = (), most: int = 8
) -> None:
    """Write the counts and the lists of some lineages, ``most`` a list; all lists where ``lists`` names none."""
    sheet = Sheet(console, lang)
    first, last = lineages.years[0], lineages.years[-1]
    heading = say("lineage.heading", lang, region=region_name(lineages.region, lang), first=first, last=last)
    sheet.say(heading, style="title")
    for note in track_limits(lineages, lang):
        put_warning(sheet, note)
    sheet.say(lineage_counts(lineages, lang))
    for name in lists or _LISTS:
        sheet.blank()
        _put_list(sheet, lineages, name, most)
    if lineages.lineages:
        example = next(iter(lineages.lists.longest), lineages.lineages[0].id)
        sheet.blank()
        sheet.say(
            say("lineage.follow", lang, command=f"reportdiff track --id {example} {first}..{last}"), style="detail"
        )


def _put_list(sheet: Sheet, lineages: Lineages, name: ListName, most: int) -> None:
    lang = sheet.lang
    rows: list[tuple[Lineage, FigureGrowth | None]]
    if name == "growing":
        rows = [(lineages.lineage(growth.lineage), growth) for growth in lineages.lists.growing]
    else:
        rows = [(lineages.lineage(identifier), None) for identifier in getattr(lineages.lists, name)]
    sheet.rule(say(f"lineage.list_{name}", lang))
    if not rows:
        sheet.say(say("lineage.empty", lang), style="detail", indent=_INDENT)
    for number, (item, growth) in enumerate(rows[:most], start=1):
        label = f"{number:>2} "
        sheet.put(sheet.text(label, "detail"), sheet.text(lineage_name(item)), indent=cell_len(label))
        note = growth_words(growth, lang) if growth is not None else _note(lineages, name, item, lang)
        facts = " · ".join(part for part in (span_words(item, lang), note, item.id) if part)
        sheet.put(Text(" " * cell_len(label)), sheet.text(facts, "detail"), indent=cell_len(label))


def _note(lineages: Lineages, name: ListName, item: Lineage, lang: Lang) -> str:
    if name == "newest":
        return start_words(item, lineages.years[0], lang)
    return "" if name == "longest" and item.last.year == lineages.years[-1] else end_words(item, lineages.years, lang)
