"""All files of a site, made in memory before anything is written."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

from reportdiff.charts.making import TooFew, make_chart
from reportdiff.i18n.labels import Lang, say
from reportdiff.model.lineages import Lineage
from reportdiff.output.html.chart_colours import chart_colours
from reportdiff.output.html.page import inert_lines
from reportdiff.output.html.page_pictures import clean_svg
from reportdiff.output.html.templates import asset, fill_template
from reportdiff.output.origin import GENERATOR
from reportdiff.output.page_links import PageLinks
from reportdiff.output.renderers import RenderOptions, render
from reportdiff.output.words.change_notes import DOUBT, SIGNS
from reportdiff.output.words.lineage_words import lineage_counts, lineage_name, region_name, span_words
from reportdiff.publishing.page_charts import charts_for_page
from reportdiff.publishing.site import page_addresses as addresses
from reportdiff.publishing.site.figure_views import headline_series, line_views, term_groups, terms_views
from reportdiff.publishing.site.index_views import limit_notes, lineage_lists, lineages_by_length, year_rows
from reportdiff.publishing.site.material import OnPage, SiteMaterial
from reportdiff.publishing.site.search_index import search_index
from reportdiff.publishing.site.step_views import end_way, start_way, step_view, year_views
from reportdiff.safe_text import inert
from reportdiff.tracking.series import ReportSeries

_POLICY: Final = (
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""Only the files of the site itself, nothing inline. A page from a file has no origin of its own that every browser
would take for ``'self'``: hence ``file:``, which means nothing on a server."""


class _Site:
    """The pages of a site, with what all of them show."""

    def __init__(self, material: SiteMaterial, lang: Lang) -> None:
        self.material = material
        self.lang = lang
        self.files: dict[str, bytes] = {}
        self.pictures: list[str] = []
        years = material.lineages.years
        self.region = region_name(material.lineages.region, lang)
        self.heading = say("site.heading", lang, region=self.region, first=years[0], last=years[-1])

    def put(self, address: str, template: str, *, title: str = "", **values: Any) -> None:
        """Make a page; ``title`` goes before the name of the site."""
        html = fill_template(
            template,
            room="site",
            address=address,
            up="../" * address.count("/"),
            title=say("site.title", self.lang, page=title, heading=self.heading) if title else self.heading,
            heading=self.heading,
            policy=_POLICY,
            generator=GENERATOR,
            addresses=addresses,
            signs=SIGNS,
            doubt=DOUBT,
            lang=self.lang,
            **values,
        )
        self.files[address] = html.encode("utf-8", "replace")

    def picture(self, series: ReportSeries) -> Any:
        """Draw the headline targets of a series; ``None`` where there is too little to draw."""
        from markupsafe import Markup

        try:
            chart = make_chart("timeline", series, lang=self.lang, unasked=True)
        except TooFew:
            return None
        svg = clean_svg(inert_lines(chart.embedded()), alt=inert(chart.alt), prefix="g1-")
        self.pictures.append(svg)
        return Markup(svg)  # cleaned: only elements and attributes of a list


def site_files(
    material: SiteMaterial, *, lang: Lang = "zh", charts: bool = False, on_page: OnPage | None = None
) -> dict[str, bytes]:
    """Make all files of a site by their addresses, in a fixed order; the same material gives the same bytes.

    With ``charts`` the pages of pairs have their charts; ``on_page`` is called before each of these pages."""
    site = _Site(material, lang)
    lines = line_views(headline_series(material.series), lang)
    terms = terms_views(material, lang)
    picture = site.picture(material.series)
    _put_front(site, picture)
    site.put(
        addresses.TARGETS,
        "targets.html.j2",
        title=say("site.targets", lang),
        lines=lines,
        picture=picture,
    )
    years, groups = term_groups(material.series, lang)
    site.put(
        addresses.TERMS,
        "terms.html.j2",
        title=say("page.terms", lang),
        pairs=terms,
        years=years,
        groups=groups,
    )
    site.put(
        addresses.SEARCH, "search.html.j2", title=say("page.search", lang), years=sorted(material.lineages.years)[::-1]
    )
    _put_years(site)
    _put_lineages(site)
    _put_pairs(site, charts=charts, on_page=on_page)
    style = asset("style.css")
    parts = {
        addresses.STYLE: style + asset("site.css", "site") + chart_colours(site.pictures, style),
        addresses.SCRIPT: asset("site.js", "site"),
        addresses.SEARCH_SCRIPT: asset("search.js", "site"),
    }
    site.files |= {name: f"{text}/* {GENERATOR} */\n".encode() for name, text in parts.items()}
    site.files[addresses.SEARCH_INDEX] = search_index(material, lines, terms, lang)
    return site.files


