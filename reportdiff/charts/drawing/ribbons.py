"""The geometry of an alluvial chart: sections as blocks on two sides, bands between them, stubs for what is open.

Lengths are inches, y downwards from the top of the drawing. All blocks of both sides have one scale, so that a measure
is as high at the left as at the right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportdiff.charts.flow import FlowBand, least_of, sections_of

Side = Literal["old", "new"]
StubKind = Literal["open", "thin"]
"""``open``: dropped (old side) or new (new side). ``thin``: flows too small for bands of their own."""

REST: Final = "\0rest"
"""The title of the sections that are merged for lack of room."""

GAP: Final = 0.05
"""Between two blocks that are higher than their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionBar:
    """A section: its measures, how many of them are ``open`` (dropped, or new), and the position of its bar.

    ``merged`` is the number of its sections (1: itself)."""

    title: str
    measures: int
    open: int
    top: float
    bottom: float
    merged: int = 1

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A band: its stretch of the old block and of the new one; ``main`` if it is the largest of its old block."""

    old: str
    new: str
    old_measures: int
    new_measures: int
    old_span: tuple[float, float]
    new_span: tuple[float, float]
    main: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """A band with an open end, at the block of one side."""

    side: Side
    title: str
    kind: StubKind
    measures: int
    span: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alluvium:
    """All that is drawn: blocks of both sides from top to bottom, ribbons, stubs."""

    old: tuple[SectionBar, ...]
    new: tuple[SectionBar, ...]
    ribbons: tuple[Ribbon, ...]
    stubs: tuple[Stub, ...]


@dataclass(frozen=True, slots=True)
class _Flow:
    old: str | None
    new: str | None
    old_measures: int
    new_measures: int


def arrange(rows: Sequence[FlowBand], *, height: float, most: int, label: Callable[[str], float]) -> Alluvium:
    """Place ``rows`` in ``height`` inches with at most ``most`` blocks a side.

    ``label`` gives the height of the name of a section."""
    least = least_of(rows)
    sections = {side: sections_of(rows, side) for side in ("old", "new")}
    # A heading of both plans stays, or is merged, on both sides: else its band would seem to lead elsewhere.
    weight = {
        title: max(side.get(title, 0) for side in sections.values())
        for sizes_here in sections.values()
        for title in sizes_here
    }
    names = {side: _main_sections(sizes_here, weight, most) for side, sizes_here in sections.items()}
    flows = _flows(rows, names["old"], names["new"])
    sizes: dict[Side, dict[str, int]] = {
        "old": _sizes(names["old"], flows, "old"),
        "new": _sizes(names["new"], flows, "new"),
    }
    heights: dict[Side, dict[str, float]] = {
        "old": {title: label(title) for title in sizes["old"]},
        "new": {title: label(title) for title in sizes["new"]},
    }
    scale = min(_scale(list(sizes[side].values()), list(heights[side].values()), height) for side in sizes)
    open_ends = {
        "old": Counter({flow.old: flow.old_measures for flow in flows if flow.new is None}),
        "new": Counter({flow.new: flow.new_measures for flow in flows if flow.old is None}),
    }
    old, new = (
        _blocks(sizes[side], open_ends[side], heights[side], scale, height, len(sections[side]) - len(names[side]))
        for side in sizes
    )
    ribbons, stubs = _bands(flows, old, new, scale, least)
    return Alluvium(old=old, new=new, ribbons=ribbons, stubs=stubs)


def _main_sections(sections: Mapping[str, int], weight: Mapping[str, int], most: int) -> list[str]:
    """Give the sections that are not merged: all, or the largest, in the order of the plan."""
    if len(sections) <= most:
        return list(sections)
    positions = {title: position for position, title in enumerate(sections)}
    largest = set(sorted(sections, key=lambda title: (-weight[title], positions[title]))[: max(1, most - 1)])
    return [title for title in sections if title in largest]


def _flows(rows: Sequence[FlowBand], old: Sequence[str], new: Sequence[str]) -> list[_Flow]:
    ends: dict[tuple[str | None, str | None], list[int]] = {}
    for row in rows:
        before = row.old if row.old is None or row.old in old else REST
        after = row.new if row.new is None or row.new in new else REST
        counts = ends.setdefault((before, after), [0, 0])
        counts[0] += row.old_measures
        counts[1] += row.new_measures
    return [_Flow(before, after, *counts) for (before, after), counts in ends.items()]


def _sizes(names: Sequence[str], flows: Sequence[_Flow], side: Side) -> dict[str, int]:
    sizes = dict.fromkeys(names, 0)
    for flow in flows:
        title = flow.old if side == "old" else flow.new
        if title is not None:
            sizes[title] = sizes.get(title, 0) + (flow.old_measures if side == "old" else flow.new_measures)
    return sizes


def _slots(sizes: Sequence[int], heights: Sequence[float], scale: float) -> list[float]:
    return [max(size * scale + GAP, height) for size, height in zip(sizes, heights, strict=True)]


def _scale(sizes: Sequence[int], heights: Sequence[float], room: float) -> float:
    """Inches a measure, so that all blocks with their names fill ``room`` (found by bisection)."""
    low, high = 0.0, room / max(1, sum(sizes))
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(_slots(sizes, heights, middle)) <= room else (low, middle)
    # Names alone may take more than there is: the bars are then thin, and the names are spread evenly.
    return max(low, 0.2 * room / max(1, sum(sizes)))


def _blocks(
    sizes: Mapping[str, int],
    open_ends: Mapping[str | None, int],
    heights: Mapping[str, float],
    scale: float,
    room: float,
    merged: int,
) -> tuple[SectionBar, ...]:
    slots = _slots(list(sizes.values()), list(heights.values()), scale)
    whole = sum(slots)
    squeeze = min(1.0, room / whole)
    spare = max(0.0, room - whole) / max(1, len(slots) - 1) if len(slots) > 1 else 0.0
    blocks: list[SectionBar] = []
    top = 0.0
    for (title, size), slot in zip(sizes.items(), slots, strict=True):
        middle = top + slot * squeeze / 2
        half = min(size * scale, slot * squeeze) / 2
        blocks.append(
            SectionBar(
                title=title,
                measures=size,
                open=open_ends[title],
                top=middle - half,
                bottom=middle + half,
                merged=merged if title == REST else 1,
            )
        )
        top += slot * squeeze + spare
    return tuple(blocks)


def _bands(
    flows: Sequence[_Flow], old: Sequence[SectionBar], new: Sequence[SectionBar], scale: float, least: int
) -> tuple[tuple[Ribbon, ...], tuple[Stub, ...]]:
    """Bands leave a block in the order of their arrival, so that those of one block never cross.

    Below them are the thin flows, then the open measures."""
    positions = [{block.title: position for position, block in enumerate(side)} for side in (old, new)]
    through = [flow for flow in flows if flow.old is not None and flow.new is not None]
    wide = [flow for flow in through if max(flow.old_measures, flow.new_measures) >= least]
    wide.sort(key=lambda flow: (positions[0][flow.old or ""], positions[1][flow.new or ""]))
    main = {flow.old: max((f for f in wide if f.old == flow.old), key=lambda f: f.old_measures) for flow in wide}
    spans: tuple[dict[_Flow, tuple[float, float]], dict[_Flow, tuple[float, float]]] = ({}, {})
    stubs: list[Stub] = []
    for number, (side, blocks) in enumerate((("old", old), ("new", new))):
        for block in blocks:
            top = block.top
            step = (block.bottom - block.top) / max(1, block.measures)
            own = [flow for flow in wide if (flow.old, flow.new)[number] == block.title]
            for flow in sorted(own, key=lambda flow: positions[1 - number][(flow.new, flow.old)[number] or ""]):
                size = (flow.old_measures, flow.new_measures)[number] * step
                spans[number][flow] = (top, top + size)
                top += size
            for kind, measures in _open_ends(flows, through, wide, block.title, number):
                if measures:
                    stubs.append(
                        Stub(
                            side="old" if side == "old" else "new",
                            title=block.title,
                            kind=kind,
                            measures=measures,
                            span=(top, top + measures * step),
                        )
                    )
                    top += measures * step
    ribbons = tuple(
        Ribbon(
            old=flow.old or "",
            new=flow.new or "",
            old_measures=flow.old_measures,
            new_measures=flow.new_measures,
            old_span=spans[0][flow],
            new_span=spans[1][flow],
            main=main[flow.old] is flow,
        )
        for flow in wide
    )
    return ribbons, tuple(stubs)


def _open_ends(
    flows: Sequence[_Flow], through: Sequence[_Flow], wide: Sequence[_Flow], title: str, number: int
) -> tuple[tuple[StubKind, int], tuple[StubKind, int]]:
    """Give the measures of a block in flows too thin for a band, and its new or dropped ones."""
    thin = sum(
        (flow.old_measures, flow.new_measures)[number]
        for flow in through
        if (flow.old, flow.new)[number] == title and flow not in wide
    )
    alone = sum(
        (flow.old_measures, flow.new_measures)[number]
        for flow in flows
        if (flow.old, flow.new)[number] == title and (flow.new, flow.old)[number] is None
    )
    return ("thin", thin), ("open", alone)
