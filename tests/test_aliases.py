"""Short names: written out where they are whole, left alone where they are pieces of other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.aliases import Alias, aliases_of, current_aliases, table_with, written_out
from reportdiff.opening import compare
from reportdiff.package_data import data_table
from tests.strategies import Row, digest

SHORT = sorted(table_with().by_short)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("推广长护险试点", "推广长期护理保险试点"),
        ("扩大高职院校招生", "扩大高等职业院校招生"),
        ("细化“两新”政策", "细化“大规模设备更新和消费品以旧换新”政策"),
        # A compound word that begins or ends with a short name.
        ("深化国企改革", "深化国有企业改革"),
        # Latin letters, and figures within them.
        ("PM2.5浓度降到30", "细颗粒物浓度降到30"),
        ("发展AI产业", "发展人工智能产业"),
    ],
)
def test_a_short_name_is_written_out(text: str, full: str) -> None:
    assert written_out(text) == full


@pytest.mark.parametrize(
    "text",
    [
        # 高职, 总规, 医改, 低保, 林改 and AI are pieces of other words here.
        "提高职业技能",
        "扩大总规模",
        "实施寺河医院改造",
        "降低保费",
        "低效林改造",
        "发展AIGC产业",
        # The full name stands beside the short one.
        "推广长期护理保险（长护险）试点",
    ],
)
def test_what_is_no_short_name_stays(text: str) -> None:
    assert written_out(text) == text


@pytest.mark.parametrize("short", SHORT)
def test_no_entry_stands_for_itself_or_in_a_circle(short: str) -> None:
    full = table_with().by_short[short].full

    assert full != short
    assert written_out(full) == full


def test_no_short_name_is_given_twice() -> None:
    names = [short for section in data_table("aliases.toml").values() for short in section]

    assert len(names) == len(set(names))


@given(st.text(alphabet="长护险低保提高职业技能国企改革总规模AI，。1", max_size=30))
def test_writing_out_twice_is_writing_out_once_and_nothing_else_changes(text: str) -> None:
    full = written_out(text)

    assert written_out(full) == full
    assert (full == text) == (not current_aliases().aliases_in(text))


def test_spellings_are_the_full_and_the_short_names() -> None:
    assert current_aliases().spellings("保租房") == {"保租房", "保障性租赁住房"}
    assert current_aliases().spellings("保障性租赁住房") == {"保租房", "保障性租赁住房"}
    assert current_aliases().spellings("碧水行动") == {"碧水行动"}


def test_own_names_count_inside_and_only_there() -> None:
    text = "办好青博会"
    with aliases_of({"青博会": "青澜国际渔业博览会"}):
        assert written_out(text) == "办好青澜国际渔业博览会"
        assert current_aliases().aliases_in(text) == (Alias("青博会", "青澜国际渔业博览会"),)
        assert written_out("推广长护险") == "推广长期护理保险"
    assert written_out(text) == text


def test_own_names_link_what_they_name_and_are_kept() -> None:
    around = ["新建气象雷达站3座", "推行工地扬尘监测", "培训农机手600人", "修缮望京门城楼", "改造供水管网40公里"]
    old, new = (
        digest([Row(section="计划", template=text) for text in (*order, *own)], year=year)
        for order, own, year in (
            (around, ("办好青博会", "检修丹霞山索道", "扩种蜜柚"), 2031),
            (around[::-1], ("整治乌沙河排污口", "招募社区辅导员", "青澜国际渔业博览会首设深海展区"), 2032),
        )
    )

    alone = compare(old, new, earlier={})
    together = compare(old, new, earlier={}, aliases={"青博会": "青澜国际渔业博览会"})

    assert alone.summary.status["dropped"] == alone.summary.status["new"] == 3
    assert together.summary.status["dropped"] == together.summary.status["new"] == 2
    assert (alone.aliases, together.aliases) == ((), (("青博会", "青澜国际渔业博览会"),))


def test_a_term_is_not_new_because_its_name_is_shorter() -> None:
    around = ["新建气象雷达站3座", "推行工地扬尘监测", "培训农机手600人"]
    old, new = (
        digest([Row(section="计划", template=text) for text in (*around, own)], year=year)
        for own, year in (("筹集“保障性租赁住房”800套", 2031), ("筹集“保租房”900套", 2032))
    )
    terms = compare(old, new, earlier={}).terms

    assert not [term.term for term in (*terms.new, *terms.vanished) if "租" in term.term]
