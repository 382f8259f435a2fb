"""The site of many years in a browser: search, filters in the address, keys, narrow, dark, on paper, without script."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportdiff.publishing.site.site_folder import SitePlace
from tests.browser.conftest import Watched
from tests.publishing.site_example import example_files

Open = Callable[..., Watched]

MOST_MILLISECONDS = 150
"""Time for a keystroke of the search over 5,000 commitments: what feels instant, with room for a busy machine."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of three invented years."""
    folder = tmp_path_factory.mktemp("sites") / "site"
    SitePlace(folder=folder).write(example_files("zh"))
    return folder


def hits(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all("#results a.hit", "all => all.map(e => e.textContent)")
    return found


def test_search_finds_substrings_words_and_parts_of_words(opened: Open, site: Path) -> None:
    seen = opened(site / "search.html")
    everything = len(hits(seen.page))
    assert everything > 12
    wanted = {
        "量子通信": ["量子通信干线启动建设", "启动量子通信干线建设", "量子通信"],
        "食堂 １５０家": ["新建社区食堂150家", "新建社区食堂150家"],
        "深海探测规划": ["编制深海探测专项规划", "深海探测专项规划"],
        "火箭": [],
    }
    for words, found in wanted.items():
        seen.page.fill("#words", words)
        assert (words, hits(seen.page)) == (words, found)
    seen.page.fill("#words", "量子")
    assert seen.page.text_content("#results mark") == "量子"
    seen.page.keyboard.press("Escape")
    assert (seen.page.input_value("#words"), len(hits(seen.page))) == ("", everything)
    # Of the site's own files nothing but script and style was asked for.
    assert {Path(address).name for address in seen.requests} == {"site.css", "site.js", "search.js", "search-index.js"}
    assert (seen.console, seen.dialogs) == ([], [])


def test_filters_are_in_the_address_and_a_link_shows_the_same(opened: Open, site: Path) -> None:
    page = opened(site / "search.html").page
    page.fill("#words", "社区食堂")
    page.select_option("#part", "plan")
    page.select_option("#outcome", "missed")
    assert hits(page) == ["新建社区食堂150家"]
    assert page.text_content("#year option[value='2032']") == "2032 (1)"
    address = page.evaluate("location.href")
    other = opened(site / "search.html", at="#" + address.partition("#")[2]).page
    assert (other.input_value("#words"), other.input_value("#outcome")) == ("社区食堂", "missed")
    assert hits(other) == hits(page)
    other.click("button[type=reset]")
    other.wait_for_function("location.hash === ''")
    assert other.input_value("#outcome") == "" and len(hits(other)) > 12


def test_keys_go_to_the_search_and_through_the_results(opened: Open, site: Path) -> None:
    page = opened(site / "index.html").page
    page.keyboard.press("/")
    page.keyboard.type("望山隧道")
    page.keyboard.press("Enter")
    page.wait_for_selector("#results a.hit")
    assert page.input_value("#words") == "望山隧道"
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    goal = page.evaluate("document.activeElement.href")
    assert goal.endswith(page.get_attribute("#results a.hit", "href"))
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('隧道')")
    page.go_back()
    page.wait_for_selector("#results a.hit")
    assert page.input_value("#words") == "望山隧道"


def test_pages_fit_a_telephone_in_the_dark_and_axe_finds_nothing_serious(opened: Open, site: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed (group dev)")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    life = next((site / "lineage").iterdir()).relative_to(site)
    page = opened(site / "index.html", width=360, color_scheme="dark").page
    for name in ("targets.html", "terms.html", "lineages.html", "year-2032.html", "index.html", "search.html", life):
        page.goto((site / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        if name not in ("search.html", life):
            continue
        page.evaluate(script)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        grave = [
            (name, finding["id"], node["html"])
            for finding in found["violations"]
            if finding["impact"] in ("serious", "critical")
            for node in finding["nodes"]
        ]
        assert not grave
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert sum(map(int, ground[4:-1].split(","))) < 200


def test_without_script_and_on_paper_everything_can_be_read(opened: Open, site: Path) -> None:
    page = opened(site / "search.html", java_script_enabled=False).page
    page.click("a:has-text('2031年安排')")
    assert page.is_visible("article:has-text('深海探测')")
    page.click("header a:has-text('各年报告')")
    assert not page.is_visible("form") and page.is_visible("table.years")
    paper = opened(site / "index.html").page
    assert paper.is_visible("form")
    paper.emulate_media(media="print")
    assert not paper.is_visible("form") and not paper.is_visible("nav") and paper.is_visible("table.years")


def test_five_thousand_commitments_are_searched_at_once(opened: Open, site: Path, tmp_path: Path) -> None:
    files = dict(example_files("zh"))
    head, _, rest = files["search-index.js"].decode().partition("=")
    data = json.loads(rest.rpartition(";")[0])
    plans = [entry for entry in data["entries"] if entry[0] == "plan"]
    data["entries"] = [
        [*entry[:3], f"{entry[3]}，{number}项，深化基层治理，推动各项工作落到实处", *entry[4:]]
        for number, entry in enumerate(plans * (5000 // len(plans) + 1))
    ]
    files["search-index.js"] = f"{head}={json.dumps(data)};".encode()
    SitePlace(folder=tmp_path / "large").write(files)
    page = opened(tmp_path / "large" / "search.html").page
    assert len(data["entries"]) >= 5000
    times = page.evaluate(
        """() => ["社", "社区", "社区食堂", "食堂 4999", ""].map(words => {
             const box = document.getElementById("words"), begin = performance.now();
             box.value = words;
             box.dispatchEvent(new Event("input"));
             document.body.offsetHeight;
             return performance.now() - begin;
           })"""
    )
    assert sorted(times)[2] < MOST_MILLISECONDS, times
