"""The documents tell the truth about the code: every file and module they name is there, and none is left out."""

from __future__ import annotations

import ast
import importlib
import re
import textwrap
import tomllib
from pathlib import Path

import pytest

from tests.command import PROJECT

PACKAGE = PROJECT / "reportdiff"
PAGES = sorted(
    path.relative_to(PROJECT).as_posix()
    for path in (
        *PROJECT.glob("*.md"),
        *(PROJECT / "docs").rglob("*.md"),
        *(PROJECT / "benchmarks").rglob("*.md"),
    )
    # The history names what was there once.
    if path.name != "CHANGELOG.md"
)

_PATH = re.compile(r"(?<![\w./<>*-])[\w.][\w./-]*\.(?:py|toml|tsv|json|j2|npz|yml)(?![\w*-])")
_MODULE = re.compile(r"(?<![\w./:-])((?:reportdiff|benchmarks|tests)(?:\.[A-Za-z_]\w*)+)(?![\w/])")
_NEW = re.compile(r"^\s*# new: (\S+\.py)$", re.MULTILINE)
"""The first line of an example that is a whole new file."""

_EXAMPLE = re.compile(r"^( *)```python\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)")

FILES_OF_USERS = re.compile(
    r"outputs/.*|(?:.*/)?(?:reportdiff|accepted|watch|pages|beijing\.links|x\.links|shanghai\.links)\.toml"
    r"|(?:.*/)?beijing\.judge\.json|(?:comparison|report)[\w.-]*\.json"
    r"|\.git(?:hub|lab)[\w./-]*\.yml|\.gitlab-ci\.yml|\.pre-commit-[\w-]+\.ya?ml|docker-compose\.yml"
)
"""Names of files that a user has, or that a command writes."""


def text_of(page: str) -> str:
    return (PROJECT / page).read_text(encoding="utf-8")


def files_missing(page: str) -> list[str]:
    """The files named in ``page`` that are neither in the project (from its root, from ``reportdiff/`` or beside the
    page) nor, where no folder is given, anywhere below it."""
    missing = []
    for name in sorted(set(_PATH.findall(text_of(page))) - invented(page)):
        if FILES_OF_USERS.fullmatch(name) or "://" in name:
            continue
        roots = (PROJECT, PACKAGE, (PROJECT / page).parent)
        if any((root / name).is_file() for root in roots):
            continue
        if "/" not in name and any(named(name)):
            continue
        missing.append(name)
    return missing


def invented(page: str) -> set[str]:
    """The paths of the files that examples in ``page`` make up, and the modules in them."""
    paths = set(_NEW.findall(text_of(page)))
    return paths | {path.removesuffix(".py").replace("/", ".") for path in paths}


def named(name: str) -> list[Path]:
    """The files of the project with this name, whatever their folder."""
    return [path for top in ("reportdiff", "tests", "benchmarks", "docs") for path in (PROJECT / top).rglob(name)]


def exists(dotted: str) -> bool:
    """Whether ``dotted`` is a module, or a name in one."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        path = PROJECT.joinpath(*parts[:length])
        if path.with_suffix(".py").is_file() or (path / "__init__.py").is_file():
            break
    else:
        return False
    value: object = importlib.import_module(".".join(parts[:length]))
    for part in parts[length:]:
        if not hasattr(value, part):
            return False
        value = getattr(value, part)
    return True


@pytest.mark.parametrize("page", PAGES)
def test_every_file_named_is_there(page: str) -> None:
    assert files_missing(page) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_module_and_function_named_is_there(page: str) -> None:
    names = {name for name in _MODULE.findall(text_of(page)) if not FILES_OF_USERS.fullmatch(name)} - invented(page)

    assert [name for name in sorted(names) if not exists(name)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page: str) -> None:
    folder = (PROJECT / page).parent

    assert [link for link in sorted(set(_LINK.findall(text_of(page)))) if not (folder / link).exists()] == []


_REFERENCE = re.compile(r":(?:mod|func|class|data|meth|attr):`~?(reportdiff\.[\w.]+)`")


def test_every_reference_in_a_docstring_leads_somewhere() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    references = {name for module in modules for name in _REFERENCE.findall(module.read_text(encoding="utf-8"))}

    assert len(references) > 50
    assert [name for name in sorted(references) if not exists(name)] == []


def test_the_examples_for_newcomers_import_what_is_there() -> None:
    page = "CONTRIBUTING.md"
    files = [textwrap.dedent(body) for _, body in _EXAMPLE.findall(text_of(page)) if _NEW.match(body)]
    imported = {
        f"{node.module}.{alias.name}"
        for file in files
        for node in ast.walk(ast.parse(file))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("reportdiff")
        for alias in node.names
        if node.module not in invented(page)
    }

    assert len(files) >= 5
    assert [name for name in sorted(imported) if not exists(name)] == []


def test_a_module_that_is_gone_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("`reportdiff/model.py`, `reportdiff/model/report.py`, `gone.py`, `compare.py`", encoding="utf-8")

    assert files_missing(str(page)) == ["gone.py", "reportdiff/model.py"]
    assert not exists("reportdiff.output.highlights.reason_in_words")
    assert exists("reportdiff.output.words.highlight_words.reason_in_words")
    assert exists("reportdiff.compare")


def test_every_package_is_on_the_way_of_a_report() -> None:
    """`docs/how-it-works.md` names every package of the program."""
    page = text_of("docs/how-it-works.md")
    packages = [path.parent.relative_to(PROJECT).as_posix() for path in sorted(PACKAGE.rglob("__init__.py"))]

    assert [package for package in packages if package != "reportdiff" and f"`{package}/`" not in page] == []


def test_every_module_of_the_ground_floor_is_on_it_too() -> None:
    page = text_of("docs/how-it-works.md")
    modules = [path.name for path in sorted(PACKAGE.glob("*.py")) if not path.name.startswith("__")]

    assert [module for module in modules if f"`{module}`" not in page] == []


def test_every_page_is_on_the_site() -> None:
    """`docs/index.md` and `docs/index.zh.md` list every page of `docs/`; those of decisions are found by themselves."""
    listed = {
        Path(line.rpartition("<")[2].rstrip(">")).name
        for index in ("index.md", "index.zh.md")
        for block in re.findall(r"^```{toctree}\n(.*?)^```", text_of(f"docs/{index}"), re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    }
    pages = {path.stem for path in (PROJECT / "docs").glob("*.md")} - {"index"}

    assert pages - listed == set(), "name them in a toctree of docs/index.md (Chinese ones: docs/index.zh.md)"


def test_every_dependency_has_its_reason() -> None:
    """`docs/decisions/0004-libraries.md` says what each library is for, and names none that is not installed."""
    page = text_of("docs/decisions/0004-libraries.md")
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    asked = {line for lines in extras.values() for line in lines}
    needed = {re.split(r"[<>=\[]", line)[0] for line in (*project["project"]["dependencies"], *asked)}
    table = {name.strip() for row in re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE) for name in row.split(",")}

    assert table - {"library", "---"} == needed


def test_every_decision_has_a_number_and_a_status() -> None:
    for path in sorted((PROJECT / "docs" / "decisions").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {path.name[:4]} "), path.name
        assert "\nStatus: " in text, path.name
