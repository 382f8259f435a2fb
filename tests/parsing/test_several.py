"""A file that holds several reports gives one of them, and says that there are others."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.opening import read_report, read_report_bytes
from tests.parsing.test_outline import CLOSING, PAST, PROBLEMS

PLANS = {2031: "今年要建成望山隧道，开通公交线路12条。", 2032: "今年要扩建海棠书院，新建停车位3000个。"}


def lines(year: int) -> list[str]:
    return [
        f"{year}年云岭市政府工作报告",
        f"——{year}年1月5日在云岭市人民代表大会会议上",
        "各位代表：",
        "现在，我代表市人民政府报告工作，请予审议，并请市政协各位委员提出意见。",
        f"一、{year - 1}年工作回顾", *[PAST] * 12, PROBLEMS,
        f"二、{year}年重点工作", *[PLANS[year] + "要加快推进轨道交通建设，完善社区养老服务，让群众得到更多实惠。"] * 14,
        CLOSING,
    ]  # fmt: skip


def both() -> bytes:
    return "\n".join([*lines(2031), *lines(2032)]).encode()


def test_the_last_of_two_reports_is_read_and_the_first_is_no_review() -> None:
    report = read_report_bytes(both(), name="r.txt")
    assert report.year == 2032
    assert report.title == "2032年云岭市政府工作报告"
    texts = {measure.text for measure in report.measures}
    assert any("海棠书院" in text for text in texts)
    assert not any("望山隧道" in text for text in texts)
    assert report.parts[0].start > report.text.index("2032年云岭市")
    assert all(report.text[measure.start : measure.end] == measure.text for measure in report.measures)
    for section in report.sections:
        assert section.title in report.text[section.start : section.end]


def test_that_there_are_others_is_said() -> None:
    report = read_report_bytes(both(), name="r.txt")
    assert report.plan_doubts == ("several_reports",)
    (entry,) = (entry for entry in report.ledger if entry.what == "other_report")
    assert (entry.count, entry.samples) == (1, ("2031年云岭市政府工作报告",))


@pytest.mark.parametrize("year", [2031, 2032])
def test_the_report_of_the_year_of_the_path_is_read(tmp_path: Path, year: int) -> None:
    path = tmp_path / str(year) / "yunling.txt"
    path.parent.mkdir()
    path.write_bytes(both())
    report = read_report(path)
    assert report.year == year
    assert PLANS[year][2:9] in "".join(measure.text for measure in report.measures)
    assert {span.part for span in report.parts} == {"review", "plan", "closing"}


def test_one_report_alone_is_the_same_alone_or_in_company() -> None:
    alone = read_report_bytes("\n".join(lines(2032)).encode(), name="r.txt")
    among = read_report_bytes(both(), name="r.txt")
    assert [measure.text for measure in alone.measures] == [measure.text for measure in among.measures]
    assert [measure.section for measure in alone.measures] == [measure.section for measure in among.measures]
    assert alone.plan_doubts == ()


def test_a_report_that_names_its_offer_twice_is_one() -> None:
    text = lines(2031)
    text.insert(-1, "我代表市人民政府感谢各位代表的审议。")
    assert read_report_bytes("\n".join(text).encode(), name="r.txt").plan_doubts == ()


def test_the_foot_of_a_page_that_repeats_title_and_salutation_is_no_second_report() -> None:
    foot = lines(2031)[:4]
    sound = read_report_bytes("\n".join(lines(2031)).encode(), name="r.txt")
    report = read_report_bytes("\n".join([*lines(2031), *foot]).encode(), name="r.txt")

    assert [measure.text for measure in report.measures] == [measure.text for measure in sound.measures]
    assert report.plan_doubts == ()
    assert {span.part for span in report.parts} == {"review", "plan", "closing"}


def test_a_piece_without_a_plan_is_not_the_report_of_the_file() -> None:
    words = "回望来路，城市面貌日新月异，人民生活蒸蒸日上，这是全市人民共同奋斗的结果。"
    speech = [*lines(2032)[:4], *[words * 3] * 30]
    report = read_report_bytes("\n".join([*lines(2031), *speech]).encode(), name="r.txt")

    assert any("望山隧道" in measure.text for measure in report.measures)
    assert {entry.what for entry in report.ledger} >= {"other_report"}  # what was not read is counted
