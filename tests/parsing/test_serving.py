"""Serving clauses: what only leads to the clause behind it."""

from __future__ import annotations

import pytest

from reportdiff.parsing.dependent_clauses import serves


@pytest.mark.parametrize(
    "clause",
    [
        "以重大项目为牵引",
        "以数字化转型为抓手",
        "坚持以创建全国文明城市为契机",
        "围绕集成电路和新型显示",
        "聚焦群众急难愁盼",
        "立足山区实际",
        "针对独居老人和困境儿童",
        "对标国内一流水平",
        "在保护好古村落的前提下",
        "为方便外来务工人员",
        "年内",
        "到2035年",
        "上半年",
    ],
)
def test_a_clause_that_sets_the_stage_serves_the_next(clause: str) -> None:
    assert serves(clause) == "next"


@pytest.mark.parametrize(
    "clause",
    [
        "推动产业集聚",
        "新增5G基站1万个以上",
        "推进低空无人物流试验区扩区建设",
        "围绕脑机接口领域建设公共平台",
        "聚焦山区县开展医疗帮扶",
        "地区生产总值增长5%左右",
        "以旧换新补贴覆盖十类家电",
        "把云岭港建设好",
        "在全市推广夜间门诊",
        "对困难家庭发放取暖补贴",
    ],
)
def test_a_clause_that_says_what_is_done_serves_nobody(clause: str) -> None:
    assert serves(clause) is None
