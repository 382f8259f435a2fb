"""Years in words: those in a row as a span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportdiff.i18n.labels import Lang, list_text


def year_spans(years: Sequence[int], lang: Lang) -> str:
    """List years, those in a row as a span: 2009、2013–2016."""
    return list_text(
        [str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in _runs(years)],
        lang,
    )


def _runs(years: Sequence[int]) -> Iterator[list[int]]:
    for _, members in groupby(enumerate(years), key=lambda pair: pair[1] - pair[0]):
        yield [year for _, year in members]
