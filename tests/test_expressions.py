"""Expressions of users: what they find, and that none of them keeps anybody waiting."""

from __future__ import annotations

import pickle
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.checking.running import check
from reportdiff.checking.watch_list import parse_watch_list
from reportdiff.text import expressions
from reportdiff.text.expressions import BadExpression, EndlessExpression, Expression

ENDLESS = ("(x+x+)+y", "(人|民|人民)+$", "(?R)")
TEXT = "x" * 4000 + "人民" * 2000


@pytest.mark.parametrize("expression", ENDLESS)
def test_an_endless_expression_is_given_up(expression: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "PATIENCE", 0.5)
    asked = Expression(expression)
    began = time.monotonic()

    with pytest.raises(EndlessExpression) as refusal:
        asked.search(TEXT + "。")

    assert time.monotonic() - began < 10
    assert expression in str(refusal.value) and expression in refusal.value.message_in("zh")
    assert "\n" not in str(refusal.value)


def test_an_endless_pattern_of_a_watch_list_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "PATIENCE", 0.3)
    file = tmp_path / "2032" / "云岭市.md"
    file.parent.mkdir()
    file.write_text(f"---\nkind: digest\n---\n## 民生\n- 新建学校{TEXT}所\n", encoding="utf-8")
    watch = '[[watch]]\nname = "学校"\npattern = "(x+x+)+y"\ncondition = "must_exist"\n'

    with pytest.raises(EndlessExpression):
        check([file], watch=parse_watch_list(watch, "watch.toml"))


def test_the_patience_is_for_all_searches_together() -> None:
    asked = Expression("(x+x+)+y", seconds_left=0.4)
    began = time.monotonic()
    for _ in range(50):
        with pytest.raises(EndlessExpression):
            asked.search(TEXT)

    assert time.monotonic() - began < 10


def test_many_quick_searches_use_up_no_patience() -> None:
    asked = Expression("公园")
    for _ in range(1000):
        asked.search("新建口袋公园")

    assert asked.seconds_left == expressions.PATIENCE


@pytest.mark.parametrize(
    "expression", ["公园", "^新建.{0,4}公园$", r"(?P<n>\d+)万.*(?P=n)", "(?<!不)新建", "[0-9一二三]{2,}", "a|"]
)
@pytest.mark.parametrize("text", ["新建口袋公园", "30万吨、30亿元", "不新建", "二三", "", "a\nb"])
def test_finds_what_the_engine_of_python_finds(expression: str, text: str) -> None:
    assert Expression(expression).search(text) is (re.search(expression, text) is not None)


@pytest.mark.parametrize("expression", ["(", "a{99999999999999999999}", "[", "(?<=a*)b*("])
def test_what_is_no_expression_is_refused_with_the_reason(expression: str) -> None:
    with pytest.raises(BadExpression) as refusal:
        Expression(expression)

    assert refusal.value.reason and refusal.value.reason in str(refusal.value)


def test_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Expression("公园"))).search("口袋公园")


@pytest.mark.parametrize("expression", ["养老.{0,6}床位", "(床位|学位)+", "[0-9]+张", "", "床.*张|^"])
def test_several_texts_are_searched_as_each_of_them(expression: str) -> None:
    texts = ["新增养老", "机构床位", "新增床位5000张"]

    for some in (texts[:2], texts):
        assert Expression(expression).search_lines(some) == any(re.search(expression, text) for text in some)


@given(st.text(alphabet="ab.*+?|()[]{}^$\\\n2,:<e=ds-", max_size=8), st.lists(st.text(alphabet="ab\n", max_size=4)))
def test_no_expression_reaches_from_one_text_into_the_next(expression: str, texts: list[str]) -> None:
    try:
        asked = Expression(expression)
    except BadExpression:
        return
    assert asked.search_lines(texts) == any(asked.search(text) for text in texts)
