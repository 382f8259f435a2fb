"""What an editor does on the page: send a view, search, count, read both texts, tick, quote."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportdiff.corpus.links_file import parse_pins
from reportdiff.model import Comparison
from tests.browser.conftest import FullPair, Watched
from tests.output.conftest import example_comparison

Open = Callable[..., Watched]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return example_comparison()


HITS = "CSS.highlights.get('hit')?.size ?? 0"


def copied(page: Any) -> str:
    text: str = page.evaluate("window.copied")
    return text


def keep_what_is_copied(page: Any) -> None:
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")


def test_a_link_shows_the_same_view(opened: Open) -> None:
    first = opened("zh")
    first.page.fill("#find", "口袋 50个")
    first.page.set_checked("input[value=unchanged]", False, force=True)
    first.page.set_checked("#fates", False, force=True)
    first.page.select_option("#facet", "target_raised")
    address = first.page.evaluate("location.hash")
    assert address.startswith("#?q=") and "status=new,dropped,changed,reworded" in address
    keep_what_is_copied(first.page)
    first.page.click("#copy-view")
    assert copied(first.page) == first.page.url
    again = opened("zh", at=address)
    assert again.shown == first.shown == ["c15"]
    assert again.page.input_value("#find") == "口袋 50个" and again.page.input_value("#facet") == "target_raised"
    assert not again.page.is_checked("#fates") and not again.page.is_checked("input[value=unchanged]")
    again.page.click("#clear")
    assert again.page.evaluate("location.hash") == "" and len(again.shown) == 19


def test_a_link_to_a_change_keeps_the_filter_that_it_names(opened: Open) -> None:
    seen = opened("zh", at="#c15?status=changed")
    assert "c2" not in seen.shown and seen.page.locator("#c15.here").count() == 1
    assert 0 <= seen.page.locator("#c15").bounding_box()["y"] < 800
    # A wish that no page has is no error.
    assert opened("zh", at="#c15?facet=nonsense&status=&section=s99").shown == []


def test_counts_follow_the_filter(opened: Open, comparison: Comparison) -> None:
    page = opened("zh").page
    counts = (
        "all => Object.fromEntries(all.map(e => [e.value, Number(e.parentElement.querySelector('.n').textContent)]))"
    )
    assert page.eval_on_selector_all("input[name=status]", counts) == comparison.summary.status
    section = page.eval_on_selector("#section", "e => [...e.options].find(o => o.text.startsWith('绿色家园')).value")
    page.select_option("#section", section)
    own = [change for change in comparison.changes if set(change.new) & {"n15", "n16", "n17", "n18"}]
    after = page.eval_on_selector_all("input[name=status]", counts)
    assert sum(after.values()) == len(own)
    page.set_checked("input[value=changed]", False, force=True)
    # The count beside a choice says what it would bring, not what is left of it.
    assert page.eval_on_selector_all("input[name=status]", counts)["changed"] == after["changed"]
    assert page.text_content(f"#{section} .tally") == page.text_content(f".sections li:has(a[href='#{section}']) small")
    assert "~" not in page.text_content(f"#{section} .tally")


def test_hits_are_marked_and_counted(opened: Open) -> None:
    page = opened("zh").page
    assert page.evaluate(HITS) == 0 and not page.is_visible("#hit-tools")
    page.fill("#find", "口袋公园")
    # In the change: both sides and the figure; and once in each text.
    assert page.evaluate(HITS) == 5
    assert page.text_content("#hits") == "第0处 · 列表3处、全文2处"
    words = "[...CSS.highlights.get('hit')].map(range => range.toString())"
    assert page.evaluate(words) == ["口袋公园"] * 5
    page.keyboard.press("Enter")
    assert page.text_content("#hits").startswith("第1处") and page.evaluate("CSS.highlights.get('hit-here').size") == 1
    page.keyboard.press("Shift+Enter")
    assert page.text_content("#hits").startswith("第5处")
    page.fill("#find", "６ｇ")
    assert set(page.evaluate(words)) == {"6G"}


def test_fates_and_frame_have_switches(opened: Open, full_pair: FullPair) -> None:
    seen = opened(full_pair.file)
    page, summary = seen.page, full_pair.comparison.summary
    assert len(seen.shown) == sum(summary.status.values())
    visible = "all => all.filter(e => e.checkVisibility()).length"
    assert page.eval_on_selector_all(".notes .fate", visible) > 50
    page.set_checked("#fates", False, force=True)
    page.set_checked("#frame", True, force=True)
    assert page.eval_on_selector_all(".notes .fate", visible) == 0
    assert len(seen.shown) == len(full_pair.comparison.changes) == sum(summary.status.values()) + summary.folded


def test_ticks_are_kept_and_become_pins(opened: Open, comparison: Comparison) -> None:
    seen = opened("zh")
    page = seen.page
    assert page.is_disabled("#save-pins")
    for name in ("c1", "c13", "c15"):
        page.check(f"#{name} .tick input")
    page.fill("#reader", "林某")
    page.reload()
    assert page.is_checked("#c15 .tick input") and page.input_value("#reader") == "林某"
    assert page.text_content("#checked-count") == f"已核对3项，共{len(comparison.changes)}项"
    page.select_option("#checked", "yes")
    assert seen.shown == ["c1", "c13", "c15"]
    with page.expect_download() as download:
        page.click("#save-pins")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    pins = parse_pins(text, "ticks")
    changes = {change.id: change for change in comparison.changes}
    for pin, name in zip(pins, ("c1", "c13", "c15"), strict=True):
        change = changes[name]
        assert (pin.verdict, pin.by) == ("same", "林某") and len(pin.when) == 10
        assert pin.old == tuple(measure.text for measure in comparison.members(change.old))
        assert pin.new == tuple(measure.text for measure in comparison.members(change.new))
    assert download.value.suggested_filename.endswith(".links.toml")
    page.uncheck("#c1 .tick input")
    page.reload()
    assert not page.is_checked("#c1 .tick input")


def test_every_item_is_copied_with_its_source(opened: Open) -> None:
    page = opened("zh").page
    keep_what_is_copied(page)
    page.click("#c15 .cite")
    old, new = copied(page).split("\n")
    assert (
        new == "“新增口袋公园50个以上”（《云杉市2031年政府工作报告》，2031年，“绿色家园”，第15段）" or "第15段" in new
    )
    assert "新增口袋公园30个" in old and "第13段" in old and "绿色家园" in old
    for item in ("#targets tbody tr .cite", "#terms li .cite"):
        page.locator(item).first.click()
        assert "第" in copied(page) and "段" in copied(page)
    page.evaluate("location.hash = '#c1'")
    page.wait_for_selector("#c1.here")
    page.keyboard.press("c")
    assert "年度目标" in copied(page)


def test_both_texts_scroll_together_and_jump(opened: Open) -> None:
    page = opened("zh", width=1000).page
    page.set_viewport_size({"width": 1000, "height": 420})
    page.locator("#texts").scroll_into_view_if_needed()
    old, new = page.locator(".pane").nth(0), page.locator(".pane").nth(1)
    top = "e => Math.round(e.scrollTop)"
    old.hover()
    page.mouse.wheel(0, 300)
    for _ in range(40):
        if new.evaluate(top) > 40:
            break
        page.wait_for_timeout(25)
    before = new.evaluate(top)
    assert before > 40
    page.uncheck("#together")
    page.mouse.wheel(0, 80)
    page.wait_for_timeout(80)
    assert new.evaluate(top) == before
    # Both sides of a change stand at the same height.
    page.evaluate("location.hash = '#n15'")
    page.wait_for_selector("#n15.here")
    heights = page.evaluate("['#o13', '#n15'].map(name => document.querySelector(name).getBoundingClientRect().top)")
    assert abs(heights[0] - heights[1]) < 40 and "twin" in page.get_attribute("#o13", "class")
    page.click("#text-on")
    assert page.evaluate("document.querySelector('#texts .here').hash") not in ("", "#c15")
    page.click("#text-back")
    assert page.evaluate("document.querySelector('#texts .here').hash") == "#c15"


def test_charts_follow_the_dark_and_can_be_read_on_a_telephone(opened: Open, pages: Path) -> None:
    dark = opened("zh", color_scheme="dark", width=360).page
    fill = "getComputedStyle(document.querySelector('.chart rect')).fill"
    dark_fill = dark.evaluate(fill)
    dark.emulate_media(color_scheme="light")
    assert dark.evaluate(fill) != dark_fill
    assert (
        dark.locator(".chart").bounding_box()["width"] >= 600
        and dark.evaluate("document.documentElement.scrollWidth") <= 360
    )


def test_a_far_place_is_reached_although_nothing_before_it_was_laid_out(opened: Open, full_pair: FullPair) -> None:
    for place in ("#targets", "#c400", f"#{full_pair.comparison.new.measures[-1].id}"):
        page = opened(full_pair.file, at=place).page
        page.wait_for_timeout(150)
        top = page.evaluate("name => document.querySelector(name).getBoundingClientRect().top", place)
        bar = page.locator("#filters").bounding_box()
        assert bar["height"] <= top + 1 < 800 or (place[1] == "n" and 0 <= top < 800)
    page = opened(full_pair.file, at="#?q=中关村&status=new").page
    page.wait_for_timeout(150)
    assert page.locator(".change:visible").first.bounding_box()["y"] < 500


def test_a_full_pair_with_charts_is_small_quick_and_fits_25_pages(opened: Open, full_pair: FullPair) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    assert full_pair.file.stat().st_size < 1_200_000
    page = opened(full_pair.file).page
    paints = page.evaluate("performance.getEntriesByType('paint').map(entry => entry.startTime)")
    assert paints and min(paints) < 1000
    document = pdfium.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    sheets = ["".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    assert len(sheets) <= 25
    source = "制图"
    for title in full_pair.titles:
        # A chart and its title are on one sheet.
        own = [sheet for sheet in sheets if "".join(title.split())[:12] in sheet]
        assert own and source in own[0]
