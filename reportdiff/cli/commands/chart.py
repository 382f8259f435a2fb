"""`reportdiff chart KIND …`: pictures for articles, each with its data and a description."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportdiff.charts.chart_kinds import KINDS, Kind
from reportdiff.charts.drawing.style import SIZES, STYLES, SizeName, StyleName
from reportdiff.charts.saving import PICTURES, Picture
from reportdiff.cli.chart_material import read_material
from reportdiff.cli.chart_places import ChartPlace, asked_name, chart_place, place_for
from reportdiff.cli.options.aliases import aliases_option
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.dictionary import dictionary_option
from reportdiff.cli.options.pins import pins_options
from reportdiff.cli.options.shared import anyway_option, common_options, region_option, reports_option
from reportdiff.cli.progress import progress
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, say_note

if TYPE_CHECKING:
    from reportdiff.charts.making import Chart, ChartSubject

ALL = "all"

_EPILOG = """\b
overview, targets, terms, flow and card take two reports, OLD and NEW.
promise holds the plan of OLD against the review of NEW.
regions takes one year: 2026.
slope, timeline, heatmap, trends, attention and life take years: 2018..2026, 2018,2020, shanghai/2018.., or specs.
all draws every chart that has enough data and says something.
Each picture comes with its data (.csv) and a description (.alt.txt).

