"""What a passage of a review says of a measure: that it is done, that work goes on, or that it is still wanting.

Stages decide where both texts have one: what was to be started and was started is done, what was to be finished and was
started is under way. Else the words of ``data/fates.toml`` decide.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from reportdiff.model import Measure
from reportdiff.package_data import data_table
from reportdiff.parsing.normal_form import normal_form
from reportdiff.parsing.stages import ORDER, stage_of

Progress = Literal["done", "under_way", "wanting"]

_RANK = {stage: rank for rank, stage in enumerate(ORDER)}
_FIGURE = re.compile(r"[0-9０-９]|[一二两三四五六七八九十百千]+(?:个|家|项|条|所|座|万|亿|成)")
_OPEN_END = re.compile(r"(?:等工作|工作|等|，.*)$")


def progress_of(measure: Measure, passage: str) -> Progress:
    """Tell what a passage of the review says of the measure that it is about."""
    text = normal_form(passage)
    if _pattern("wanting").search(text):
        return "wanting"
    if _pattern("title").search(text) and (measure.stage is None or _RANK[measure.stage] <= _RANK["推进"]):
        return "done"
    if _pattern("going_on_tail", "$").search(_OPEN_END.sub("", text)):
        return "under_way"
    stage = stage_of(text)
    if stage is not None and stage != "推进" and measure.stage is not None:
        return "done" if _RANK[stage] >= _RANK[measure.stage] else "under_way"
    if _FIGURE.search(text):
        return "done"
    head = _pattern("going_on_head").match(text)
    # 完善 opens what goes on, and is no result of itself: 推进…取得突破 has one behind the verb.
    return "under_way" if head and not _pattern("result").search(text, head.end()) else "done"


@lru_cache(maxsize=8)
def _pattern(key: str, end: str = "") -> re.Pattern[str]:
    words = sorted(data_table("fates.toml")[key], key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}){end}")
