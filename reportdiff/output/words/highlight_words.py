"""A highlight in words: a headline that an editor could use as a bullet, and the reasons for it.

Words and figures of the reports are verbatim; only differences are computed. A headline never says more than the
comparison knows: 未再提及 is not 取消, and what is doubtful is marked.
"""

from __future__ import annotations

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Change, Comparison, FigureChange, Highlight, HighlightReason, Measure, Quantity
from reportdiff.output.words.diff_pieces import WORTH_MARKING, common_share
from reportdiff.output.words.figure_words import difference_text, plain_number
from reportdiff.text.clause_marks import CLAUSE
from reportdiff.text.shortening import excerpt

LONGEST = 44
"""Characters of a measure that a headline quotes; of a longer one it quotes the clause of the reason."""

_ARROW = " → "
_NEW_SIDE = frozenset({"figure_added", "programme_new", "programme_first", "programme_back", "term_new", "term_fresh"})
_OLD_SIDE = frozenset({"figure_removed"})
"""Reasons that are about one side of a link only."""

_LOST = frozenset(
    {"headline_removed", "figure_removed", "programme_dropped", "term_gone", "subject_gone", "section_gone"}
)
"""Reasons that say what the new report lacks."""


def shown_highlights(comparison: Comparison) -> tuple[Highlight, ...]:
    """Give the highlights whose changes are in the comparison, in their order."""
    return tuple(highlight for highlight in comparison.highlights if comparison.change(highlight.change))


def is_doubtful(highlight: Highlight) -> bool:
    """Tell whether a reader should check the change before printing its headline."""
    return any(reason.kind == "doubt" for reason in highlight.reasons)


def highlights_title(comparison: Comparison, lang: Lang) -> str:
    """Give ``要点``, or ``所选变化的要点`` where a filter has selected changes: then some measures have no change."""
    is_selection = any(
        comparison.change_of(member) is None
        for member, measure in comparison.measures.items()
        if measure.role == "commitment"
    )
    # A listing that was cut off for lack of room still counts all changes.
    counts_all = sum(comparison.summary.status.values()) == sum(
        each.role == "commitment" for each in comparison.changes
    )
    return say("say.highlights_selected" if is_selection and counts_all else "say.highlights", lang)


def headline(highlight: Highlight, comparison: Comparison, lang: Lang) -> str:
    """Make one short line: ``地区生产总值：5%以上 → 4.5%以上 ▼0.5个百分点``, ``新增：启动海棠实验室二期``.

    A highlight whose change a filter has left out has its first reason only."""
    change = comparison.change(highlight.change)
    if change is None:
        return _headline_of(highlight.reasons[0], lang) or reason_in_words(highlight.reasons[0], lang)
    old, new = comparison.members(change.old), comparison.members(change.new)
    first = highlight.reasons[0]
    line = _headline_of(first, lang)
    return line or _quoting(change, first, old, new, lang)


def reason_in_words(reason: HighlightReason, lang: Lang) -> str:
    """Say in a phrase why a change is a highlight: ``2022年报告全文没有“朱雀计划”``; without a full stop."""
    values = dict(reason.values)
    if reason.kind == "doubt" and values.get("text"):
        return say(
            "reason.doubt_nearest", lang, text=_excerpt(values["text"]), score=values["score"], year=_year(reason, lang)
        )
    if "year" in values and reason.kind != "term_fresh":
        values["year"] = _year(reason, lang)
    values["name"] = _name(values, lang)
    values |= {"moved": _move_words(values, lang), "better": _better(values, lang), "share": _share(values)}
    return say(f"reason.{reason.kind}", lang, **{**values, "words": _step(values, lang)})


def reasons_in_words(highlight: Highlight, lang: Lang) -> str:
    """Say all reasons of a highlight in one line, weightiest first."""
    return ("；" if lang == "zh" else "; ").join(reason_in_words(reason, lang) for reason in highlight.reasons)


def _headline_of(reason: HighlightReason, lang: Lang) -> str:
    """Give the headline of a reason by itself; ``""`` where the headline quotes the measure."""
    values = dict(reason.values)
    name = _name(values, lang)
    if reason.kind in ("headline_target", "figure_moved"):
        return say("headline.moved", lang, name=name, old=values["old"], new=values["new"], by=_by(values, lang))
    if reason.kind == "headline_added":
        return say("headline.came", lang, name=name, figure=values["figure"], year=_that_year(values, lang))
    if reason.kind == "headline_removed":
        return say("headline.went", lang, name=name, figure=values["figure"])
    if reason.kind in ("section_new", "section_gone"):
        return say(f"headline.{reason.kind}", lang, name=name)
    return ""


