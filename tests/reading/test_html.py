"""Web pages: the report comes out of every kind of page, what stands around it is counted, and no page does harm."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import reportdiff
from reportdiff.errors import ReportdiffError, UnreadableReport
from reportdiff.opening import read_report_bytes
from reportdiff.reading import read_bytes
from reportdiff.reading.document import Document
from reportdiff.reading.html.page_limits import MAX_NESTING, MAX_TAGS
from tests.reading.pages import KINDS, REPORT, TITLE, official, page, paragraphs


def read(text: str, *, encoding: str = "utf-8", name: str = "r.html") -> Document:
    return read_bytes(text.encode(encoding), name=name)


def counted(document: Document) -> dict[str, int]:
    return {entry.what: entry.count for entry in document.ledger}


WHOLE = "\n".join((TITLE, *REPORT))


@pytest.mark.parametrize("kind", KINDS)
def test_the_report_and_nothing_else_comes_out_of_every_kind_of_page(kind: str) -> None:
    document = read(KINDS[kind]())
    assert document.text == WHOLE
    assert document.format == "html"


def test_what_stood_around_the_report_is_counted_with_samples() -> None:
    ledger = {entry.what: entry for entry in read(official()).ledger}
    assert ledger["page_furniture"].count >= 8
    assert all(ledger["page_furniture"].samples)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le"])
def test_a_page_in_any_encoding_gives_the_same_text(encoding: str) -> None:
    assert read(official(), encoding=encoding).text == WHOLE


TRADITIONAL = (
    "雲嶺市政府工作報告",
    "今年將興建圖書館三座，擴大就業規模，改善居民住房條件，推進社區營造，完善公共服務設施。",
    "發展產業，開闢農村公路，增加養老床位，優化空氣質量。",
)


@pytest.mark.parametrize("declared", ["<meta charset='Big5'>", ""])
def test_a_page_in_big5_is_read_whether_it_says_so_or_not(declared: str) -> None:
    text = f"<html><head>{declared}</head><body>" + "".join(f"<p>{line}</p>" for line in TRADITIONAL)
    document = read(text, encoding="big5hkscs")
    assert document.text.split("\n") == list(TRADITIONAL)
    assert document.encoding.startswith("big5")


def test_the_declared_charset_is_honoured_but_valid_utf8_goes_before_it() -> None:
    declared = official().replace(
        "<title>", "<meta http-equiv='Content-Type' content='text/html; charset=gb2312'><title>"
    )
    assert read(declared, encoding="gb18030").encoding == "gb18030"
    stale = read(declared, encoding="utf-8")
    assert (stale.encoding, stale.text) == ("utf-8", WHOLE)
    assert read(official().replace("<title>", "<meta charset='hz-gb-2312'><title>"), encoding="hz").text == WHOLE


def test_scripts_styles_and_hidden_boxes_are_never_text() -> None:
    hidden = "<div style='display: none'>内部提示：本页面由系统自动生成，请勿转载，如有疑问，请联系管理员。</div>"
    document = read(official().replace("<p>", f"{hidden}<script>document.write('<p>各位代表：')</script><p>", 1))
    assert document.text == WHOLE
    assert counted(document)["hidden_text"] == 1


def test_a_report_that_waits_for_a_click_to_be_shown_is_read() -> None:
    document = read(page(f"<div style='display:none' id='content'>{paragraphs((TITLE, *REPORT))}</div>"))
    assert document.text == WHOLE


def test_a_report_in_a_box_with_the_name_of_furniture_is_read() -> None:
    assert read(page(f"<div class='print'>{paragraphs((TITLE, *REPORT))}</div>")).text == WHOLE


def test_a_bilingual_page_gives_the_chinese() -> None:
    english = (
        "We will build three hundred kilometres of rural roads and add 1,500 places in public kindergartens (新增)."
    )
    body = "".join(f"<p>{line}</p><p>{english if len(line) > 20 else 'I. The Year in Review'}</p>" for line in REPORT)
    document = read(page(f"<h1>{TITLE}</h1>{body}"))
    assert document.text == WHOLE
    assert counted(document)["translated_paragraph"] == len(REPORT)


def test_a_report_that_names_one_english_title_keeps_it() -> None:
    text = (*REPORT[:3], "Yunling International Forum on Green Development and Open Science, 2031", *REPORT[3:])
    assert read(page(paragraphs((TITLE, *text)))).text.split("\n") == [TITLE, *text]


def test_pronunciation_strewn_through_a_mirrored_page_is_mended() -> None:
    text = "雲嶺市發(fā)展產業，開(kāi)闢農村公路，過(guò)去一年，經(jīng)濟發(fā)展，開(kāi)局良好。"
    document = read(page(f"<p>{text}</p>", title=""))
    assert document.text == "雲嶺市發展產業，開闢農村公路，過去一年，經濟發展，開局良好。"
    assert counted(document)["pronunciation"] == 6
    ruby = read(page("<p>建设<ruby>瀑<rp>(</rp><rt>pù</rt><rp>)</rp></ruby>布公园，新建书屋。</p>", title=""))
    assert ruby.text == "建设瀑布公园，新建书屋。"


def test_one_rare_reading_in_brackets_is_the_reports_own() -> None:
    assert "客（qiě）" in read(page(paragraphs((*REPORT[:4], "做好“迎客（qiě）”服务。")))).text


def test_the_title_of_the_window_stands_in_for_a_missing_one_without_the_name_of_the_site() -> None:
    assert read(page(paragraphs())).text == WHOLE


def test_headings_keep_their_level_and_deleted_text_goes() -> None:
    body = "<h2>一、今年工作</h2><p>新建<del>三所</del>两所小学。</p><ul><li>扩建中学</li></ul>"
    document = read(page(body, title=""))
    roles = [(block.role, block.level, document.text[block.start : block.end]) for block in document.blocks]
    assert roles == [("heading", 2, "一、今年工作"), ("paragraph", 0, "新建两所小学。"), ("item", 0, "扩建中学")]
    assert counted(document)["tracked_deletion"] == 1


def test_tables_images_and_next_pages() -> None:
    body = (
        f"{paragraphs()}<table><tr><td>指标</td><td>目标</td></tr></table><img src='a.png' alt='图表'>"
        f"<p>{REPORT[3]}</p><div class='pages'><a href='2'>下一页</a></div>"
    )
    document = read(page(body))
    assert document.text.split("\n")[-3:] == ["指标", "目标", REPORT[3]]
    assert counted(document)["image"] == 1
    assert counted(document)["more_pages"] == 1


def test_a_piece_of_a_page_is_told_by_its_content_and_markdown_with_a_tag_is_not_one() -> None:
    assert read(paragraphs(), name="r.txt").format == "html"
    assert read("<div align='center'>\n\n# 摘编\n\n</div>\n\n- 新建两所小学\n", name="r.md").format == "markdown"


# hostile pages


DEEP = ("<div>", "<span>", "<b>", "<table><tr><td>", "<ul><li>", "<div><p>建<b>", "<section></x>", "<a><div>")


@pytest.mark.parametrize("tags", DEEP)
@pytest.mark.parametrize("times", [MAX_NESTING // 2, 40_000])
def test_deep_nesting_ends_soon(tags: str, times: int) -> None:
    start = time.perf_counter()
    try:
        assert "新建两所小学" in read("<html><body>" + tags * times + "新建两所小学").text
    except UnreadableReport as error:
        assert "nests more than" in str(error) or "tags, more than" in str(error)
    assert time.perf_counter() - start < 4


def test_nesting_that_hides_from_the_count_ends_soon() -> None:
    start = time.perf_counter()
    text = "<html>" + "<div><table><tr><td></div></td></tr></table>" * (MAX_TAGS // 9) + "新建两所小学"
    assert "新建两所小学" in read(text).text
    assert time.perf_counter() - start < 6


@pytest.mark.parametrize(
    "text",
    [
        "<html" + " a" * 200_000 + "><p>新建小学</p>",
        "<html><p " + "".join(f"x{index}=1 " for index in range(100_000)) + ">新建小学</p>",
        "<html><!--" + "-" * 2_000_000 + "<p>新建小学",
        "<html><p a='>' " + "".join(f"x{index} " for index in range(100_000)) + ">新建小学</p>",
        "<html>" + '<p a="' * 50_000,
        "<html><p>新建小学&" + "amp;" * 500_000,
        "<html><script>" + "<" * 50_000 + "</p>" * 1000,
        "<html><p>" + "建" * 3_000_000,
        "<html><p>" + "建，<br>" * 20_000,
        "<!--" * 90_000 + "<html>",
        "<html><title>" + "工作报告_" * 100_000 + "</title><p>新建小学。",
        "<html><p>新建\0小学&#0;&#xD800;&#x110000;\x1b[31m\u202e。</p>",
    ],
    ids=range(12),
)
def test_endless_pages_end_soon(text: str) -> None:
    start = time.perf_counter()
    try:
        document = read(text)
        assert "\x1b" not in document.text and "\u202e" not in document.text
        document.text.encode()
    except ReportdiffError as error:
        assert "\n" not in str(error)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "more", ["<?php echo 1 ?>", "<?xml-stylesheet href='a'?>", "<![CDATA[ x ]]>", "<!--? x ?-->", "<!ENTITY x 'y'>"]
)
def test_what_no_browser_shows_between_paragraphs_is_no_text(more: str) -> None:
    body = "".join(f"{more}<p>　　{text}</p>{more}\n" for text in REPORT)

    assert read(more + page(f"<h1>{TITLE}</h1>{body}")).text == read(page(f"<h1>{TITLE}</h1>{paragraphs()}")).text


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(UnreadableReport, match="holds no text"):
        read("<html><body><div id='app'></div><script src='a.js'></script></body></html>")


def test_a_real_report_saved_as_a_gb18030_page_gives_its_plan(shared: Path) -> None:
    report = reportdiff.read_report(shared / "corpus" / "2025" / "tianjin.md")
    body = paragraphs(tuple(report.text.split("\n")))
    data = page(f"<div>首页 | 打印 | 关闭</div>{body}<div>上一篇：无</div>", title="").encode("gb18030")
    again = read_report_bytes(data, name="2025-tianjin.html")
    assert [measure.text for measure in again.measures] == [measure.text for measure in report.measures]


UNCLOSED = [
    "button",
    "textarea",
    "select",
    "svg",
    "math",
    "noscript",
    "object",
    "video",
    "audio",
    "canvas",
    "map",
    "template",
    "datalist",
    "iframe",
    "style",
    "title",
    "xmp",
    "plaintext",
]


@pytest.mark.parametrize("tag", UNCLOSED)
def test_an_element_that_is_never_closed_does_not_swallow_the_rest(tag: str) -> None:
    body = paragraphs(REPORT[:5]) + f"<{tag}>" + paragraphs(REPORT[5:])
    assert read(page(body, title="")).text == "\n".join(REPORT)


def test_a_script_that_swallows_the_rest_is_counted() -> None:
    document = read(page(paragraphs(REPORT[:5]) + "<script>" + paragraphs(REPORT[5:]), title=""))
    assert counted(document) == {"hidden_text": 1}


@pytest.mark.parametrize("instruction", ['<?xml:namespace prefix = o ns = "urn:x" />', "<?php echo 1; ?>", "<?odd"])
def test_a_processing_instruction_is_skipped(instruction: str) -> None:
    body = paragraphs(REPORT[:5]) + instruction + paragraphs(REPORT[5:])
    assert read(page(body, title="")).text == "\n".join(REPORT)


def test_a_figure_in_a_formula_is_read() -> None:
    body = paragraphs(REPORT[:6]) + "<p>投资增长<math><mn>5.5</mn><mo>%</mo></math>左右。</p>" + paragraphs(REPORT[6:])
    assert "投资增长5.5%左右。" in read(page(body, title="")).text.split("\n")


def test_a_heading_that_unfolds_is_a_heading_and_other_buttons_are_counted() -> None:
    body = (
        paragraphs(REPORT[:2]) + f"<button>{REPORT[2]}</button>" + paragraphs(REPORT[3:5])
        + "<button>收起</button>" + paragraphs(REPORT[5:])
    )  # fmt: skip
    document = read(page(body, title=""))
    assert document.text == "\n".join(REPORT)
    assert counted(document) == {"form_control": 1}


def test_a_field_to_copy_the_report_from_is_read() -> None:
    field = "<textarea>" + "\n".join(REPORT) + "</textarea>"
    assert read(page(f"<h1>{TITLE}</h1>{field}", title="")).text == WHOLE


def test_fallback_text_is_read_and_words_of_lists_and_drawings_are_counted() -> None:
    aside = "<select><option>大字</option><option>小字</option></select><svg><text>图一：就业人数</text></svg>"
    body = paragraphs(REPORT[:5]) + aside + f"<noscript>{paragraphs(REPORT[5:])}</noscript>"
    document = read(page(body, title=""))
    assert document.text == "\n".join(REPORT)
    assert counted(document) == {"form_control": 1, "picture_text": 1}
