"""From two reports to a comparison: every measure is in at least one change, and all that outputs show is computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from reportdiff.aliases import aliases_of
from reportdiff.alignment import align
from reportdiff.comparison.fates import with_fates
from reportdiff.comparison.figures.continued_mentions import with_continued
from reportdiff.comparison.figures.figure_changes import changed_figures
from reportdiff.comparison.figures.headline_pairs import Headlines, headlines_of
from reportdiff.comparison.figures.indicator_mentions import mentions_of, with_named
from reportdiff.comparison.figures.settled_figures import FiguresOf, SettledFigures
from reportdiff.comparison.figures.target_rows import target_rows
from reportdiff.comparison.highlights.ranking import rank_highlights
from reportdiff.comparison.inline import inline_diff
from reportdiff.comparison.plan_words import PlanWords
from reportdiff.comparison.section_groups import group_by_section
from reportdiff.comparison.selection import summarize
from reportdiff.comparison.status import DOUBTFUL_ALONE, linked_change, settled_alone, with_role
from reportdiff.comparison.target_areas import with_areas
from reportdiff.comparison.terms import compare_terms
from reportdiff.comparison.versions import are_versions, wording_first
from reportdiff.errors import faults_of
from reportdiff.model import COMPARISON_SCHEMA, Alignment, Change, Comparison, Link, Measure, Mode, Pin, Report
from reportdiff.regions import UNKNOWN
from reportdiff.version import __version__


def compare_reports(
    old: Report,
    new: Report,
    *,
    pins: Iterable[Pin] = (),
    earlier: Mapping[int, str] | None = None,
    dictionary: Collection[str] = (),
    aliases: Mapping[str, str] | None = None,
) -> Comparison:
    """Align the plans of two reports and say what became of every measure.

    ``pins`` are decisions of readers, which overrule the scores. ``earlier`` are the texts of other reports of the
    region from before the new one, by year: the history, in which fates, origins, terms and highlights look. Their
    years are kept. ``dictionary`` are words that are always terms, ``aliases`` full names by their short ones, beside
    those of :mod:`reportdiff.aliases`.

    Changes are in the order of the new report. A dropped measure comes after the change of the measure before it in the
    old report. Ids of measures become ``o1…`` and ``n1…``, those of changes are ``c1…``.

    Raises :class:`~reportdiff.errors.UnexpectedFault` for an error that nobody foresaw.
    """
    own = aliases or {}
    with faults_of(" / ".join(report.name or report.title for report in (old, new))), aliases_of(own):
        comparison = _compare_plans(old, new, pins, earlier, dictionary)
    return replace(comparison, aliases=tuple(sorted(own.items())))


def _compare_plans(
    old: Report, new: Report, pins: Iterable[Pin], earlier: Mapping[int, str] | None, dictionary: Collection[str]
) -> Comparison:
    before, after = _with_ids(old, "o"), _with_ids(new, "n")
    alignment = align(before, after, pins=pins)
    headlines = _headlines(before, after, alignment.links)
    groups = [(link.old, link.new) for link in alignment.links] + _lone_groups(alignment, before, after)
    figures = _figures(headlines, groups, before, after)
    history = _history(before, after, earlier or {})
    linked_changes = _linked_changes(alignment, figures, before, after)
    changes = _with_numbers(_in_order(linked_changes, _lone_changes(alignment, before, after), before, after))
    comparison = Comparison(
        schema=COMPARISON_SCHEMA,
        generator=f"reportdiff {__version__}",
        old=before,
        new=after,
        summary=summarize(()),
        changes=with_fates(changes, before, after, history),
        mode=_mode(before, after),
        stale_pins=alignment.stale_pins,
        history=tuple(sorted(history)),
    )
    return _complete(comparison, headlines, figures, history, dictionary)


def complete(comparison: Comparison, *, earlier: Mapping[int, str] | None = None) -> Comparison:
    """Compute counts, sections, targets, terms and highlights from the changes of a comparison.

    This is for comparisons whose changes were made by hand; those of :func:`compare_reports` are complete. The changes
    stay as they are."""
    groups = [(change.old, change.new) for change in comparison.changes]
    headlines = _headlines(comparison.old, comparison.new, comparison.changes)
    figures = _figures(headlines, groups, comparison.old, comparison.new)
    return _complete(comparison, headlines, figures, earlier)


def _complete(
    comparison: Comparison,
    headlines: Headlines,
    figures: FiguresOf,
    earlier: Mapping[int, str] | None,
    dictionary: Collection[str] = (),
) -> Comparison:
    old, new, changes = comparison.old, comparison.new, comparison.changes
    whole = replace(
        comparison,
        summary=summarize(changes),
        sections=group_by_section(old, new, changes),
        targets=with_areas(target_rows(headlines, figures, changes, comparison.measures), old, new),
        terms=compare_terms(old, new, earlier=earlier, dictionary=dictionary),
    )
    whole = replace(whole, highlights=rank_highlights(whole, earlier=earlier))
    return wording_first(whole) if whole.mode == "versions" else whole


def _mode(old: Report, new: Report) -> Mode:
    """Tell the mode: two regions where both are known and differ; two versions where region and year are the same."""
    if are_versions(old, new):
        return "versions"
    return "regions" if UNKNOWN not in (old.region, new.region) and old.region != new.region else "years"


def _history(old: Report, new: Report, texts: Mapping[int, str]) -> dict[int, str]:
    """Give the texts of the region's other reports before the new one; none where two regions are compared."""
    if old.region != new.region:
        return {}
    return {year: texts[year] for year in sorted(texts) if year < new.year and year != old.year}


