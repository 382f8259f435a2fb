"""A chart from start to end: rows, words, drawing, file."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reportdiff.charts.chart_kinds import find_kind
from reportdiff.charts.drawing.style import PALETTES, SIZE_OF, SizeName, StyleName, rc_params
from reportdiff.charts.saving import PICTURES, Picture, element_of, picture_bytes
from reportdiff.charts.sidecars import rows_to_csv, write_all
from reportdiff.charts.source_line import source_line
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang, Places, between, say
from reportdiff.model import Comparison, Fulfilment, Report
from reportdiff.model.lineages import Lineages
from reportdiff.output.places import places_of
from reportdiff.safe_text import inert
from reportdiff.tracking.many_regions.region_targets import RegionYear
from reportdiff.tracking.series import ReportSeries

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

ChartSubject = Comparison | Fulfilment | ReportSeries | Lineages | RegionYear
"""What a chart is made of, by its kind."""


class TooFew(ReportdiffError):
    """There is too little to draw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart, ready to draw.

    ``rows`` is what it shows, ``title`` the finding (or the requested title), ``alt`` the chart in words, ``notes`` and
    ``source`` the footer. ``places`` are the names of two compared regions. ``missing`` are characters that no font
    has, known after the first drawing."""

    kind: str
    rows: tuple[Any, ...]
    title: str
    subtitle: str
    alt: str
    notes: tuple[str, ...]
    source: str
    lang: Lang
    style: StyleName
    size: SizeName
    places: Places | None = None
    missing: list[str] = field(default_factory=list, compare=False)
    _pictures: dict[Picture, bytes] = field(default_factory=dict, repr=False, compare=False)

    @property
    def svg(self) -> str:
        """Give the chart as SVG; every character is an outline, so that it looks the same everywhere."""
        return self.picture("svg").decode("utf-8")

    def _repr_svg_(self) -> str:
        """Give what a notebook shows."""
        return self.svg

    @property
    def csv(self) -> bytes:
        """Give the rows as CSV: UTF-8 with byte order mark, a column a field, safe to open in a spreadsheet."""
        return rows_to_csv(self.rows)

    def picture(self, form: Picture) -> bytes:
        """Give the bytes of the chart in a form (PNG with 200 pixels to the inch); same chart, same bytes."""
        if form not in self._pictures:
            self.draw((form,))
        return self._pictures[form]

    def draw(self, forms: Sequence[Picture]) -> None:
        """Draw once for all of ``forms``, which is faster than one after the other."""
        self._pictures.update(self._pictures_of(forms, title=self.title, text_as="paths"))

    def editable(self) -> bytes:
        """Give the chart as an SVG whose words are text in named fonts, which it needs, for drawing programs."""
        return self._pictures_of(("svg",), title=self.title, text_as="words")["svg"]

    def embedded(self) -> str:
        """Give the chart as an ``<svg>`` for a page: without the title, and with words as text in the page's font."""
        return element_of(self._pictures_of(("svg",), title="", text_as="words")["svg"].decode("utf-8"))

    def _pictures_of(
        self, forms: Sequence[Picture], *, title: str, text_as: Literal["paths", "words"]
    ) -> dict[Picture, bytes]:
        import matplotlib

        salt = self._salt()
        with (
            matplotlib.rc_context(rc_params(PALETTES[self.style], salt=salt, text_as=text_as)),
            warnings.catch_warnings(record=True) as warnings_seen,
        ):
            warnings.simplefilter("always")
            with between(self.places):
                figure = self.drawing(title).figure
            pictures = {form: picture_bytes(figure, form, title=self.title, alt=self.alt, salt=salt) for form in forms}
        self._note_missing(warnings_seen)
        return pictures

    def save(self, path: str | Path, *, force: bool = False) -> tuple[Path, ...]:
        """Write the picture to ``path``, with the rows (``.csv``) and the words (``.alt.txt``) beside it.

        The suffix ``.png``, ``.svg`` or ``.pdf`` is the form of the picture. Gives the three paths.

        Raises :class:`ReportdiffError` for another suffix, a missing folder, or a file that reportdiff did not write,
        unless ``force``; then nothing is written."""
        path = Path(path)
        form = path.suffix.lower().removeprefix(".")
        for picture_form in PICTURES:
            if form == picture_form:
                return write_all({path: self.picture(picture_form)}, csv=self.csv, alt=self.alt, force=force)
        suffixes = ", ".join(f".{picture_form}" for picture_form in PICTURES)
        raise ReportdiffError(
            f"{path}: charts are written as {suffixes}; name the file so",
            f"{path}：图表的格式为 {suffixes}；请据此命名文件",
        )

    def drawing(self, title: str | None = None) -> Canvas:
        """Draw the chart on a canvas, under the settings of matplotlib in force; ``title`` replaces its own."""
        from reportdiff.charts.drawing.canvas import Canvas, Wording

        ink = find_kind(self.kind).ink()
        size = SIZE_OF[self.size]
        title = self.title if title is None else title
        wording = Wording(title=title, subtitle=self.subtitle, notes=self.notes, source=self.source)
        natural = ink.height(self.rows, size.width)
        canvas = Canvas(wording, palette=PALETTES[self.style], size=size, natural=natural)
        is_on_canvas = find_kind(self.kind).over != "years" or getattr(ink, "ON_CANVAS", False)
        ink.draw(self.rows, canvas if is_on_canvas else canvas.panels(), self.lang)
        return canvas

    def _salt(self) -> str:
        """Give the beginning of all ids of this chart: unique, and the same at every run."""
        content = repr((self.title, self.rows, self.lang, self.style, self.size)).encode("utf-8", "replace")
        return f"{self.kind[:2]}{hashlib.sha256(content).hexdigest()[:6]}"

    def _note_missing(self, warnings_seen: Sequence[warnings.WarningMessage]) -> None:
        for warning in warnings_seen:
            text = str(warning.message)
            if text.startswith("Glyph ") and text not in self.missing:
                self.missing.append(text)


