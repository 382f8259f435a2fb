"""Overview: what became of the measures of each section: dropped to the left of zero, new to the right, and beside
them what goes on (changed, reworded, unchanged), all to one scale.

What goes on is neither gain nor loss, so it has a zero of its own instead of a place on one side of the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Change, Comparison, Status
from reportdiff.output.words.change_groups import changes_in
from reportdiff.safe_text import inert

KEPT: Final[tuple[Status, ...]] = ("changed", "reworded", "unchanged")
"""The statuses of what goes on, in the order of drawing."""

LEAST: Final = 2
"""Changes that a chart must have to show."""

_ALT_SECTIONS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChanges:
    """The changes of one section, counted by status, and how many of them are doubtful. A change counts once, however
    many measures it links. ``section`` is the heading (``""`` for none) of the new report where ``side`` is ``new``;
    ``forerunners`` are old sections of other names whose dropped measures are counted here."""

    section: str
    side: Literal["new", "old"]
    forerunners: tuple[str, ...]
    old_year: int
    new_year: int
    new: int
    dropped: int
    changed: int
    reworded: int
    unchanged: int
    new_doubtful: int
    dropped_doubtful: int
    changed_doubtful: int
    reworded_doubtful: int
    unchanged_doubtful: int

    def count(self, status: Status) -> int:
        """Changes of that status."""
        number: int = getattr(self, status)
        return number

    def doubtful(self, status: Status) -> int:
        """Those of them that are doubtful."""
        number: int = getattr(self, f"{status}_doubtful")
        return number

    @property
    def moved(self) -> int:
        """New and dropped together."""
        return self.new + self.dropped


def data(comparison: Comparison) -> tuple[SectionChanges, ...]:
    """The sections in the order of the new report; an old section that has no successor stands where the
    comparison puts it."""
    together: dict[tuple[str, Literal["new", "old"]], list[Change]] = {}
    forerunners: dict[str, list[str]] = defaultdict(list)
    for group in comparison.sections:
        changes = changes_in(comparison, group)
        if group.heir is not None:
            forerunners[group.heir].append(group.title)
            together.setdefault((group.heir, "new"), []).extend(changes)
        else:
            together.setdefault((group.title, group.side), []).extend(changes)
    years = comparison.old.year, comparison.new.year
    return tuple(
        _row(section, side, tuple(forerunners[section]) if side == "new" else (), changes, years)
        for (section, side), changes in together.items()
    )


def _row(
    section: str,
    side: Literal["new", "old"],
    forerunners: tuple[str, ...],
    changes: Iterable[Change],
    years: tuple[int, int],
) -> SectionChanges:
    changes = list(changes)
    all_of = Counter(change.status for change in changes)
    unsure = Counter(change.status for change in changes if change.doubtful)
    return SectionChanges(
        section=section,
        side=side,
        forerunners=forerunners,
        old_year=years[0],
        new_year=years[1],
        new=all_of["new"],
        dropped=all_of["dropped"],
        changed=all_of["changed"],
        reworded=all_of["reworded"],
        unchanged=all_of["unchanged"],
        new_doubtful=unsure["new"],
        dropped_doubtful=unsure["dropped"],
        changed_doubtful=unsure["changed"],
        reworded_doubtful=unsure["reworded"],
        unchanged_doubtful=unsure["unchanged"],
    )


def total(rows: Iterable[SectionChanges], *statuses: Status) -> int:
    """Changes of these statuses in all sections."""
    return sum(row.count(status) for row in rows for status in statuses)


def section_name(row: SectionChanges, lang: Lang) -> str:
    """The heading in words; one of the old report is told as such."""
    name = inert(row.section) or say("say.no_section", lang)
    return say("overview.old_section", lang, name=name) if row.side == "old" else name


def inner_quotes(words: str) -> str:
    """``words`` as they stand between quotation marks: their own are single ones (GB/T 15834, 4.8.3)."""
    return words.translate(str.maketrans("“”", "‘’"))


def finding(rows: Sequence[SectionChanges], lang: Lang) -> str:
    """How many measures are new, dropped and go on, and the section with most new ones if it is one alone."""
    said = say(
        "overview.finding",
        lang,
        year=rows[0].new_year or "?",
        new=total(rows, "new"),
        dropped=total(rows, "dropped"),
        kept=total(rows, *KEPT),
    )
    most = max(row.new for row in rows)
    top = [row for row in rows if row.new == most]
    if len(top) == 1 and len(rows) > 1 and most > 1:
        name = section_name(top[0], lang)
        said += say("overview.finding_most", lang, section=inner_quotes(name) if lang == "zh" else name, n=most)
    return said


def subtitle(rows: Sequence[SectionChanges], lang: Lang) -> str:
    """What the bars are."""
    return say("overview.subtitle", lang, old=rows[0].old_year or "?", new=rows[0].new_year or "?")


def alt_text(rows: Sequence[SectionChanges], lang: Lang) -> str:
    """The counts in all, and those of the sections that moved most."""
    largest = sorted(rows, key=lambda row: -row.moved)[:_ALT_SECTIONS]
    told = [
        say("overview.alt_section", lang, name=section_name(row, lang), new=row.new, dropped=row.dropped,
            kept=sum(row.count(status) for status in KEPT))
        for row in rows if row in largest
    ]  # fmt: skip
    return say(
        "overview.alt",
        lang,
        old=rows[0].old_year or "?",
        year=rows[0].new_year or "?",
        new=total(rows, "new"),
        dropped=total(rows, "dropped"),
        changed=total(rows, "changed"),
        reworded=total(rows, "reworded"),
        unchanged=total(rows, "unchanged"),
        n=len(told),
        sections=say("overview.joint", lang).join(told),
    )


def too_few(rows: Sequence[SectionChanges], lang: Lang) -> str | None:
    """Why the rows make no chart; ``None`` where they do."""
    changes = total(rows, "new", "dropped", *KEPT)
    return say("overview.too_few", lang, n=changes) if changes < LEAST else None


def notes(rows: Sequence[SectionChanges], lang: Lang) -> tuple[str, ...]:
    """How to read the bars: doubt, forerunners, and that silence is no end."""
    said = []
    if any(row.doubtful(status) for row in rows for status in ("new", "dropped", *KEPT)):
        said.append(say("overview.doubtful", lang))
    if total(rows, "dropped"):
        said.append(say("overview.dropped", lang))
    if total(rows, *KEPT):
        said.append(say("overview.kept", lang))
    if any(row.forerunners for row in rows):
        said.append(say("overview.forerunners", lang))
    return (say("overview.note_joint", lang).join(said),) if said else ()