def _headlines(old: Report, new: Report, links: Iterable[Link | Change]) -> Headlines:
    measures = {measure.id: measure for measure in (*old.measures, *new.measures)}
    id_groups = [(link.old, link.new) for link in links if link.old and link.new]
    groups = [([measures[a] for a in olds], [measures[b] for b in news]) for olds, news in id_groups]
    pairs = {(a, b) for olds, news in id_groups for a in olds for b in news}
    settings = {**_settings(old), **_settings(new)}
    olds, news = with_continued(mentions_of(old), mentions_of(new), groups, settings)
    return headlines_of(with_named(olds, news, old), with_named(news, olds, new), pairs)


def _figures(
    headlines: Headlines, groups: Iterable[tuple[tuple[str, ...], tuple[str, ...]]], old: Report, new: Report
) -> FiguresOf:
    """Give the settled figures of each group of measures (ids of old ones, ids of new ones)."""
    measures = {measure.id: measure for measure in (*old.measures, *new.measures)}
    settled_figures = SettledFigures(headlines, {**_settings(old), **_settings(new)})
    return {
        (olds, news): settled_figures.pairs(
            [measures[member] for member in olds], [measures[member] for member in news]
        )
        for olds, news in groups
    }


_SETTING = 80
"""Characters before a measure, in its paragraph, that may say what its figures are of."""


def _settings(report: Report) -> dict[str, str]:
    """Give the words before each measure in its paragraph, by its id."""
    return {
        measure.id: report.text[max(0, measure.start - _SETTING) : measure.start].rpartition("\n")[2]
        for measure in report.measures
    }


