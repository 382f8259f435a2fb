"""The Chinese help of the commands on many regions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportdiff.i18n.help.entry import CommandHelp

REGIONS: Final[Mapping[str, CommandHelp]] = {
    "compare-regions": CommandHelp(
        about="把各地区同一指标的目标并列，附上一年的目标和结果。\n\n"
        "目标高的在前。报告没有写的，与报告没能读到的分开标明。",
        options={
            "--indicator": "指标，或举措里的词。[默认：GDP]",
            "--sort": "按哪一列排序。[默认：target]",
        },
        epilog="""\b
示例：
  reportdiff compare-regions 2026 --indicator GDP --reports official
  reportdiff compare-regions 2026 --indicator 城镇新增就业 --sort result --reports official
  reportdiff compare-regions 2026 --indicator GDP --regions beijing,上海 --format csv -o outputs/gdp.csv
  reportdiff chart regions 2026 --of GDP --reports official""",
    ),
    "who": CommandHelp(
        about="查哪些地区在年度安排里写了某件事，推进到哪一步，有哪些数字。\n\n"
        "每项举措附原文、栏目和段落。只作为提法、只在安排以外提到的地区另列；没有提到的只计数。",
        options={
            "--year": "报告的年份。[默认：最新一年]",
            "--all": "列出未提的地区，并引出全部原文。",
        },
        epilog="""\b
对象是词语（低空经济），它的简称和全称也一并查找。

\b
示例：
  reportdiff who 城市更新 --year 2026
  reportdiff who 低空经济 --year 2026 --reports official
  reportdiff who 低空经济 --regions beijing,shanghai,guangdong --reports official --all
  reportdiff who 养老 --format csv -o outputs/care.csv""",
    ),
    "near": CommandHelp(
        about="为一项举措在其他地区当年的报告里找最接近的举措。\n\n"
        "按对照报告的办法比对；是不是同一类举措、有多大把握，用文字说明。没有相近的，就说没有。",
        options={"--measure": "举措的编号（n12），或其中的字句。"},
        epilog="""\b
报告写成 年份/地区：2026/beijing。举措写编号（n12）或其中的字句。

\b
示例：
  reportdiff near 2026/beijing --measure 低空经济 --reports official
  reportdiff near 2026/beijing --measure n12 --regions shanghai,guangdong --reports official
  reportdiff near 2026/上海 --measure 老旧小区 --format csv --reports official""",
    ),
    "panel": CommandHelp(
        about="生成研究用的面板数据：指标 × 地区 × 年度，目标与结果并列。\n\n"
        "每个数字都有数值或区间、界限、单位、口径、争取目标、分句、句子和出处，以及存疑的原因。没有数字的格写明为什么。",
        options={
            "--years": "年度安排的年份。[默认：现有各年]",
            "--indicators": "指标，用逗号分隔。[默认：全部主要指标]",
            "--codebook": "不写表，用 Markdown 写出各列的含义。",
        },
        epilog="""\b
年份的写法如 2018..2026、2020..、2018,2020,2022。parquet 需要附加组件 [parquet]。

\b
示例：
  reportdiff panel --years 2022..2026
  reportdiff panel --years 2015..2026 --indicators GDP,CPI --reports official -o outputs/growth.csv
  reportdiff panel --years 2024.. --regions beijing,上海 --reports official -o outputs/growth.parquet
  reportdiff panel --codebook -o outputs/codebook.md""",
    ),
}
