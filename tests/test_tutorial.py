"""The tutorial runs as it stands, in an empty folder, and shows what is printed; both languages do the same."""

from __future__ import annotations

import pytest

from tests.command import PROJECT
from tests.page_blocks import ReadersFolder, blocks

PAGES = {"en": "docs/tutorial.md", "zh": "docs/tutorial.zh.md"}


@pytest.mark.parametrize("lang", PAGES)
def test_every_command_runs_and_the_output_shown_is_printed(
    lang: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    reader = ReadersFolder(tmp_path_factory.mktemp("desk"))
    scripts = blocks(PAGES[lang], "sh")
    # The pictures of the second language would cost a second and tell nothing more.
    runs = [run for script in scripts if lang == "en" or "chart" not in script for run in reader.run(script, lang=lang)]

    assert [run.err for run in runs if run.code] == []
    printed = "".join(run.out for run in runs)
    for shown in blocks(PAGES[lang], "text"):
        assert shown in printed
    if lang == "en":
        made = {path.name for path in reader.folder.iterdir()}
        page = (PROJECT / PAGES[lang]).read_text(encoding="utf-8")
        for name in ("yunling.html", "yunling.docx", "targets.png", "targets.csv", "targets.alt.txt"):
            assert name in made and f"`{name}`" in page


def test_both_languages_have_the_same_commands() -> None:
    for language in ("sh", "console"):
        assert blocks(PAGES["en"], language) == blocks(PAGES["zh"], language) != []