\b
Examples:
  reportdiff chart overview 2022 2023
  reportdiff chart targets 2022 2023 --format png,svg --style print
  reportdiff chart slope 2022..2026
  reportdiff chart card 2022 2023 --of 老旧小区
  reportdiff chart timeline 2018..2026 --of GDP --reports official
  reportdiff chart heatmap 2018..2026 --terms 人工智能,营商环境 --reports official
  reportdiff chart trends 2015..2026 --reports official
  reportdiff chart all 2022 2023 -o outputs"""


@click.command("chart", epilog=_EPILOG)
@click.argument("kind", metavar="KIND", type=click.Choice([*KINDS, ALL]))
@click.argument("specs", metavar="OLD NEW | YEARS…", nargs=-1, required=True)
@reports_option
@region_option
@click.option(
    "--of",
    "subject",
    metavar="WHAT",
    help="timeline: an indicator (GDP, 失业率) or words of a measure; card, life: words.",
)
@click.option("--terms", metavar="LIST", help="heatmap, trends: the terms to count, separated by commas.")
@click.option(
    "--format", "forms", metavar="LIST", help=f"Picture formats: {', '.join(PICTURES)}. [default: png, or from FILE]"
)
@click.option("--style", type=click.Choice(STYLES), default="light", help="Colours. [default: light]")
@click.option("--size", type=click.Choice(SIZES), default="article", help="Size of the picture. [default: article]")
@click.option("--title", metavar="TEXT", help="Title instead of the finding.")
@click.option("--source", metavar="TEXT", help="Source line instead of the names of the reports.")
@click.option("--editable", is_flag=True, help="SVG: keep words as text, to be edited; needs the fonts.")
@click.option("-o", "--output", callback=chart_place, metavar="FILE", help="File, or folder/. [default: outputs]")
@click.option("--force", is_flag=True, help="Overwrite files even if reportdiff did not write them.")
@anyway_option
@cache_option
@pins_options
@dictionary_option
@aliases_option
@common_options
def chart(
    kind: str,
    specs: tuple[str, ...],
    *,
    reports: Path | None,
    region: str | None,
    subject: str | None,
    terms: str | None,
    forms: str | None,
    style: StyleName,
    size: SizeName,
    title: str | None,
    source: str | None,
    editable: bool,
    output: ChartPlace,
    force: bool,
    anyway: bool,
    pins: Path | None,
    no_pins: bool,
    dictionary: Path | None,
    aliases: Path | None,
    lang: Lang,
) -> None:
    """Draw charts of two reports, or of many years.

    The title states the finding, the footer the source. A chart with too little data is not drawn."""
    kinds = _kinds(kind, specs)
    pictures = _forms(forms, output, lang)
    place = place_for(output, several=kind == ALL, lang=lang)
    choices: dict[str, Any] = {"of": subject, "terms": _members(terms)}
    _refuse_idle(kinds, choices, pictures if editable else None, lang)
    with progress(lang) as line:
        line.step("progress_reading")
        material = read_material(kinds, specs, reports=reports, region=region, lang=lang, anyway=anyway)
        kinds = tuple(each for each in kinds if material.has(each)) if kind == ALL else kinds
        paths = {each: place.path_of(material.stem(each) + _asked(each, choices)) for each in kinds}
        # Before the comparison: nobody should wait only to be asked for another name.
        if not place.is_folder or place.path.is_dir():
            _refuse_foreign(paths.values(), pictures, force=force, inputs=material.inputs)
        line.step("progress_drawing")
        if any(each.over == "pair" for each in kinds):
            material.compare(pins, no_pins=no_pins, dictionary=dictionary, aliases=aliases, anyway=anyway, lang=lang)
        count = 0
        for each in kinds:
            options = {name: choices[name] for name in each.choices if choices[name]}
            try:
                subject_of_kind = material.of(each, on_pair=line.pair)
                picture = _draw(
                    each, subject_of_kind, options, lang=lang, style=style, size=size, title=title, source=source,
                    unasked=kind == ALL,
                )  # fmt: skip
            except ReportdiffError as error:
                if kind != ALL or not _is_too_few(error):
                    raise
                say_note("chart_left_out", lang, kind=each.name, text=error.message_in(lang))
                continue
            place.make_folder()
            files = _files(paths[each], pictures).values()
            before = {path: path.read_bytes() for path in files if path.is_file()}
            for path in _save(picture, paths[each], pictures, editable=editable, force=force, inputs=material.inputs):
                was_other = path in before and before[path] != path.read_bytes()
                say_note("chart_replaced" if was_other else "written", lang, path=path)
            count += 1
    if not count:
        raise ReportdiffError(message("chart_none", lang))


def _kinds(kind: str, specs: Sequence[str]) -> tuple[Kind, ...]:
    """Give the kinds to draw: those of a pair only with two reports and no range of years."""
    if kind != ALL:
        return (KINDS[kind],)
    pair = len(specs) == 2 and not any(".." in spec or "," in spec for spec in specs)
    left_out = ("lives", "regions")
    return tuple(each for each in KINDS.values() if each.over not in left_out and (pair or each.over == "years"))


def _members(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").replace("，", ",").replace("、", ",").split(",") if part.strip()]


def _forms(forms: str | None, output: ChartPlace, lang: Lang) -> tuple[Picture, ...]:
    """Give the picture formats: those of ``--format``, else that of the file, else PNG."""
    names = _members(forms) or [output.suffix or "png"]
    for form in names:
        if form not in PICTURES:
            raise ReportdiffError(message("chart_format", lang, value=form, choices=PICTURES))
    return tuple(form for form in PICTURES if form in names)


def _refuse_idle(
    kinds: Sequence[Kind], choices: Mapping[str, Any], editable_forms: Sequence[Picture] | None, lang: Lang
) -> None:
    """Refuse an option that no chart of the request follows: its picture would not show what was asked for."""
    for name, value in choices.items():
        if value and not any(name in kind.choices for kind in kinds):
            kinds_with = [kind.name for kind in KINDS.values() if name in kind.choices]
            raise ReportdiffError(message("chart_idle", lang, option=f"--{name}", kind=kinds[0].name, kinds=kinds_with))
    if editable_forms is not None and "svg" not in editable_forms:
        raise ReportdiffError(message("chart_editable", lang, option="--editable"))


def _asked(kind: Kind, choices: Mapping[str, Any]) -> str:
    """Name the choices that a kind follows, as an end of its file name."""
    return "".join(asked_name(choices[name]) for name in kind.choices)


def _draw(kind: Kind, of: ChartSubject, choices: dict[str, Any], **options: Any) -> Chart:
    from reportdiff.charts.making import make_chart

    return make_chart(kind.name, of, choices=choices, **options)


def _is_too_few(error: ReportdiffError) -> bool:
    from reportdiff.charts.making import TooFew

    return isinstance(error, TooFew)


def _files(path: Path, forms: Sequence[Picture]) -> dict[Picture, Path]:
    return {form: path.with_name(f"{path.name}.{form}") for form in forms}


def _refuse_foreign(paths: Iterable[Path], forms: Sequence[Picture], *, force: bool, inputs: Sequence[Path]) -> None:
    from reportdiff.charts.sidecars import refuse_foreign

    for path in paths:
        refuse_foreign(list(_files(path, forms).values()), force=force, inputs=inputs)


def _save(
    result: Chart, path: Path, forms: Sequence[Picture], *, editable: bool, force: bool, inputs: Sequence[Path]
) -> Sequence[Path]:
    from reportdiff.charts.sidecars import write_all

    result.draw(forms)
    files = {file: result.picture(form) for form, file in _files(path, forms).items()}
    if editable:
        files |= {file: result.editable() for form, file in _files(path, forms).items() if form == "svg"}
    return write_all(files, csv=result.csv, alt=result.alt, force=force, inputs=inputs)[: len(files)]
