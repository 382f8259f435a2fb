"""Card: one commitment before and after, both reports quoted word for word, with what changed marked.

Without a choice it is the first highlight that both plans have and that nobody needs to check; ``of`` are words of
another one, or its id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from reportdiff.charts.figure_forms import figure_form
from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Change, Comparison, Highlight, Status
from reportdiff.output.words.change_notes import DOUBT, SIGNS, fate_lines, headings_of, texts_of
from reportdiff.output.words.diff_pieces import JOINT, Piece, Side, side_pieces
from reportdiff.output.words.highlight_words import headline, is_doubtful, shown_highlights
from reportdiff.safe_text import inert
from reportdiff.text.shortening import beginning

_TELLING: Final[tuple[Status, ...]] = ("changed", "reworded", "dropped", "new", "unchanged")
"""The order in which changes with the words that were asked for are taken."""

_LONGEST: Final = 24
"""Characters of a measure in a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSide:
    """One side of the card.

    ``text`` is verbatim, ``""`` where the plan has nothing; ``；`` joins several measures. ``marked`` are the stretches
    that only this side has, in order; ``pieces`` the text cut into stretches, those marked beginning with ``*``, all
    others with a space. ``title`` and ``title_en`` are those of the card, ``fate`` and ``fate_en`` say what the whole
    report says of a measure that only the other plan has."""

    side: Literal["old", "new"]
    year: int
    change: str
    status: Status
    doubtful: bool
    section: str
    text: str
    marked: tuple[str, ...]
    pieces: tuple[str, ...]
    title: str
    title_en: str
    fate: str
    fate_en: str


def data(comparison: Comparison, *, of: str | None = None) -> tuple[CardSide, ...]:
    """Quote both sides of one change, the old one first; empty where no highlight can be quoted, or no measure has the
    words ``of``."""
    change = _change_with(comparison, of.strip()) if of and of.strip() else _first_telling(comparison)
    if change is None:
        return ()
    highlight = next((one for one in comparison.highlights if one.change == change.id), None)
    titles = {lang: _title(comparison, change, highlight, lang) for lang in get_args(Lang)}
    return tuple(_side(comparison, change, side, titles) for side in get_args(Side))


def _first_telling(comparison: Comparison) -> Change | None:
    """Give the first highlight with both sides that needs no check, else the first that needs none, else the first."""
    pairs = [(highlight, comparison.change(highlight.change)) for highlight in shown_highlights(comparison)]
    changes = [(highlight, change) for highlight, change in pairs if change is not None]
    if not changes:
        return None
    return min(
        enumerate(changes),
        key=lambda item: (is_doubtful(item[1][0]) or item[1][1].doubtful, not _both(item[1][1]), item[0]),
    )[1][1]


def _both(change: Change) -> bool:
    return bool(change.old and change.new)


def _change_with(comparison: Comparison, words: str) -> Change | None:
    """Give the change with these words (or this id): of several the most telling, then that of the best highlight."""
    ranks = {highlight.change: highlight.rank for highlight in comparison.highlights}
    matches = [
        change
        for change in comparison.changes
        if change.id == words or any(words in text for text in texts_of(comparison, (*change.old, *change.new)))
    ]
    return min(matches, key=lambda change: (_TELLING.index(change.status), ranks.get(change.id, 10**6)), default=None)


def _title(comparison: Comparison, change: Change, highlight: Highlight | None, lang: Lang) -> str:
    """Give the headline of the change; in English that of its target in English forms, where it has one."""
    target = next((row for row in comparison.targets.headline if row.change == change.id), None)
    if lang == "en" and target is not None and target.old.quantity and target.new.quantity:
        old, new = (
            figure_form(side.value_low, side.value_high, side.bound, side.unit, "", lang)
            for side in (target.old.quantity, target.new.quantity)
        )
        return say("card.figures", lang, name=inert(target.name_en), old=old, new=new)
    if highlight is not None:
        return inert(headline(highlight, comparison, lang))
    text = beginning(texts_of(comparison, change.new or change.old)[0], _LONGEST)
    doubt = f" {DOUBT}" if change.doubtful else ""
    return inert(say("card.title", lang, status=say(f"status.{change.status}", lang), text=text)) + doubt


def _side(comparison: Comparison, change: Change, side: Side, titles: dict[Lang, str]) -> CardSide:
    members = change.old if side == "old" else change.new
    runs: list[Piece] = []
    if members:
        for number, measure in enumerate(side_pieces(change, comparison, side)):
            runs += [Piece(text=JOINT)] if number else []
            runs += measure
    fates = {} if members else {lang: " ".join(fate_lines(comparison, change, lang)[:1]) for lang in get_args(Lang)}
    return CardSide(
        side=side,
        year=comparison.old.year if side == "old" else comparison.new.year,
        change=change.id,
        status=change.status,
        doubtful=change.doubtful,
        section=inert("、".join(headings_of(comparison, members))),
        text=inert("".join(run.text for run in runs)),
        marked=tuple(inert(run.text) for run in runs if run.marked),
        pieces=tuple(("*" if run.marked else " ") + inert(run.text) for run in runs),
        title=titles["zh"],
        title_en=titles["en"],
        fate=inert(fates.get("zh", "")),
        fate_en=inert(fates.get("en", "")),
    )


def finding(rows: Sequence[CardSide], lang: Lang) -> str:
    """Give the headline of the change."""
    return rows[0].title if lang == "zh" else rows[0].title_en


def subtitle(rows: Sequence[CardSide], lang: Lang) -> str:
    """Say what is quoted, and what became of it."""
    status = f"{SIGNS[rows[0].status]} {say(f'status.{rows[0].status}', lang)}"
    return say("card.subtitle", lang, status=status)


def side_name(row: CardSide, lang: Lang) -> str:
    """Name the report of a side."""
    return say(f"card.{row.side}", lang, year=row.year or "?")


def nothing_words(row: CardSide, lang: Lang) -> str:
    """Say that a plan has nothing, and what the whole report says."""
    fate = row.fate if lang == "zh" else row.fate_en
    nothing = say("card.nothing", lang)
    return f"{nothing}{say('card.joint', lang)}{fate}" if fate else nothing


def alt_text(rows: Sequence[CardSide], lang: Lang) -> str:
    """Quote both sides."""
    parts = [
        say("card.alt_side", lang, name=side_name(row, lang), text=row.text)
        if row.text
        else say("card.alt_nothing", lang, name=side_name(row, lang), text=nothing_words(row, lang))
        for row in rows
    ]
    return say("card.alt", lang, sides=say("card.joint", lang).join(parts))


def too_few(rows: Sequence[CardSide], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    return None if rows else say("card.too_few", lang, option="--of")


def notes(rows: Sequence[CardSide], lang: Lang) -> tuple[str, ...]:
    """Say what the marks are, and that a doubtful pair needs a check."""
    parts = [say("card.marked", lang)] if any(row.marked for row in rows) else []
    parts += [say("card.doubtful", lang)] if rows[0].doubtful else []
    return (say("card.joint", lang).join(parts),) if parts else ()
