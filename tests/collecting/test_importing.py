"""A whole collection: told by layout and text, a bad file never stops the run, nothing is overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import validate

from reportdiff.collecting.collection_account import import_json, import_text
from reportdiff.collecting.collection_layout import candidates
from reportdiff.collecting.importing import Import, import_collection
from reportdiff.collecting.transcript import common_share
from reportdiff.errors import ReportNotFound
from reportdiff.output.json import schema
from tests.collecting.conftest import TODAY
from tests.collecting.reports import FORMATS, plain


def lay(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def imported(folder: Path, reports: Path, *, force: bool = False, dry_run: bool = False) -> Import:
    return import_collection(folder, reports=reports, force=force, dry_run=dry_run, today=TODAY)


def fates(done: Import) -> dict[str, str]:
    return {entry.path.relative_to(done.folder).as_posix(): entry.fate for entry in done.entries}


@pytest.mark.parametrize(
    ("name", "year", "region"),
    [
        ("2031/yunling.md", 2031, ""),
        ("2031/beijing.md", 2031, "beijing"),
        ("上海/2031.docx", 2031, "shanghai"),
        ("政府工作报告-其他地市/云岭市/2031.md", 2031, "云岭市"),
        ("政府工作报告-国务院/2031.md", 2031, "national"),
        ("政府工作报告-其他地市/吉林市/2031.md", 2031, "吉林市"),
        ("a/b/c/2031年/内蒙古自治区.txt", 2031, "neimenggu"),
        ("云岭市/2031-11.md", 2031, "云岭市"),
        ("云岭市2031年政府工作报告（全文）.pdf", 2031, "云岭市"),
        ("beijing-2031.txt", 2031, "beijing"),
        ("杂项/报告.txt", 0, ""),
    ],
)
def test_the_place_of_a_file_says_what_it_should_be(name: str, year: int, region: str, tmp_path: Path) -> None:
    (found,) = candidates(lay(tmp_path, {name: "x"}))
    assert (found.year, found.region) == (year, region)


def test_both_layouts_are_taken_at_any_depth(tmp_path: Path, reports: Path) -> None:
    folder = lay(
        tmp_path / "collection",
        {
            "省/河北省/2031.txt": plain(2031, "河北省"),
            "2030/hebei.txt": plain(2030, "河北省"),
            "市/云岭市/2031.docx": FORMATS["docx"](),
            "散/报告.txt": plain(2029, "云岭市"),
        },
    )
    done = imported(folder, reports)

    assert set(fates(done).values()) == {"taken"}
    assert {path.relative_to(reports).as_posix() for path in reports.rglob("*.md")} == {
        *("2031/hebei.md", "2030/hebei.md", "2031/云岭市.md", "2029/云岭市.md"),
    }
    assert set(fates(imported(folder, reports)).values()) == {"unchanged"}


def test_every_bad_file_is_named_with_its_reason_and_stops_nothing(tmp_path: Path, reports: Path) -> None:
    folder = lay(
        tmp_path / "collection",
        {
            "云岭市/2031.md": plain(2031),
            "云岭市/2030.md": plain(2029),
            "望山市/2031.md": plain(2031),
            "碧溪市/2031.md": "今天天气晴。",
            "海棠市/2031.md": b"",
            "海棠市/2030.docx": b"PK\x03\x04 broken",
            "海棠市/2029.txt": bytes(range(256)),
            "杂项/一.txt": plain().replace("云岭市", "全市"),
        },
    )
    done = imported(folder, reports)

    assert fates(done) == {
        "云岭市/2031.md": "taken",
        "云岭市/2030.md": "other_year",
        "望山市/2031.md": "other_region",
        "碧溪市/2031.md": "no_report",
        "海棠市/2031.md": "unreadable",
        "海棠市/2030.docx": "unreadable",
        "海棠市/2029.txt": "unreadable",
        "杂项/一.txt": "unclear",
    }
    assert [path.name for path in reports.rglob("*") if path.is_file()] == ["云岭市.md"]
    for entry in done.entries:
        assert bool(entry.why) == bool(entry.why_zh) == (entry.fate != "taken")
    for lang in ("zh", "en"):
        text = import_text(done, lang=lang)  # type: ignore[arg-type]
        assert all(str(entry.path) in text for entry in done.entries if entry.fate != "taken")
    document = json.loads(import_json(done))
    assert (document["schema"], len(document["files"])) == ("reportdiff/import/1", 8)
    assert document["counts"]["unreadable"] == 3
    validate(document, schema("import"))


def test_one_report_in_two_formats_is_taken_once(tmp_path: Path, reports: Path) -> None:
    folder = lay(tmp_path / "c", {f"2031/云岭市.{form}": make() for form, make in FORMATS.items() if form != "html"})
    done = imported(folder, reports)

    assert fates(done) == {
        "2031/云岭市.md": "taken",
        **{f"2031/云岭市.{form}": "same_report" for form in ("txt", "docx", "pdf")},
    }


def test_another_text_of_the_same_year_does_not_replace_the_first(tmp_path: Path, reports: Path) -> None:
    other = "2031年云岭市政府工作报告\n各位代表：\n我代表云岭市人民政府，向大会报告工作，请予审议。\n"
    other += "一、2030年工作回顾\n全年完成造林三千亩。\n"
    other += "二、2031年重点工作\n" + "建设望山隧道，打通断头路九条，举办邻里运动会，治理黑臭水体，规范物业收费。\n" * 3
    folder = lay(tmp_path / "c", {"云岭市/2031.md": plain(), "云岭市/2031-part.md": other})

    assert fates(imported(folder, reports)) == {"云岭市/2031.md": "taken", "云岭市/2031-part.md": "exists"}


def test_what_was_there_is_kept_unless_forced(tmp_path: Path, reports: Path) -> None:
    lay(reports, {"2031/云岭市.md": plain(more="\n附注：本报告所列数字以统计部门公布的为准。")})
    folder = lay(tmp_path / "c", {"云岭市/2031.txt": plain()})
    before = (reports / "2031/云岭市.md").read_bytes()

    assert fates(imported(folder, reports)) == {"云岭市/2031.txt": "exists"}
    assert (reports / "2031/云岭市.md").read_bytes() == before
    assert fates(imported(folder, reports, force=True, dry_run=True)) == {"云岭市/2031.txt": "replaced"}
    assert (reports / "2031/云岭市.md").read_bytes() == before
    assert fates(imported(folder, reports, force=True)) == {"云岭市/2031.txt": "replaced"}


def test_a_report_of_december_may_lie_under_either_year(tmp_path: Path, reports: Path) -> None:
    text = plain(2031).replace("2031年1月20日", "2030年12月20日")
    assert "2030年12月20日" in text
    folder = lay(tmp_path / "c", {"云岭市/2030.txt": text})

    assert fates(imported(folder, reports)) == {"云岭市/2030.txt": "taken"}
    assert (reports / "2031/云岭市.md").is_file()


def test_hidden_files_and_links_that_lead_out_are_left_alone(tmp_path: Path, reports: Path) -> None:
    folder = lay(
        tmp_path / "c", {"云岭市/2031.txt": plain(), ".git/2030.txt": plain(2030), "云岭市/~2029.txt": plain(2029)}
    )
    outside = lay(tmp_path / "outside", {"2028.txt": plain(2028)})
    (folder / "云岭市" / "2028.txt").symlink_to(outside / "2028.txt")
    (folder / "望山市").symlink_to(outside)

    assert list(fates(imported(folder, reports))) == ["云岭市/2031.txt"]


def test_progress_is_told_to_the_end(tmp_path: Path, reports: Path) -> None:
    folder = lay(tmp_path / "c", {f"云岭市/{year}.txt": plain(year) for year in (2029, 2030)})
    told: list[tuple[int, int]] = []
    import_collection(folder, reports=reports, on_file=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_folder_without_reports_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReportNotFound, match="holds no file of a known kind"):
        import_collection(tmp_path)
    with pytest.raises(ReportNotFound, match="is no directory"):
        import_collection(tmp_path / "nowhere")


def test_common_share() -> None:
    assert common_share(plain(), plain()) == 1.0
    assert common_share(plain(), "建设望山隧道，打通断头路九条，举办邻里运动会，治理黑臭水体。") == 0.0
    assert common_share("", "") == 1.0
