"""Rules about rates: per cent signs and decimal points that were lost everywhere, and an index where a rate belongs.

The bounds were read off 512 real reports: the corpus since 2010, and each ninth report of the library since 2000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import rule
from reportdiff.checking.rules.text_rules import each_span, first_places, shortened
from reportdiff.text.clause_marks import MEMBER_BREAK

BARE_RATE: Final = re.compile(
    r"(?:(?:增长|增幅|增速|涨幅|上涨|下降|失业率|城镇化率|覆盖率|贡献率)"
    r"(?:了|约|达|达到|为|在|控制在|保持在|稳定在|提高到|预计){0,2}"
    r"|(?:比重|占比|(?:普及|达标|优良|合格|入学|参保|签约)率)(?:达到|达|为|控制在|保持在|稳定在|提高到))"
    r"\s?\d+(?:[.．]\d+)?(?:左右|以上|以内|以下)?(?=[，。；])"
)
"""A rate without its sign. None of the 512 reports has one, once lists whose sign follows later are left out. Not every
率 is one in per cent: 死亡率 counts deaths, and 电能利用效率 is a ratio."""

_SHARED_SIGN: Final = re.compile(r"分别|由|从|之比|收入比|指数|系数|倍数")
"""Words of a clause whose numbers have their sign elsewhere, or none: 分别增长3、5%, 指数从6.3下降至6.1."""


FEWEST_RATES: Final = 10
DECIMAL_SHARE: Final = 0.03
"""Share of the percentages with a decimal point, below which they may have lost it: five in a thousand reports have
less than 0.1, and two of the 512 have none, but without large rates."""

LARGE: Final = 35
LARGE_SHARE: Final = 0.3
"""Rates of growth that are large, in per cent, and their share: half of the reports have at most 0.07, those with next
to no decimals at most 0.15; 5.5% and 7.2% without their points are 55% and 72%."""

_PERCENTAGE: Final = re.compile(r"(?<![\d.．])(\d+(?:[.．]\d+)?)(?:[%％]|个百分点)")
_GROWTH: Final = re.compile(r"(?:增长|上涨|提高|下降|增幅|涨幅)[\u4e00-\u9fff]{0,3}?(\d+)[%％]")

INDEX: Final = re.compile(
    r"(?:生产总值|GDP|居民消费价格(?:总水平|指数)?|CPI|可支配收入|消费品零售总额|公共预算收入|固定资产投资|工业增加值)"
    r"(?:实际|同比|比上年|年均)?(?:增长|上涨|涨幅|增幅|增速|升幅)(?:了|约|达到?|为|在|控制在|保持在){0,2}(?:1[01]\d(?:[.．]\d+)?)"
    r"(?:[%％]|(?=[，。；左以]))"
)
"""An index (上年=100) in words of growth: 居民消费价格涨幅103%."""


@rule("RD314", "error")
def lost_percent_signs(inspection: Inspection) -> Iterator[Observation]:
    """Find rates without their per cent sign."""
    yield from first_places("bare_rate", each_span(inspection, bare_rates))


def bare_rates(text: str) -> Iterator[tuple[int, int]]:
    """Tell where a paragraph has a rate of growth or a share without a sign."""
    for match in BARE_RATE.finditer(text):
        breaks = [mark.end() for mark in MEMBER_BREAK.finditer(text, 0, match.start())]
        if not _SHARED_SIGN.search(text, breaks[-1] if breaks else 0, match.end()):
            yield match.span()


@rule("RD315", "error")
def lost_decimal_points(inspection: Inspection) -> Iterator[Observation]:
    """Find texts in which no percentage has a decimal point, and rates are large: 55% and 72% were 5.5% and 7.2%."""
    document = inspection.document
    if document is None:
        return
    rates = _PERCENTAGE.findall(document.text)
    growth = list(_GROWTH.finditer(document.text))
    large = [match for match in growth if int(match[1]) >= LARGE]
    decimals = sum("." in rate or "．" in rate for rate in rates)
    if len(rates) < FEWEST_RATES or decimals > DECIMAL_SHARE * len(rates):
        return
    if large and len(large) >= LARGE_SHARE * len(growth):
        words = large[0].group()
        values = {"n": str(len(rates)), "large": str(len(large)), "words": shortened(words)}
        yield Observation(
            key="lost_decimal_points", values=values, words=words, start=large[0].start(), identity="decimal points"
        )


@rule("RD316", "error")
def index_for_rate(inspection: Inspection) -> Iterator[Observation]:
    """Find an index (上年=100) where a rate of growth belongs."""

    def indices(text: str) -> Iterator[tuple[int, int]]:
        for match in INDEX.finditer(text):
            yield match.span()

    yield from first_places("index_for_rate", each_span(inspection, indices))
