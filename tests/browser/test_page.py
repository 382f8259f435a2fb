"""The page as a reader has it: in a browser, with mouse, keys, input method, narrow, dark, on paper, without script."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportdiff.model import Comparison
from tests.browser.conftest import FullPair, Watched
from tests.output.conftest import example_comparison

Open = Callable[..., Watched]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return example_comparison()


def focused(page: Any) -> str:
    found: str = page.evaluate("document.activeElement.id")
    return found


@pytest.mark.parametrize("name", ["zh", "en", "hostile"])
def test_nothing_is_asked_for_and_nothing_happens(opened: Open, name: str) -> None:
    seen = opened(name)
    for link in ("#c1", "#n1", "#targets"):
        seen.page.evaluate("link => { location.hash = link; }", link)
    for element in seen.page.query_selector_all("main a[href^='#']")[:12]:
        element.dispatch_event("click")
    seen.page.keyboard.press("j")
    assert (seen.requests, seen.console, seen.dialogs) == ([], [], [])


def test_the_policy_stops_what_is_put_in_later(opened: Open) -> None:
    seen = opened("zh")
    seen.page.evaluate(
        """() => { document.body.insertAdjacentHTML("beforeend",
             '<img src="https://example.invalid/x.png"><b id="styled" style="color: rgb(1, 2, 3)">x</b>');
             const code = document.createElement("script"); code.textContent = "window.ran = true";
             document.body.append(code); }"""
    )
    assert seen.page.evaluate("window.ran") is None
    assert seen.page.eval_on_selector("#styled", "e => getComputedStyle(e).color") != "rgb(1, 2, 3)"
    assert len(seen.console) == 3 and all("Content Security Policy" in line for line in seen.console)


@pytest.mark.parametrize("name", ["zh", "en"])
def test_what_is_shown_is_what_was_counted(opened: Open, name: str, comparison: Comparison) -> None:
    seen = opened(name)
    assert seen.shown == [a.get_attribute("id") for a in seen.page.query_selector_all("article")]
    assert len(seen.shown) == len(comparison.changes)
    for status, count in comparison.summary.status.items():
        assert seen.page.text_content(f"[data-status={status}] b") == str(count)
    assert re.findall(r"\d+", seen.page.text_content("#shown")) == [str(len(comparison.changes))] * 2


def test_filters_narrow_and_are_reset(opened: Open, comparison: Comparison) -> None:
    seen = opened("zh")
    for status in ("unchanged", "reworded", "changed"):
        seen.page.set_checked(f"input[value={status}]", False, force=True)
    left = {change.id for change in comparison.changes if change.status in ("new", "dropped")}
    assert set(seen.shown) == left
    assert seen.page.text_content("#shown") == f"显示{len(left)}项，共{len(comparison.changes)}项"
    seen.page.set_checked("#doubtful", True, force=True)
    assert seen.shown == ["c13"]
    seen.page.click("#clear")
    assert len(seen.shown) == len(comparison.changes)
    seen.page.select_option("#facet", "target_lowered")
    assert set(seen.shown) == {"c1", "c9"}
    section = seen.page.eval_on_selector(
        "#section", "e => [...e.options].find(o => o.text.startsWith('年度目标')).value"
    )
    seen.page.select_option("#section", section)
    assert seen.shown == ["c1"]
    assert not seen.page.is_visible(".group:has(#c9)")


def test_search_finds_all_the_words_in_any_width(opened: Open) -> None:
    seen = opened("zh")
    wanted = {"口袋公园": ["c15"], "口袋 50个": ["c15"], "６ｇ 互联网": ["c8"], "沒有這個詞": [], "<script>": []}
    for words, found in wanted.items():
        seen.page.fill("#find", words)
        assert (words, seen.shown) == (words, found)
        assert seen.page.is_visible("#none") == (not found)
    seen.page.focus("#find")
    seen.page.keyboard.press("Escape")
    assert len(seen.shown) == 19 and seen.page.input_value("#find") == ""


def test_search_waits_for_the_input_method(opened: Open) -> None:
    """While a word is being composed, the letters typed are no search."""
    seen = opened("zh")
    seen.page.focus("#find")
    client = seen.page.context.new_cdp_session(seen.page)
    client.send("Input.imeSetComposition", {"text": "kou'dai", "selectionStart": 7, "selectionEnd": 7})
    assert seen.page.input_value("#find") == "kou'dai"
    assert len(seen.shown) == 19
    client.send("Input.insertText", {"text": "口袋"})
    assert (seen.page.input_value("#find"), seen.shown) == ("口袋", ["c15"])


def test_keys_go_from_change_to_change(opened: Open) -> None:
    seen = opened("zh")
    page = seen.page
    order = seen.shown
    page.keyboard.press("j")
    assert focused(page) == order[0] and page.evaluate("location.hash") == f"#{order[0]}"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused(page) == order[1]
    page.keyboard.press("/")
    assert focused(page) == "find"
    page.keyboard.type("j/k?")
    assert page.input_value("#find") == "j/k?" and not page.is_visible("#keys")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert focused(page) != "find"
    page.keyboard.press("?")
    assert page.is_visible("#keys")
    page.keyboard.press("Escape")
    assert not page.is_visible("#keys")
    page.keyboard.press("Control+j")
    assert page.evaluate("location.hash") == f"#{order[1]}"


def test_keys_pass_over_what_is_filtered_and_can_be_turned_off(opened: Open) -> None:
    seen = opened("zh")
    seen.page.select_option("#facet", "target_lowered")
    seen.page.evaluate("document.activeElement.blur()")
    seen.page.keyboard.press("j")
    seen.page.keyboard.press("j")
    assert focused(seen.page) == seen.shown[-1]
    seen.page.click("#show-keys")
    seen.page.uncheck("#keys-on")
    seen.page.click("#close-keys")
    seen.page.keyboard.press("/")
    assert focused(seen.page) != "find"


def test_an_address_leads_to_its_change_and_past_a_filter(opened: Open) -> None:
    seen = opened("zh", at="#c15")
    box = seen.page.locator("#c15").bounding_box()
    bar = seen.page.locator("#filters").bounding_box()
    assert bar["y"] + bar["height"] <= box["y"] < 800
    seen.page.fill("#find", "口袋公园")
    seen.page.evaluate("location.hash = '#c2'")
    seen.page.locator("#c2").wait_for(state="visible")
    assert len(seen.shown) == 19


def test_change_and_plan_lead_to_each_other(opened: Open) -> None:
    page = opened("zh").page
    page.click("#c15 a.see[href='#n15']")
    assert page.evaluate("document.querySelector('.here').textContent") == "~新增口袋公园50个以上"
    page.click("#texts #n15")
    assert page.evaluate("document.querySelector('.here').id") == "c15"


@pytest.mark.parametrize("name", ["zh", "en", "hostile"])
def test_narrow_pages_do_not_scroll_sideways(opened: Open, name: str) -> None:
    page = opened(name, width=360).page
    both = page.locator(".change:has(.was):has(.now)").first
    old, new = both.locator(".was").bounding_box(), both.locator(".now").bounding_box()
    assert old["y"] + old["height"] <= new["y"]
    page.click("#more")
    assert page.is_visible("#facet")
    for width in (320, 360, 768, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_follows_the_reader_and_the_button_keeps_nothing(opened: Open) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    page = opened("zh", color_scheme="dark").page
    dark = page.evaluate(ground)
    page.emulate_media(color_scheme="light")
    light = page.evaluate(ground)
    assert light != dark and page.text_content("#theme") == "深色"
    page.click("#theme")
    assert (page.evaluate(ground), page.text_content("#theme")) == (dark, "浅色")
    page.reload()
    assert page.evaluate(ground) == light


def test_without_script_everything_is_there(opened: Open, comparison: Comparison) -> None:
    page = opened("zh", java_script_enabled=False).page
    assert not any(page.is_visible(name) for name in ("#filters", "#theme", "#show-keys", "#keys", "#none"))
    assert all(page.is_visible(f"#{change.id}") for change in comparison.changes)


def test_paper_has_everything_whatever_the_filter(opened: Open, comparison: Comparison) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    seen = opened("zh", color_scheme="dark")
    seen.page.fill("#find", "口袋公园")
    assert len(seen.shown) == 1
    document = pdfium.PdfDocument(io.BytesIO(seen.page.pdf(format="A4")))
    text = re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in document))
    # Once in the changes, once in the plan.
    assert all(text.count(measure.text.replace(" ", "")) >= 2 for measure in comparison.old.measures[1:2])
    assert "打造“星河里”夜市品牌" in text and "搜索" not in text
    seen.page.emulate_media(media="print")
    assert len(seen.shown) == len(comparison.changes) and not seen.page.is_visible("#filters")


def test_a_full_pair_answers_at_once(opened: Open, full_pair: FullPair) -> None:
    seen = opened(full_pair.file)
    for word in ("中", "中关村", ""):
        seen.page.fill("#find", word)
    assert len(seen.shown) == sum(full_pair.comparison.summary.status.values())
    assert (seen.requests, seen.console) == ([], [])


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("zh", {"color_scheme": "light"}),
        ("en", {"color_scheme": "dark", "width": 360}),
    ],
)
def test_axe_finds_nothing_serious(opened: Open, name: str, options: dict[str, Any]) -> None:
    axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed (group dev)")
    # A page with this policy takes in no other script: axe is evaluated by the browser, not inserted.
    seen = opened(name, at="#c13", **options)
    seen.page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = seen.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [
        (finding["id"], node["html"], node["failureSummary"])
        for finding in found["violations"]
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]
    assert not grave
    assert len(found["passes"]) > 20
