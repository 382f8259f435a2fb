"""Clauses: cut at every pause that ends one, at no other, and without losing a character."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.parsing.clauses import Clause, cut_clauses

PAUSES = frozenset("，,：:。！？；!?;…\n")
MARKS = frozenset("—–-─·•●■◆▪*、．.")
"""Dashes and list marks: taken off the edges of a clause, kept inside it."""

PIECES = st.sampled_from(
    [
        *"，,：:。！？；…\n 、—·",
        *"“”《》（）()「」『』【】[]",
        "推进山城步道建设", "新增车位5000个", "1:1", "比例1：3", "10,000户", "4.5%", "5G", "①", "x",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


def cut(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in cut_clauses(text)]


def inside(clauses: list[Clause], position: int) -> int:
    return sum(clause.start <= position < clause.end for clause in clauses)


@given(TEXTS)
def test_every_character_that_says_something_stands_in_exactly_one_clause(text: str) -> None:
    clauses = cut_clauses(text)

    for position, character in enumerate(text):
        silent = character.isspace() or character in PAUSES | MARKS
        assert inside(clauses, position) <= 1
        assert silent or inside(clauses, position) == 1, (position, character)


@given(TEXTS)
def test_clauses_come_in_order_and_are_never_empty(text: str) -> None:
    clauses = cut_clauses(text)

    assert all(clause.start < clause.end for clause in clauses)
    assert all(first.end <= second.start for first, second in pairwise(clauses))
    assert [clause.sentence for clause in clauses] == sorted(clause.sentence for clause in clauses)
    assert [clause.paragraph for clause in clauses] == sorted(clause.paragraph for clause in clauses)


@given(TEXTS)
def test_sentences_and_paragraphs_are_counted_without_gaps(text: str) -> None:
    clauses = cut_clauses(text)

    for numbers in ([clause.sentence for clause in clauses], [clause.paragraph for clause in clauses]):
        assert sorted(set(numbers)) == list(range(len(set(numbers))))


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_nothing_of_a_stretch_is_lost_wherever_it_begins_and_ends(text: str, first: int, second: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    clauses = cut_clauses(text, start, end)

    assert all(start <= clause.start < clause.end <= end for clause in clauses)
    for position in range(start, end):
        silent = text[position].isspace() or text[position] in PAUSES | MARKS
        assert silent or inside(clauses, position) == 1, (position, text[position])


@given(TEXTS, TEXTS, TEXTS)
def test_a_stretch_of_lines_is_cut_as_if_it_stood_alone(before: str, text: str, behind: str) -> None:
    start = len(before) + 1
    whole = f"{before}\n{text}\n{behind}"

    assert [
        (clause.start - start, clause.end - start, clause.mark, clause.sentence, clause.paragraph)
        for clause in cut_clauses(whole, start, start + len(text))
    ] == [(clause.start, clause.end, clause.mark, clause.sentence, clause.paragraph) for clause in cut_clauses(text)]


def test_a_sentence_is_cut_at_its_commas() -> None:
    assert cut("新增5G基站1万个以上，推进低空无人物流试验区扩区建设。") == [
        "新增5G基站1万个以上",
        "推进低空无人物流试验区扩区建设",
    ]


def test_a_clause_keeps_the_mark_that_ends_it() -> None:
    found = cut_clauses("建好一所学校，修好两条路；办好十件实事！\n继续")

    assert [clause.mark for clause in found] == ["，", "；", "！", ""]


def test_semicolon_and_full_stop_end_a_sentence_and_a_comma_does_not() -> None:
    found = cut_clauses("修桥，铺路；植树。\n办学")

    assert [(clause.sentence, clause.paragraph) for clause in found] == [(0, 0), (0, 0), (1, 0), (2, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "落实“山清、水秀，天蓝”行动",
        "修订《云岭市河湖、湿地，山林保护办法》",
        "建设停车场（含地下两层，地上一层）",
        "发布「早餐，午餐」指南",
        "推进“甲（乙，丙）丁，戊”工程",
        "完善(水，电)管网",
    ],
)
def test_nothing_is_cut_inside_quotes_and_brackets(text: str) -> None:
    assert cut(f"推进修缮，{text}，完成验收") == ["推进修缮", text, "完成验收"]


@pytest.mark.parametrize("text", ["按1:1配建车位", "按1：1配建车位", "惠及10,000户", "增长4.5%以上", "每日8:30开馆"])
def test_marks_inside_numbers_do_not_cut(text: str) -> None:
    assert cut(f"{text}，加强管理") == [text, "加强管理"]


def test_a_colon_before_a_number_cuts() -> None:
    assert cut("主要目标是：3万人就业") == ["主要目标是", "3万人就业"]


def test_an_unclosed_quote_does_not_swallow_its_paragraph() -> None:
    assert cut("打造“山城步道，新建驿站十个，种树百亩。\n办好“夜校”") == [
        "打造“山城步道",
        "新建驿站十个",
        "种树百亩",
        "办好“夜校”",
    ]


def test_a_quote_that_closes_far_away_was_left_open() -> None:
    far = "，".join(["推进乡村道路提质"] * 20)

    assert len(cut(f"打造“山城步道，{far}，办好夜校”")) == 22


def test_a_close_without_an_open_is_a_character_like_others() -> None:
    assert cut("新建驿站”十个，种树）百亩") == ["新建驿站”十个", "种树）百亩"]


@pytest.mark.parametrize("far", ["", "，推进乡村道路提质" * 20 + "”"])
def test_a_quotation_behind_an_unclosed_quote_is_still_whole(far: str) -> None:
    assert cut(f"打造“山城步道，修订《河湖，湿地》办法{far}")[:2] == ["打造“山城步道", "修订《河湖，湿地》办法"]


def test_dashes_and_list_marks_stand_outside() -> None:
    assert cut("——新建驿站；·种树百亩；— 办好夜校……") == ["新建驿站", "种树百亩", "办好夜校"]


@pytest.mark.parametrize("text", ["", " \n　", "，。；", "——", "\n\n"])
def test_without_words_there_is_no_clause(text: str) -> None:
    assert cut(text) == []


@settings(max_examples=25)
@given(st.integers(1, 400))
def test_a_long_row_of_opened_brackets_is_read(depth: int) -> None:
    assert cut("（" * depth + "推进，完成") == ["（" * depth + "推进", "完成"]
