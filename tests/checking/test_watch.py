"""The watch list: what its conditions find, and how a bad one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.checking.baseline import (
    AcceptedEntry,
    Baseline,
    accepted_changes,
    comparison_scope,
    fingerprint_of,
    read_baseline,
    write_baseline,
)
from reportdiff.checking.fail_on import KINDS, find_failures
from reportdiff.checking.rules.watch_rules import WatchHit, watch_hits
from reportdiff.checking.running import check
from reportdiff.checking.watch_list import BadWatchList, Watch, parse_watch_list
from reportdiff.cli.options import fail_on as command
from reportdiff.comparison import compare_reports, filter_changes
from reportdiff.model import Comparison
from reportdiff.opening import read_report_bytes

OLD = """\
---
region: beijing
year: 2031
title: 某市2031年政府工作报告举措摘编
kind: digest
---
## 民生
- 新增养老床位5000张
- 城镇调查失业率控制在5%以内
- 望山隧道建成通车
- 开展老旧电梯更新行动
- 设立成果转化基金
"""
NEW = """\
---
region: beijing
year: 2032
title: 某市2032年政府工作报告举措摘编
kind: digest
---
## 民生
- 新增养老床位4000张
- 城镇调查失业率控制在5.5%以内
- 推进望山隧道建设
- 开展老旧电梯更新改造行动
- 建设海棠实验室
"""


def comparison(old: str = OLD, new: str = NEW) -> Comparison:
    return compare_reports(
        read_report_bytes(old.encode(), name="2031/beijing.md"), read_report_bytes(new.encode(), name="2032/beijing.md")
    )


def entry(text: str) -> Watch:
    return parse_watch_list(f"[[watch]]\n{text}\n", "watch.toml")[0]


def hits(text: str, **changed: str) -> list[WatchHit]:
    return list(watch_hits([entry(text)], comparison(**changed)))


def test_what_must_exist_and_does_not_is_found() -> None:
    assert [hit.observation.key for hit in hits('name = "基金"\nterms = "转化基金"\ncondition = "must_exist"')] == [
        "watch_missing"
    ]
    assert hits('name = "床位"\nterms = ["养老床位"]\ncondition = "must_exist"') == []


def test_a_lowered_target_is_found_and_a_raised_one_is_not() -> None:
    watch = 'name = "床位"\nterms = "养老床位"\ncondition = "target_not_lowered"'

    (hit,) = hits(watch)
    assert hit.observation.values == {"name": "床位", "old": "5000张", "new": "4000张"}
    assert hits(watch, old=NEW.replace("2032", "2031"), new=OLD.replace("2031", "2032")) == []


def test_where_less_is_better_the_higher_ceiling_is_the_lowered_target() -> None:
    watch = 'name = "失业率"\npattern = "调查失业率"\ncondition = "target_not_lowered"'

    assert len(hits(watch)) == 1
    assert hits(watch, old=NEW.replace("2032", "2031"), new=OLD.replace("2031", "2032")) == []


def test_a_target_that_is_gone_is_found() -> None:
    watch = 'name = "床位"\nterms = "养老床位"\ncondition = "target_not_lowered"'
    gone = NEW.replace("新增养老床位4000张", "新增养老床位")

    assert [hit.observation.key for hit in hits(watch, new=gone)] == ["watch_removed"]


def test_a_stage_that_goes_back_is_found() -> None:
    assert [hit.observation.key for hit in hits('name = "隧道"\nterms = "望山隧道"\ncondition = "no_stage_back"')] == [
        "watch_set_back"
    ]


def test_any_change_is_found() -> None:
    watch = 'name = "电梯"\nterms = "老旧电梯"\ncondition = "notify_on_change"'

    assert [hit.observation.key for hit in hits(watch)] == ["watch_changed"]
    assert hits(watch, new=OLD.replace("2031", "2032")) == []


def test_another_region_is_let_be_and_names_may_be_chinese() -> None:
    watch = 'name = "基金"\nterms = "转化基金"\ncondition = "must_exist"\nregion = '

    assert hits(watch + '"上海"') == []
    assert len(hits(watch + '["shanghai", "北京市"]')) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[watch]\n", "not TOML"),
        ("[[wach]]\nname = 'x'\n", "wach"),
        ("[[watch]]\nterms = ['x']\ncondition = 'must_exist'\n", ":1: name is missing"),
        ("\n[[watch]]\nname = 'x'\ncondition = 'must_exist'\n", ":2: give terms"),
        ("[[watch]]\nname = 'x'\nterm = ['x']\n", "did you mean terms"),
        ("[[watch]]\nname = 'x'\nterms = ['x']\n", "condition is missing"),
        ("[[watch]]\nname = 'x'\nterms = ['x']\ncondition = 'must_exit'\n", "did you mean must_exist"),
        ("[[watch]]\nname = 'x'\npattern = '('\ncondition = 'must_exist'\n", "no regular expression"),
        ("[[watch]]\nname = 'x'\nterms = [1]\ncondition = 'must_exist'\n", "list of texts"),
        ("[[watch]]\nname = 'x'\nterms = 'x'\ncondition = 'must_exist'\nseverity = 'high'\n", "error, warning, notice"),
    ],
)
def test_a_bad_watch_list_is_refused_with_line_and_advice(text: str, said: str) -> None:
    with pytest.raises(BadWatchList) as refused:
        parse_watch_list(text, "watch.toml")

    assert said in str(refused.value)
    assert refused.value.message_in("zh") != str(refused.value)


def test_check_keeps_to_the_watch_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for year, text in ((2031, OLD), (2032, NEW)):
        (tmp_path / "reports" / str(year)).mkdir(parents=True)
        (tmp_path / "reports" / str(year) / "beijing.md").write_text(text, encoding="utf-8")
    watches = [
        entry('name = "床位"\nterms = "养老床位"\ncondition = ["target_not_lowered", "notify_on_change"]'),
        entry('name = "基金"\nterms = "转化基金"\ncondition = "must_exist"\nseverity = "error"'),
    ]

    result = check(["2032"], watch=watches)

    assert [(each.rule, each.severity, each.line, each.column) for each in result.findings] == [
        ("RD601", "error", 8, 3),
        ("RD602", "warning", 8, 3),
        ("RD604", "notice", 8, 3),
    ]
    assert result.findings[1].change is not None
    assert result.files[0].compared_with == "reports/2031/beijing.md"


def test_only_what_was_asked_for_fails() -> None:
    found = comparison()

    assert not find_failures(found, set()).failed
    assert find_failures(found, {"target_lowered"}).failed
    assert not find_failures(found, {"split"}).failed
    assert {change.status for change in find_failures(found, {"dropped"}).changes} == {"dropped"}


def test_the_watch_list_fails_only_where_it_is_asked_for_and_never_for_a_notice() -> None:
    missing = entry('name = "基金"\nterms = "转化基金"\ncondition = "must_exist"')
    notice = entry('name = "电梯"\nterms = "老旧电梯"\ncondition = "notify_on_change"')

    assert find_failures(comparison(), {"watch"}, watches=[missing]).failed
    assert not find_failures(comparison(), {"split"}, watches=[missing]).failed
    assert not find_failures(comparison(), {"watch"}, watches=[notice]).failed
    assert len(find_failures(comparison(), {"watch"}, watches=[notice]).hits) == 1


def test_filtered_changes_are_all_that_counts() -> None:
    whole = comparison()
    kept = filter_changes(whole, status=frozenset({"new"})).changes

    assert not find_failures(whole, {"dropped"}, among=kept).failed


def test_what_is_accepted_fails_no_more_until_its_words_change(tmp_path: Path) -> None:
    whole = comparison()
    path = tmp_path / "accepted.toml"
    write_baseline(path, accepted_changes(find_failures(whole, {"any"}).changes, whole))

    again = find_failures(whole, {"any"}, baseline=read_baseline(path))
    moved = find_failures(
        comparison(new=NEW.replace("## 民生\n", "## 民生\n- 开展自建房安全排查\n")),
        {"any"},
        baseline=read_baseline(path),
    )
    other = find_failures(comparison(new=NEW.replace("4000张", "3000张")), {"any"}, baseline=read_baseline(path))

    assert (again.failed, again.stale) == (False, ())
    assert [change.status for change in moved.changes] == ["new"]
    assert [change.facets for change in other.changes] == [("target_lowered",)]
    assert len(other.stale) == 1 and "4000张" in other.stale[0].about
    assert "4000张" in path.read_text(encoding="utf-8").splitlines()[other.stale[0].line - 1]


def test_an_accepted_hit_of_the_watch_list_fails_no_more() -> None:
    lowered = entry('name = "床位"\nterms = "养老床位"\ncondition = "target_not_lowered"')
    whole = comparison()
    change = find_failures(whole, {"target_lowered"}, watches=[lowered]).changes

    accepted = Baseline(entries=accepted_changes(change, whole))

    assert find_failures(whole, {"watch"}, watches=[lowered]).failed
    assert not find_failures(whole, {"watch"}, watches=[lowered], baseline=accepted).failed


def test_a_baseline_reads_back_as_written_whatever_the_words(tmp_path: Path) -> None:
    entries = [AcceptedEntry(scope='2031/某 "市"', fingerprint="ab12", about='new "引号" \\ 反斜杠 \u0007')]
    write_baseline(tmp_path / "accepted.toml", entries)

    read = read_baseline(tmp_path / "accepted.toml").entries

    assert [(each.scope, each.fingerprint, each.about) for each in read] == [
        (each.scope, each.fingerprint, each.about) for each in entries
    ]


def test_the_command_offers_what_the_library_knows() -> None:
    assert command.KINDS == KINDS


# Facets of earlier versions


@pytest.mark.parametrize(
    ("status", "facets"),
    [
        ("changed", ["expanded"]),
        ("reworded", []),
        ("changed", ["expanded", "stage_advanced"]),
    ],
)
def test_what_an_earlier_version_accepted_stays_accepted(status: str, facets: list[str]) -> None:
    whole = comparison(
        old=OLD.replace("## 民生\n", "## 民生\n- 办理法律援助\n"),
        new=NEW.replace("## 民生\n", "## 民生\n- 办理法律援助、公证\n"),
    )
    (change,) = [change for change in whole.changes if "members_added" in change.facets]
    print_of_then = fingerprint_of(status, *facets, "办理法律援助", "办理法律援助公证")
    entry_of_then = AcceptedEntry(scope=comparison_scope(whole), fingerprint=print_of_then, about="")
    other = AcceptedEntry(
        scope=comparison_scope(whole),
        fingerprint=fingerprint_of(status, *facets, "办理法律援助", "办理法律援助仲裁"),
        about="",
    )

    assert find_failures(whole, {"members_added"}).changes == (change,)
    accepted = find_failures(whole, {"members_added"}, baseline=Baseline(entries=(entry_of_then,)))
    assert (accepted.failed, accepted.accepted, accepted.stale) == (False, 1, ())
    assert find_failures(whole, {"members_added"}, baseline=Baseline(entries=(other,))).failed
