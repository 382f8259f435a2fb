"""The names of regions: pinyin as in file names, Chinese as in titles."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

UNKNOWN = "unknown"

NATIONAL = "national"

REGIONS: dict[str, str] = {
    "national": "全国",
    "beijing": "北京",
    "tianjin": "天津",
    "hebei": "河北",
    "shanxi": "山西",
    "neimenggu": "内蒙古",
    "liaoning": "辽宁",
    "jilin": "吉林",
    "heilongjiang": "黑龙江",
    "shanghai": "上海",
    "jiangsu": "江苏",
    "zhejiang": "浙江",
    "anhui": "安徽",
    "fujian": "福建",
    "jiangxi": "江西",
    "shandong": "山东",
    "henan": "河南",
    "hubei": "湖北",
    "hunan": "湖南",
    "guangdong": "广东",
    "guangxi": "广西",
    "hainan": "海南",
    "chongqing": "重庆",
    "sichuan": "四川",
    "guizhou": "贵州",
    "yunnan": "云南",
    "xizang": "西藏",
    "shaanxi": "陕西",
    "gansu": "甘肃",
    "qinghai": "青海",
    "ningxia": "宁夏",
    "xinjiang": "新疆",
}
"""The whole country and the 31 regions that report to it, in the order of GB/T 2260; 陕西 is shaanxi (GB/T 2260)."""

_ENGLISH: dict[str, str] = {"national": "China", "neimenggu": "Inner Mongolia"}
"""The regions whose English name is not the capitalised pinyin of their code."""

ALIASES: dict[str, str] = {
    "全国": "national",
    "国务院": "national",
    "中国": "national",
    "国家": "national",
    "china": "national",
    "inner-mongolia": "neimenggu",
    "inner mongolia": "neimenggu",
    "innermongolia": "neimenggu",
    "tibet": "xizang",
    # A city of its own: without its suffix it would be the province 吉林.
    "吉林市": "吉林市",
    **{chinese: pinyin for pinyin, chinese in REGIONS.items()},
}

SUFFIX = re.compile(r"(?:壮族|回族|维吾尔)?(?:自治区|省|市)$")


def region_code(name: str) -> str:
    """Give the code of a region, as in file names: 北京, 北京市 and Beijing are ``beijing``, 国务院 is ``national``.

    A name that is not in the table (a city, say) stays as it is, in lower case.

    >>> region_code("上海市"), region_code("苏州市")
    ('shanghai', '苏州市')
    """
    plain = unicodedata.normalize("NFKC", name).strip().lower()
    stem = SUFFIX.sub("", plain)
    return ALIASES.get(plain) or ALIASES.get(stem) or plain


def display_name(code: str, lang: Literal["zh", "en"]) -> str:
    """Give the name of a region for readers: 北京 and Beijing, 全国 and China, 内蒙古 and Inner Mongolia.

    A name that is not in the table (a city, say) gets a capital letter."""
    return (REGIONS if lang == "zh" else _ENGLISH).get(code, code.capitalize())


def name_to_type(code: str, lang: Literal["zh", "en"]) -> str:
    """Give a region's name together with its code to type: ``北京（beijing）``, ``beijing (北京)``."""
    if code not in REGIONS:
        return code
    return f"{REGIONS[code]}（{code}）" if lang == "zh" else f"{code} ({REGIONS[code]})"
