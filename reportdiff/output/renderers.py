"""The renderers of a comparison, by name: one shape for all of them.

A renderer is a function ``render(comparison, options) -> str | bytes`` in a module of its own. To add one, write that
module and put one row into :data:`RENDERERS`. The row names the function as ``"module:function"``. The module is loaded
on first use, so that the choices of ``--format`` are known and `--help` is fast.

Every form has a mark by which a later run knows that reportdiff wrote the file and may overwrite it
(:mod:`reportdiff.output.origin`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang, between
from reportdiff.output.places import places_of

if TYPE_CHECKING:
    from reportdiff.model import Comparison
    from reportdiff.output.page_links import PageLinks

GroupBy = Literal["section", "status", "facet"]
"""How the changes of a listing are grouped."""

GROUPINGS: Final[tuple[GroupBy, ...]] = get_args(GroupBy)

HIGHLIGHTS: Final = 10
"""Highlights shown by default: as many as fit a newspaper's box."""


PER_GROUP: Final = 10
"""Changes of a section (status, facet) that a listing shows by default: about half a screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """What a reader may choose; a renderer uses what concerns it and ignores the rest.

    ``color`` and ``width`` (cells) are those of the terminal. ``highlights`` is the most that are shown, 0 for none.
    ``by`` groups the listing; ``show_unchanged`` lists unchanged measures instead of counting them, ``frame`` the
    changes that hold aims and frame only. ``summary_only``
    ends after header, counts, figures and terms; ``stat`` shows counts by section instead of the changes. ``tracked``
    adds the new plan as tracked changes to a Word document. ``charts``
    are drawings for the page, each ``(title, svg, alternative text)``, the SVG by this program and without an XML
    declaration; ``links`` lead from it to the pages around it. ``limit`` is the most changes that are listed, ``None``
    for all. ``per_group`` is the most of each group on a terminal: then what is reworded, unchanged or doubtful is
    counted only."""

    lang: Lang = "zh"
    color: bool = False
    width: int = 100
    highlights: int = HIGHLIGHTS
    by: GroupBy = "section"
    side_by_side: bool = False
    show_unchanged: bool = False
    frame: bool = False
    summary_only: bool = False
    stat: bool = False
    tracked: bool = False
    charts: tuple[tuple[str, str, str], ...] = ()
    links: PageLinks | None = None
    limit: int | None = None
    per_group: int | None = None


Render = Callable[["Comparison", RenderOptions], str | bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """One form of the result.

    ``suffixes`` are those of file names, the usual one first; ``home`` is ``"module:function"``. ``heeds`` names the
    fields of :class:`RenderOptions` that it uses, beside ``lang``. ``binary`` results are bytes to write unchanged;
    results that are not ``printable`` go to a file and never to a terminal. ``whole`` forms
    always have aims and frame, marked by their role. ``extra`` is the extra of the package with
    the libraries that it needs."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    home: str
    heeds: frozenset[str] = frozenset()
    binary: bool = False
    printable: bool = True
    whole: bool = False
    extra: str | None = None

    def load(self) -> Render:
        """Import the module and give the function."""
        from importlib import import_module

        module, _, function = self.home.partition(":")
        renderer: Render = getattr(import_module(module), function)
        return renderer


_LISTING: Final = frozenset({"highlights", "by", "show_unchanged", "summary_only", "frame"})

_ROWS: Final = (
    Renderer(
        name="terminal",
        suffixes=(".txt",),
        media_type="text/plain",
        home="reportdiff.output.terminal.comparison_text:render_text",
        heeds=_LISTING | {"color", "width", "side_by_side", "stat", "per_group"},
    ),
    Renderer(
        name="json",
        suffixes=(".json",),
        media_type="application/json",
        home="reportdiff.output.json:render_json",
        whole=True,
    ),
    Renderer(
        name="md",
        suffixes=(".md", ".markdown"),
        media_type="text/markdown",
        home="reportdiff.output.markdown:render_markdown",
        heeds=_LISTING,
    ),
    Renderer(
        name="html",
        suffixes=(".html", ".htm"),
        media_type="text/html",
        home="reportdiff.output.html:render_page",
        heeds=frozenset({"highlights", "charts"}),
        printable=False,
        whole=True,
    ),
    Renderer(
        name="html-fragment",
        suffixes=(".fragment.html",),
        media_type="text/html",
        home="reportdiff.output.html.fragment:render_fragment",
        heeds=_LISTING,
    ),
    Renderer(
        name="docx",
        suffixes=(".docx",),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        home="reportdiff.output.word:render_word",
        heeds=_LISTING | {"tracked"},
        binary=True,
        printable=False,
    ),
    Renderer(
        name="csv",
        suffixes=(".csv",),
        media_type="text/csv",
        home="reportdiff.output.tables.change_table:render_csv",
        heeds=frozenset({"frame"}),
    ),
    Renderer(
        name="xlsx",
        suffixes=(".xlsx",),
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        home="reportdiff.output.tables.workbook:render_workbook",
        heeds=frozenset({"frame"}),
        binary=True,
        printable=False,
    ),
    Renderer(
        name="parquet",
        suffixes=(".parquet",),
        media_type="application/vnd.apache.parquet",
        home="reportdiff.output.tables.data_frame:render_parquet",
        heeds=frozenset({"frame"}),
        binary=True,
        printable=False,
        extra="parquet",
    ),
    Renderer(
        name="github",
        suffixes=(".github.txt",),
        media_type="text/plain",
        home="reportdiff.output.changes_github:render_github",
        heeds=_LISTING,
    ),
)

RENDERERS: Final[dict[str, Renderer]] = {row.name: row for row in _ROWS}
"""Every form by name, in the order of `--help`."""


def render(comparison: Comparison, form: str, options: RenderOptions | None = None) -> str | bytes:
    """Render the comparison in the form ``form``: text, or the bytes of a file.

    Raises :class:`~reportdiff.errors.ReportdiffError` for an unknown form, or one whose libraries are not installed."""
    if form not in RENDERERS:
        raise ReportdiffError(
            f"there is no form called {form!r}; choose one of {', '.join(RENDERERS)}",
            f"没有名为“{form}”的格式；请从 {'、'.join(RENDERERS)} 中选一个",
        )
    choices = options or RenderOptions()
    content = comparison if choices.frame or RENDERERS[form].whole else comparison.commitments
    with between(places_of(comparison)):
        return RENDERERS[form].load()(content, choices)


def form_of(name: str) -> str | None:
    """Find the form of a file name by its suffix, the longest that fits; ``None`` where none does."""
    folded_name = name.lower()
    matches = [
        (len(suffix), renderer.name)
        for renderer in RENDERERS.values()
        for suffix in renderer.suffixes
        if folded_name.endswith(suffix)
    ]
    return max(matches)[1] if matches else None


def missing_library(library: str, extra: str, form: str) -> ReportdiffError:
    """Make the error for a form whose library is not installed; it names the extra with the library."""
    from reportdiff.installation import install_command

    return ReportdiffError(
        f"{form} needs {library}, which is not installed; run: {install_command(extra)}",
        f"输出 {form} 需要 {library}，尚未安装；请运行 {install_command(extra)}",
    )
