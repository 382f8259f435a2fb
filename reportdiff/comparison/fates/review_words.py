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
_CARRIES_ON = re.compile(
    r"(?:积极|大力|全力|着力|深入|扎实|全面|统筹|不断|切实|认真|进一步|坚持|纵深|协同|高标准|高质量|高水平|压茬|梯次|接续|一体)*"
    r"(?:推进|推动|加快|加速|持续|继续|稳步|有序|抓紧)"
)
"""Verbs that say only that work is carried on: 深入推进. 深化, 支持 and 开展 are work that is done."""
_DEALT_WITH = re.compile(r"整治|治理|解决|破解|化解|帮扶|救助|帮助|排查|整改|打通|消除|缓解|纾解|援助")
_NAMED_PROBLEMS = frozenset({"问题", "困难", "隐患", "堵点", "难点", "瓶颈", "矛盾", "短板", "压力", "制约", "挑战"})
"""Nouns of problems, which a review also names as what was dealt with."""
_OPEN_END = re.compile(r"(?:等工作|工作|等|，.*)$")


def progress_of(measure: Measure, passage: str) -> Progress:
    """Tell what a passage of the review says of the measure that it is about."""
    text = normal_form(passage)
    if is_wanting(measure.text, text):
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
    # 推进…取得突破 has a result behind the verb. 完善 is no result of itself, but all that was promised where the
    # measure promised nothing that ends.
    if head is None or _pattern("result").search(text, head.end()):
        return "done"
    is_work = _CARRIES_ON.match(text) is None
    promises_work = measure.stage in (None, "推进") and not _FIGURE.search(measure.text)
    return "done" if is_work and promises_work else "under_way"


def is_wanting(measure: str, passage: str) -> bool:
    """Tell whether a passage says that something is wanting still: a problem that the measure does not name itself,
    and that the passage does not say is dealt with (整治…问题)."""
    words = {match[0] for match in _pattern("wanting").finditer(passage)} - {""}
    return any(word not in measure for word in words) and not (_DEALT_WITH.search(passage) and words <= _NAMED_PROBLEMS)


def is_not_reached(passage: str) -> bool:
    """Tell whether a passage says that a target was not reached (未达预期)."""
    return _pattern("not_reached").search(normal_form(passage)) is not None


@lru_cache(maxsize=8)
def _pattern(key: str, end: str = "") -> re.Pattern[str]:
    words = sorted(data_table("fates.toml")[key], key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}){end}")
