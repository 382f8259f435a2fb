"""Terms are whole words and names: no rest of a longer word, no verb, no calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.comparison.terms import compare_terms
from reportdiff.comparison.terms.own_statistics import compounds
from reportdiff.comparison.terms.user_dictionary import read_dictionary
from reportdiff.comparison.versioned_names import versions_in
from reportdiff.errors import ReportdiffError
from reportdiff.model import Term
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
        ("细颗粒物PM2.5浓度持续下降", "PM2"),
        ("完善道路命名，西至海棠路", "西至"),
    ],
)
def test_what_names_nothing_is_no_term(text: str, fragment: str) -> None:
    assert fragment not in new_terms(text)


CONCEPTS = ("区块链", "新质生产力", "元宇宙", "低空经济")


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_concept_needs_no_quotes(concept: str) -> None:
    assert concept in new_terms(f"布局{concept}赛道", f"支持{concept}企业落户", f"加快培育{concept}")


def test_a_compound_that_no_table_has_is_found_by_its_own_statistics() -> None:
    repeated = ("发展云杉织网产业", "支持云杉织网企业落户", "引进云杉织网人才", "推广云杉织网")
    assert any("云杉织网" in term for term in new_terms(*repeated))
    assert not any("云杉织网" in term for term in new_terms(repeated[0]))


def test_what_is_always_followed_by_the_same_word_is_a_piece() -> None:
    sentences = [["蛟", "鳌", "织", "网"], ["蛟", "鳌", "织", "网"], ["蛟", "鳌", "织", "网"]]
    found = compounds(sentences, frozenset())
    assert "蛟鳌织网" in found
    assert "蛟鳌织" not in found


def test_two_occurrences_are_no_statistics() -> None:
    assert compounds([["蛟", "鳌", "网"]] * 2, frozenset()) == {}


def test_joints_and_marks_end_a_compound() -> None:
    assert compounds([["蛟", "鳌", "和", "网"]] * 3, frozenset("和")) == {}


HISTORY = {2027: "发展低空经济", 2029: "规范物业服务收费"}


def terms_with(earlier: dict[int, str], *measures: str) -> dict[str, Term]:
    old = report_of(HEAD + "- 规范物业服务收费\n")
    new = report_of(HEAD.replace("2031", "2032") + "".join(f"- {measure}\n" for measure in measures), 2032)
    return {term.term: term for term in compare_terms(old, new, earlier=earlier).new}


def test_a_first_year_needs_more_than_the_two_reports() -> None:
    term = terms_with({}, "发展低空经济")["低空经济"]
    assert (term.first, term.last, term.sureness) == (None, None, "pair")


def test_a_first_year_with_every_year_before_it_is_whole_and_with_gaps_it_is_not() -> None:
    whole = terms_with({2029: "修路", 2030: "修路"}, "发展低空经济")["低空经济"]
    gaps = terms_with({2028: "修路", 2030: "修路"}, "发展低空经济")["低空经济"]
    assert (whole.first, whole.last, whole.sureness) == (2032, None, "whole")
    assert (gaps.first, gaps.last, gaps.sureness) == (2032, None, "gaps")


def test_a_term_that_came_back_names_its_first_and_last_year() -> None:
    term = terms_with(HISTORY, "发展低空经济")["低空经济"]
    assert (term.first, term.last, term.sureness) == (2027, 2027, "whole")
    assert (term.old, term.new) == (0, 1)


def test_the_collection_says_when_a_concept_was_first_anywhere() -> None:
    terms = terms_with({}, "发展低空经济", "打造“蓝芽湾”品牌")
    assert terms["低空经济"].collection is not None
    assert terms["低空经济"].collection < 2026
    assert terms["蓝芽湾"].collection is None


def test_a_word_of_the_dictionary_is_always_a_term() -> None:
    old, new = report_of(HEAD + "- 修路\n"), report_of(HEAD + "- 规范物业服务收费\n", 2032)
    assert [term.term for term in compare_terms(old, new, dictionary=["物业服务"]).new][:1] == ["物业服务"]


def test_a_dictionary_has_the_format_of_jieba(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("# 自定义\n云杉织网 5 n\n蓝芽湾 3\n白鹭洲 ns\n海棠步道\n\n", encoding="utf-8")
    assert read_dictionary(file) == ("云杉织网", "蓝芽湾", "白鹭洲", "海棠步道")


def test_a_dictionary_that_is_none_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("这是一个很长的句子" * 9, encoding="utf-8")
    with pytest.raises(ReportdiffError, match=r"words\.txt:1"):
        read_dictionary(file)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReportdiffError, match="UTF-8"):
        read_dictionary(file)
    file.write_text("海棠" + " " * 1_000_000 + "?", encoding="utf-8")
    with pytest.raises(ReportdiffError, match=r"words\.txt:1"):
        read_dictionary(file)


def test_a_dictionary_is_no_link_out_of_its_repository(tmp_path: Path) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("海棠步道\n", encoding="utf-8")
    link = tmp_path / "repository" / "words.txt"
    link.symlink_to(tmp_path / "secret.txt")

    with pytest.raises(ReportdiffError, match="symbolic link out of this repository"):
        read_dictionary(link)


def test_a_short_term_that_is_only_seen_inside_a_longer_one_is_a_piece_of_it() -> None:
    assert "低空" not in new_terms("发展低空经济")


@pytest.mark.parametrize(("word", "is_word"), [("湾", False), ("青湾", True), ("湾" * 40, True), ("湾" * 41, False)])
def test_a_word_of_a_dictionary_has_two_to_forty_characters(tmp_path: Path, word: str, is_word: bool) -> None:
    file = tmp_path / "words.txt"
    file.write_text(f"{word} 3 n\n", encoding="utf-8")

    if is_word:
        assert read_dictionary(file) == (word,)
    else:
        with pytest.raises(ReportdiffError, match=r"words\.txt:1"):
            read_dictionary(file)
