"""Which way a figure moves in its sentence, and whether a higher number of it is the better one.

Only the lexicon (``data/indicators.toml``) decides whether up is better; without an entry it is unknown.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportdiff.comparison.figures.indicators import Direction, clause_start, indicators_of
from reportdiff.model import Quantity
from reportdiff.package_data import data_table

_FALL = re.compile(r"(?:下降|降低|减少|削减|压减|压降|下调|缩短|降)(?![至到为成])|降幅|减幅")
_MOVE = re.compile(
    rf"{_FALL.pattern}|增长|增速|增幅|提高|提升|上升|上涨|涨幅|增加|新增|扩大|回升|延长|(?:下降|降低|减少|缩短|[降升增])[至到为]"
)


def is_fall(text: str, quantity: Quantity) -> bool:
    """Tell whether the figure is the size of a fall (下降3%): the last verb of movement before it in its clause."""
    if quantity.kind not in ("change", "ratio", "count", "multiple"):
        return False
    return _fall_before(text, quantity) is not None


def figure_words(text: str, quantity: Quantity) -> str:
    """Give the words of a figure: the figure verbatim, after its verb where it is a fall.

    An … replaces what is between the two (分别下降2%、4%: ``下降…4%``)."""
    verb = _fall_before(text, quantity) if is_fall(text, quantity) else None
    if verb is None:
        return quantity.surface
    between = "" if quantity.start - verb.end() <= 2 else "…"
    return text[verb.start() : quantity.end] if not between else f"{verb[0]}{between}{quantity.surface}"


def _fall_before(text: str, quantity: Quantity) -> re.Match[str] | None:
    moves = list(_MOVE.finditer(text, clause_start(text, quantity.start), quantity.start))
    return moves[-1] if moves and _FALL.fullmatch(moves[-1][0]) else None


def good_direction(text: str, quantity: Quantity) -> Direction | None:
    """Tell which way the number of this figure must move to be better; ``None`` where the lexicon does not know."""
    match = next((indicator for indicator, q in indicators_of(text, [quantity]) if q is quantity), None)
    fall = is_fall(text, quantity)
    if match is not None:
        return _opposite(match.better) if fall else match.better
    direction = _direction_of_words(text, quantity)
    return _opposite(direction) if fall else direction


def _opposite(direction: Direction | None) -> Direction | None:
    if direction is None:
        return None
    return "down" if direction == "up" else "up"


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    words = data_table("indicators.toml")["words"]
    all_words = sorted({*words["better_up"], *words["better_down"]}, key=lambda word: (-len(word), word))
    ending = re.compile(rf"({'|'.join(map(re.escape, all_words))})(?:{words['suffix']})*$")
    return ending, re.compile(words["fights"]), frozenset(words["better_up"])


def _direction_of_words(text: str, quantity: Quantity) -> Direction | None:
    ending, fights, better_up = _words()
    match = ending.search(quantity.measured)
    if not match:
        return None
    if match[1] in better_up:
        return "up"
    clause = text[clause_start(text, quantity.start) : quantity.end + 8]
    is_fight = fights.search(_FALL.sub("", clause) if is_fall(text, quantity) else clause)
    return None if is_fight else "down"
