"""Terms are whole words and names: no rest of a longer word, no verb, no calendar."""

from __future__ import annotations

import pytest

from reportdiff.comparison.terms import compare_terms
from reportdiff.comparison.versioned_names import versions_in
from tests.strategies import report_of

HEAD = "---\nregion: yunling\nyear: 2031\ntitle: 云岭市2031年举措摘编\nkind: digest\n---\n## 一\n"


def new_terms(*measures: str) -> set[str]:
    old = report_of(HEAD + "- 规范物业服务收费\n")
    new = report_of(HEAD + "".join(f"- {measure}\n" for measure in measures), 2032)
    return {term.term for term in compare_terms(old, new).new}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施优化营商环境5.0改革", ["营商环境5.0"]),
        ("推动互联网3.0应用", ["互联网3.0"]),
        ("扎实推进5.0版改革", []),
        ("开展自动驾驶示范区3.0建设", ["自动驾驶示范区3.0"]),
        ("比重提高2.5个百分点", []),
        ("价格上涨3.5%", []),
    ],
)
def test_a_version_has_its_whole_noun_and_no_verb(text: str, expected: list[str]) -> None:
    found = list(versions_in(text, {"实施", "优化", "推动", "扎实", "推进", "开展", "提高", "上涨", "比重", "价格"}))
    assert [name for name, _, _ in found] == expected
    assert all(text[start:end] == name for name, start, end in found)


def test_codes_and_quoted_names_are_terms() -> None:
    assert new_terms("布局7G产业", "深化“蓝芽计划”") >= {"7G", "蓝芽计划"}


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("在山城竞赛中大显身手", "中大"),
        ("引导后进村脱帽", "脱帽"),
        ("把精神落实到工作中去", "中去"),
        ("编制“十八五”规划", "十八五"),
    ],
)
def test_what_names_nothing_is_no_term(text: str, fragment: str) -> None:
    assert fragment not in new_terms(text)