def make_chart(
    kind: str,
    of: ChartSubject,
    *,
    lang: Lang = "zh",
    style: StyleName = "light",
    size: SizeName = "article",
    title: str | None = None,
    source: str | None = None,
    choices: Mapping[str, Any] | None = None,
    unasked: bool = False,
) -> Chart:
    """Make the chart ``kind`` of what it is made of: a comparison, a fulfilment, a series of reports or its lineages,
    or the reports of many regions.

    ``title`` replaces the finding, ``source`` the line that names the reports; ``choices`` go to the kind (``of`` for a
    timeline, ``terms`` for a heatmap and trends). With ``unasked`` a chart that says little is too little as well.

    Raises :class:`TooFew` where there is too little to draw, :class:`ReportdiffError` for an unknown kind."""
    room = find_kind(kind).load()
    if isinstance(of, Comparison):
        of = of.commitments
    with between(places_of(of) if isinstance(of, Comparison) else None):
        return _made(room, kind, of, lang, style, size, title, source, choices, unasked=unasked)


def _made(
    room: Any,
    kind: str,
    of: ChartSubject,
    lang: Lang,
    style: StyleName,
    size: SizeName,
    title: str | None,
    source: str | None,
    choices: Mapping[str, Any] | None,
    *,
    unasked: bool,
) -> Chart:
    rows = tuple(room.data(of, **(choices or {})))
    checks = [room.too_few, *([room.says_little] if unasked and hasattr(room, "says_little") else [])]
    for check in checks:
        if reason := check(rows, lang):
            raise TooFew(check(rows, "en") or reason, check(rows, "zh") or reason)
    return Chart(
        kind=kind,
        rows=rows,
        title=inert(title if title is not None else room.finding(rows, lang)),
        subtitle=room.subtitle(rows, lang) if hasattr(room, "subtitle") else say(f"chart.subtitle_{kind}", lang),
        alt=inert(room.alt_text(rows, lang)),
        notes=tuple(room.notes(rows, lang)),
        source=inert(source) if source is not None else _source(of, lang),
        lang=lang,
        style=style,
        size=size,
        places=places_of(of) if isinstance(of, Comparison) else None,
    )


def _source(of: ChartSubject, lang: Lang) -> str:
    if isinstance(of, RegionYear):
        return say("chart_regions.source", lang, n=len(of.reports.series), year=of.year)
    if isinstance(of, Fulfilment | Lineages):
        return source_line((of.old, of.new) if isinstance(of, Fulfilment) else of.reports, lang)
    reports: tuple[Report, ...] = (of.old, of.new) if isinstance(of, Comparison) else of.reports
    return source_line(reports, lang)