def _lone_groups(alignment: Alignment, old: Report, new: Report) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give the measures without a link, each as a group of its own."""
    linked_ids = {member for link in alignment.links for member in (*link.old, *link.new)}
    groups: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    groups += [((measure.id,), ()) for measure in old.measures if measure.id not in linked_ids]
    groups += [((), (measure.id,)) for measure in new.measures if measure.id not in linked_ids]
    return groups


def _with_ids(report: Report, prefix: str) -> Report:
    measures = (replace(m, id=f"{prefix}{number}") for number, m in enumerate(report.measures, start=1))
    return replace(report, measures=tuple(measures))


def _linked_changes(alignment: Alignment, figures: FiguresOf, old: Report, new: Report) -> list[Change]:
    old_by_id, new_by_id = ({measure.id: measure for measure in report.measures} for report in (old, new))
    home = _homes(alignment.links, old_by_id, new_by_id)
    plans = PlanWords(old.measures), PlanWords(new.measures)
    changes = []
    for link in alignment.links:
        left, right = [old_by_id[member] for member in link.old], [new_by_id[member] for member in link.new]
        stayed = any(b.section in home[a.section] for a in left for b in right)
        moved_figures = changed_figures(figures[link.old, link.new])
        change = linked_change(link, left, right, moved=not stayed, figures=moved_figures, plans=plans)
        changes.append(with_role(change, left + right))
    return changes


_WHOLE_PLAN = 0.6
"""Share of the measures of a plan from which a section is no place in it."""


def _homes(links: Sequence[Link], old: Mapping[str, Measure], new: Mapping[str, Measure]) -> dict[str, set[str]]:
    """Give for every old section the new sections that continue it: a namesake, or any with a fifth or more of its
    linked measures. A measure in any other section has moved.

    A section with most of a plan is a heading over all of it (2031年工作建议): nothing moves into it or out of it."""
    destinations: dict[str, Counter[str]] = {measure.section: Counter() for measure in old.values()}
    for link in links:
        for a in link.old:
            destinations[old[a].section].update({new[b].section for b in link.new})
    sizes, old_sizes = (Counter(measure.section for measure in side.values()) for side in (new, old))
    everywhere = {title for title, size in sizes.items() if size > _WHOLE_PLAN * len(new)}
    return {
        title: set(sizes)
        if old_sizes[title] > _WHOLE_PLAN * len(old)
        else everywhere
        | ({title} & sizes.keys() or {name for name, count in counts.items() if count * 5 >= counts.total()})
        for title, counts in destinations.items()
    }


def _lone_changes(alignment: Alignment, old: Report, new: Report) -> list[Change]:
    """Make a change for every measure without a link: dropped on the old side, new on the new one."""
    linked_ids = {member for link in alignment.links for member in (*link.old, *link.new)}
    changes = []
    for report in (old, new):
        for measure in report.measures:
            if measure.id in linked_ids:
                continue
            nearest = alignment.nearest.get(measure.id)
            is_old = report is old
            pins = alignment.pinned.get(measure.id, ())
            near = nearest is not None and nearest.score >= DOUBTFUL_ALONE
            change = Change(
                id="",
                status="dropped" if is_old else "new",
                facets=(),
                old=(measure.id,) if is_old else (),
                new=() if is_old else (measure.id,),
                nearest=nearest,
                doubtful=near and not settled_alone(pins),
                diff=inline_diff([measure], []) if is_old else inline_diff([], [measure]),
                pinned=pins,
            )
            changes.append(with_role(change, [measure]))
    return changes


def _in_order(linked_changes: Sequence[Change], alone: Sequence[Change], old: Report, new: Report) -> list[Change]:
    new_positions = {measure.id: position for position, measure in enumerate(new.measures)}
    old_positions = {measure.id: position for position, measure in enumerate(old.measures)}
    target = {member: new_positions[change.new[0]] for change in reversed(linked_changes) for member in change.old}
    behind: dict[str, int] = {}
    last = -1
    for measure in old.measures:
        last = target.get(measure.id, last)
        behind[measure.id] = last

    def position(change: Change) -> tuple[int, int, int]:
        if change.new:
            return (new_positions[change.new[0]], 0, old_positions.get(change.old[0], 0) if change.old else 0)
        return (behind[change.old[0]], 1, old_positions[change.old[0]])

    return sorted([*linked_changes, *alone], key=position)


def _with_numbers(changes: Sequence[Change]) -> tuple[Change, ...]:
    return tuple(replace(change, id=f"c{number}") for number, change in enumerate(changes, start=1))
