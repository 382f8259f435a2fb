"""What an output says of changes and targets, in one shape for all outputs; and the same as the JSON has it.

Nothing here asks the model or a renderer: the JSON is taken apart as any program would do it, and words are read back
with the labels that :mod:`reportdiff.i18n` has for them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, Final, get_args

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Facet, ReasonOfDifference, Status, TargetState
from tests.truth.fate_facts import MentionFact, mention_facts

Json = dict[str, Any]

_SCALES: Final = {"万亿": 1e12, "亿": 1e8, "万": 1e4, "": 1.0}
_NUMBER = r"(?P<number>[\d.]+)(?P<scale>万亿|亿|万)?"
_SHARE = re.compile(rf"(?P<arrow>[▲▼]){_NUMBER}(?:个百分点|pp)")
_AMOUNT = re.compile(rf"(?P<arrow>[▲▼]){_NUMBER}(?P<unit>[^，,]*)(?:[，,] ?(?P<sign>[+−])(?P<percent>[\d.]+)%)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """By how much a figure moved: ``difference`` in percentage points for shares, else in the unit; ``relative`` in
    per cent. Both are rounded to what words show."""

    difference: float | None = None
    relative: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFact:
    """A figure of a change: what became of it, the words of both plans, by how much, and whether it is in doubt."""

    facet: str
    old: str
    new: str
    measured: str = ""
    size: Size = Size()
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFact:
    """A change: status, doubt, the texts of both sides, its figures, and the passages of its fate or origin."""

    status: str
    doubtful: bool
    old: tuple[str, ...]
    new: tuple[str, ...]
    figures: tuple[FigureFact, ...]
    mentions: tuple[MentionFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFact:
    """A row of the table of targets. ``change`` is ``""`` where there is none or the output names none."""

    name: str
    old: str
    new: str
    facet: str
    size: Size
    better: str
    doubtful: bool
    change: str = ""


def rounded(value: float | None, digits: int) -> float | None:
    """``value`` to so many significant digits; nothing for nought, which no output says in words."""
    if value is None or not value:
        return None
    return float(f"{value:.{digits}g}")


def size_of(difference: float | None, relative: float | None, unit: str, *, points: bool = False) -> Size:
    """The size of a move as the JSON has it (``points``: shares are in percentage points already)."""
    shares = unit in ("ratio", "pp")
    if difference is None or not difference:
        return Size()
    factor = 100 if unit == "ratio" and not points else 1
    told = None if shares or relative is None or abs(relative) >= 10 else relative * 100
    return Size(difference=rounded(difference * factor, 5), relative=rounded(told, 3))


def size_in(words: str) -> Size | None:
    """The size that words like ``▼7万套，−46.7%`` say; ``None`` where they say none."""
    told = _SHARE.fullmatch(words) or _AMOUNT.fullmatch(words)
    if told is None:
        return None
    sign = 1 if told["arrow"] == "▲" else -1
    difference = sign * float(told["number"]) * _SCALES[told["scale"] or ""]
    percent = told.groupdict().get("percent")
    relative = None if percent is None else float(percent) * (1 if told["sign"] == "+" else -1)
    assert relative is None or math.copysign(1, relative) == sign, words
    return Size(difference=rounded(difference, 5), relative=rounded(relative, 3))


def facets_by_word(lang: Lang) -> dict[str, str]:
    """The codes of the facets by what they are called."""
    return {say(f"facet.{facet}", lang): facet for facet in get_args(Facet)}


def statuses_by_word(lang: Lang) -> dict[str, str]:
    """The codes of the statuses by what they are called."""
    return {say(f"status.{status}", lang): status for status in get_args(Status)}


def figure_in(label: str, rest: str, lang: Lang) -> FigureFact:
    """The figure that a note tells: its label, and the words behind it (``30个 → 45个 ▲15个，+50%（口袋公园）``)."""
    facet = facets_by_word(lang)[label]
    opening, closing = say("say.brackets", lang, text="\0").split("\0")
    apart = _not_compared(rest, facet, lang)
    if apart is not None:
        return apart
    doubt = say("say.other_thing", lang, old="\0", new="\0").split("\0")
    if doubt[-1] in rest:
        pair, _, after = rest.partition(doubt[-1])
        old, new = pair.split(doubt[1])
        return FigureFact(facet=facet, old=old, new=new, measured=_bracketed(after, opening, closing), doubtful=True)
    old, arrow, after = rest.partition(" → ")
    if not arrow:
        surface, _, bracket = rest.partition(opening)
        sides = ("", surface) if facet == "target_added" else (surface, "")
        return FigureFact(facet=facet, old=sides[0], new=sides[1], measured=bracket.removesuffix(closing))
    main, _, bracket = after.partition(opening)
    new, _, words = main.partition(" ")
    size = Size() if words in ("", "▲", "▼") else size_in(words)
    assert size is not None, f"not a size: {words}"
    return FigureFact(facet=facet, old=old, new=new, measured=bracket.removesuffix(closing), size=size)


def _not_compared(rest: str, facet: str, lang: Lang) -> FigureFact | None:
    """The figure of a note that says why both sides are not subtracted; ``None`` for any other note."""
    between, opening, closing = say("say.not_compared", lang, old="", new="\0", why="\0").split("\0")
    if not any(f"{opening}{words}" in rest for words in reasons_why(lang)):
        return None
    old, _, after = rest.partition(between)
    new, _, words = after.partition(opening)
    bracket = say("say.brackets", lang, text="\0").split("\0")
    return FigureFact(
        facet=facet, old=old, new=new, measured=_bracketed(words.partition(closing)[2], *bracket), doubtful=True
    )


def reasons_why(lang: Lang) -> list[str]:
    """What every reason not to subtract two figures is called."""
    return [*(say(f"reason_why.{kind}", lang) for kind in get_args(ReasonOfDifference)), say("say.misprint", lang)]


def note_figure(text: str, lang: Lang) -> FigureFact | None:
    """The figure that a line under a change tells; ``None`` for any other line."""
    label, colon, rest = text.partition(say("say.colon", lang))
    if not colon or not facets_by_word(lang).get(label, "").startswith("target_"):
        return None
    return figure_in(label, rest, lang)


def change_facts(oracle: Json, *, named: bool = False) -> dict[str, ChangeFact]:
    """The changes by id as the JSON has them; ``named`` for an output that always says what a figure measures, while
    the others say it where a change has several."""
    texts = {measure["id"]: measure["text"] for side in ("old", "new") for measure in oracle[side]["measures"]}
    return {
        change["id"]: ChangeFact(
            status=change["status"],
            doubtful=change["doubtful"],
            old=tuple(texts[member] for member in change["old"]),
            new=tuple(texts[member] for member in change["new"]),
            figures=tuple(
                _figure_fact(figure, named=named or len(change["figures"]) > 1) for figure in change["figures"]
            ),
            mentions=mention_facts(change),
        )
        for change in oracle["changes"]
    }


def in_sections(oracle: Json) -> list[str]:
    """The ids of all changes in the order of the sections."""
    return [change for section in oracle["sections"] for change in section["changes"]]


def target_facts(oracle: Json, *, changes: bool) -> list[TargetFact]:
    """The rows of the table of targets as the JSON has them."""
    return [
        TargetFact(
            name=row["name"] or row["measured"],
            old=row["old"]["words"] if row["old"]["state"] == "figure" else row["old"]["state"],
            new=row["new"]["words"] if row["new"]["state"] == "figure" else row["new"]["state"],
            facet=row["facet"] or "",
            size=size_of(row["difference"], row["relative"], _unit(row), points=True),
            better=row["better"] or "",
            doubtful=row["doubtful"],
            change=(row["change"] or "") if changes else "",
        )
        for row in oracle["targets"]["rows"]
    ]


def shown_targets(oracle: Json, *, changes: bool) -> list[TargetFact]:
    """The rows that a reading form shows: those of headline indicators, and the others that changed."""
    rows = zip(oracle["targets"]["rows"], target_facts(oracle, changes=changes), strict=True)
    return [fact for row, fact in rows if row["indicator"] or row["facet"]]


def target_move(words: str, lang: Lang) -> tuple[str, Size]:
    """The facet and the size that the column of changes says."""
    size = size_in(words)
    if size is not None:
        return ("target_raised" if words.startswith("▲") else "target_lowered"), size
    if any(words.startswith(why) for why in reasons_why(lang)):
        return "target_changed", Size()
    changed = {say(key, lang): "target_changed" for key in _CHANGED_WORDS}
    same = {say("status.unchanged", lang): "", "": ""}
    return {**facets_by_word(lang), **changed, **same}[words], Size()


_CHANGED_WORDS: Final = ("say.bound_only", "say.other_basis", "say.other_thing_short")


def target_side(words: str, lang: Lang) -> str:
    """What a cell of one plan says: its figure, or the code of why there is none."""
    states = {say(f"target.{state}", lang): state for state in get_args(TargetState) if state != "figure"}
    return states.get(words, words)


def _figure_fact(figure: Json, *, named: bool) -> FigureFact:
    old, new = figure["old"], figure["new"]
    moved = not figure["doubtful"] and old is not None and new is not None
    return FigureFact(
        facet=figure["facet"],
        old=old["surface"] if old else "",
        new=new["surface"] if new else "",
        measured=figure["measured"] if named else "",
        size=size_of(figure["difference"], figure["relative"], new["unit"]) if moved else Size(),
        doubtful=figure["doubtful"] and old is not None and new is not None,
    )


def _unit(row: Json) -> str:
    quantity = row["new"]["quantity"] or row["old"]["quantity"]
    return quantity["unit"] if quantity else ""


def _bracketed(text: str, opening: str, closing: str) -> str:
    return text.removeprefix(opening).removesuffix(closing)
