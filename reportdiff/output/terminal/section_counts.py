"""Counts by section as bars of signs, as in ``git diff --stat``: where the plan moved most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from reportdiff.i18n.labels import say
from reportdiff.model import Comparison, Status
from reportdiff.output.renderers import GroupBy
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.words.change_groups import group_changes
from reportdiff.output.words.change_notes import SIGNS, STATUSES, tally
from reportdiff.safe_text import inert
from reportdiff.text.shortening import fitted

_BAR_STATUSES: Final[tuple[Status, ...]] = ("new", "dropped", "changed", "reworded")
"""The statuses in a bar, which shows what moved: unchanged measures are only counted."""

_NAME_SHARE: Final = 0.4
_BAR_LEAST: Final = 8
_BAR_MOST: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    name: str
    counts: Counter[Status]
    tally: str

    @property
    def movement(self) -> int:
        return sum(self.counts[status] for status in _BAR_STATUSES)


def put_stat(sheet: Sheet, comparison: Comparison, by: GroupBy) -> None:
    """Write one line a section: its name, how many changes it has, a bar with a sign for each, the counts.

    Where the longest bar has no room, all have the same smaller scale, which is written below; a status that occurs
    keeps at least one sign. On a narrow console the counts are dropped first, then the bar."""
    rows = [
        _Row(
            name=inert(group.title),
            counts=Counter(change.status for change in group.changes if change.role == "commitment"),
            tally=tally(group.changes),
        )
        for group in group_changes(comparison, by, sheet.lang)
    ]
    most = max((row.movement for row in rows), default=0)
    digits = len(str(most))
    tallies = max((len(row.tally) for row in rows), default=0)
    name = min(max((cell_len(row.name) for row in rows), default=0), max(10, int(sheet.width * _NAME_SHARE)))
    room = sheet.width - name - digits - 4
    with_tally = room - tallies - 2 >= _BAR_LEAST
    bar = max(0, min(room - (tallies + 2 if with_tally else 0), _BAR_MOST, most))
    for row in rows:
        line = Text(end="")
        line.append(_name_cell(row.name, name))
        line.append(" │ ", style=STYLES["detail"])
        line.append(str(row.movement).rjust(digits), style=STYLES["figure"])
        line.append(" ")
        signs = _bar(row, bar, most)
        line.append_text(signs)
        if with_tally:
            line.append(" " * (bar - signs.cell_len + 2))
            line.append(row.tally, style=STYLES["detail"])
        line.rstrip()
        sheet.console.print(line, markup=False, highlight=False, soft_wrap=True)
    _put_key(sheet, most, bar)


def _put_key(sheet: Sheet, most: int, bar: int) -> None:
    lang = sheet.lang
    signs = say("say.list", lang).join(f"{SIGNS[status]} {say(f'status.{status}', lang)}" for status in STATUSES)
    sheet.blank()
    sheet.say(say("say.legend", lang) + say("say.colon", lang) + signs, style="detail")
    if most > bar > 0:
        sheet.say(say("say.stat_scale", lang, times=f"{most / bar:.1f}"), style="detail")


def _bar(row: _Row, width: int, most: int) -> Text:
    """Give the signs of one row, ``most`` of them filling ``width``."""
    present = [status for status in _BAR_STATUSES if row.counts[status]]
    total = row.movement if most <= width else max(len(present), round(row.movement * width / most))
    signs = _shares([row.counts[status] for status in present], min(total, width))
    bar = Text()
    for status, length in zip(present, signs, strict=True):
        bar.append(SIGNS[status] * length, style=STYLES[status])
    return bar


def _shares(counts: list[int], total: int) -> list[int]:
    """Split ``total`` in proportion to ``counts``: at least one each, and the rest by largest remainder (Hamilton's
    method)."""
    if total <= len(counts):
        return [1] * total + [0] * (len(counts) - total)
    spare, everything = total - len(counts), sum(counts) - len(counts)
    exact = [(count - 1) * spare / everything if everything else 0.0 for count in counts]
    shares = [int(share) for share in exact]
    order = sorted(range(len(counts)), key=lambda index: (shares[index] - exact[index], index))
    for index in order[: spare - sum(shares)]:
        shares[index] += 1
    return [share + 1 for share in shares]


def _name_cell(name: str, width: int) -> str:
    """Give ``name`` in exactly ``width`` cells, cut off where it is longer."""
    name = fitted(name, width, cell_len)
    return name + " " * (width - cell_len(name))
