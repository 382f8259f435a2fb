"""The site of many years: every link leads somewhere, no report can act on a page, and where it is written."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from lxml import html

from reportdiff.errors import ReportdiffError
from reportdiff.publishing.site.material import gather_material
from reportdiff.publishing.site.pages import site_files
from reportdiff.publishing.site.search_index import FIELDS
from reportdiff.publishing.site.site_folder import SitePlace
from reportdiff.tracking.series import series_of
from tests.output.hostile import hostile_comparison
from tests.publishing.site_example import example_files, example_material

HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return example_files("zh")


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Any]:
    return parsed(files)


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    comparison = hostile_comparison()
    reports = [replace(report, name=f"{report.year}/yunling.md") for report in (comparison.old, comparison.new)]
    return site_files(gather_material(series_of(reports)), lang="zh")


def parsed(files: dict[str, bytes]) -> dict[str, Any]:
    return {name: html.document_fromstring(data.decode()) for name, data in files.items() if name.endswith(".html")}


def entries(files: dict[str, bytes]) -> list[dict[str, Any]]:
    text = files["search-index.js"].decode().partition("=")[2].rpartition(";")[0]
    return [dict(zip(FIELDS, entry, strict=True)) for entry in json.loads(text)["entries"]]


def places(pages: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The page, the goal and the fragment of every link inside the site."""
    for name, page in pages.items():
        for goal in page.xpath("//@href | //@src"):
            if not goal.startswith(("http:", "https:")):
                address, _, fragment = goal.partition("#")
                yield name, normpath(join(dirname(name), address)) if address else name, fragment


def test_a_site_has_a_page_a_year_a_pair_and_a_lineage(files: dict[str, bytes]) -> None:
    assert [name for name in files if not name.startswith("lineage/")] == [
        "index.html", "lineages.html", "targets.html", "terms.html", "search.html", "year-2031.html", "year-2032.html",
        "year-2033.html", "pair-2031-2032.html", "pair-2032-2033.html", "site.css", "site.js", "search.js",
        "search-index.js",
    ]  # fmt: skip
    lasting = [item.id for item in example_material().lineages.lineages if len(item.steps) > 1]
    assert [name for name in files if name.startswith("lineage/")] == [f"lineage/{name}.html" for name in lasting]
    assert len(lasting) >= 3


def test_every_link_leads_somewhere(files: dict[str, bytes], pages: dict[str, Any]) -> None:
    ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    links = list(places(pages))
    assert len(links) > 100
    for page, goal, fragment in links:
        assert goal in files, (page, goal)
        if fragment and not fragment.startswith("?"):
            assert fragment in ids[goal], (page, goal, fragment)
    for entry in entries(files):
        goal, _, fragment = entry["place"].partition("#")
        assert fragment in ids[goal], entry


def test_every_measure_has_an_address_and_every_page_can_be_reached(pages: dict[str, Any]) -> None:
    for report in example_material().series.reports:
        assert {m.id for m in report.measures} <= set(pages[f"year-{report.year}.html"].xpath("//article/@id"))
    reached, left = {"index.html"}, ["index.html"]
    goals: dict[str, set[str]] = {}
    for page, goal, _ in places(pages):
        goals.setdefault(page, set()).add(goal)
    while left:
        new = {goal for goal in goals[left.pop()] if goal in pages} - reached
        reached |= new
        left += new
    assert reached == set(pages)
    assert all("index.html" in goals[page] for page in pages)


def test_a_life_has_its_sentences_what_the_review_said_and_how_it_ends(pages: dict[str, Any]) -> None:
    item = next(i for i in example_material().lineages.lineages if "社区食堂" in i.first.measure.text)
    page = pages[f"lineage/{item.id}.html"]
    assert page.xpath("//ol[@class='life']/li/@id") == ["y2031", "y2032", "y2033"]
    words = page.text_content()
    assert "120家" in words and "2032年回顾：超额完成" in words and "131家" in words
    assert "最近一份报告仍在" in words
    (marked,) = page.xpath("//li[@id='y2032']//ins")
    assert "150" in marked.text_content()
    ended = pages["year-2031.html"].get_element_by_id(
        next(m.id for m in example_material().series.reports[0].measures if "深海" in m.text)
    )
    assert "2032年报告未再列入" in ended.text_content()


