"""Which reports a series is made of: ranges, lists, regions, and years without a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.errors import ReportdiffError, ReportNotFound
from reportdiff.tracking.series import ReportSeries, read_series


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for region, years in (("yunling", (2030, 2031, 2033, 2035)), ("wangshan", (2030, 2031))):
        for year in years:
            (folder / str(year)).mkdir(exist_ok=True)
            head = f"---\nregion: {region}\nyear: {year}\nkind: digest\n---\n"
            text = head + f"## 道路\n- 新建公路{year - 2000}公里\n- 建成大桥一座\n"
            (folder / str(year) / f"{region}.md").write_text(text, encoding="utf-8")
    return folder


def years(series: ReportSeries) -> list[int]:
    return [report.year for report in series.reports]


@pytest.mark.parametrize(
    ("specs", "read", "missing"),
    [
        (["2030..2035"], [2030, 2031, 2033, 2035], [2032, 2034]),
        (["2030-2031"], [2030, 2031], []),
        (["2030—2033年"], [2030, 2031, 2033], [2032]),
        (["..2031"], [2030, 2031], []),
        (["2033.."], [2033, 2035], [2034]),
        ([".."], [2030, 2031, 2033, 2035], []),
        (["2035", "2030"], [2030, 2035], []),
        (["2030,2032,2033"], [2030, 2033], [2032]),
        (["2028..2031"], [2030, 2031], [2028, 2029]),
        (["2030..2031", "2031..2033"], [2030, 2031, 2033], [2032]),
    ],
)
def test_specs_name_years(reports: Path, specs: list[str], read: list[int], missing: list[int]) -> None:
    series = read_series(specs, region="yunling", reports=reports)

    assert (years(series), list(series.missing)) == (read, missing)


def test_a_series_runs_over_its_gaps(reports: Path) -> None:
    series = read_series(["2031..2035"], region="yunling", reports=reports)

    assert series.years == (2031, 2032, 2033, 2034, 2035)
    assert series.of_year(2032) is None


@pytest.mark.parametrize("spec", ["wangshan/2030..2031", "2030..2031/wangshan", "wangshan/2030,2031"])
def test_a_spec_may_name_its_region(reports: Path, spec: str) -> None:
    series = read_series([spec], reports=reports)

    assert (series.region, years(series)) == ("wangshan", [2030, 2031])


def test_the_only_region_of_the_years_needs_no_name(reports: Path) -> None:
    assert read_series(["2033..2035"], reports=reports).region == "yunling"


def test_files_may_be_given(reports: Path) -> None:
    paths = [str(reports / str(year) / "yunling.md") for year in (2035, 2030)]

    assert years(read_series(paths)) == [2030, 2035]


@pytest.mark.parametrize(
    ("specs", "region", "said"),
    [
        (["2030..2031"], None, "several regions"),
        (["2030/yunling", "2031/wangshan"], None, "several regions"),
        (["2035..2030"], "yunling", "write 2030..2035"),
        (["2040..2045"], "yunling", "2030–2035"),
        ([], "yunling", "no years given"),
    ],
)
def test_what_cannot_be_followed_is_said(reports: Path, specs: list[str], region: str | None, said: str) -> None:
    with pytest.raises(ReportdiffError, match=said) as raised:
        read_series(specs, region=region, reports=reports)

    assert raised.value.zh


def test_two_reports_of_one_year_are_refused(reports: Path, tmp_path: Path) -> None:
    copy = tmp_path / "yunling-2030.md"
    copy.write_bytes((reports / "2030" / "yunling.md").read_bytes())

    with pytest.raises(ReportdiffError, match="two reports"):
        read_series(["2030..2031", str(copy)], region="yunling", reports=reports)


def test_no_report_of_a_region_names_the_years_there_are(reports: Path) -> None:
    with pytest.raises(ReportNotFound, match="2030–2031"):
        read_series(["2033"], region="wangshan", reports=reports)