def _put_front(site: _Site, picture: Any) -> None:
    """Make the index and the list of all lineages."""
    material, lang = site.material, site.lang
    site.put(
        addresses.INDEX,
        "index.html.j2",
        counts=lineage_counts(material.lineages, lang),
        limits=limit_notes(material, lang),
        rows=year_rows(material, lang),
        lists=lineage_lists(material, lang),
        picture=picture,
    )
    site.put(
        addresses.LINEAGES,
        "lineages.html.j2",
        title=say("site.lineages", lang),
        lists=lineages_by_length(material, lang),
        counts=lineage_counts(material.lineages, lang),
    )


def _put_years(site: _Site) -> None:
    """Make the page of every plan: all its measures in their order, so that each has an address."""
    years = site.material.lineages.years
    for index, year in enumerate(years):
        report = site.material.series.reports[index]
        site.put(
            addresses.year_page(year),
            "year.html.j2",
            title=say("site.plan", site.lang, year=year),
            year=year,
            report=report,
            row=next(row for row in year_rows(site.material, site.lang) if row.year == year),
            sections=[
                (section, list(views))
                for section, views in groupby(year_views(year, site.material, site.lang), key=lambda view: view.section)
            ],
            before=years[index - 1] if index else None,
            after=years[index + 1] if index + 1 < len(years) else None,
        )


def _put_lineages(site: _Site) -> None:
    """Make a page for every lineage of several plans."""
    material, lang = site.material, site.lang
    for item in material.lineages.lineages:
        if len(item.steps) > 1:
            name = lineage_name(item)
            site.put(
                addresses.lineage_page(item),
                "lineage.html.j2",
                title=name,
                name=name,
                item=item,
                span=span_words(item, lang),
                start=start_way(item, material, lang),
                end=end_way(item, material, lang),
                steps=[(step_view(step, material, lang), _gap(item, index)) for index, step in enumerate(item.steps)],
            )


def _gap(item: Lineage, index: int) -> str:
    """Give the years between a step and the one before that lack the commitment, ``""`` for none."""
    if not index:
        return ""
    first, last = item.steps[index - 1].year + 1, item.steps[index].year - 1
    return "" if first > last else str(first) if first == last else f"{first}–{last}"


def _put_pairs(site: _Site, *, charts: bool, on_page: OnPage | None) -> None:
    """Make the page of every pair of successive reports, with links to the other pages."""
    material, years = site.material, site.material.lineages.years
    for index, comparison in enumerate(material.comparisons):
        if on_page is not None:
            on_page(index + 1, len(material.comparisons))
        options = RenderOptions(lang=site.lang, links=_links(site, index))
        if charts:
            options = RenderOptions(lang=site.lang, links=options.links, charts=charts_for_page(comparison, options))
        page = render(comparison, "html", options)
        assert isinstance(page, bytes)
        site.files[addresses.pair_page(years[index], years[index + 1])] = page


def _links(site: _Site, index: int) -> PageLinks:
    """Give the links of the page of a pair: to the front, to both plans, to its neighbours, and from every change."""
    material, lang, years = site.material, site.lang, site.material.lineages.years
    old, new = years[index], years[index + 1]
    ways = [(site.heading, addresses.INDEX)]
    ways += [(say("site.plan", lang, year=year), addresses.year_page(year)) for year in (old, new)]
    if index:
        ways.append((f"← {years[index - 1]} → {old}", addresses.pair_page(years[index - 1], old)))
    if index + 2 < len(years):
        ways.append((f"{new} → {years[index + 2]} →", addresses.pair_page(new, years[index + 2])))
    ways.append((say("page.search", lang), addresses.SEARCH))
    lives: dict[str, dict[str, None]] = {}
    for report, is_old in ((material.series.reports[index], True), (material.series.reports[index + 1], False)):
        for measure in report.measures:
            item = material.lineages.lineage_of(report.year, measure.id)
            standing = material.standings[report.year, measure.id]
            change = standing.next_change if is_old else standing.change
            if change and item is not None and len(item.steps) > 1:
                lives.setdefault(change, {})[addresses.lineage_page(item)] = None
    return PageLinks(ways=tuple(ways), lives={change: tuple(pages) for change, pages in lives.items()})
