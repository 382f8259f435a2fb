"""Every value of the model has a label in both languages, and neither language leaks into the other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import reportdiff
from reportdiff import model
from reportdiff.i18n.labels import LABELS, ledger_label, list_text, say

LITERALS = {
    "status": model.Status,
    "facet": model.Facet,
    "pass": model.Pass,
    "part": model.PartName,
    "stage": model.Stage,
    "kind": model.Kind,
    "bound": model.Bound,
    "quantity": model.QuantityKind,
    "plan_doubt": model.PlanDoubt,
}
SOURCES = [
    path
    for path in Path(reportdiff.__file__).parent.rglob("*")
    if path.suffix in (".py", ".j2") and (path.parent.name != "labels" or path.name == "__init__.py")
]
HAN = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[A-Za-z]{2,}")


@pytest.mark.parametrize("table", LITERALS)
def test_tables_match_the_model(table: str) -> None:
    labelled = {key.removeprefix(f"{table}.") for key in LABELS if key.startswith(f"{table}.")}
    assert labelled == set(get_args(LITERALS[table]))


@pytest.mark.parametrize("key", sorted(LABELS))
def test_each_language_keeps_to_itself(key: str) -> None:
    zh, en = LABELS[key]
    assert bool(zh) == bool(en)
    assert not WORD.search(re.sub(r"\{\w+\}|reportdiff", "", zh))
    assert not HAN.search(en)
    fields = set(re.findall(r"\{(\w+)\}", zh))
    assert fields == set(re.findall(r"\{(\w+)\}", en))


def test_every_label_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    written = set(re.findall(r"[\"']([\w.+-]+)[\"']", code))
    # f"fate.{kind}" may be any label of fates; f"say.{key}" would excuse too many.
    made = (*re.findall(r"f[\"']([a-z]\w*[._][^\"'\n]*\{[^\"'\n]*)[\"']", code), "say.digest_{which}", "review.{kind}")
    patterns = [
        re.compile(re.sub(r"\\\{.*?\\\}", ".+", re.escape(template))) for template in made if template != "say.{key}"
    ]
    unused = [key for key in LABELS if key not in written and not any(each.fullmatch(key) for each in patterns)]
    assert unused == []


@pytest.mark.parametrize("table", ["status", "facet", "pass", "part", "stage", "kind"])
def test_labels_of_a_table_differ(table: str) -> None:
    for lang in (0, 1):
        labels = [pair[lang] for key, pair in LABELS.items() if key.startswith(f"{table}.")]
        assert len(labels) == len(set(labels))


def test_plural() -> None:
    assert say("say.measures", "en", n=1) == "1 measure"
    assert say("say.measures", "en", n=2) == "2 measures"
    assert say("say.measures", "zh", n=2) == "2条举措"


def test_lists_and_unknown_ledger_codes() -> None:
    assert list_text(["甲", "乙"], "zh") == "甲、乙"
    assert list_text(["甲", "乙"], "en") == "甲, 乙"
    assert ledger_label("something_newer", "zh") == "其他"
