"""Reports and comparisons as JSON and back, without loss, and the JSON Schema (2020-12) of all JSON output.

The JSON is the plain encoding of the model (RFC 8259, UTF-8, no ASCII escapes), so the model is its documentation; the
schema is generated from it by msgspec. Offsets count Unicode characters (code points), as Python does; a reader in
JavaScript or Java must count code points too, not UTF-16 units.
"""

from __future__ import annotations

import inspect
from typing import Any, Final, Literal, TypeVar

import msgspec

from reportdiff.errors import ReportdiffError
from reportdiff.model import (
    CHECK_SCHEMA,
    COMPARISON_SCHEMA,
    FULFILMENT_SCHEMA,
    REPORT_SCHEMA,
    TARGETS_SCHEMA,
    Comparison,
    Fulfilment,
    Report,
    TargetTable,
)
from reportdiff.model.batch import BATCH_SCHEMA, QUERY_SCHEMA, BatchAccount, QueryResult
from reportdiff.model.brief import BRIEF_SCHEMA, Brief
from reportdiff.model.explanation import EXPLANATION_SCHEMA, Explanation
from reportdiff.model.indicator_series import SERIES_SCHEMA, IndicatorSeries
from reportdiff.model.lineages import LINEAGES_SCHEMA, TRACK_SCHEMA, Lineages, Track
from reportdiff.model.panel import PANEL_SCHEMA, Panel
from reportdiff.model.regions_beside import (
    NEAR_SCHEMA,
    REGIONS_SCHEMA,
    WHO_SCHEMA,
    Near,
    RegionTargets,
    Who,
)
from reportdiff.model.term_lives import TERMS_SCHEMA, TermHistory
from reportdiff.output.renderers import RenderOptions
from reportdiff.safe_text import inert_json

SchemaName = Literal[
    "addition",
    "brief",
    "batch",
    "check",
    "comparison",
    "explanation",
    "fulfilment",
    "import",
    "lineages",
    "list",
    "new-reports",
    "query",
    "near",
    "panel",
    "regions",
    "report",
    "series",
    "targets",
    "track",
    "terms",
    "who",
]

SCHEMA_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_FORMS: Final[dict[str, tuple[type, str]]] = {
    "batch": (BatchAccount, BATCH_SCHEMA),
    "brief": (Brief, BRIEF_SCHEMA),
    "comparison": (Comparison, COMPARISON_SCHEMA),
    "explanation": (Explanation, EXPLANATION_SCHEMA),
    "fulfilment": (Fulfilment, FULFILMENT_SCHEMA),
    "query": (QueryResult, QUERY_SCHEMA),
    "near": (Near, NEAR_SCHEMA),
    "panel": (Panel, PANEL_SCHEMA),
    "regions": (RegionTargets, REGIONS_SCHEMA),
    "report": (Report, REPORT_SCHEMA),
    "lineages": (Lineages, LINEAGES_SCHEMA),
    "series": (IndicatorSeries, SERIES_SCHEMA),
    "targets": (TargetTable, TARGETS_SCHEMA),
    "track": (Track, TRACK_SCHEMA),
    "terms": (TermHistory, TERMS_SCHEMA),
    "who": (Who, WHO_SCHEMA),
}
_Model = TypeVar("_Model")


class MalformedJson(ReportdiffError):
    """The bytes are not the JSON of this version of reportdiff."""


def comparison_to_json(comparison: Comparison, indent: int = 2) -> bytes:
    """Encode a comparison as UTF-8 JSON without a final newline; ``indent`` 0 puts it on one line."""
    return _format(msgspec.json.encode(comparison), indent)


def render_json(comparison: Comparison, options: RenderOptions) -> bytes:
    """Render a comparison by :func:`comparison_to_json`; the same in every language."""
    return comparison_to_json(comparison)


def comparison_from_json(data: bytes) -> Comparison:
    """Decode what :func:`comparison_to_json` wrote: equal to the original, field for field.

    Unknown fields are ignored, so that a later minor version can be read. Raises :class:`MalformedJson` for broken
    JSON, another schema version, or a field of the wrong type."""
    return _decode(data, Comparison, COMPARISON_SCHEMA)


