"""Ready-made CI: the file that a service wants, with versions pinned, and whether it may be written.

The templates are in ``reportdiff/data/ci``. Every file begins with a line that bears the digest of the rest: a file
that nobody has edited since may be written again, an edited one is somebody's work.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from reportdiff.disk.overwriting import cannot_write, writable
from reportdiff.errors import ReportdiffError
from reportdiff.package_data import data_text
from reportdiff.version import __version__

Provider = Literal["github", "gitlab", "pre-commit"]

Lang = Literal["zh", "en"]

PLACES: Final[dict[Provider, str]] = {
    "github": ".github/workflows/reportdiff.yml",
    "gitlab": ".gitlab/reportdiff.yml",
    "pre-commit": ".pre-commit-config.yaml",
}
"""Where the file of each provider goes, from the root of the repository."""

REQUIREMENT: Final = f"reportdiff=={__version__}"
"""What CI installs where nobody says otherwise: this very version."""

_PLAIN: Final = re.compile(r"[A-Za-z0-9][\w.\-\[\]=+@:/~<>,;!% #&?]*")
"""A requirement as pip takes it (PEP 508, with an address): nothing in it means anything to a shell in single
quotes, nor to YAML in quotes of either kind."""

_LOCAL: Final = re.compile(r"[^@]*/.*|[^@]*\.(?:whl|zip|tar|tgz|gz|bz2|xz)|.*@\s*file:.*", re.IGNORECASE)
"""A requirement that pip takes for a file or folder: in CI it would be whatever the pull request puts there."""

_MARK: Final = re.compile(r"\A# reportdiff init-ci (\S+) sha256:([0-9a-f]{64})\n")

_FOREIGN: Final = (
    "{path} is there and was not written by init-ci, or was edited; "
    "add what --dry-run prints by hand, or overwrite it with --force",
    "{path} 已存在，不是 init-ci 写的，或已被改过；请用 --dry-run 打印后手工加入，或加 --force 覆盖",
)

_PRINTED_INSTEAD: Final = ("; print it with --dry-run instead", "；可用 --dry-run 打印出来")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """A file for CI: ``path`` is relative to the root of the repository, ``text`` ends in a newline."""

    provider: Provider
    path: str
    text: str


def workflow(
    provider: Provider, *, requirement: str = REQUIREMENT, lang: Lang = "zh", comment: bool = False
) -> Workflow:
    """Make the file for ``provider``. ``requirement`` is what pip is to install, ``lang`` the language of what CI says.
    With ``comment`` findings and changes also come as a comment, for which CI may write to pull requests.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a provider that there is not, for one that has no comments,
    and for a requirement that pip would not take, or would take from the checkout."""
    if provider not in get_args(Provider):
        providers = ", ".join(get_args(Provider))
        raise ReportdiffError(
            f"there is no CI {provider!r}; known: {providers}", f"没有“{provider}”；可选：{providers}"
        )
    if not _PLAIN.fullmatch(requirement):
        raise ReportdiffError(
            f"{requirement!r} is nothing that pip installs; write it as in {REQUIREMENT}",
            f"{requirement!r} 不是 pip 能安装的写法；请写成 {REQUIREMENT} 这样",
        )
    if _LOCAL.fullmatch(requirement):
        raise ReportdiffError(
            f"{requirement} is a file, which a pull request can replace; name a version or an address, {REQUIREMENT}",
            f"{requirement} 是文件，拉取请求可以把它换掉；请写版本或网址，如 {REQUIREMENT}",
        )
    if comment and provider != "github":
        raise ReportdiffError(
            f"--comment is for GitHub; leave it out for {provider}", f"--comment 只用于 GitHub；{provider} 请去掉它"
        )
    template = data_text(f"ci/{provider}.yml")
    template = template.replace("@PERMISSION@", "  pull-requests: write\n" if comment else "")
    template = template.replace("@COMMENT@", data_text("ci/github-comment.yml") if comment else "")
    body = template.replace("@REQUIREMENT@", f"'{requirement}'").replace("@LANG@", lang)
    return Workflow(provider=provider, path=PLACES[provider], text=f"{_mark(body)}{body}")


def may_write(text: str, new: Workflow) -> bool:
    """Tell whether an existing file with ``text`` may be replaced: nobody has edited it since it was written."""
    if text in ("", new.text):
        return True
    mark = _MARK.match(text)
    return mark is not None and _digest(text[mark.end() :]) == mark[2]


def write_workflow(new: Workflow, root: Path, *, force: bool = False) -> bool:
    """Write the file below ``root``, whole or not at all; ``False`` where it is there already, as it should be.

    Raises :class:`~reportdiff.errors.ReportdiffError` where another file is in its place, unless ``force``, and where
    it cannot be written."""
    from reportdiff.disk.files import create_file, replace_file

    path = root / new.path
    try:
        if path.is_file():
            if _text_of(path) == new.text:
                return False
            writable(path, is_ours=lambda real: may_write(_text_of(real), new), force=force, foreign=_FOREIGN)
        path.parent.mkdir(parents=True, exist_ok=True)
        (replace_file if path.exists() else create_file)(path, new.text.encode())
    except OSError as error:
        raise cannot_write(path, error, instead=_PRINTED_INSTEAD) from error
    return True


def _text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def repository_root(start: Path) -> Path:
    """Give the root of the repository that ``start`` is in: the nearest folder upward with ``.git``, else ``start``."""
    place = start.resolve()
    return next((place for place in (place, *place.parents) if (place / ".git").exists()), place)


def _mark(body: str) -> str:
    return f"# reportdiff init-ci {__version__} sha256:{_digest(body)}\n"


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
