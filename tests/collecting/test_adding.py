"""Adding: told from the text, stored whole with its provenance, never over another, never outside."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from reportdiff.collecting.adding import Addition, add
from reportdiff.errors import NotAReport, ReportdiffError
from reportdiff.opening import compare, read_report
from reportdiff.reading import read_document
from reportdiff.version import __version__
from tests.collecting.conftest import TODAY
from tests.collecting.reports import FORMATS, Server, plain


def write(folder: Path, text: str, name: str = "报告.txt") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def added(source: str | Path, reports: Path, **options: object) -> Addition:
    return add(source, reports=reports, today=TODAY, **options)  # type: ignore[arg-type]


def refusal(source: str | Path, reports: Path, **options: object) -> str:
    before = snapshot(reports)
    with pytest.raises(ReportdiffError) as caught:
        added(source, reports, **options)
    assert caught.value.zh
    assert "\n" not in str(caught.value)
    assert snapshot(reports) == before
    return str(caught.value)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_any_format_is_stored_with_where_it_came_from(form: str, reports: Path, tmp_path: Path) -> None:
    file = tmp_path / f"报告.{form}"
    file.write_bytes(FORMATS[form]())
    done = added(file, reports)

    assert (done.outcome, done.region, done.year, done.plan_found) == ("stored", "云岭市", 2031, "heading")
    assert done.path == reports / "2031" / "云岭市.md"
    stated = read_document(done.path).metadata
    assert stated["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest() == done.sha256
    assert (stated["source"], stated["retrieved"]) == (f"报告.{form}", "2031-02-01")
    assert stated["reader"] == f"reportdiff {__version__}"
    assert str(tmp_path) not in done.path.read_text("utf-8")
    if form != "html":
        assert stated["delivered"] == "2031-01-20"
        assert (stated["speaker"], stated["session"]) == ("林远山", "云岭市第十二届人民代表大会第五次会议")
    assert len(read_report(done.path).commitments) == done.measures > 5


@pytest.mark.parametrize(("path", "form"), [("page", "html"), ("gb", "html"), ("word", "docx"), ("pdf", "pdf")])
def test_an_address_is_stored_like_a_file(path: str, form: str, reports: Path, tmp_path: Path, server: Server) -> None:
    done = added(f"{server.address}/{path}", reports, allow_private=True)
    file = tmp_path / f"report.{form}"
    file.write_bytes(FORMATS[form]())

    assert read_document(done.path).metadata["source"] == f"{server.address}/{path}"
    assert read_document(done.path).text == read_document(file).text
    assert added(f"{server.address}/{path}", reports, allow_private=True).outcome == "unchanged"


def test_the_same_again_touches_nothing(reports: Path, tmp_path: Path) -> None:
    file = write(tmp_path, plain())
    path = added(file, reports).path
    before = path.stat().st_mtime_ns, path.read_bytes()

    assert added(file, reports).outcome == "unchanged"
    assert added(write(tmp_path, plain() + "\n\n"), reports).outcome == "unchanged"  # other bytes, the same text
    assert added(path, reports).outcome == "unchanged"  # what was stored, given again
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_another_text_is_not_overwritten_without_force(reports: Path, tmp_path: Path) -> None:
    path = added(write(tmp_path, plain()), reports).path
    other = write(tmp_path, plain(more="\n附注：本报告所列数字以统计部门公布的为准，请以纸质文本为准。"))

    assert "holds another text of 云岭市 2031" in refusal(other, reports)
    assert added(other, reports, force=True).outcome == "replaced"
    assert "纸质文本" in path.read_text("utf-8")


def test_a_report_in_another_format_or_under_another_name_is_not_shadowed(reports: Path, tmp_path: Path) -> None:
    write(reports / "2031", "一份手工整理的报告", "云岭市.txt")
    assert "云岭市.txt: holds another text" in refusal(write(tmp_path, plain()), reports)


def test_dry_run_writes_nothing(reports: Path, tmp_path: Path) -> None:
    done = added(write(tmp_path, plain()), reports, dry_run=True)
    assert (done.outcome, done.dry_run, reports.exists()) == ("stored", True, False)


def test_neighbours_are_told_and_can_be_compared(reports: Path, tmp_path: Path) -> None:
    assert added(write(tmp_path, plain(2030)), reports).neighbours == ()
    assert added(write(tmp_path, plain(2031)), reports).neighbours == (2030,)
    assert compare("2030/云岭市", "2031/云岭", reports=reports).summary.status["unchanged"] > 5


@pytest.mark.parametrize(
    "text",
    [
        "云岭市今天天气晴，气温二十度，适合出门走走。" * 200,
        "一图读懂云岭市2031年政府工作报告\n" + "今年地区生产总值增长5%左右，新建学校二十所。\n" * 100,
        "云岭市2030年财政预算执行情况和2031年财政预算草案的报告\n" + plain().split("\n", 1)[1],
        "云岭市中级人民法院工作报告\n各位代表：\n现在，我代表市中级人民法院，向大会报告工作，请予审议。\n一、2030年工作回顾\n审结案件三千件。\n"
        "二、2031年重点工作\n提高审判质效。",
        "2031年云岭市政府工作报告\n各位代表：",
        "print('hello')\n" * 50,
    ],
    ids=["weather", "explainer", "budget", "court", "stub", "program"],
)
def test_what_is_no_report_is_refused_with_a_reason(text: str, reports: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAReport) as caught:
        added(write(tmp_path, text), reports, region="云岭市", year=2031)
    assert not reports.exists()
    assert re.search(
        r"不是政府工作报告；|不像政府工作报告（(?:有.+|应有的特征一项也没有)，.*年度安排.*）；", caught.value.zh
    )


def test_what_the_text_does_not_say_is_asked_for(reports: Path, tmp_path: Path) -> None:
    text = (
        plain()
        .replace("云岭市", "全市")
        .replace("2031年1月20日", "")
        .replace("2031年", "今年")
        .replace("2030年", "去年")
    )
    file = write(tmp_path, text)

    assert "add --region" in refusal(file, reports)
    assert "add --year" in refusal(file, reports, region="shanghai")
    assert added(file, reports, region="上海市", year=2031).path == reports / "2031" / "shanghai.md"


def test_the_place_of_a_file_helps_where_the_text_is_silent(reports: Path, tmp_path: Path) -> None:
    text = plain().replace("云岭市", "全市")
    assert added(write(tmp_path / "2031", text, "河北.txt"), reports).region == "hebei"


def test_what_is_given_must_not_contradict_the_text(reports: Path, tmp_path: Path) -> None:
    file = write(tmp_path, plain(place="上海市"))

    assert "its text is of shanghai" in refusal(file, reports, region="北京")
    assert "its text is of 2031" in refusal(file, reports, year=2030)
    assert added(file, reports, region="beijing", year=2030, force=True).path == reports / "2030" / "beijing.md"


@pytest.mark.parametrize("region", ["../etc", "a/b", "..", "北京/上海", "", ".hidden", "a\0b", "con.md", "x" * 99])
def test_a_region_cannot_climb_out(region: str, reports: Path, tmp_path: Path) -> None:
    assert "is no name of a region" in refusal(write(tmp_path, plain()), reports, region=region, force=True)


@pytest.mark.parametrize("year", [0, -1, 203, 1948, 2100, 99999])
def test_an_impossible_year_is_refused(year: int, reports: Path, tmp_path: Path) -> None:
    assert "no report is of that year" in refusal(write(tmp_path, plain()), reports, year=year, force=True)


def test_front_matter_cannot_climb_out(reports: Path, tmp_path: Path) -> None:
    file = write(tmp_path, f"---\nregion: ../../etc\nyear: 2031\n---\n{plain()}", "r.md")
    assert "front matter says region" in refusal(file, reports)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
@pytest.mark.parametrize("link", ["2031", "2031/云岭市.md"])
def test_links_that_lead_out_are_refused(link: str, reports: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (reports / link).parent.mkdir(parents=True, exist_ok=True)
    (reports / link).symlink_to(outside if link == "2031" else outside / "new.md")

    assert "leads out of" in refusal(write(tmp_path, plain()), reports, force=True)
    assert list(outside.iterdir()) == []


def test_credentials_in_front_matter_are_not_stored(reports: Path, tmp_path: Path) -> None:
    file = write(tmp_path, f"---\nsource: http://me:secret@www.example.cn/1.html\n---\n{plain()}", "r.md")
    stored = added(file, reports).path
    assert read_document(stored).metadata["source"] == "http://www.example.cn/1.html"
    assert b"secret" not in stored.read_bytes()


@pytest.mark.parametrize("name", ["missing.txt", "a\0b", ""])
def test_a_file_that_is_not_there_is_said(name: str, reports: Path, tmp_path: Path) -> None:
    assert refusal(tmp_path / name, reports)
