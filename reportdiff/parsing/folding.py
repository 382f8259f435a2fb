"""Folding: what is ignored when two texts are compared, and never when they are shown.

Width, variant punctuation and quotes, white space, list marks, source tags and the script (traditional or simplified)
differ between editions of one report without anything having changed. Blanket Unicode compatibility folding is not
used: it would turn ① into 1 and ³ into 3.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportdiff.parsing.normal_form import normal_form

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_VARIANTS = str.maketrans(
    {
        "　": " ",
        "\u00a0": " ",
        "–": "-",
        "—": "-",
        "―": "-",
        "－": "-",
        "～": "-",
        "〜": "-",
        "~": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "「": '"',
        "」": '"',
        "『": '"',
        "』": '"',
        "﹪": "%",
        "•": "·",
        "・": "·",
        "℃": "度",
    }
)
_FOLDED = {code: _VARIANTS.get(folded, chr(folded)) for code, folded in _FULL_WIDTH.items()} | {
    code: variant for code, variant in _VARIANTS.items() if code not in _FULL_WIDTH
}
"""Both steps in one: first the width, then the variant."""

_LIST_MARK = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十百]{1,3}[）)、.]|[（(]\d{1,3}[）)]|\d{1,3}(?:[、．](?!\d)|[.](?!\d))|[①-⑳]|[·●•■◆▪▶➢✓*]|-(?!\d)|"
    r"(?:[一二三四五六七八九十]{1,2}是)(?=[\u4e00-\u9fff“]))\s*"
)
_SOURCE_TAG = re.compile(r"〔[^〔〕]{1,12}〕\s*$")
_SILENT = re.compile(r"[\s，。；：！？、,.;:!?\"'()<>《》〈〉\-·…【】\[\]]+")
_ARABIC = re.compile(r"\d+(?:[.,]\d+)*")
_CHINESE = re.compile(
    r"(?<!第)[一二两三四五六七八九十百千]+(?:多|余)?(?:万亿|万|亿)?(?=[个家项条所座套户处台辆公平米亩吨人件场次倍元年月日])"
)


# Roles, alignment, figures, fates and terms fold the same measures.
@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Give ``text`` with width, quotes and dashes unified, white space squeezed, traditional script simplified, and
    list mark and source tag (``〔…〕`` at the end of a digest's entry) taken off.

    >>> fold("（一）建成５Ｇ基站1万个〔任务清单〕")
    '建成5G基站1万个'
    """
    folded = normal_form(text).translate(_FOLDED)
    folded = _SOURCE_TAG.sub("", _LIST_MARK.sub("", folded))
    return " ".join(folded.split())


@lru_cache(maxsize=16_384)
def skeleton(text: str) -> str:
    """Give ``fold(text)`` without white space and punctuation, in lower case: equal skeletons are the same wording. A
    decimal point between digits stays."""
    return bare(fold(text))


@lru_cache(maxsize=16_384)
def bare(folded: str) -> str:
    """Give folded text without white space and punctuation, in lower case; ``skeleton`` for what is folded already."""
    folded = folded.lower()
    text = re.sub(r"(?<=\d)\.(?=\d)", "\u0000", folded)
    return _SILENT.sub("", text).replace("\u0000", ".")


@lru_cache(maxsize=16_384)
def mask_figures(text: str) -> str:
    """Give ``text`` with every figure replaced by ``0``: 公路100公里 and 公路200公里 become the same."""
    return _CHINESE.sub("0", _ARABIC.sub("0", text))
