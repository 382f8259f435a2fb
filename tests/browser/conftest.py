"""A real Chromium for the pages, one for the whole session, and pages that are watched while they are open.

Skips, with the reason, where playwright or a Chromium is missing; ``.ci/install-browser`` brings one on Debian.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import pytest

from reportdiff.i18n.labels import Lang
from reportdiff.model import Comparison
from reportdiff.opening import compare
from reportdiff.output.html import render_page
from reportdiff.output.renderers import RenderOptions
from reportdiff.publishing.page_charts import charts_for_page
from tests.output.conftest import example_comparison
from tests.output.hostile import hostile_comparison

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><g style="fill: #004488">'
    '<rect id="a" x="2" y="2" width="40" height="16"/></g></svg>'
)


@dataclass(slots=True)
class Watched:
    """An open page, and what it tried: requests but for itself, words on the console, errors, dialogs."""

    page: Any
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @property
    def shown(self) -> list[str]:
        """The ids of the changes that can be seen."""
        found: list[str] = self.page.eval_on_selector_all(
            ".change", "all => all.filter(e => e.checkVisibility()).map(e => e.id)"
        )
        return found


@dataclass(frozen=True, slots=True)
class FullPair:
    """The page of a full pair, what it shows, and the titles of its charts."""

    file: Path
    comparison: Comparison
    titles: tuple[str, ...]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (group dev)")
    program = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if program is None:
        pytest.skip("no Chromium on the PATH; run .ci/install-browser as root, or install one")
    with playwright.sync_playwright() as driver:
        try:
            # As root, and in most containers, Chromium cannot make its sandbox; what is shown here is our own.
            started = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"Chromium does not start: {str(error).splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``zh.html``, ``en.html`` and ``hostile.html``."""
    folder = tmp_path_factory.mktemp("pages")
    for lang in get_args(Lang):
        options = RenderOptions(lang=lang, charts=(("图", SVG, "一个长方形"),))
        (folder / f"{lang}.html").write_bytes(render_page(example_comparison(), options))
    (folder / "hostile.html").write_bytes(render_page(hostile_comparison()))
    return folder


@pytest.fixture(scope="session")
def full_pair(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> FullPair:
    """The page of two whole reports with its charts, made once."""
    pair = compare(*(shared / "corpus" / year / "beijing.md" for year in ("2022", "2023")))
    charts = charts_for_page(pair)
    file = tmp_path_factory.mktemp("full") / "page.html"
    file.write_bytes(render_page(pair, RenderOptions(charts=charts)))
    return FullPair(file=file, comparison=pair, titles=tuple(title for title, _, _ in charts))


@pytest.fixture
def opened(browser: Any, pages: Path) -> Iterator[Callable[..., Watched]]:
    """Opens a page by name, in a context of its own: ``opened("zh", at="#c3", width=360, color_scheme="dark")``."""
    contexts = []

    def open_page(name: str | Path, *, at: str = "", width: int = 1280, **options: Any) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        watched = Watched(page)
        address = (name if isinstance(name, Path) else pages / f"{name}.html").as_uri()
        page.on("request", lambda request: request.url.startswith(address) or watched.requests.append(request.url))
        page.on("console", lambda message: watched.console.append(message.text))
        page.on("pageerror", lambda error: watched.console.append(str(error)))
        page.on("dialog", lambda dialog: (watched.dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(address + at)
        return watched

    yield open_page
    for context in contexts:
        context.close()
