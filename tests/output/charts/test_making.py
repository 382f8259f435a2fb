"""Charts as files: every glyph there, the same bytes each time, the mark of origin, data and words beside."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from lxml import etree

from reportdiff.charts.drawing.style import PALETTES, SIZES, STYLES, SizeName, StyleName, contrast
from reportdiff.charts.making import Chart, TooFew, make_chart
from reportdiff.charts.saving import PICTURES
from reportdiff.comparison import compare_reports
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.output.html.page_pictures import clean_svg
from reportdiff.output.origin import written_by_us
from reportdiff.publishing.chart_requests import chart
from reportdiff.publishing.page_charts import charts_for_page
from tests import strategies
from tests.command import PROJECT
from tests.strategies import ROWS, Row

PAIR = ("overview", "targets")
OLD = strategies.digest(ROWS, 2031)
NEW = strategies.digest([Row(row.section, row.template, row.figure + 5) for row in ROWS[6:]], 2032)
COMPARISON = compare_reports(OLD, NEW)


def pixels(drawn: Chart) -> tuple[int, int, float]:
    """Height and width of the PNG in pixels, and how much its colours vary."""
    from matplotlib import image

    picture = image.imread(io.BytesIO(drawn.picture("png")))
    return picture.shape[0], picture.shape[1], float(picture[..., :3].std())


@pytest.mark.parametrize("kind", PAIR)
@pytest.mark.parametrize(("style", "lang"), [("light", "zh"), ("dark", "en"), ("print", "zh")])
def test_every_glyph_is_there_and_something_is_drawn(kind: str, style: StyleName, lang: Lang) -> None:
    drawn = make_chart(kind, COMPARISON, lang=lang, style=style)
    _, width, varied = pixels(drawn)

    assert drawn.missing == []
    assert width == 1360
    assert varied > 0.02


@pytest.mark.parametrize(("size", "shape"), [("square", (1600, 1600)), ("wide", (1080, 1920))])
@pytest.mark.parametrize("kind", PAIR)
def test_a_picture_has_the_size_that_was_asked_for(kind: str, size: SizeName, shape: tuple[int, int]) -> None:
    assert pixels(make_chart(kind, COMPARISON, size=size))[:2] == shape
    assert set(SIZES) == {"article", "square", "wide"}


def test_a_character_that_no_font_has_is_reported() -> None:
    drawn = make_chart("overview", COMPARISON, title="\U00013000")
    drawn.picture("png")

    assert len(drawn.missing) == 1


def test_an_svg_tells_its_title_and_itself_in_words_and_names_its_own_ids() -> None:
    charts = [make_chart(kind, COMPARISON) for kind in PAIR]
    roots = [etree.fromstring(drawn.svg.encode()) for drawn in charts]
    ids = [{element.get("id") for element in root.iter() if element.get("id")} for root in roots]
    named = "{http://www.w3.org/2000/svg}"

    assert [root.findtext(f"{named}title") for root in roots] == [drawn.title for drawn in charts]
    assert [root.findtext(f"{named}desc") for root in roots] == [drawn.alt for drawn in charts]
    assert not ids[0] & ids[1]
    for drawn, own in zip(charts, ids, strict=True):
        assert set(re.findall(r'(?:href="|url\()#([\w-]+)', drawn.svg)) <= own
    assert "<text" not in charts[0].svg == charts[0]._repr_svg_()


@pytest.mark.parametrize("form", PICTURES)
def test_a_saved_chart_is_known_as_ours_with_data_and_words_beside(tmp_path: Path, form: str) -> None:
    drawn = make_chart("overview", COMPARISON)
    files = drawn.save(tmp_path / f"a.{form}")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8-sig"))))

    assert [file.name for file in files] == [f"a.{form}", "a.csv", "a.alt.txt"]
    assert written_by_us(tmp_path / f"a.{form}")
    assert [row["section"] for row in rows] == [row.section for row in drawn.rows]
    assert (tmp_path / "a.alt.txt").read_text(encoding="utf-8") == drawn.alt + "\n"
    drawn.save(tmp_path / f"a.{form}")


def test_a_file_of_somebody_else_stays_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine", encoding="utf-8")
    drawn = make_chart("overview", COMPARISON)

    with pytest.raises(ReportdiffError, match="not written by reportdiff"):
        drawn.save(tmp_path / "a.png")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    drawn.save(tmp_path / "a.png", force=True)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_link_is_followed_as_every_other_output_does(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a.svg").symlink_to(tmp_path / "elsewhere" / "real.svg")
    drawn = make_chart("overview", COMPARISON)

    drawn.save(tmp_path / "a.svg")

    assert (tmp_path / "a.svg").is_symlink()
    assert written_by_us(tmp_path / "elsewhere" / "real.svg")


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportdiffError, match=r"\.png, \.svg, \.pdf"):
        make_chart("overview", COMPARISON).save(tmp_path / "a.jpg")


def test_title_and_source_can_be_given() -> None:
    drawn = make_chart("overview", COMPARISON, title="云岭市的一年", source="云岭日报")

    assert (drawn.title, drawn.source) == ("云岭市的一年", "云岭日报")


def test_the_footer_says_which_reports_and_that_they_are_digests() -> None:
    assert (
        make_chart("overview", COMPARISON).source == "来源：Yunling政府工作报告（2031、2032年，摘编）；制图：reportdiff"
    )


def test_too_little_is_said_in_both_languages() -> None:
    lone = strategies.digest([Row("教育", "扩建普通高中")], 2031)
    with pytest.raises(TooFew) as told:
        make_chart("targets", compare_reports(lone, strategies.digest([Row("教育", "扩建普通高中")], 2032)))

    assert "0 figures" in str(told.value)
    assert "只有0项" in told.value.message_in("zh")


def test_the_page_gets_pictures_that_it_can_hold() -> None:
    charts = charts_for_page(COMPARISON)

    assert [title for title, _, _ in charts][:2] == [make_chart(kind, COMPARISON).title for kind in PAIR]
    for title, svg, alt in charts:
        assert svg.startswith("<svg")
        cleaned = clean_svg(svg, alt=alt, prefix="g1-")
        assert "<text" in cleaned
        assert "font-family" not in cleaned
        assert title not in re.sub(r"<title.*?</title>|aria-label=\"[^\"]*\"", "", cleaned)


def test_a_chart_in_one_call() -> None:
    assert chart("overview", OLD, NEW).rows == make_chart("overview", COMPARISON).rows
    assert chart("overview", COMPARISON, lang="en").title == make_chart("overview", COMPARISON, lang="en").title
    assert chart("attention", COMPARISON).kind == "attention"
    with pytest.raises(ReportdiffError, match="two reports, 1 given"):
        chart("overview", OLD)
    with pytest.raises(ReportdiffError, match="choose from overview"):
        chart("pie", COMPARISON)


@pytest.mark.parametrize("style", STYLES)
def test_words_and_marks_stand_out_from_the_paper(style: StyleName) -> None:
    palette = PALETTES[style]
    words = (palette.ink, palette.soft, palette.new, palette.dropped, palette.changed, palette.reworded)

    assert min(contrast(colour, palette.paper) for colour in (*words, palette.unchanged)) >= 4.5
    assert contrast(palette.accent, palette.paper) >= 3


def test_the_colours_are_those_of_the_page() -> None:
    sheet = (PROJECT / "reportdiff" / "data" / "page" / "style.css").read_text(encoding="utf-8")
    told = dict(re.findall(r"--(\w+): light-dark\((#\w+, #\w+)\)", sheet))

    for name in ("paper", "ink", "soft", "new", "dropped", "changed", "reworded", "unchanged"):
        assert told[name] == f"{getattr(PALETTES['light'], name)}, {getattr(PALETTES['dark'], name)}"
