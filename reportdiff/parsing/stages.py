"""How far along a measure is: 研究 → 谋划 → 启动 → 推进 → 基本建成 → 建成 → 运行.

A clause states its stage with the verb that opens it or the verb that closes it; inside, the same characters are
mostly part of a noun (经济运行, 研究院, 建成区). Where both ends speak, the further stage holds (推动…建成投用:
建成), except that a clause that ends in preparatory work (前期工作, 可行性研究) has come no further than 谋划.
The lexicon is ``data/stages.toml``. Precise rather than many: without a clear word there is no stage.
"""

from __future__ import annotations

import re
from typing import Any, cast

from reportdiff.model import Stage
from reportdiff.package_data import data_table
from reportdiff.text.clause_marks import CLAUSE_BREAK

_TABLE: dict[str, Any] = data_table("stages.toml")
ORDER: tuple[Stage, ...] = tuple(cast(list[Stage], _TABLE["order"]))
"""The stages from first to last."""
_RANK = {stage: rank for rank, stage in enumerate(ORDER)}


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def _stage_of_word(place: str) -> dict[str, Stage]:
    return {word: cast(Stage, stage) for stage, words in _TABLE[place].items() for word in words}


_HEAD = _stage_of_word("head")
_TAIL = _stage_of_word("tail")
_LEAD = _alternatives(_TABLE["lead"]["words"])
_HEAD_PATTERN = re.compile(rf"(?:{_LEAD})*?({_alternatives(list(_HEAD))})")
_TAIL_PATTERN = re.compile(
    rf"({_alternatives(list(_TAIL))})(?:等工作|工作|等)?$".replace("前期|", "前期(?=工作|等|$)|")
)
_GUARD = re.compile(rf"(?:{_alternatives(_TABLE['guard']['before_tail'])})$")
_NOUN_AFTER_HEAD = re.compile(
    r"率|院|所|区(?!间|域)|机制|能力|成本|会|生|资金(?!池)|水平|性|者|的|秩序|环境|费|收入|态势|情况|质量|效率|监测|调度|调节|管理|保障(?!性|房|住房)|维护"
)
_ASIDE = re.compile(r"“[^“”]*”|《[^《》]*》|（[^（）]*）|\([^()]*\)")
_LONGEST_WORD = 40


def stage_of(text: str) -> Stage | None:
    """Give the stage that ``text`` (one measure, one or more clauses) states, the furthest of its clauses; ``None``
    where no verb states one. What is in quotes, brackets and titles does not count."""
    plain = _ASIDE.sub("", text)
    stages: list[Stage] = [stage for stage in map(_of_clause, CLAUSE_BREAK.split(plain)) if stage is not None]
    return ORDER[max(_RANK[stage] for stage in stages)] if stages else None


def _of_clause(clause: str) -> Stage | None:
    tail = _tail(clause)
    if tail == "谋划":
        return tail
    head = _head(clause)
    if head is None or tail is None:
        # 建设 and 改造 at the end are nouns unless a verb of doing opens the clause (加快…建设, 推进…改造).
        if head is None and tail == "推进" and not clause.startswith(("加快", "推动", "抓好", "加大", "做好")):
            return None
        return head or tail
    return ORDER[max(_RANK[head], _RANK[tail])]


def _head(clause: str) -> Stage | None:
    match = _HEAD_PATTERN.match(clause)
    if not match or _NOUN_AFTER_HEAD.match(clause, match.end()):
        return None
    return _HEAD[match[1]]


def _tail(clause: str) -> Stage | None:
    match = _TAIL_PATTERN.search(clause, max(0, len(clause) - _LONGEST_WORD))
    if not match or _GUARD.search(clause, max(0, match.start() - 6), match.start()):
        return None
    return _TAIL[match[1]]
