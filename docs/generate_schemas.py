"""Writes docs/schema/ and the pages on data formats, docs/formats.md and docs/formats.zh.md:
python docs/generate_schemas.py"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, get_args

from reportdiff.i18n.labels import Lang
from reportdiff.output.json import SchemaName, schema, schema_to_json

DOCS: Final = Path(__file__).resolve().parent

_ENGLISH: Final = """\
**[中文](formats.zh.md)**

# Data formats

<!-- Written by docs/generate_schemas.py. Change the words there or the classes in reportdiff/model/, then run
`make docs`. -->

Every JSON that reportdiff writes names its schema in its first field, such as `"schema": "reportdiff/comparison/2"`.
The schemas are generated from the classes of `reportdiff/model/` (draft 2020-12). `reportdiff schema NAME` prints one.
Text is UTF-8; `start` and `end` count Unicode characters of the text of the report, from 0, end excluded. Shares are
fractions (5.5 % is 0.055).

The tables (csv, xlsx, parquet, data frames) have [a page of their own](tables.md), and so have the formats of `check`
for CI services ([CI](ci.md)).

## What may change

| change | version |
| --- | --- |
| a new field, or a new value in an open list (a word, a name) | stays: ignore what you do not know |
| a field renamed, removed or of another type; another meaning; a new value in a closed list (an *enum*) | goes up |
| which measures are linked, the scores, the order of highlights | stays: these improve with every release |
| ids of measures (`o12`, `n7`) | stays: they count within one report and one release |
| ids of rules (`RD107`) and of indicators (`gdp`) | never used for anything else |

Two versions of a schema are never written by one release; `generator` names the release that wrote a file. No
release reads the files of an older schema: keep the reports, not the comparisons.

## The schemas

@TABLE
"""

_CHINESE: Final = """\
**[English](formats.md)**

# 数据格式

<!-- 由 docs/generate_schemas.py 生成。要改，请改那里的文字，再运行 `make docs`。 -->

reportdiff 写出的每个 JSON，第一个字段都注明所用的格式，如 `"schema": "reportdiff/comparison/2"`。格式定义
（JSON Schema，draft 2020-12）由程序的数据类生成，`reportdiff schema 名称` 可以打印。文本为 UTF-8；
`start`、`end` 按 Unicode 字符计，从0起，不含末尾；比例写成小数（5.5% 是 0.055）。

表格（csv、xlsx、parquet、数据框）见[表格说明](tables.md)，`check` 给 CI 用的格式见 [CI](ci.md)。

## 什么会变

| 变化 | 版本号 |
| --- | --- |
| 多了字段，或开放的列表里多了值（词、名称） | 不变：不认识的请忽略 |
| 字段改名、删去、换了类型；意思变了；封闭的列表（*enum*）里多了值 | 加一 |
| 哪些举措配在一起、分数、要点的次序 | 不变：每次发布都会改进 |
| 举措的编号（`o12`、`n7`） | 不变：只在一份报告、一次发布之内有效 |
| 规则的编号（`RD107`）和指标的编号（`gdp`） | 不会挪作他用 |

一次发布只写一种版本；`generator` 注明由哪次发布写出。旧版本的文件，新的发布不读：请保存报告，不必保存对照结果。

## 各种格式

@TABLE

各个字段及其含义见[英文页](formats.md)。
"""

_COMMANDS: Final[Mapping[SchemaName, str]] = {
    "addition": "add, fetch",
    "check": "check",
    "comparison": "diff",
    "explanation": "explain",
    "fulfilment": "fulfil",
    "import": "import",
    "list": "list",
    "report": "show",
    "series": "series",
    "lineages": "lineage",
    "track": "track",
    "regions": "compare-regions",
    "targets": "targets",
}
"""The commands that write each schema; a schema without an entry has the name of its command."""

PAGES: Final[Mapping[Lang, tuple[str, str, str]]] = {
    "en": ("formats.md", _ENGLISH, "| schema | written by | file |"),
    "zh": ("formats.zh.md", _CHINESE, "| 格式 | 命令 | 定义 |"),
}
"""The file of each language, what is on it above the classes, and the head of its table."""

_ROLE = re.compile(r":\w+:`~?(?:[\w.]+\.)?(\w+)`")


def schema_files() -> dict[str, bytes]:
    """Give the name and content of every file in docs/schema."""
    return {
        f"{name}-{schema(name)['$id'].rpartition(':')[2]}.json": schema_to_json(name) + b"\n"
        for name in get_args(SchemaName)
    }


def formats_page(lang: Lang) -> str:
    """Give the page: the words above and the schemas; in English every class with its fields too, each class once."""
    _, words, head = PAGES[lang]
    forms = {name: schema(name) for name in get_args(SchemaName)}
    rows = [
        f"| `{form['properties']['schema']['const']}` | {_COMMANDS.get(name, name)} | [{file}](schema/{file}) |"
        for (name, form), file in zip(forms.items(), schema_files(), strict=True)
    ]
    parts = [words.replace("@TABLE", "\n".join([head, "| --- | --- | --- |", *rows]))]
    described = set[str]()
    for name, form in forms.items() if lang == "en" else ():
        parts.append(f"## {name}\n")
        for title, part in ((form["title"], form), *sorted(form["$defs"].items())):
            if title not in described:
                described.add(title)
                parts += _class(title, part)
    return "\n".join(parts)


def _class(title: str, part: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {title}\n"
    if words := " ".join(_ROLE.sub(r"`\1`", part.get("description", "")).replace("``", "`").split()):
        yield f"{words}\n"
    if fields := part.get("properties"):
        yield "| field | type |\n| --- | --- |"
        yield from (f"| `{field}` | {_type(value)} |" for field, value in fields.items())
        yield ""


def _type(value: Mapping[str, Any]) -> str:
    return " / ".join(dict.fromkeys(_types(value)))


def _types(value: Mapping[str, Any]) -> Iterator[str]:
    if "$ref" in value:
        yield f"*{value['$ref'].rpartition('/')[2]}*"
    elif "anyOf" in value:
        for one in value["anyOf"]:
            yield from _types(one)
    elif "enum" in value:
        yield from (f"`{one}`" if one != "" else '`""`' for one in value["enum"])
    elif "const" in value:
        yield f"`{value['const']}`"
    elif value.get("type") == "array":
        yield f"[{_type(value.get('items') or {'type': 'any'})}]"
    elif value.get("type") == "object" and isinstance(value.get("additionalProperties"), dict):
        yield f"{{name: {_type(value['additionalProperties'])}}}"
    else:
        yield str(value.get("type", "any"))


def main() -> None:
    """Write all files; those of schemas that are gone are removed."""
    folder, files = DOCS / "schema", schema_files()
    for path in folder.glob("*.json"):
        if path.name not in files:
            path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    for lang, (name, *_) in PAGES.items():
        (DOCS / name).write_text(formats_page(lang), encoding="utf-8")
        print(f"written: {DOCS / name}", file=sys.stderr)


if __name__ == "__main__":
    main()
