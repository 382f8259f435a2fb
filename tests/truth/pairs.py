"""The pairs on which all outputs must say one thing: golden ones, an invented full text, the shipped digests."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from reportdiff.model import Comparison
from reportdiff.opening import compare, read_report_bytes
from reportdiff.output.json import comparison_to_json
from tests.command import PROJECT

GOLDEN = ("split-in-two", "merged-into-one", "figures-keep-to-their-objects", "unit-converted", "bound-alone-changed")
INVENTED = "invented-headlines"
SLOGANS = "invented-slogans"
FATES = "invented-fates"
SHIPPED = "shipped-digests"
PAIRS = (*GOLDEN, INVENTED, SLOGANS, FATES, SHIPPED)

_HEAD = """---
region: yunling
year: {year}
title: 云岭市{year}年政府工作报告
kind: full_text
---
各位代表：

现在，我代表云岭市人民政府，向大会报告工作，请予审议。

一、{last}年工作回顾

过去一年，全市生产总值增长5.3%，城镇登记失业率3.1%，累计建成公园十二座，群众满意度明显提高。

二、{year}年重点工作
"""

_CLOSING = "\n各位代表！山高路远，实干为先。让我们更加紧密地团结起来，为建设美好家园而努力奋斗！\n"

OLD_PLAN = """
今年发展的主要预期目标是：地区生产总值增长6%左右，一般公共预算收入增长5%，城镇登记失业率控制在4%以内，\
居民消费价格涨幅3%左右，居民收入增长与经济增长同步，单位地区生产总值能耗下降3%。

（一）加快科技创新

新增高新技术企业80家，建设云岭湖实验室。新建公共算力中心3座。力争地区生产总值增长6%左右，城镇新增就业9万人以上。

（二）提升城市品质

推进老旧小区供热管网更新和屋面防水修缮。完成国土绿化200万亩。改造老旧小区260个，新建口袋公园30个。\
固定资产投资增长8%。扶持总投资5000万元以上的项目。

（三）办好民生实事

新建村级快递服务站，建设村级电商服务站。新增养老床位5000张，研究设立成果转化基金。社会消费品零售总额增长7%。\
严格管控扬尘。细颗粒物年均浓度降到35微克/立方米。培训护理员800名、家政员500名。智能快递柜进2000个小区。
"""

NEW_PLAN = """
今年发展的主要预期目标是：地区生产总值增长5.5%左右，一般公共预算收入稳定增长，城镇调查失业率控制在5.5%以内，\
居民消费价格涨幅3%左右，居民收入稳步增长，细颗粒物年均浓度30±2。

（一）加快科技创新

新增高新技术企业100家以上，建设云岭湖实验室。新建公共算力中心5座。

（二）提升城市品质

推进老旧小区供热管网更新，完成老旧小区屋面防水修缮。完成营造林150万亩。改造老旧小区240个，新建口袋公园30个。\
扩大有效投资，确保固定资产投资增长10%，全年地区生产总值力争达到3万亿元。扶持总投资亿元以上的项目。

（三）办好民生实事

建设村级快递和电商服务站。新增养老床位8000张，设立成果转化基金并启动首批投资。稳定和扩大就业，城镇新增就业10万人以上。\
适时管控扬尘。改造提升农贸市场12家。培训护理员1000名、家政员400名。智能快递柜进3000个小区。
"""

OLD_SLOGANS = """
（四）加强政府自身建设

勇立潮头敢为先，风雨兼程谱新篇，以钉钉子精神抓落实。锤炼过硬作风，永葆奋斗本色。公开部门预算，办结企业投诉200件。
"""

NEW_SLOGANS = """
（四）加强政府自身建设

心中装着百姓，肩上扛起责任，用实干书写答卷。锤炼过硬作风，常怀敬畏之心。公开部门预算，办结企业投诉300件。
"""


FATES_OLD = """---
region: yunling
year: 2031
title: 云岭市2031年政府工作报告
kind: full_text
---
一、2030年工作回顾

过去一年，全市生产总值增长5.3%，累计建成公园十二座，完成白鹭湿地生态修复前期论证。

二、2031年重点工作

（一）加快科技创新

建成云岭湖实验室一期。推进磐石精密仪器产业园建设。建设金梭纺织面料检测中心。

（二）办好民生实事

新建社区食堂120家。出台养犬管理条例。开展校园午休躺睡改造。打造竹溪书院文旅街区。
"""

FATES_NEW = """---
region: yunling
year: 2032
title: 云岭市2032年政府工作报告
kind: full_text
---
一、2031年工作回顾

过去一年，我们奋力拼搏，云岭湖实验室一期建成投用，磐石精密仪器产业园加快建设，新建社区食堂136家。

二、今后五年的目标

今后五年，我们要打造竹溪书院文旅街区，城市面貌焕然一新。

三、2032年重点工作

（一）加快科技创新

举办低空飞行器设计大赛。启动白鹭湿地生态修复工程。

（二）办好民生实事

推广青梅古法酿造工艺。加装老楼电梯90部。
"""

FATES_HISTORY = "2029年政府工作报告。我们将推广青梅古法酿造工艺，加装老楼电梯。"


@cache
def comparison_of(pair: str) -> Comparison:
    """The comparison of a pair, made once."""
    if pair == INVENTED:
        return compare(_report(2031, OLD_PLAN), _report(2032, NEW_PLAN))
    if pair == SLOGANS:
        return compare(_report(2031, OLD_PLAN + OLD_SLOGANS), _report(2032, NEW_PLAN + NEW_SLOGANS))
    if pair == FATES:
        old, new = (
            read_report_bytes(text.encode(), name=f"{year}/yunling.md")
            for year, text in ((2031, FATES_OLD), (2032, FATES_NEW))
        )
        return compare(old, new, earlier={2029: FATES_HISTORY})
    if pair == SHIPPED:
        return compare(*(PROJECT / "reports" / year / "beijing.md" for year in ("2022", "2023")))
    folder = Path(__file__).parents[1] / "pairs" / pair
    return compare(folder / "old.md", folder / "new.md")


@cache
def oracle_of(pair: str) -> Any:
    """What the JSON of a pair says, as plain values: all other outputs are held against it."""
    return json.loads(comparison_to_json(comparison_of(pair)))


@cache
def counted_of(pair: str) -> Any:
    """What the JSON says without the changes that hold aims and frame only: all that most outputs show."""
    oracle = oracle_of(pair)
    changes = [change for change in oracle["changes"] if change["role"] == "commitment"]
    ids = {change["id"] for change in changes}
    sections = [
        {**section, "changes": [change for change in section["changes"] if change in ids]}
        for section in oracle["sections"]
    ]
    return {**oracle, "changes": changes, "sections": [section for section in sections if section["changes"]]}


def _report(year: int, plan: str) -> Any:
    text = _HEAD.format(year=year, last=year - 1) + plan + _CLOSING
    return read_report_bytes(text.encode(), name=f"{year}/yunling.md")
