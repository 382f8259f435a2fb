"""Radicals for hanzi: what fonts and PDF files give in place of the character of the same shape (⼯ for 工, ⻓ for 长).

They look alike and are other characters, so that no search and no comparison would meet them. Nobody means them in
running text; they are put back in the text that is shown, too.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SUPPLEMENT: Final = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌"
    "⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓"
    "⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝"
    "⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Radicals of the CJK Radicals Supplement (U+2E80 to U+2EF3), each followed by its hanzi: the property
Equivalent_Unified_Ideograph of the Unicode Character Database (EquivalentUnifiedIdeograph.txt, version 14.0.0)."""

_HANZI: Final[dict[str, str]] = {
    **dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)),
    # Kangxi radicals and compatibility ideographs: the decompositions of UnicodeData.txt say their hanzi.
    **{
        character: hanzi
        for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA))
        if (hanzi := unicodedata.normalize("NFKC", character := chr(code))) != character
    },
}
RADICAL: Final = re.compile(f"[{''.join(_HANZI)}]")
"""A radical or compatibility ideograph that stands for a hanzi."""


def with_hanzi(text: str) -> str:
    """Give ``text`` with every radical replaced by its hanzi, character for character."""
    return RADICAL.sub(lambda match: _HANZI[match.group()], text)
