"""How likely an editor is to call a highlight good: a logistic regression on what can be seen of it.

The points of ``data/highlights.toml`` say how much a reason counts; this says how often such a highlight is dull or
wrong. ``data/news_value.json`` has one weight a feature. ``benchmarks/training/train_highlights.py`` learned them from
highlights that an editor judged.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from reportdiff.comparison.highlights.news_lexicon import weights
from reportdiff.package_data import data_file

_FIGURES = frozenset(
    {"headline_target", "headline_added", "headline_removed", "figure_moved", "figure_added", "figure_removed"}
)
_NEW_NAMES = frozenset({"programme_new", "programme_first", "programme_back"})

_LONG, _SHORT = 45, 9
"""Characters beyond which a measure is a list of things, and below which it is a fragment."""

_MOST_MARKS, _MOST_NAMES, _MOST_CHARACTERS = 6, 3, 80
"""List marks, names and characters that are counted; more say no more."""

_DEEP_FALL = 0.55
"""Relative size from which a figure that falls is mostly another figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsFacts:
    """What the value of a highlight is judged by.

    ``kinds`` are those of its reasons; ``old`` and ``new`` the texts of its measures; ``names`` the names that its
    reasons quote, weightiest first. ``relative`` is the largest relative change of its figures, negative for a fall (0
    without one)."""

    status: str
    doubtful: bool
    kinds: Collection[str]
    old: tuple[str, ...]
    new: tuple[str, ...]
    names: tuple[str, ...] = ()
    relative: float = 0.0


def features(facts: NewsFacts) -> dict[str, float]:
    """Give the features of a highlight by name, each 0 to 1 or a little more."""
    kinds = frozenset(facts.kinds)
    text = "；".join(facts.new or facts.old)
    name = facts.names[0] if facts.names else ""
    has_figure = not kinds.isdisjoint(_FIGURES)
    words = _expressions()
    values = {
        "doubtful": facts.doubtful,
        "dropped": facts.status == "dropped",
        "reworded": facts.status == "reworded",
        **{kind: kind in kinds for kind in ("headline_target", "headline_added", "figure_added", "figure_removed")},
        "new_name": not kinds.isdisjoint(_NEW_NAMES),
        "dropped_name": "programme_dropped" in kinds,
        "dropped_name_alone": "programme_dropped" in kinds and not has_figure,
        "action": "action" in kinds,
        "carried_on": not has_figure and words["carried_on"].match(text) is not None,
        "carried_out": not has_figure and words["carried_out"].match(text) is not None,
        "manner": not has_figure and words["manner"].search(name) is not None,
        "thing": not has_figure and words["thing"].search(name) is not None,
        "doctrine": not has_figure and words["doctrine"].search(text) is not None,
        "people": words["people"].search(text) is not None,
        "economy": words["economy"].search(text) is not None,
        "fragment": words["fragment"].match(text) is not None,
        "plus": "+" in name or "＋" in name,
        "numbered_name": any(character.isdigit() for character in name),
        "long": len(text) > _LONG,
        "short": len(text) < _SHORT,
        "several": len(facts.old) > 1 or len(facts.new) > 1,
        "deep_fall": facts.relative <= -_DEEP_FALL,
        "length": min(len(text), _MOST_CHARACTERS) / _MOST_CHARACTERS,
        "marks": min(text.count("、"), _MOST_MARKS) / _MOST_MARKS,
        "names": min(len(facts.names), _MOST_NAMES) / _MOST_NAMES,
    }
    return {feature: float(value) for feature, value in values.items()}


class NewsModel(msgspec.Struct, frozen=True):
    """The intercept and the weight of each feature, in log-odds."""

    intercept: float
    weights: dict[str, float]


@lru_cache(maxsize=1)
def shipped_model() -> NewsModel:
    """Load the model in ``data/news_value.json``."""
    return msgspec.json.decode(data_file("news_value.json").read_bytes(), type=NewsModel)


def news_value(facts: NewsFacts) -> float:
    """Compute the probability, 0 to 1, that an editor calls a highlight good."""
    model = shipped_model()
    log_odds = model.intercept + sum(model.weights[name] * value for name, value in features(facts).items())
    return 1 / (1 + math.exp(-log_odds))


@lru_cache(maxsize=1)
def _expressions() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in weights()["value"].items()}
