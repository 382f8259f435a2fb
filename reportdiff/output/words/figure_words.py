"""Figures and what became of them, as one line of text: ``5%以上 → 4.5%以上 ▼0.5个百分点``.

The figures are verbatim (:attr:`Quantity.surface`), only the difference is computed. Shares and rates are compared in
percentage points, everything else in its own unit and as a percentage of the old value.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import FigureChange, FigureReason

ARROWS = {"target_raised": "▲", "target_lowered": "▼"}
MINUS = "−"

_SCALES = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_DIGITS = 6
"""Significant digits of a difference: more than any figure of a report has, few enough to hide binary rounding."""


def plain_number(value: float, digits: int = _DIGITS) -> str:
    """Format ``value`` in decimal notation with at most ``digits`` significant digits and no trailing zeros."""
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return str(exact)
    if exact == 0:
        return "0"
    step = Decimal(1).scaleb(exact.adjusted() - digits + 1)
    number = exact.quantize(step, rounding=ROUND_HALF_EVEN) if step.is_finite() else exact
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def scaled_number(value: float) -> str:
    """Format ``value`` the way a report does: ``70000`` is ``7万``, ``1.2e12`` is ``1.2万亿``; the sign stays."""
    for scale, name in _SCALES:
        if abs(value) >= float(scale):
            return plain_number(float(Decimal(repr(value)) / scale)) + name
    return plain_number(value)


def difference_text(change: FigureChange, lang: Lang) -> str:
    """Describe the difference of a figure, with an arrow: ``▼0.5个百分点``, ``▼7万套，−46.7%``.

    Gives ``""`` where the two figures cannot be subtracted or are equal."""
    difference, relative = change.difference, change.relative
    if not difference or change.new is None:
        return ""
    arrow = "▲" if difference > 0 else "▼"
    unit = change.new.unit
    if unit in ("ratio", "pp"):
        points = abs(difference) * (100 if unit == "ratio" else 1)
        return arrow + say("say.pp", lang, value=plain_number(points))
    text = f"{arrow}{scaled_number(abs(difference))}{unit}"
    if relative is None or not abs(relative) < 10:
        return text
    sign = MINUS if relative < 0 else "+"
    return f"{text}，{sign}{_percent(relative)}" if lang == "zh" else f"{text}, {sign}{_percent(relative)}"


def figure_pair(change: FigureChange, lang: Lang) -> str:
    """Join the old figure, an arrow, the new figure and the difference, without the name of what is measured.

    Where only one report states a figure, give that. Figures that may count different things have no arrow between
    them."""
    if change.old is None or change.new is None:
        return "".join(quantity.surface for quantity in (change.old, change.new) if quantity is not None)
    old, new = (
        with_stretch(change.old.surface, change.old_stretch, lang),
        with_stretch(change.new.surface, change.new_stretch, lang),
    )
    if change.reason is not None:
        return say("say.not_compared", lang, old=old, new=new, why=why_not_compared(change.reason, lang))
    if change.misprint:
        return say("say.not_compared", lang, old=old, new=new, why=say("say.misprint", lang))
    if change.doubtful:
        return say("say.other_thing", lang, old=old, new=new)
    difference = difference_text(change, lang)
    if not difference:
        difference = ARROWS.get(change.facet, "")
    return f"{old} → {new} {difference}".rstrip()


def why_not_compared(reason: FigureReason, lang: Lang) -> str:
    """Say why two figures are not subtracted, with the words that differ: ``口径可能不同：治理 → 拆除``."""
    why = say(f"reason_why.{reason.kind}", lang)
    if not (reason.old or reason.new):
        return why
    old, new = (word or say("reason_why.none", lang) for word in (reason.old, reason.new))
    return f"{why}{say('say.colon', lang)}{old} → {new}"


def with_stretch(floor: str, stretch: str, lang: Lang) -> str:
    """Give the floor of a target with its stretch behind it: ``6%以上（力争7%）``."""
    return say("say.stretch", lang, floor=floor, stretch=stretch) if floor and stretch else floor


def _percent(fraction: float) -> str:
    return plain_number(abs(fraction) * 100, 3) + "%"
