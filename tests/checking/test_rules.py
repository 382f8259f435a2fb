"""Each rule by itself: what it finds, where, and what it lets be."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from reportdiff.checking.rules import registry
from reportdiff.checking.rules.figure_rules import GARBLED
from reportdiff.checking.rules.registry import UnknownRule, all_rules, chosen_rules
from reportdiff.checking.rules.text_rules import furniture_spans, garbled_spans
from reportdiff.checking.running import check
from reportdiff.checking.source_places import SourceText
from reportdiff.i18n.labels import LABELS
from reportdiff.model import CheckResult, Finding
from reportdiff.output.findings.findings_text import FindingOptions, as_text, finding_message, rules_table
from tests.checking import reports

YEAR = 2032
GOOD = reports.good_report(YEAR)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(text: str | bytes, *, path: str = f"reports/{YEAR}/云岭市.md") -> CheckResult:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return check([path])


def found(result: CheckResult, rule: str) -> Finding:
    held = [finding for finding in result.findings if finding.rule == rule]
    assert held, [finding.rule for finding in result.findings]
    return held[0]


def marked(finding: Finding, text: str) -> str:
    """What stands at the place of a finding."""
    assert finding.line == finding.end_line
    return text.split("\n")[finding.line - 1][finding.column - 1 : finding.end_column - 1]


def test_every_rule_is_documented() -> None:
    for rule in all_rules():
        for table in ("rule", "rule_why", "rule_fix"):
            assert all(LABELS[f"{table}.{rule.id}"])
    table = Path(__file__).resolve().parents[2] / "docs" / "checking.md"
    assert rules_table("en") in table.read_text(encoding="utf-8")


def test_the_example_of_a_new_rule_is_true() -> None:
    example = registry.__doc__ or ""
    numbers = set(re.findall(r"RD\d{3}", example))
    assert len(numbers) == 1
    assert numbers.isdisjoint(each.id for each in all_rules())
    modules = [import_module(name) for name in re.findall(r":mod:`(reportdiff\.i18n\.labels\.\w+)`", example)]
    assert [name for module in modules for name in vars(module) if name.endswith("_LABELS")] == [
        "RULE_LABELS",
        "CHECKING_LABELS",
    ]


def test_a_rule_has_one_number() -> None:
    identifiers = [rule.id for rule in all_rules()]
    labelled = {key.removeprefix("rule.") for key in LABELS if key.startswith("rule.")}

    assert set(identifiers) == labelled
    assert identifiers == sorted(set(identifiers))


def test_a_good_report_has_no_findings(folder: Path) -> None:
    result = checked(GOOD)

    assert result.findings == ()
    assert (result.files[0].region, result.files[0].year) == ("云岭市", YEAR)
    assert result.files[0].measures > 120


CASES: dict[str, tuple[Callable[[], str], str, str]] = {
    "lost character": (lambda: GOOD.replace("企业信心明显", "企业\ufffd心明显", 1), "RD302", "便，企业\ufffd心明显增"),
    "traditional": (lambda: GOOD.replace("群众办事", "羣眾辦事".replace("羣", "群"), 1), "RD303", "眾"),
    "another script": (lambda: GOOD.replace("群众办事", "Ш级办事", 1), "RD303", "Ш"),
    "entity": (lambda: GOOD.replace("接续奋斗", "接续&amp;nbsp;奋斗", 1), "RD308", "&"),
    "page number": (lambda: GOOD.replace("### （三）", "— 12 —\n\n### （三）"), "RD308", "— 12 —"),
    "code": (lambda: GOOD.replace("接续奋斗", "接续document.write奋斗", 1), "RD304", "document.write"),
    "no percentage": (lambda: reports.with_damaged_figures(GOOD), "RD305", "%"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_finding_marks_the_words_in_the_file(folder: Path, case: str) -> None:
    make, rule, words = CASES[case]
    text = make()

    finding = found(checked(text), rule)

    assert marked(finding, text) == words
    assert finding.line > 4


def test_a_garbled_figure_outside_of_the_plan_is_a_warning_unless_there_are_more(folder: Path) -> None:
    one = GOOD.replace("群众办事更加方便", "投资增长5.3.2%", 1)
    three = GOOD.replace("群众办事更加方便", "投资增长5.3.2%", 3)

    assert [f.severity for f in checked(one).findings if f.rule == "RD305"] == ["warning"]
    assert [f.severity for f in checked(three).findings if f.rule == "RD305"] == ["error"] * 3


def test_the_folder_of_a_collection_is_no_region(folder: Path) -> None:
    assert "RD202" not in {f.rule for f in checked(GOOD, path=f"政府工作报告-汇编/{YEAR}.md").findings}


def test_front_matter_that_cannot_be_is_found_on_its_line(folder: Path) -> None:
    finding = found(checked(GOOD.replace(f"year: {YEAR}", "year: twenty")), "RD102")

    assert (finding.line, finding.severity) == (3, "error")
    assert "twenty" in finding_message(finding, "en") and "文件头" in finding_message(finding, "zh")


def test_front_matter_that_is_no_yaml_is_found_on_its_line(folder: Path) -> None:
    assert found(checked(GOOD.replace(f"year: {YEAR}", "year: [2032")), "RD102").line in (3, 4)


def test_front_matter_and_path_disagree(folder: Path) -> None:
    finding = found(checked(GOOD, path=f"reports/{YEAR + 1}/云岭市.md"), "RD203")

    assert marked(finding, GOOD) == f"year: {YEAR}"


def test_the_wrong_region_is_found_in_the_head(folder: Path) -> None:
    finding = found(checked(GOOD, path=f"reports/{YEAR}/shanghai.md"), "RD202")

    assert finding.values == {"region": "上海", "found": "云岭市"}
    assert finding.line == 6


def test_a_region_spelt_in_letters_is_not_held_against_its_name(folder: Path) -> None:
    assert checked(GOOD, path=f"reports/{YEAR}/yunling.md").findings == ()


@pytest.mark.parametrize("data", [b"", b"\0\1\2\3" * 50, b"PK\x03\x04 no zip"])
def test_an_unreadable_file_is_a_finding_and_no_error(folder: Path, data: bytes) -> None:
    finding = found(checked(data), "RD101")

    assert (finding.line, finding.year, finding.region) == (0, YEAR, "云岭市")
    assert str(folder) not in finding_message(finding, "en")


def test_no_report_at_all(folder: Path) -> None:
    assert {"RD103"} <= {finding.rule for finding in checked("各位代表：\n").findings}


def test_another_encoding_is_a_notice(folder: Path) -> None:
    result = checked(GOOD.encode("gb18030"))

    assert [(finding.rule, finding.severity) for finding in result.findings] == [("RD307", "notice")]


def test_a_copy_of_another_region(folder: Path) -> None:
    checked(GOOD, path=f"reports/{YEAR}/云岭市.md")
    other = GOOD.replace("云岭", "海棠岭")

    finding = found(checked(other, path=f"reports/{YEAR}/海棠岭市.md"), "RD402")

    assert finding.values["file"] == "云岭市.md"


def test_the_two_layouts_give_the_same_findings(folder: Path) -> None:
    copy = reports.good_report(YEAR - 1).replace(str(YEAR - 1), str(YEAR))
    for path in (f"a/{YEAR - 1}/云岭市.md", f"b/云岭市/{YEAR - 1}.md"):
        checked(reports.good_report(YEAR - 1), path=path)

    by_year = checked(copy, path=f"a/{YEAR}/云岭市.md")
    by_region = checked(copy, path=f"b/云岭市/{YEAR}.md")

    assert found(by_year, "RD401").severity == "error"
    assert [each.rule for each in by_year.findings] == [each.rule for each in by_region.findings]


def test_several_processes_give_the_same_result(folder: Path) -> None:
    for year in range(YEAR, YEAR + 6):
        broken = reports.with_furniture(reports.good_report(year))
        checked(broken, path=f"reports/{year}/云岭市.md")
    calls: list[tuple[int, int]] = []

    one = check(["reports"], workers=1)
    two = check(["reports"], workers=2, on_progress=lambda done, total: calls.append((done, total)))

    assert one == two
    assert len(one.files) == 6 and calls[-1] == (6, 6)


def test_fingerprints_last_when_the_lines_move_and_go_with_the_words(folder: Path) -> None:
    text = reports.with_damaged_figures(GOOD)
    before = found(checked(text), "RD305")
    moved = found(checked(text.replace("各位代表：", "（略）\n\n各位代表：")), "RD305")
    other = found(checked(text.replace("公共预算收入", "地方财政收入")), "RD305")

    assert moved.line == before.line + 2
    assert moved.fingerprint == before.fingerprint != other.fingerprint


def test_the_same_words_twice_have_two_fingerprints(folder: Path) -> None:
    result = checked(GOOD.replace("群众办事更加方便", "群众办事??更加方便"))
    prints = [finding.fingerprint for finding in result.findings]

    assert len(prints) > 2 and len(set(prints)) == len(prints)


def test_rules_are_switched_by_number_or_room() -> None:
    off = {rule.id for rule in chosen_rules({"RD3": "off", "rd305": "notice"})}
    severity = {rule.id: rule.severity for rule in chosen_rules({"RD3": "off", "rd305": "notice"})}

    assert "RD301" not in off and severity["RD305"] == "notice"


@pytest.mark.parametrize("switches", [{"RD999": "off"}, {"RD305": "loud"}, {"R": "off"}])
def test_a_switch_that_cannot_be_is_refused(switches: dict[str, str]) -> None:
    with pytest.raises(UnknownRule):
        chosen_rules(switches)


@pytest.mark.parametrize(
    "text",
    [
        "增长%左右",
        "增长5..5%",
        "达到1O%",
        "增长l3%",
        "约18. 27万人",
        "增长6%%",
        "提高个百分点",
        "到20255年",
        "新增?万人",
    ],
)
def test_damaged_figures_are_told(text: str) -> None:
    assert GARBLED.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "增长5.5%左右",
        "下降0.5个百分点",
        "提高几个百分点",
        "1.2万人",
        "2025年",
        "3.5%—4%",
        "百分之五",
        "5G基站10万个",
        "12345热线",
        "成活率90%以上，增长3%",
        "GDP 5 %",
    ],
)
def test_sound_figures_are_let_be(text: str) -> None:
    assert not GARBLED.search(text)


def test_text_in_the_wrong_encoding_is_told_and_rare_names_are_not() -> None:
    good = "在芮城县垚鑫工业园建设年产10万吨项目，引进é、ü等型号，培育“䲟”字号。"

    assert list(garbled_spans(good)) == []
    assert list(garbled_spans("推进垚鑫园区建设".encode().decode("gb18030", errors="replace")))
    assert list(garbled_spans("锟斤拷锟斤拷"))
    assert list(garbled_spans("æ\u008e¨è¿›å»ºè®¾".replace("\u008e", "")))


def test_what_a_congress_is_told_is_no_furniture() -> None:
    said = "推动政府网站集约化，做好信息发布、来源核验和版权保护，主办者和承办者各负其责。"

    assert list(furniture_spans(said)) == []
    assert list(furniture_spans("责任编辑：林某")) == [(0, 7)]


def test_a_place_is_found_across_lines_and_invisible_characters() -> None:
    source = SourceText("第一行\n建设\u200b海\n棠实验室\n")
    place = source.find("建设海棠", line=2)

    assert (place.line, place.column, place.end_line, place.end_column) == (2, 1, 3, 2)


def test_the_second_of_two_equal_words_is_found_by_what_stands_before_it() -> None:
    source = SourceText("增长%，下降%。")

    assert source.find("%", before="下降").column == 7


def test_the_terminal_form_names_place_rule_and_remedy_once(folder: Path) -> None:
    result = checked(GOOD.replace("群众办事更加方便", "群众办事??更加方便"))
    text = as_text(result, FindingOptions(lang="zh", width=100))

    line = GOOD[: GOOD.index("群众办事更加方便")].count("\n") + 1
    assert f"reports/{YEAR}/云岭市.md:{line}:" in text
    assert text.count("处理：对照原文补上。") == 1
    assert "\x1b" not in text and "\x1b" in as_text(result, FindingOptions(lang="zh", color=True))


def test_hostile_words_are_shown_inert(folder: Path) -> None:
    hostile = GOOD.replace("群众办事更加方便", "<b onclick='x'>\u202e方便", 1)

    assert "\u202e" not in as_text(checked(hostile), FindingOptions())


@pytest.mark.parametrize("run", ["9", "1.", "2031年", "□", "1，"])
def test_an_endless_line_of_figures_does_not_hold_up_a_check(folder: Path, run: str) -> None:
    began = time.monotonic()
    checked(GOOD + "\n" + run * (200_000 // len(run)) + "\n")

    assert time.monotonic() - began < 20


def test_a_report_without_any_break_is_found(folder: Path) -> None:
    glued = GOOD.replace("\n", "")
    finding = found(checked(glued), "RD113")

    assert finding.severity == "warning"
    assert "RD113" not in {each.rule for each in checked(GOOD.replace("\n", "　　")).findings}


def read_by_machine(*numbers: str) -> str:
    """The good report with what front matter keeps of its recognition."""
    entry = "".join(f"\n  {number}" for number in numbers)
    return f"---\nyear: {YEAR}\nregion: yunling\nmachine_read:{entry or ' true'}\n---\n\n{GOOD}"


def test_a_report_that_was_read_by_machine_says_how_sure_it_is(folder: Path) -> None:
    text = read_by_machine("confidence: 0.956", "unsure_lines: 3", "threshold: 0.9")
    finding = found(checked(text), "RD114")
    assert finding.severity == "warning"
    assert "0.96; lines below 0.90, with doubtful figures: 3" in finding_message(finding, "en")
    assert "平均置信度0.96；3行低于0.90" in finding_message(finding, "zh")


def test_recognition_without_doubtful_lines_names_none(folder: Path) -> None:
    text = read_by_machine("confidence: 0.99", "unsure_lines: 0", "threshold: 0.9")
    message = finding_message(found(checked(text), "RD114"), "en")
    assert "0.99" in message
    assert "below" not in message


def test_a_confidence_that_is_no_number_is_none(folder: Path) -> None:
    for stated in ("yes", "high", ".nan", "-1"):
        assert "0.00" in finding_message(found(checked(read_by_machine(f"confidence: {stated}")), "RD114"), "en")


def test_recognition_of_which_nothing_is_known_is_found_too(folder: Path) -> None:
    assert "0.00" in finding_message(found(checked(read_by_machine()), "RD114"), "en")
    assert "RD114" not in {finding.rule for finding in checked(GOOD).findings}
