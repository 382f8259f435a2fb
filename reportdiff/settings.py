"""Settings from the environment and a file, with their origin: flag > environment > file > default.

The file is ``reportdiff.toml``, or the table ``[tool.reportdiff]`` of ``pyproject.toml``; it is searched from the
working directory upward to the root of its repository. Paths in it are relative to it. Every key is also a variable:
``check.fail-on`` is ``REPORTDIFF_CHECK_FAIL_ON``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from reportdiff.errors import ReportdiffError

if TYPE_CHECKING:
    from reportdiff.disk.repository import Commit

FILE_NAME: Final = "reportdiff.toml"
PROJECT_FILE: Final = "pyproject.toml"

WATCH_LIST: Final = Path("watch.toml")
BASELINE: Final = Path("accepted.toml")
"""The default watch list and accepted baseline, in the working folder."""

Origin = Literal["environment", "file", "default"]

Kind = Literal["text", "path", "count", "choice", "list", "flag", "rules"]
"""The type of a value: ``list`` is a list of texts (or ``"new,dropped"``), ``rules`` a table of rules."""


class BadConfig(ReportdiffError):
    """A configuration that cannot be read, or has an invalid key or value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of the configuration, the option it sets (the name of its parameter), and the commands it sets it for
    (empty: every command that has the option)."""

    name: str
    kind: Kind
    parameter: str
    commands: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """Give the environment variable for the key."""
        return "REPORTDIFF_" + self.name.upper().replace(".", "_").replace("-", "_")


KEYS: Final[tuple[Key, ...]] = (
    Key(name="lang", kind="choice", parameter="lang", choices=("zh", "en")),
    Key(name="color", kind="choice", parameter="color", choices=("auto", "always", "never")),
    Key(name="width", kind="count", parameter="width"),
    Key(name="reports", kind="path", parameter="reports"),
    Key(name="region", kind="text", parameter="region"),
    Key(name="watch", kind="path", parameter="watch"),
    Key(name="baseline", kind="path", parameter="baseline"),
    Key(name="dictionary", kind="path", parameter="dictionary"),
    Key(name="aliases", kind="path", parameter="aliases"),
    Key(name="requirement", kind="text", parameter="requirement", commands=("init-ci",)),
    Key(name="cache", kind="flag", parameter="cache"),
    Key(name="diff.fail-on", kind="list", parameter="fail_on", commands=("diff",)),
    Key(name="diff.highlights", kind="count", parameter="highlights", commands=("diff",)),
    Key(name="diff.by", kind="choice", parameter="by", commands=("diff",), choices=("section", "status", "facet")),
    Key(name="diff.pager", kind="flag", parameter="pager", commands=("diff",)),
    Key(
        name="check.fail-on",
        kind="choice",
        parameter="fail_on",
        commands=("check",),
        choices=("error", "warning", "notice", "never"),
    ),
    Key(name="check.workers", kind="count", parameter="workers", commands=("check",)),
    Key(name="check.rules", kind="rules", parameter="rules", commands=("check", "accept")),
)
"""All keys, in the order of `reportdiff config`."""


OWN_VARIABLE: Final = ("lang", "reports")
"""Keys whose variable is read with the option itself."""


_MOST: Final = 2**63 - 1
"""The largest number allowed (64 bits), far above any width or count."""

_DIGITS: Final = 18
"""Digits of a 64-bit number; Python refuses 4,300 digits with an error of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A key, its value (``None``: the option's own default) and its origin; ``where`` is the variable or the file."""

    key: Key
    value: Any
    origin: Origin
    where: str = ""


def find_config(start: Path, commit: Commit | None = None) -> Path | None:
    """Find the nearest configuration file at or above ``start``, up to the root of its repository.

    Outside of a repository only ``start`` itself counts. With ``commit`` the files at that commit count."""
    from reportdiff.disk.repository import is_file_at

    start = start.resolve()
    above = [start, *start.parents]
    root = next((folder for folder in above if (folder / ".git").exists()), start)
    for folder in above[: above.index(root) + 1]:
        if is_file_at(folder / FILE_NAME, commit):
            return folder / FILE_NAME
        if is_file_at(folder / PROJECT_FILE, commit) and _tables(folder / PROJECT_FILE, commit) is not None:
            return folder / PROJECT_FILE
    return None


def read_settings(start: Path, environment: Mapping[str, str], commit: Commit | None = None) -> tuple[Setting, ...]:
    """Read every key with its value, in the order of :data:`KEYS`; with ``commit`` from the file at that commit.

    Raises :class:`BadConfig` for a file that is not TOML, an unknown key (with the nearest known one) and an invalid
    value."""
    file = find_config(start, commit)
    table = dict(_flat(_tables(file, commit) or {}, file)) if file is not None else {}
    settings = []
    for key in KEYS:
        text = environment.get(key.variable, "")
        if text and key.kind != "rules":
            value = _convert(key, _from_words(key, text), key.variable, Path.cwd())
            settings.append(Setting(key=key, value=value, origin="environment", where=key.variable))
        elif file is not None and key.name in table:
            value = _convert(key, table[key.name], str(file), file.parent)
            settings.append(Setting(key=key, value=value, origin="file", where=str(file)))
        else:
            settings.append(Setting(key=key, value=None, origin="default"))
    return tuple(settings)


def default_map(settings: Sequence[Setting], parameters: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Any]]:
    """Give click's defaults: for every command its parameters with a setting.

    ``parameters`` gives the names of the parameters of each command."""
    defaults: dict[str, dict[str, Any]] = {command: {} for command in parameters}
    for setting in settings:
        if setting.origin == "default" or (setting.origin == "environment" and setting.key.name in OWN_VARIABLE):
            continue
        value = setting.value
        if setting.key.kind == "rules":
            value = [f"{name}={switch}" for name, switch in value.items()]
        for command, names in parameters.items():
            applies = not setting.key.commands or command in setting.key.commands
            if applies and setting.key.parameter in names:
                defaults[command][setting.key.parameter] = value
    return defaults


