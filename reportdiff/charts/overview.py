"""Overview: what became of the measures of each section, all to one scale.

Dropped ones are to the left of zero, new ones to the right, and continued ones (changed, reworded, unchanged) beside
them. Continued measures are neither gain nor loss, so they have a zero of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Change, Comparison, Status
from reportdiff.output.words.change_groups import changes_in
from reportdiff.safe_text import inert

KEPT: Final[tuple[Status, ...]] = ("changed", "reworded", "unchanged")
"""The statuses of continued measures, in the order of drawing."""

LEAST: Final = 2
"""The least changes of a chart."""

_ALT_SECTIONS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChanges:
    """The changes of one section, counted by status, and how many of them are doubtful.

    A change counts once, however many measures it links. ``section`` is the heading (``""`` for none) of the new report
    where ``side`` is ``new``. ``forerunner`` is the old section of another name whose dropped measures count here.
    ``dropped_gone`` are the dropped ones that the whole new report does not mention, ``new_first`` the new ones that no
    earlier report at hand mentions."""

    section: str
    side: Literal["new", "old"]
    forerunner: str
    old_year: int
    new_year: int
    new: int
    new_first: int
    dropped: int
    dropped_gone: int
    changed: int
    reworded: int
    unchanged: int
    new_doubtful: int
    dropped_doubtful: int
    changed_doubtful: int
    reworded_doubtful: int
    unchanged_doubtful: int

    def count(self, status: Status) -> int:
        """Count the changes of that status."""
        number: int = getattr(self, status)
        return number

    def doubtful(self, status: Status) -> int:
        """Count the doubtful changes of that status."""
        number: int = getattr(self, f"{status}_doubtful")
        return number

    @property
    def moved(self) -> int:
        """Count new and dropped changes together."""
        return self.new + self.dropped


def data(comparison: Comparison) -> tuple[SectionChanges, ...]:
    """Count the changes by section, in the order of the comparison."""
    years = comparison.old.year, comparison.new.year
    return tuple(
        _row(group.title, group.side, group.forerunner, changes_in(comparison, group), years)
        for group in comparison.sections
    )


def _row(
    section: str,
    side: Literal["new", "old"],
    forerunner: str,
    changes: Iterable[Change],
    years: tuple[int, int],
) -> SectionChanges:
    changes = list(changes)
    all_of = Counter(change.status for change in changes)
    unsure = Counter(change.status for change in changes if change.doubtful)
    return SectionChanges(
        section=section,
        side=side,
        forerunner=forerunner,
        old_year=years[0],
        new_year=years[1],
        new=all_of["new"],
        new_first=sum(change.origin is not None and change.origin.kind == "first" for change in changes),
        dropped=all_of["dropped"],
        dropped_gone=sum(change.fate is not None and change.fate.kind == "gone" for change in changes),
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
    """Count the changes of these statuses in all sections."""
    return sum(row.count(status) for row in rows for status in statuses)


def section_name(row: SectionChanges, lang: Lang) -> str:
    """Give the heading of a section; one of the old report is marked with its year."""
    name = inert(row.section) or say("say.no_section", lang)
    return say("overview.old_section", lang, name=name, year=row.old_year or "?") if row.side == "old" else name


def forerunner_name(row: SectionChanges, lang: Lang) -> str:
    """Give the heading that a renamed section had in the old report; ``""`` for one of the same name."""
    if not row.forerunner:
        return ""
    return say("overview.old_section", lang, name=inert(row.forerunner), year=row.old_year or "?")


def inner_quotes(words: str) -> str:
    """Convert the quotation marks of ``words`` to single ones, for use inside others (GB/T 15834, 4.8.3)."""
    return words.translate(str.maketrans("“”", "‘’"))


def finding(rows: Sequence[SectionChanges], lang: Lang) -> str:
    """Say how many measures are new, dropped and continued, and which single section has most new ones."""
    text = say(
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
        text += say("overview.finding_most", lang, section=inner_quotes(name) if lang == "zh" else name, n=most)
    return text


def subtitle(rows: Sequence[SectionChanges], lang: Lang) -> str:
    """Say what the bars are."""
    return say(
        "overview.subtitle",
        lang,
        old=rows[0].old_year or "?",
        new=rows[0].new_year or "?",
    )


def alt_text(rows: Sequence[SectionChanges], lang: Lang) -> str:
    """List the total counts, and those of the sections that moved most."""
    largest = sorted(rows, key=lambda row: -row.moved)[:_ALT_SECTIONS]
    parts = [
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
        n=len(parts),
        sections=say("overview.joint", lang).join(parts),
    )


def too_few(rows: Sequence[SectionChanges], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    changes = total(rows, "new", "dropped", *KEPT)
    return say("overview.too_few", lang, n=changes) if changes < LEAST else None


def notes(rows: Sequence[SectionChanges], lang: Lang) -> tuple[str, ...]:
    """Say how to read the bars: doubt, renamed sections, and that dropped is not cancelled."""
    parts = []
    if any(row.doubtful(status) for row in rows for status in ("new", "dropped", *KEPT)):
        parts.append(say("overview.doubtful", lang))
    if total(rows, "dropped"):
        parts.append(say("overview.dropped", lang))
    if total(rows, *KEPT):
        parts.append(say("overview.kept", lang))
    if any(row.forerunner for row in rows):
        parts.append(say("overview.forerunners", lang))
    return (say("overview.note_joint", lang).join(parts),) if parts else ()