def report_to_json(report: Report, indent: int = 2) -> bytes:
    """Encode a report as UTF-8 JSON: ``{"schema": "reportdiff/report/1", ...}`` and the fields of the report."""
    return _format(msgspec.json.encode({"schema": REPORT_SCHEMA, **msgspec.to_builtins(report)}), indent)


def report_from_json(data: bytes) -> Report:
    """Decode what :func:`report_to_json` wrote. Raises as :func:`comparison_from_json`."""
    return _decode(data, Report, REPORT_SCHEMA)


def schema(name: SchemaName) -> dict[str, Any]:
    """Make the JSON Schema (draft 2020-12) of one of :data:`SchemaName`, as plain dictionaries.

    ``$id`` is a URN that ends with the version, the same as the field ``schema`` of documents. Raises
    :class:`ReportdiffError` for another name."""
    forms = {"check": _check_form(), **_FORMS, **_collecting_forms()}
    if name not in forms:
        raise ReportdiffError(
            f"there is no schema called {name!r}; choose one of {', '.join(forms)}",
            f"没有名为“{name}”的格式定义；请从 {'、'.join(forms)} 中选一个",
        )
    model, version = forms[name]
    # Through JSON and back: msgspec gives defaults as the model has them, tuples where JSON has only arrays.
    full_schema = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(model)))
    definitions: dict[str, Any] = full_schema["$defs"]
    top = definitions.pop(model.__name__)
    # The report inside a comparison has no version of its own: the version of the document is that of all its parts.
    top["properties"] = {"schema": {"const": version}, **{k: v for k, v in top["properties"].items() if k != "schema"}}
    top["required"] = ["schema", *(field for field in top["required"] if field != "schema")]
    document = {"$schema": SCHEMA_DIALECT, "$id": f"urn:{version.replace('/', ':')}", **top, "$defs": definitions}
    _tidy_descriptions(document)
    return document


def _check_form() -> tuple[type, str]:
    # The document is the model with words added, and its module is where the words are.
    from reportdiff.output.findings.findings_json import CheckDocument

    return CheckDocument, CHECK_SCHEMA


def _collecting_forms() -> dict[str, tuple[type, str]]:
    # These commands compare nothing: their modules are not loaded with the comparison.
    from reportdiff.collecting import documents

    return {
        "addition": (documents.AdditionDocument, documents.ADDITION_SCHEMA),
        "import": (documents.ImportDocument, documents.IMPORT_SCHEMA),
        "list": (documents.ListDocument, documents.LIST_SCHEMA),
        "new-reports": (documents.NewReportsDocument, documents.NEW_REPORTS_SCHEMA),
    }


def schema_to_json(name: SchemaName) -> bytes:
    """Encode :func:`schema` as indented UTF-8 JSON without a final newline."""
    return _format(msgspec.json.encode(schema(name)), 2)


def _format(data: bytes, indent: int) -> bytes:
    return inert_json(msgspec.json.format(data, indent=indent) if indent > 0 else data)


def _decode(data: bytes, model: type[_Model], version: str) -> _Model:
    try:
        head = msgspec.json.decode(data)
        version_read = head.get("schema") if isinstance(head, dict) else None
        if version_read != version:
            raise MalformedJson(
                f"this JSON is not of schema {version!r} but {version_read!r}; write it again with this version",
                f"这份 JSON 的格式不是 {version!r} 而是 {version_read!r}；请用这一版重新生成",
            )
        return msgspec.json.decode(data, type=model)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        what = " ".join(str(error).split())
        raise MalformedJson(
            f"this is not the JSON of a {model.__name__.lower()} ({version}): {what}; write it again",
            f"这不是 {version} 的 JSON（{what}）；请重新生成",
        ) from error


def _tidy_descriptions(node: object) -> None:
    """Remove the indentation of docstrings, which Python 3.13 strips and earlier versions keep."""
    if isinstance(node, dict):
        if isinstance(node.get("description"), str):
            node["description"] = inspect.cleandoc(node["description"])
        for value in node.values():
            _tidy_descriptions(value)
    elif isinstance(node, list):
        for value in node:
            _tidy_descriptions(value)