def _tables(file: Path, commit: Commit | None) -> dict[str, Any] | None:
    """Read the settings of a file; ``None`` for a ``pyproject.toml`` without any."""
    from reportdiff.disk.untrusted_toml import parse_toml, read_untrusted_text

    document = parse_toml(read_untrusted_text(file, error=BadConfig, commit=commit), str(file), error=BadConfig)
    if file.name != PROJECT_FILE:
        return document
    tool = document.get("tool")
    table = tool.get("reportdiff") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _flat(tables: Mapping[str, Any], file: Path | None) -> Iterator[tuple[str, Any]]:
    """Yield the keys of the tables as ``diff.fail-on``, with their values."""
    names = {key.name for key in KEYS}
    rooms = {name.partition(".")[0] for name in names if "." in name}
    for name, value in tables.items():
        if name in rooms and isinstance(value, dict):
            for inner, inner_value in value.items():
                yield _known_key(f"{name}.{inner}", names, file), inner_value
        else:
            yield _known_key(name, names, file), value


def _known_key(name: str, known: set[str], file: Path | None) -> str:
    name = name.replace("_", "-")
    if name in known:
        return name
    import difflib

    from reportdiff.disk.untrusted_toml import shortened

    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1) or [
        each for each in names if difflib.get_close_matches(name.rpartition(".")[2], [each.rpartition(".")[2]])
    ]
    hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(names)}"
    hint_zh = f"是不是 {near[0]}？" if near else f"可用：{'、'.join(names)}"
    quote = shortened(name)
    raise BadConfig(f"{file}: unknown key {quote}; {hint}", f"{file}：没有 {quote} 这一项；{hint_zh}")


def _from_words(key: Key, text: str) -> Any:
    """Convert the text of an environment variable."""
    if key.kind == "count":
        return int(text) if text.isdecimal() and len(text) <= _DIGITS else text
    if key.kind == "flag":
        return next((value for value, words in _FLAG_WORDS.items() if text.lower() in words), text)
    return text


_FLAG_WORDS: Final = {True: ("1", "true", "yes", "on"), False: ("0", "false", "no", "off")}


def _convert(key: Key, value: Any, where: str, folder: Path) -> Any:
    """Convert a value to what its option takes."""
    import msgspec

    try:
        result = msgspec.convert(value, _type_of(key))
    except msgspec.ValidationError:
        raise _bad_value(key, value, where) from None
    if key.kind == "list":
        return [",".join(each.strip() for each in (result.split(",") if isinstance(result, str) else result))]
    return str(folder / Path(result).expanduser()) if key.kind == "path" else result


def _type_of(key: Key) -> Any:
    """Give the type that msgspec converts the value of a key to."""
    from msgspec import Meta

    types: dict[Kind, Any] = {
        "text": str,
        "path": Annotated[str, Meta(pattern=r"\S")],
        "count": Annotated[int, Meta(ge=0, le=_MOST)],
        "list": str | list[str],
        "flag": bool,
        "rules": dict[str, str],
    }
    return Literal[key.choices] if key.kind == "choice" else types[key.kind]


def _bad_value(key: Key, value: Any, where: str) -> BadConfig:
    from reportdiff.disk.untrusted_toml import shortened

    english, chinese = _EXPECTED[key.kind]
    choices, quote = "|".join(key.choices), shortened(repr(value))
    return BadConfig(
        f"{where}: {key.name} is {quote}; write {english}{choices}",
        f"{where}：{key.name} 写成了 {quote}；应为{chinese}{choices}",
    )


_EXPECTED: Final[Mapping[Kind, tuple[str, str]]] = {
    "text": ("a text in quotes", "引号里的文字"),
    "path": ("a path in quotes", "引号里的路径"),
    "count": ("a whole number", "整数"),
    "choice": ("one of ", " "),
    "list": ("a list of texts", "文字的列表"),
    "flag": ("true or false", " true 或 false"),
    "rules": ('a table such as RD306 = "off"', '一个表，如 RD306 = "off"'),
}