def _quoting(change: Change, reason: HighlightReason, old: list[Measure], new: list[Measure], lang: Lang) -> str:
    values = reason.values
    before = _quote(old, [values.get(key, "") for key in ("old", "name", "figure")])
    after = _quote(new, [values.get(key, "") for key in ("new", "name", "figure")])
    if before and after and common_share(change.diff) < WORTH_MARKING:
        # The texts share little: an arrow would say more about the link than the reason does.
        if reason.kind in _NEW_SIDE:
            return say("headline.now", lang, text=after)
        if reason.kind in _OLD_SIDE:
            return say("headline.no_longer", lang, text=before)
    if before and after:
        return before + _ARROW + after
    return say("headline.new" if after else "headline.dropped", lang, text=after or before)


def _quote(measures: list[Measure], words: list[str]) -> str:
    """Give the measure with the first of the words that any contains; of a long measure, the clause with it."""
    if not measures:
        return ""
    word = next((word for word in words if word and any(word in measure.text for measure in measures)), "")
    text = next(measure.text for measure in measures if word in measure.text)
    if len(text) <= LONGEST:
        return text
    clauses = [match[0] for match in CLAUSE.finditer(text)]
    return _excerpt(next((clause for clause in clauses if word in clause), text), word)


def _excerpt(text: str, word: str = "") -> str:
    """Give ``text``, or what fits of it around ``word``, with … where something is left out."""
    if len(text) <= LONGEST:
        return text
    at = max(text.find(word), 0)
    start = max(0, min(at - LONGEST // 3, len(text) - LONGEST))
    stop = max(start + LONGEST, at + len(word))
    return excerpt(text, start, stop, core=(at, at + len(word)))


def _year(reason: HighlightReason, lang: Lang) -> str:
    """Name the report that lacks something: ``2022年报告``; without a year it may be either report."""
    year = reason.values.get("year", "")
    side = reason.values.get("side") or ("new" if reason.kind in _LOST else "old")
    return say(f"say.in_{side}_year", lang, year=year) if year else say("say.other_report", lang)


def _that_year(values: dict[str, str], lang: Lang) -> str:
    year = values.get("year", "")
    return say("say.that_old_year", lang, year=year) if year else say("say.other_report", lang)


def _by(values: dict[str, str], lang: Lang) -> str:
    """Give the difference of a figure that moved by a known amount (`` ▼0.5个百分点``), else ``""``."""
    if not values.get("difference"):
        return ""
    # The table of targets counts percentage points.
    unit = "pp" if values["unit"] == "ratio" else values["unit"]
    figure = Quantity(
        surface=values["new"], start=0, end=0, value_low=None, value_high=None, unit=unit, bound="eq", kind="target"
    )
    change = FigureChange(
        facet="target_changed",
        measured="",
        old=None,
        new=figure,
        difference=float(values["difference"]),
        relative=float(values["relative"]) if values.get("relative") else None,
    )
    text = difference_text(change, lang)
    return f" {text}" if text else ""


def _move_words(values: dict[str, str], lang: Lang) -> str:
    difference = values.get("difference", "")
    key = "otherwise" if not difference else "down" if difference.startswith("-") else "up"
    return say(f"moved.{key}", lang)


def _name(values: dict[str, str], lang: Lang) -> str:
    # A name may contain quotes, and is in quotes itself.
    name = (values.get("name_en") if lang == "en" else "") or values.get("name", "")
    return name.replace("“", "‘").replace("”", "’")


def _share(values: dict[str, str]) -> str:
    """Give the relative size of a move (`` 46.7%``); ``""`` for shares and rates, which move by points."""
    relative = values.get("relative")
    if not relative or values["unit"] in ("ratio", "pp"):
        return ""
    return f" {plain_number(abs(float(relative)) * 100, 3)}%"


def _step(values: dict[str, str], lang: Lang) -> str:
    """Give the words that prove a facet: both, or the one of either side."""
    old, new = values.get("old", ""), values.get("new", "")
    if old and new:
        return old + _ARROW + new
    return say("words.only_old", lang, old=old) if old else say("words.only_new", lang, new=new)


def _better(values: dict[str, str], lang: Lang) -> str:
    if not values.get("better"):
        return ""
    return ("，" if lang == "zh" else ", ") + say(f"better.{values['better']}", lang)
