"""The inline diff of a change: which words are deleted and which inserted; figures and quoted names stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from reportdiff.model import DiffPart, Measure
from reportdiff.parsing.folding import fold
from reportdiff.vocabulary import cut_words

JOINER = "；"
"""Separates the measures of one side where a change has several."""

_LONGEST_NAME = 14
# Words above which two texts are not compared word by word: no commitment is that long.
_MOST_WORDS = 3000
_QUOTED = re.compile(rf"“[^“”]{{1,{_LONGEST_NAME}}}”|《[^《》]{{1,{_LONGEST_NAME}}}》|「[^「」]{{1,{_LONGEST_NAME}}}」")
# Fewer equal characters than this between two changes are noise: a reader sees one changed phrase.
_SHORTEST_EQUAL = 2
# Below this share of common words the two texts are shown one after the other instead of interleaved.
_LEAST_COMMON = 0.2


def inline_diff(old: Sequence[Measure], new: Sequence[Measure]) -> tuple[DiffPart, ...]:
    """Compute the pieces that turn the old measures into the new ones, in order (:class:`~reportdiff.model.DiffPart`).

    Where one side is empty, the other is a single ``insert`` or ``delete``."""
    before, after = _tokens(old), _tokens(new)
    if not before or not after or max(len(before), len(after)) > _MOST_WORDS:
        return tuple(_parts([("delete", "".join(before), ""), ("insert", "", "".join(after))]))
    left, right = [_key(token) for token in before], [_key(token) for token in after]
    if Indel.normalized_similarity(left, right) < _LEAST_COMMON:
        return tuple(_parts([("delete", "".join(before), ""), ("insert", "", "".join(after))]))
    steps: list[tuple[str, str, str]] = []
    for step in Indel.opcodes(left, right):
        old_words = "".join(before[step.src_start : step.src_end])
        inserted = "".join(after[step.dest_start : step.dest_end])
        steps.append((step.tag, old_words, inserted))
    return tuple(_parts(_without_crumbs(steps)))


def _tokens(measures: Sequence[Measure]) -> list[str]:
    """Give words of the measures joined by :data:`JOINER`; each figure and each short quotation is one token."""
    tokens: list[str] = []
    for number, measure in enumerate(measures):
        if number:
            tokens.append(JOINER)
        spans = [(quantity.start, quantity.end) for quantity in measure.quantities]
        spans += [match.span() for match in _QUOTED.finditer(measure.text)]
        tokens += _cut_around(measure.text, sorted(spans))
    return tokens


def _cut_around(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    position = 0
    for start, end in spans:
        if start < position:
            continue
        yield from cut_words(text[position:start])
        yield text[start:end]
        position = end
    yield from cut_words(text[position:])


def _key(token: str) -> str:
    """Give the key of a token: equal tokens have the same folded form, without the tag or mark that folding removes."""
    return fold(token) or token.strip()


def _without_crumbs(steps: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Merge short equal pieces into the changes around them: 推进A的B → 深化C的D is one change, not two around 的."""
    steps_out: list[tuple[str, str, str]] = []
    for number, (tag, old_words, inserted) in enumerate(steps):
        inside = 0 < number < len(steps) - 1
        crumb = tag == "equal" and inside and len(inserted.strip()) < _SHORTEST_EQUAL
        kind = "change" if tag != "equal" or crumb else "equal"
        if steps_out and kind == steps_out[-1][0] == "change":
            steps_out[-1] = ("change", steps_out[-1][1] + old_words, steps_out[-1][2] + inserted)
        else:
            steps_out.append((kind, old_words, inserted))
    return steps_out


def _parts(steps: Sequence[tuple[str, str, str]]) -> Iterator[DiffPart]:
    for tag, old_words, inserted in steps:
        if tag == "equal":
            yield DiffPart(op="equal", text=inserted, old_text=None if old_words == inserted else old_words)
            continue
        if old_words:
            yield DiffPart(op="delete", text=old_words)
        if inserted:
            yield DiffPart(op="insert", text=inserted)


def side_text(measures: Sequence[Measure]) -> str:
    """Join the measures of one side of a change, as its inline diff does."""
    return JOINER.join(measure.text for measure in measures)


def diff_sides(parts: Sequence[DiffPart]) -> tuple[str, str]:
    """Give the old and the new text of an inline diff."""
    old = "".join(part.text if part.old_text is None else part.old_text for part in parts if part.op != "insert")
    return old, "".join(part.text for part in parts if part.op != "delete")
