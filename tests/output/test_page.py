"""The page without a browser: what it holds, that its links lead somewhere, and that nothing in it can act."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser, LexborNode

from reportdiff.charts.drawing.style import PALETTES
from reportdiff.comparison import filter_changes
from reportdiff.i18n.labels import LABELS, Lang, say
from reportdiff.model import Comparison, PartSpan, Report, Status
from reportdiff.opening import compare
from reportdiff.output.html import render_page
from reportdiff.output.html.chart_colours import chart_colours
from reportdiff.output.html.page_view import web_address
from reportdiff.output.html.templates import asset
from reportdiff.output.origin import written_by_us
from reportdiff.output.renderers import RENDERERS, RenderOptions, form_of
from reportdiff.output.words.highlight_words import headline, reason_in_words
from reportdiff.safe_text import inert
from tests.output.conftest import example_comparison
from tests.output.hostile import BAD_SOURCE, BAD_WORDS, hostile_comparison
from tests.strategies import Row, compared, texts_of, years

LANGS = get_args(Lang)
HAN = re.compile(r"[\u3400-\u9fff]")
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80pt" height="40pt">'
    '<defs><clipPath id="p"><rect width="9" height="9"/></clipPath></defs>'
    '<g clip-path="url(#p)"><path id="a" style="fill: #ff0000; stroke: none" d="M0 0L9 9"/>'
    '<use xlink:href="#a"/></g></svg>'
)


@cache
def parsed(lang: Lang = "zh", **rest: object) -> LexborHTMLParser:
    return parse(example_comparison(), lang, **rest)


def parse(comparison: Comparison, lang: Lang = "zh", **rest: object) -> LexborHTMLParser:
    return LexborHTMLParser(render_page(comparison, RenderOptions(lang=lang, **rest)).decode())  # type: ignore[arg-type]


def text(node: LexborNode | None) -> str:
    assert node is not None
    return str(node.text()).strip()


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    found = page.css(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


@pytest.mark.parametrize("lang", LANGS)
def test_counts_are_those_of_the_comparison(comparison: Comparison, lang: Lang) -> None:
    page = parsed(lang)
    for status in get_args(Status):
        item = one(page, f'[data-status="{status}"]')
        assert text(item.css_first("b")) == str(comparison.summary.status[status])
        assert say(f"status.{status}", lang) in text(item)
        assert len(page.css(f"article[data-s={status}]")) == comparison.summary.status[status]
    assert text(one(page, "[data-doubtful] b")) == str(comparison.summary.doubtful)
    assert len(page.css("article[data-d]")) == comparison.summary.doubtful
    for facet, count in comparison.summary.facets.items():
        assert text(one(page, f'[data-facet="{facet}"] b')) == str(count)
        assert len([a for a in page.css("article") if facet in (a.attributes.get("data-f") or "").split()]) == count


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_leads_to_one_place(lang: Lang) -> None:
    page = parsed(lang, charts=(("图", DRAWING, "一张图"), ("图", DRAWING, "又一张")))
    places = Counter(node.attributes["id"] for node in page.css("[id]"))
    assert not [name for name, times in places.items() if times > 1]
    targets = {node.attributes["href"][1:] for node in page.css("a[href^='#'], use")}  # type: ignore[index]
    assert targets and targets <= places.keys()


def test_every_change_can_be_reached_and_leads_to_both_plans(comparison: Comparison) -> None:
    page = parsed()
    for change in comparison.changes:
        article = one(page, f"article#{change.id}")
        assert article.css_first(f"a.self[href='#{change.id}']") is not None
        for member in (*change.old, *change.new):
            assert article.css_first(f"a[href='#{member}']") is not None
            assert one(page, f"#texts a#{member}").attributes["href"] == f"#{change.id}"


@given(pair=years())
@settings(max_examples=20)
def test_both_columns_spell_the_measures(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    comparison = compared(*pair)
    page = parse(comparison)
    for change in comparison.changes:
        for side, texts in zip(("was", "now"), texts_of(comparison, change), strict=True):
            shown = page.css(f"article#{change.id} .{side} bdi")
            assert [node.text() for node in shown] == list(texts)


def test_deleted_words_stand_left_and_inserted_ones_right() -> None:
    article = one(parsed(), "article#c1")
    assert text(article.css_first(".was bdi")) == "地区生产总值增幅6%以上"
    assert text(article.css_first(".now bdi")) == "地区生产总值增幅5.5%以上"
    assert (text(article.css_first(".was del")), text(article.css_first(".now ins"))) == ("6%以上", "5.5%以上")
    assert not article.css(".was ins, .now del")
    assert "6%以上 → 5.5%以上 ▼0.5个百分点" in text(article.css_first(".notes"))


def test_a_measure_without_a_partner_is_not_marked_word_by_word() -> None:
    assert not parsed().css("article.new ins, article.dropped del")


def test_a_doubtful_measure_names_its_nearest_and_leads_there() -> None:
    notes = one(parsed(), "article#c13 .notes")
    assert "举办邻里长者运动会" in text(notes) and "0.37" in text(notes)
    assert notes.css_first("a[href='#c14']") is not None


def test_both_texts_are_there_in_full_with_numbered_paragraphs(comparison: Comparison) -> None:
    old, new = parse(comparison).css(".pane")
    for pane, report in ((old, comparison.old), (new, comparison.new)):
        for sign in pane.css("i, .part"):
            sign.decompose()
        assert re.sub(r"\s", "", text(pane)) == re.sub(r"\s", "", report.text)
        assert len(pane.css("a")) == len(report.measures)
        numbers = [node.attributes["data-n"] for node in pane.css("p")]
        assert numbers == [str(number) for number in range(1, len(report.measures) + 1)]


def test_every_part_of_a_report_is_shown(comparison: Comparison) -> None:
    review = "回顾过去一年，新增口袋公园28个。"
    report = shifted(comparison.new, review)
    pane = parse(replace(comparison, new=report)).css(".pane")[1]
    assert text(pane.css_first("#np1")) == review
    assert [text(node) for node in pane.css(".part")] == [say("part.review", "zh"), say("part.plan", "zh")]


def shifted(report: Report, review: str) -> Report:
    """The report with a review of one paragraph before its plan."""
    by = len(review) + 1
    parts = [replace(part, start=part.start + by, end=part.end + by) for part in report.parts]
    return replace(
        report,
        text=f"{review}\n{report.text}",
        parts=(PartSpan(part="review", start=0, end=by), *parts),
        sections=tuple(replace(s, start=s.start + by, end=s.end + by) for s in report.sections),
        measures=tuple(replace(m, start=m.start + by, end=m.end + by) for m in report.measures),
    )


def test_a_colour_of_a_chart_is_one_of_the_page_or_a_mixture() -> None:
    style = asset("style.css")
    rules = chart_colours(['<path fill="#00664f" stroke="none"/><path fill="#1d1c1a"/><path stroke="#FDFCF9"/>'], style)
    assert rules.splitlines() == [
        '.chart [fill="#00664f"]{fill:var(--new)}',
        '.chart [fill="#1d1c1a"]{fill:var(--ink)}',
        '.chart [stroke="#FDFCF9"]{stroke:var(--paper)}',
    ]
    half = chart_colours(['<path fill="#b0ada7"/>'], style)
    assert re.fullmatch(
        r'\.chart \[fill="#b0ada7"\]\{fill:color-mix\(in srgb,var\(--\w+\) [\d.]+%,var\(--paper\)\)\}', half[:-1]
    )


def test_every_colour_of_the_charts_is_one_of_the_page() -> None:
    """Else a chart would change its colours between page and file."""
    light = {name: value for name, value in re.findall(r"--(\w+): light-dark\((#\w+),", asset("style.css"))}
    palette = PALETTES["light"]
    for name in ("paper", "ink", "soft", "line", *get_args(Status)):
        assert light[name] == getattr(palette, name)


def test_terms_and_targets_lead_to_their_changes() -> None:
    page = parsed()
    assert [text(node) for node in page.css("#terms .come bdi")] == ["互联网3.0", "6G"]
    assert [text(node) for node in page.css("#terms .gone bdi")] == ["夜市"]
    assert one(page, "#terms .gone a").attributes["href"] == "#c19"
    row = next(row for row in page.css("#targets tr") if "保障性住房" in text(row))
    assert "12万套" in text(row) and "9万套" in text(row) and "#c9" in (row.html or "")


@pytest.mark.parametrize("lang", LANGS)
def test_highlights_come_first_as_many_as_asked_for(lang: Lang) -> None:
    pair = compare("2022", "2023")
    assert len(pair.highlights) > 3
    page = parse(pair, lang, highlights=3)
    items = page.css("#highlights li")
    wanted = [highlight.change for highlight in pair.highlights[:3]]
    assert [item.css_first(".headline a").attributes["href"] for item in items] == [f"#{name}" for name in wanted]  # type: ignore[union-attr]
    for item, highlight in zip(items, pair.highlights, strict=False):
        said = re.sub(r"\s+", " ", text(item))
        assert headline(highlight, pair, lang) in said
        assert all(reason_in_words(reason, lang) in said for reason in highlight.reasons)
    assert not parse(pair, lang, highlights=0).css("#highlights, a[href='#highlights']")


@pytest.mark.parametrize("lang", LANGS)
def test_the_policy_admits_what_is_inline_and_nothing_else(lang: Lang) -> None:
    page = parsed(lang, charts=(("图", DRAWING, "一张图"),))
    policy = one(page, "meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert not re.search(r"unsafe|https?:|\*", policy)
    for kind in ("style", "script"):
        digest = hashlib.sha256(one(page, kind).text().encode()).digest()
        assert rules[f"{kind}-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"
    assert not page.css("[style], [src], link, iframe, object, embed, base, form[action]")
    assert not [name for node in page.css("*") for name in node.attributes if name.startswith("on")]
    assert not re.search(r"@import|url\(", one(page, "style").text())


def test_hostile_words_are_words() -> None:
    html = render_page(hostile_comparison(), RenderOptions(lang="zh")).decode()
    page = LexborHTMLParser(html)
    assert len(page.css("script")) == len(page.css("style")) == 1
    assert not page.css("img, iframe, article script, article style, [onerror], [onclick]")
    assert not [a for a in page.css("a") if not (a.attributes["href"] or "").startswith("#")]
    assert BAD_SOURCE in text(page.body)
    changes, plans = text(page.css_first("#changes")), text(page.css_first("#texts"))
    for words in BAD_WORDS.values():
        assert inert(words) in changes and inert(words) in plans
    assert "\x1b" not in html and "\u202e" not in html and "\x00" not in html


@pytest.mark.parametrize(
    ("source", "safe"),
    [
        ("https://www.example.gov.cn/a?b=c#d", True),
        ("HTTP://example.cn/报告.html", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("file:///etc/passwd", False),
        ("//example.cn/a", False),
        ("https:", False),
        ("https://exa mple.cn", False),
        ("https://[::1", False),
        ("https://example.cn/\u202egpj", False),
        ("《云杉日报》2031年1月9日", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_become_links(source: str, safe: bool) -> None:
    assert web_address(source) == (source if safe else "")


def test_a_source_of_the_web_is_linked(comparison: Comparison) -> None:
    page = parse(replace(comparison, old=replace(comparison.old, source="https://www.example.gov.cn/2030.html")))
    link = one(page, "a.out")
    assert link.attributes["href"] == "https://www.example.gov.cn/2030.html"
    assert text(link) == "www.example.gov.cn" and "noreferrer" in (link.attributes["rel"] or "")


def test_in_english_every_chinese_word_is_marked_as_chinese() -> None:
    page = parse(example_comparison(), "en")
    assert one(page, "html").attributes["lang"] == "en"
    for node in page.css("[lang=zh-CN]"):
        node.decompose()
    for node in page.css("style, script"):
        node.decompose()
    assert not HAN.findall(text(page.root))


def test_in_chinese_no_label_is_english() -> None:
    page = parse(example_comparison(), "zh")
    assert one(page, "html").attributes["lang"] == "zh-CN"
    for node in page.css("style, script, footer"):
        node.decompose()
    words = set(re.findall(r"[A-Za-z]{3,}", text(page.body)))
    assert words == {"Esc", "Enter", "Yunshan"}


def test_no_label_of_the_page_is_left_over(project: Path) -> None:
    rooms = (project / "reportdiff/data/page", project / "reportdiff/output/html")
    used = "".join(file.read_text() for room in rooms for file in room.glob("*.*"))
    assert not [key for key in LABELS if key.startswith("page.") and key not in used]


def test_a_selection_says_so_and_keeps_its_links(comparison: Comparison) -> None:
    left = filter_changes(comparison, status=frozenset({"changed"}))
    page = parse(left)
    assert len(page.css("article")) == len(left.changes) < len(comparison.changes)
    held = {member for change in left.changes for member in (*change.old, *change.new)}
    missing = len(comparison.old.measures) + len(comparison.new.measures) - len(held)
    assert text(one(page, ".selected")) == say("page.selected", "zh", n=missing)
    assert not parsed().css(".selected")
    places = {node.attributes["id"] for node in page.css("[id]")}
    assert {node.attributes["href"][1:] for node in page.css("a[href^='#']")} <= places  # type: ignore[index]
    assert not one(page, "#texts #n9").attributes.get("href")


def test_a_comparison_without_changes_is_a_page(comparison: Comparison) -> None:
    page = parse(filter_changes(comparison, section="没有这样的栏目"))
    assert not page.css("article") and say("say.nothing", "zh") in text(page.body)


def test_the_file_bears_the_mark_of_its_maker(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(render_page(example_comparison()))
    assert written_by_us(file)
    assert form_of("a.html") == "html" and RENDERERS["html"].load() is render_page


@pytest.mark.parametrize("lang", LANGS)
def test_a_full_pair_stays_small(shared: Path, lang: Lang) -> None:
    pair = compare(*(shared / "corpus" / year / "beijing.md" for year in ("2022", "2023")))
    data = render_page(pair, RenderOptions(lang=lang))
    assert len(data) < 1_000_000  # charts come to 0.2 MB, the whole to less than 1.2 MB
    page = LexborHTMLParser(data.decode())
    assert len(page.css("article")) == len(pair.changes)
    assert len(page.css("#texts a[id]")) == len(pair.old.measures) + len(pair.new.measures)
