"""A pull request that wants its own code run: whatever a program may pick up from the folder it is started in.

Every piece of code that is planted writes its name into one file, the ``witness``. The test is that it stays empty.
"""

from __future__ import annotations

from pathlib import Path

from tests.ci.runner import commit

MODULES = (
    # what an interpreter looks for by itself
    *("sitecustomize", "usercustomize", "encodings"),
    # what pip, the scripts of the steps, and the starts of other processes import
    *("pip", "json", "sys", "os", "re", "runpy", "pathlib", "multiprocessing", "pickle", "signal", "threading"),
    # what the command imports
    *("reportdiff", "click", "regex", "jieba", "opencc", "lxml", "msgspec", "yaml", "tomllib", "matplotlib"),
)
"""Each as a package that can be run as well (``python -m pip``)."""

PROGRAMS = ("python", "python3", "pip", "git", "reportdiff", "less", "sh")


def plant(root: Path, witness: Path) -> None:
    """Commit all of it on the branch of the repository at ``root``."""
    for folder in (root, root / "reports"):
        for name in MODULES:
            package = folder / name
            package.mkdir(exist_ok=True)
            for file in ("__init__.py", "__main__.py"):
                (package / file).write_text(_python(witness, f"{name}/{file}"), encoding="utf-8")
        for name in PROGRAMS:
            # A folder of that name is a module already.
            path = folder / (f"{name}.exe" if (folder / name).is_dir() else name)
            path.write_text(f"#!/bin/sh\n{_shell(witness, name)}\n", encoding="utf-8")
            path.chmod(0o755)
    _settings(root, witness)
    _repository_inside(root / "reports", witness)
    commit(root, "code", what=".")


def _settings(root: Path, witness: Path) -> None:
    """What tools read from the folder they are started in, or from a build."""
    shell = _shell(witness, "settings")
    texts = {
        "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "json"\nbackend-path = ["."]\n',
        "setup.py": _python(witness, "setup.py"),
        "setup.cfg": "[metadata]\nname = reportdiff\n[global]\nindex-url = http://127.0.0.1:9/\n",
        "pip.conf": "[global]\nindex-url = http://127.0.0.1:9/\n",
        "conftest.py": _python(witness, "conftest.py"),
        "here.pth": f"import os; os.system({shell!r})\n",
        ".env": f"PYTHONPATH=.\nBASH_ENV=./.bashrc\nPYTHONSTARTUP=./setup.py\nGIT_EXTERNAL_DIFF={shell}\n",
        ".bashrc": f"{shell}\n",
        ".gitattributes": "* diff=planted filter=planted merge=planted\n",
        ".gitmodules": f'[submodule "x"]\npath = x\nurl = ext::{shell}\nupdate = !{shell}\n',
        # Settings of libraries: a table that maps everything to nothing, and charts that are drawn by TeX.
        "t2s.json": '{"name": "planted", "conversion_chain": [{"dict": {"type": "text", "file": "planted"}}]}\n',
        "matplotlibrc": "text.usetex: True\nfigure.facecolor: red\n",
    }
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8")


def _repository_inside(folder: Path, witness: Path) -> None:
    """Files that git takes for a repository of their own, whose settings name a program to be run."""
    settings = (
        f"[core]\nrepositoryformatversion = 0\nbare = false\nworktree = {folder}\n"
        f"fsmonitor = {_quoted(_shell(witness, 'fsmonitor'))}\npager = {_quoted(_shell(witness, 'pager'))}\n"
        f"[diff]\nexternal = {_quoted(_shell(witness, 'external'))}\n"
        f'[filter "planted"]\nclean = {_quoted(_shell(witness, "filter"))}\n'
        f'[diff "planted"]\ntextconv = {_quoted(_shell(witness, "textconv"))}\n'
    )
    texts = {"HEAD": "ref: refs/heads/main\n", "config": settings, "objects/none": "", "refs/none": ""}
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _python(witness: Path, name: str) -> str:
    return f"open({str(witness)!r}, 'a').write({name + chr(10)!r})\n"


def _shell(witness: Path, name: str) -> str:
    return f"echo {name} >> '{witness}'"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
