"""Finding reports: years, regions, paths; what is missing is answered with what there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import reportdiff.corpus.reports
from reportdiff.corpus.earlier_texts import earlier_texts
from reportdiff.corpus.find import find_report
from reportdiff.corpus.reports import list_reports, reports_directory
from reportdiff.disk.symbolic_links import LinkOut
from reportdiff.errors import ReportNotFound
from reportdiff.parsing.identity import Identity, identify
from reportdiff.reading import read_bytes
from reportdiff.regions import REGIONS, region_code


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """2022: two regions with Beijing; 2023: one region; 2024: two without Beijing."""
    folder = tmp_path / "reports"
    for name in ("2022/beijing.md", "2022/shanghai.txt", "2023/zhejiang.md", "2024/fujian.md", "2024/hebei.md"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("## 教育\n- 新建两所小学\n", encoding="utf-8")
    return folder


def found(spec: str, reports: Path) -> str:
    return find_report(spec, reports=reports).path.relative_to(reports).as_posix()


def missing(spec: str, reports: Path) -> str:
    with pytest.raises(ReportNotFound) as caught:
        find_report(spec, reports=reports)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("spec", "file"),
    [
        ("2022", "2022/beijing.md"),
        ("2022年", "2022/beijing.md"),
        ("２０２２", "2022/beijing.md"),
        ("2023", "2023/zhejiang.md"),
        ("2022/shanghai", "2022/shanghai.txt"),
        ("2022/Shanghai", "2022/shanghai.txt"),
        ("shanghai/2022", "2022/shanghai.txt"),
        ("shanghai-2022", "2022/shanghai.txt"),
        ("上海/2022", "2022/shanghai.txt"),
        ("2022/上海市", "2022/shanghai.txt"),
        ("北京市-2022", "2022/beijing.md"),
    ],
)
def test_a_spec_finds_its_report(spec: str, file: str, reports: Path) -> None:
    assert found(spec, reports) == file


def test_a_found_report_says_its_year_and_region(reports: Path) -> None:
    file = find_report("2023", reports=reports)
    assert (file.year, file.region) == (2023, "zhejiang")


def test_a_path_is_read_where_it_stands(reports: Path, tmp_path: Path) -> None:
    file = tmp_path / "我的报告.txt"
    file.write_text("一、今年重点工作", encoding="utf-8")
    assert find_report(str(file), reports=reports).path == file
    assert find_report(str(file), reports=reports).region == "unknown"
    inside = find_report(str(reports / "2022" / "shanghai.txt"), reports=None)
    assert (inside.year, inside.region) == (2022, "shanghai")


def test_a_folder_named_like_a_year_does_not_hide_the_year(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (reports.parent / "2022").mkdir()
    monkeypatch.chdir(reports.parent)
    assert found("2022", reports) == "2022/beijing.md"


def test_a_missing_year_is_answered_with_the_years_there_are(reports: Path) -> None:
    assert "the years there are 2022, 2023, 2024" in missing("2031", reports)
    assert "the years there are 2022, 2023, 2024" in missing("2031/beijing", reports)


def test_a_missing_region_is_answered_with_the_regions_of_that_year(reports: Path) -> None:
    message = missing("2022/zhejiang", reports)
    assert "2022 has beijing, shanghai" in message
    assert "years with zhejiang: 2023" in message


def test_a_misspelt_region_gets_the_nearest_one(reports: Path) -> None:
    assert "did you mean 2022/shanghai?" in missing("2022/shangai", reports)
    assert "did you mean 2022/shanghai?" in missing("2022/上海是", reports)


def test_several_regions_without_beijing_must_be_chosen_from(reports: Path) -> None:
    assert "say which of fujian, hebei, as in 2024/fujian" in missing("2024", reports)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("2022/天津", "2022年有：北京（beijing）、上海（shanghai）；各年都没有天津（tianjin）"),
        ("2022/浙江", "有浙江（zhejiang）的年份：2023"),
        ("2024", "没有北京（beijing）；请从福建（fujian）、河北（hebei）中指明一个，如 2024/fujian"),
        ("2030", "现有年份：2022、2023、2024；"),
    ],
)
def test_chinese_errors_name_regions_in_chinese_and_as_they_are_typed(spec: str, said: str, reports: Path) -> None:
    with pytest.raises(ReportNotFound) as caught:
        find_report(spec, reports=reports)

    assert said in caught.value.zh


def test_many_names_are_counted_in_the_language(tmp_path: Path) -> None:
    for year in range(1990, 2010):
        (tmp_path / str(year)).mkdir()
        (tmp_path / str(year) / "beijing.md").write_text("## 教育\n- 新建两所小学\n", encoding="utf-8")
    with pytest.raises(ReportNotFound) as caught:
        find_report("2024", reports=tmp_path)

    assert "(20 in all)" in str(caught.value)
    assert "（共20个）" in caught.value.zh
    assert "in all" not in caught.value.zh


def test_a_word_that_is_nothing_says_what_is_possible(reports: Path) -> None:
    assert "the years there are: 2022, 2023, 2024" in missing("最新", reports)
    assert "no such file" in missing("missing.md", reports)
    assert missing("x" * 5000, reports)
    assert missing("a\0b", reports)


def test_an_empty_directory_says_what_to_put_there(tmp_path: Path) -> None:
    assert "holds no reports" in missing("2022", tmp_path)


def test_a_directory_is_no_report(reports: Path) -> None:
    assert "is a directory" in missing(str(reports / "2022"), reports)


@pytest.mark.parametrize("spec", ["2022/../../secret", "2022/..", "2022/../2023/zhejiang", "2022\\..\\..\\secret"])
def test_a_spec_cannot_climb_out(spec: str, reports: Path) -> None:
    (reports.parent / "secret").write_text("x", encoding="utf-8")
    assert "outside the reports directory" in missing(spec, reports)


def test_a_link_that_leads_out_is_not_followed(reports: Path) -> None:
    outside = reports.parent / "outside.md"
    outside.write_text("x", encoding="utf-8")
    try:
        (reports / "2023" / "hubei.md").symlink_to(outside)
    except OSError:
        pytest.skip("this file system has no symbolic links")
    assert "hubei" not in {file.region for file in list_reports(reports)}
    with pytest.raises(LinkOut, match=r"2023/hubei.md: leads out of its collection by a symbolic link"):
        find_report("2023/hubei", reports=reports)
    assert "2023 has zhejiang" in missing("2023/hunan", reports)


def test_of_several_files_the_one_that_says_most_stands_for_the_report(reports: Path) -> None:
    for suffix in (".docx", ".txt", ".pdf"):
        (reports / "2022" / f"beijing{suffix}").write_bytes(b"x")
    assert found("2022", reports) == "2022/beijing.md"
    (reports / "2022" / "beijing.md").unlink()
    assert found("2022", reports) == "2022/beijing.txt"


def test_the_list_is_in_order_and_leaves_strangers_out(reports: Path) -> None:
    for name in (".hidden.md", "~lock.md", "notes.json"):
        (reports / "2022" / name).write_text("x", encoding="utf-8")
    (reports / "drafts").mkdir()
    (reports / "drafts" / "beijing.md").write_text("x", encoding="utf-8")
    assert [(file.year, file.region) for file in list_reports(reports)] == [
        (2022, "beijing"),
        (2022, "shanghai"),
        (2023, "zhejiang"),
        (2024, "fujian"),
        (2024, "hebei"),
    ]


def test_the_directory_is_the_option_then_the_environment_then_here_then_the_examples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    option, environment, here = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    for folder in (option, environment, here / "reports"):
        folder.mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setenv("REPORTDIFF_REPORTS", str(environment))
    assert reports_directory(option).path == option
    assert reports_directory(None).path == environment
    monkeypatch.delenv("REPORTDIFF_REPORTS")
    assert reports_directory(None).path.resolve() == here / "reports"
    assert not reports_directory(None).bundled
    monkeypatch.chdir(option)
    bundled = reports_directory(None)
    assert bundled.bundled
    assert [(file.year, file.region) for file in list_reports(None)][:2] == [(2022, "beijing"), (2023, "beijing")]


def test_an_asked_for_directory_that_is_not_there_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReportNotFound, match="--reports names no directory"):
        reports_directory(tmp_path / "nowhere")
    monkeypatch.setenv("REPORTDIFF_REPORTS", str(tmp_path / "nowhere"))
    with pytest.raises(ReportNotFound, match="REPORTDIFF_REPORTS names no directory"):
        reports_directory(None)


def test_without_package_data_the_examples_of_the_checkout_serve() -> None:
    assert reportdiff.corpus.reports._bundled().is_dir()


def test_every_region_is_known_by_its_chinese_names() -> None:
    assert len(REGIONS) == 32
    for code, chinese in REGIONS.items():
        assert region_code(chinese) == code
        assert region_code(code.upper()) == code
    for name, code in {
        "广西壮族自治区": "guangxi",
        "内蒙古自治区": "neimenggu",
        "国务院": "national",
        "吉林省": "jilin",
        "深圳": "深圳",
    }.items():
        assert region_code(name) == code


def told(text: str, path: str | None = None) -> Identity:
    return identify(read_bytes(text.encode(), name="r.md"), Path(path) if path else None)


def test_front_matter_goes_before_the_path_and_the_path_before_the_text() -> None:
    front = "---\nyear: 2022\nregion: beijing\ntitle: 摘编\nkind: digest\n---\n- 新建两所小学\n"
    assert told(front, "reports/2030/hebei.md") == Identity(
        year=2022, region="beijing", title="摘编", kind="digest", stated_year=2022
    )
    text = "2025年北京市政府工作报告\n各位代表：\n一、今年工作\n"
    assert (told(text, "reports/2030/hebei.md").year, told(text, "reports/2030/hebei.md").region) == (2030, "hebei")


@pytest.mark.parametrize(
    "path", ["2030/hebei.md", "hebei/2030.md", "hebei-2030.txt", "河北省/2030.md", "hebei_2030.md"]
)
def test_paths_of_many_shapes_tell_year_and_region(path: str) -> None:
    identity = told("一、今年工作\n", path)
    assert (identity.year, identity.region) == (2030, "hebei")


@pytest.mark.parametrize(
    ("head", "year", "region", "title"),
    [
        ("2031年北京市政府工作报告", 2031, "beijing", "2031年北京市政府工作报告"),
        ("政府工作报告\n——2031年3月5日在第十六届全国人民代表大会第四次会议上", 2031, "national", "政府工作报告"),
        ("政府工作报告\n——2031年1月9日在浙江省第十五届人民代表大会第四次会议上", 2031, "zhejiang", "政府工作报告"),
        ("政府工作报告\n——二〇三一年一月九日在云岭市第三届人民代表大会第一次会议上", 2031, "云岭市", "政府工作报告"),
        ("——2030年12月28日在河北省第十五届人民代表大会第四次会议上", 2031, "hebei", "r.md"),
        ("关于几件事", 0, "unknown", "r.md"),
    ],
)
def test_the_text_tells_where_nothing_else_does(head: str, year: int, region: str, title: str) -> None:
    identity = told(f"{head}\n各位代表：\n一、2029年工作回顾\n")
    assert (identity.year, identity.region, identity.title, identity.kind) == (year, region, title, "full_text")


def test_real_files_are_found_and_known(shared: Path) -> None:
    files = list_reports(shared / "corpus")
    assert len({file.year for file in files}) > 40
    assert find_report("2025/zhejiang", reports=shared / "corpus").path.name == "zhejiang.md"
    assert find_report("2014/全国", reports=shared / "corpus").path.name == "national.txt"


def test_earlier_texts_are_the_full_texts_of_the_region_before_a_year(reports: Path) -> None:
    for name, text in (
        ("2019/zhejiang.md", "甲"),
        ("2020/zhejiang.txt", "乙"),
        ("2021/zhejiang.md", "---\nkind: digest\n---\n丙"),
        ("2017/zhejiang.md", "---\nkind: 'digest'  # ours\n---\n辛"),
        ("2022/zhejiang.md", "丁"),
        ("2018/zhejiang.html", "<p>戊</p>"),
        ("2020/hebei.md", "己"),
        ("notes/zhejiang.md", "庚"),
    ):
        file = reports / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="gb18030" if text == "乙" else "utf-8")

    assert earlier_texts(reports / "2023" / "zhejiang.md", before=2022) == {2019: "甲", 2020: "乙"}
    assert earlier_texts(reports / "2023" / "zhejiang.md", before=2023, without=2020) == {2019: "甲", 2022: "丁"}
    assert earlier_texts(reports / "2023" / "fujian.md", before=2022) == {}
    assert earlier_texts(reports / "notes" / "zhejiang.md", before=2030) == {}


def test_a_folder_that_may_not_be_listed_has_no_earlier_texts(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(folder: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", closed)
    assert earlier_texts(reports / "2023" / "zhejiang.md", before=2023) == {}


def test_an_earlier_report_that_may_not_be_read_is_passed_over(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for year in ("2019", "2020"):
        (reports / year).mkdir(exist_ok=True)
        (reports / year / "zhejiang.md").write_text(year, encoding="utf-8")
    opened = Path.open

    def refuse(path: Path, mode: str) -> object:
        if path.parent.name == "2019":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)

    assert earlier_texts(reports / "2023" / "zhejiang.md", before=2022) == {2020: "2020"}
