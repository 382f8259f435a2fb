"""Charts on the page: drawn as before, and unable to do anything else."""

from __future__ import annotations

import pytest
from lxml import etree

from reportdiff.errors import ReportdiffError
from reportdiff.output.html import render_page
from reportdiff.output.html.page_pictures import clean_svg, is_tall
from reportdiff.output.renderers import RenderOptions
from tests.output.conftest import example_comparison

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80pt" height="40pt"'


def cleaned(body: str, attributes: str = "") -> etree._Element:
    return etree.fromstring(clean_svg(f"{HEAD} {attributes}>{body}</svg>", alt="图", prefix="g1-"))


def test_styles_become_attributes_that_no_policy_forbids() -> None:
    path = cleaned('<path fill="red" style="fill: #123456; stroke-width:2; behavior: url(x)" d="M0 0"/>')[0]
    assert dict(path.attrib) == {"d": "M0 0", "fill": "#123456", "stroke-width": "2"}


def test_references_stay_inside_and_ids_do_not_meet() -> None:
    root = cleaned('<g id="a" clip-path="url(#p)"><use xlink:href="#a"/><use href="https://example.cn/#a"/></g>')
    assert (root[0].get("id"), root[0].get("clip-path")) == ("g1-a", "url(#g1-p)")
    assert [dict(use.attrib) for use in root[0]] == [{"href": "#g1-a"}, {}]


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject>",
        '<image href="https://example.cn/x.png"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        "<style>*{fill:url(https://example.cn)}</style>",
        '<a href="javascript:alert(1)"><text>x</text></a>',
        "<!-- <script>alert(1)</script> --><?php x ?>",
    ],
)
def test_what_can_act_is_left_out(body: str) -> None:
    assert len(cleaned(body)) == 0


def test_handlers_and_distant_paint_are_left_out() -> None:
    root = cleaned('<rect onclick="alert(1)" fill="url(https://example.cn/#a)" x="1"/>', 'onload="alert(1)"')
    assert dict(root[0].attrib) == {"x": "1"} and "onload" not in root.attrib


def test_a_document_type_brings_nothing_along() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    svg = clean_svg(f"{bomb}{HEAD}><text>&a;&b;图</text></svg>", alt="图", prefix="g1-")
    assert "ENTITY" not in svg and "<text" in svg


def test_the_page_decides_the_size_and_the_alternative_text_is_its_name() -> None:
    root = cleaned("")
    assert (root.get("viewBox"), root.get("width"), root.get("role"), root.get("aria-label")) == (
        "0 0 80 40",
        None,
        "img",
        "图",
    )


@pytest.mark.parametrize("svg", ["", "no picture", "<html/>", "<svg"])
def test_what_is_no_picture_is_refused(svg: str) -> None:
    with pytest.raises(ReportdiffError, match="no SVG") as error:
        render_page(example_comparison(), RenderOptions(charts=(("图", svg, "图"),)))
    assert "SVG" in error.value.message_in("zh") and "\n" not in error.value.message_in("zh")


def test_a_tall_picture_is_told_from_a_wide_one() -> None:
    for height, tall in ((100, False), (124, False), (126, True), (300.5, True)):
        assert is_tall(f'<svg viewBox="0 0 100 {height}" class="chart"/>') == tall
    assert not is_tall("<svg/>")
