"""Three invented reports with reviews, and the site that is made of them, once a language."""

from __future__ import annotations

from functools import lru_cache

from reportdiff.i18n.labels import Lang
from reportdiff.opening import read_report_bytes
from reportdiff.publishing.site.material import SiteMaterial, gather_material
from reportdiff.publishing.site.pages import site_files
from reportdiff.tracking.series import series_of

_HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: full_text\n---\n"

YEARS = {
    2031: (
        "全市经济平稳运行。地区生产总值增长5.1%。新建社区食堂90家。",
        "地区生产总值增长6%左右。\n\n新建社区食堂120家。开工建设望山隧道。建设云岭湿地博物馆。开展老旧电梯更新行动。"
        "编制深海探测专项规划。",
    ),
    2032: (
        "地区生产总值增长5.4%。新建社区食堂131家。望山隧道已开工建设。",
        "地区生产总值增长5.5%左右。\n\n新建社区食堂150家。建成望山隧道。开展老旧电梯更新改造行动。启动量子通信干线建设。",
    ),
    2033: (
        "地区生产总值增长5.6%。新建社区食堂148家。量子通信干线启动建设。",
        "地区生产总值增长5%左右。\n\n新建社区食堂150家。建设云岭湿地博物馆。发布低空飞行服务办法。",
    ),
}


@lru_cache(maxsize=1)
def example_material() -> SiteMaterial:
    """The reports of the three years, compared."""
    reports = []
    for year, (review, plan) in YEARS.items():
        text = f"一、{year - 1}年工作回顾\n\n{review}\n\n二、{year}年重点工作\n\n{plan}\n"
        reports.append(read_report_bytes((_HEAD.format(year=year) + text).encode(), name=f"{year}/yunling.md"))
    return gather_material(series_of(reports))


@lru_cache(maxsize=2)
def example_files(lang: Lang) -> dict[str, bytes]:
    """The files of the site of the three years."""
    return site_files(example_material(), lang=lang)
