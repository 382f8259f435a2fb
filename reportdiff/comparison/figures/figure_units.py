"""Units of figures: which measure one dimension, and which are mere counters of things."""

from __future__ import annotations

BASE: dict[str, tuple[str, float]] = {
    "公顷": ("亩", 15.0), "平方公里": ("亩", 1500.0), "平方千米": ("亩", 1500.0),
    "公里": ("米", 1000.0), "千米": ("米", 1000.0), "公斤": ("吨", 1e-3), "千克": ("吨", 1e-3), "斤": ("吨", 5e-4),
    "兆瓦": ("千瓦", 1e3), "吉瓦": ("千瓦", 1e6), "瓦": ("千瓦", 1e-3), "度": ("千瓦时", 1.0), "度电": ("千瓦时", 1.0),
    "兆瓦时": ("千瓦时", 1e3), "周岁": ("岁", 1.0), "标准箱": ("标箱", 1.0),
    "标准重量箱": ("重量箱", 1.0), "重箱": ("重量箱", 1.0),
}  # fmt: skip
"""Units that measure one dimension, and their size in the base unit (SI; 1 公顷 = 15 亩, 1 斤 = 0.5 kg)."""

COUNTERS = frozenset("个家项条件所名套座处场辆台部栋幢株只枚例人户张次对支组间批") | {
    "人次",
    "台套",
    "场次",
    "户次",
    "台（套）",
}
"""Counters of things: a lift is counted in 部 one year and in 台 the next, a person in 人 or 名."""

THING = "个"
