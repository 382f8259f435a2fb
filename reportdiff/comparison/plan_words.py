"""Whether a plan names a member of a list anywhere: what another measure names has neither come nor gone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from rapidfuzz.distance import LCSseq

from reportdiff.comparison.highlights.name_search import Name, is_absent, searchable
from reportdiff.comparison.list_clauses import content_words, key_of
from reportdiff.model import Measure
from reportdiff.vocabulary import rarity

TELLING = 3.0
"""From this rarity (bits) on a word tells what a member is: one report in eight has it."""

_NAMED = 6.0
"""From this rarity (bits) on a word names its thing alone: one report in 64."""

_SHORT = 3
"""Characters of a member that other characters may stand between: 新镇 is in 新市镇, 环保 in 环境保护."""


_MOST = 0.75
"""Share of the characters of a member that one side of a link must have in order to name it in other words."""


class PlanWords:
    """The measures of a plan, or of one side of a link, searchable for members."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._verbatim = [measure.text for measure in measures]

    @cached_property
    def _keys(self) -> list[str]:
        return [key_of(text) for text in self._verbatim]

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self._keys)

    @cached_property
    def _searchable(self) -> str:
        return searchable("\n".join(self._verbatim))

    def names(self, member: str) -> bool:
        """Tell whether any measure names a member.

        It does by the member itself, most of it or an abbreviation, by all of its words, or by one of them that is as
        rare as a name."""
        key = key_of(member)
        if key in self._whole or not is_absent(Name(member, "programme"), self._searchable):
            return True
        if len(key) <= _SHORT and re.search(".?".join(map(re.escape, key)), self._whole):
            return True
        words = content_words(member)
        if any(rarity(word) >= _NAMED and key_of(word) in self._whole for word in words):
            return True
        keys = [key_of(word) for word in words]
        return bool(keys) and any(all(word in text for word in keys) for text in self._keys)

    def touches(self, member: str) -> bool:
        """Tell whether any measure names a member, has a telling word of it (:data:`TELLING`), or most of its
        characters in order: 终端制品基地 may be 终端制造基地."""
        key = key_of(member)
        if any(LCSseq.similarity(key, text) >= _MOST * len(key) for text in self._keys):
            return True
        telling = (word for word in content_words(member) if rarity(word) >= TELLING)
        return any(key_of(word) in self._whole for word in telling) or self.names(member)
