"""How this copy of reportdiff was installed, so that advice names an install that exists.

pip records where a package came from (PEP 610, ``direct_url.json``): a checkout, a wheel, a repository. Without a
record it came from an index.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from shlex import quote
from typing import Any
from urllib.parse import unquote, urlsplit

NAME = "reportdiff"


def install_command(extra: str) -> str:
    """Give the command that adds an extra to this copy: ``pip install 'reportdiff[parquet] @ file:///…'``."""
    record = _record()
    address = str(record.get("url", ""))
    if address.startswith("file:") and record.get("dir_info", {}).get("editable"):
        return f"pip install -e {quote(f'{_path(address)}[{extra}]')}"
    return f"pip install {quote(requirement(extra))}"


def requirement(extra: str = "") -> str:
    """Give what pip installs to get this copy again, with an extra if named: ``reportdiff @ git+https://…@<commit>``."""
    name = f"{NAME}[{extra}]" if extra else NAME
    record = _record()
    address = str(record.get("url", ""))
    if not address:
        return name
    version_control = record.get("vcs_info", {})
    if version_control:
        address = f"{version_control.get('vcs', 'git')}+{address}@{version_control.get('commit_id', '')}"
    return f"{name} @ {address}"


def shared_requirement() -> str | None:
    """Give what another machine installs to get this copy; ``None`` where it came from an index or from this machine.

    Of an index only a version can be asked for, and no other machine has the files of this one."""
    address = str(_record().get("url", ""))
    return requirement() if address and not address.startswith("file:") else None


def _path(address: str) -> str:
    return unquote(urlsplit(address).path)


@lru_cache(maxsize=1)
def _record() -> dict[str, Any]:
    try:
        text = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    record = json.loads(text) if text else {}
    return record if isinstance(record, dict) else {}