def test_the_search_knows_status_outcome_and_the_words_of_reviews(files: dict[str, bytes]) -> None:
    found = entries(files)
    (food,) = [e for e in found if e["part"] == "plan" and e["year"] == 2032 and "食堂" in e["text"]]
    assert (food["status"], food["outcome"], food["plans"]) == ("changed", "missed", 3)
    assert food["place"].startswith("lineage/") and food["place"].endswith("#y2032")
    (deep,) = [e for e in found if e["part"] == "plan" and "深海" in e["text"]]
    assert (deep["status"], deep["plans"]) == ("dropped", 1)
    assert any(e["part"] == "review" and "平稳运行" in e["text"] for e in found)
    assert any(e["part"] == "targets" and "6%左右 → 5.4%" in e["text"] for e in found)


@pytest.mark.parametrize("name", ["index", "lineages", "targets", "terms", "search", "year-2032"])
def test_english_pages_mark_what_is_chinese(name: str) -> None:
    page = parsed({f"{name}.html": example_files("en")[f"{name}.html"]})[f"{name}.html"]
    assert page.get("lang") == "en"
    for element in page.xpath("//*[@lang='zh-CN'] | //*[name()='svg']"):
        element.drop_tree()
    assert HAN.findall(page.find("body").text_content()) == []


def test_the_same_material_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert site_files(example_material(), lang="zh") == files


def test_no_report_acts_on_a_page(hostile: dict[str, bytes]) -> None:
    for name, data in hostile.items():
        text = data.decode()
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x1b\x00]", text), name
    for name, page in parsed(hostile).items():
        own = [script for script in page.xpath("//script") if not script.get("src")]
        assert len(own) == name.startswith("pair-"), name
        assert not page.xpath("//img | //iframe | //style[../body] | //@onclick | //@onload | //@onerror | //@style"), (
            name
        )
        assert not [href for href in page.xpath("//@href") if href.lower().startswith("javascript")], name
        if not name.startswith("pair-"):
            (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
            assert policy.startswith("default-src 'none'") and "unsafe" not in policy
            assert not page.xpath("//style")
    assert b"<" not in hostile["search-index.js"]
    assert "alert(1)" in hostile["year-2031.html"].decode()


def test_a_folder_of_its_own_is_replaced_as_a_whole(tmp_path: Path, files: dict[str, bytes]) -> None:
    folder = tmp_path / "site"
    SitePlace(folder=folder).write(files)
    assert (folder / "index.html").read_bytes() == files["index.html"]
    smaller = {name: data for name, data in files.items() if "lineage/" not in name}
    (folder / ".DS_Store").write_bytes(b"\x00\x00\x00\x01Bud1")
    SitePlace(folder=folder).write(smaller)
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) == sorted(smaller)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["notes.txt", "index.html", "lineage/2031-m1.html", "beijing-2022-2023.diff.html"])
def test_files_of_others_are_left_alone(tmp_path: Path, files: dict[str, bytes], name: str) -> None:
    mine = tmp_path / "site" / name
    mine.parent.mkdir(parents=True)
    # The last is a file that reportdiff wrote, but no part of a site.
    mine.write_bytes(files["index.html"] if name.startswith("beijing") else b"mine")
    with pytest.raises(ReportdiffError, match=re.escape(name)):
        SitePlace(folder=tmp_path / "site").check()
    few = {"index.html": files["index.html"]}
    SitePlace(folder=tmp_path / "site", force=True).write(few)
    assert (tmp_path / "site" / "index.html").read_bytes() == files["index.html"]
    assert mine.exists()


def test_a_report_is_never_overwritten_and_a_bad_place_is_told(tmp_path: Path) -> None:
    report = tmp_path / "index.html"
    report.write_bytes(b"report")
    with pytest.raises(ReportdiffError, match="never overwritten"):
        SitePlace(folder=tmp_path, force=True, inputs=[report]).write({"index.html": b"site"})
    assert report.read_bytes() == b"report"
    with pytest.raises(ReportdiffError, match="is a file"):
        SitePlace(folder=report).check()
    with pytest.raises(ReportdiffError, match="no folder"):
        SitePlace(folder=tmp_path / "no" / "site").check()


def test_what_cannot_be_written_leaves_the_old_site(
    tmp_path: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    SitePlace(folder=folder).write({"index.html": files["index.html"]})
    rename = os.rename

    def failing(source: Path, goal: Path) -> None:
        if Path(goal) == folder and (Path(source) / "site.css").exists():
            raise OSError(28, "No space left on device")
        rename(source, goal)

    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(ReportdiffError, match="cannot write"):
        SitePlace(folder=folder).write(files)
    assert [path.name for path in folder.iterdir()] == ["index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
