"""An explanation on paper and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import jsonschema
import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from reportdiff.alignment.scorer import shipped_scorer
from reportdiff.comparison.explanation import explain
from reportdiff.i18n.labels import LABELS, Lang
from reportdiff.model.explanation import EXPLANATION_SCHEMA, EvidenceFamily, Explanation, Refusal, RefusalReason
from reportdiff.output.json import schema
from reportdiff.output.terminal.explanation_text import FAMILIES, explanation_to_json, feature_label, render_explanation
from tests.strategies import ROWS, compared

Paper = Callable[..., Console]

OLD = (*ROWS[:6], *ROWS[12:18])
NEW = (replace(ROWS[0], figure=45), replace(ROWS[2], opening="继续"), *ROWS[13:18], *ROWS[24:28])


def example(asked: str, with_measure: str | None = None) -> Explanation:
    return explain(compared(OLD, NEW, full=True), asked, with_measure=with_measure)


def written(paper: Paper, shown: Explanation, width: int = 80, *, color: bool = False, lang: Lang = "zh") -> str:
    console = paper(width, color=color)
    render_explanation(shown, console, lang)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def dropped() -> str:
    return next(change.old[0] for change in compared(OLD, NEW, full=True).changes if change.status == "dropped")


@pytest.mark.parametrize("lang", get_args(Lang))
@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_no_line_is_wider_than_the_console(on_paper: Paper, lang: Lang, width: int) -> None:
    for shown in (example("o1"), example(dropped()), example(dropped(), "n1")):
        text = written(on_paper, shown, width, lang=lang)
        assert not [line for line in text.splitlines() if cell_len(line) > max(width, 36)]


def test_the_verdict_comes_before_the_evidence(on_paper: Paper) -> None:
    linked, alone = (written(on_paper, example(asked), 120) for asked in ("o1", dropped()))

    assert "是同一举措，匹配度" in linked and linked.index("匹配度") < linked.index("为什么认为是同一举措")
    assert "新报告里没有同一举措" in alone and alone.index("还差" if "还差" in alone else "差0.") < alone.index(
        "为什么不认为"
    )


def test_english_says_the_same(on_paper: Paper) -> None:
    text = written(on_paper, example(dropped()), 120, lang="en")

    assert "the new report does not have this commitment" in text
    assert re.search(r"match 0\.\d\d, 0\.\d\d below the threshold of 0\.\d\d", text)
    assert not re.search(r"[\u4e00-\u9fff]{2,}", text.split("Key:")[1])


def test_weights_by_family_add_up_to_what_is_shown(on_paper: Paper) -> None:
    shown = example(dropped())
    text = written(on_paper, shown, 120, lang="en")
    weights = [float(number.replace("−", "-")) for number in re.findall(r"^\S[\w ]*? +([+−]\d+\.\d) ", text, re.M)]

    assert sum(weights) == pytest.approx(sum(share.log_odds for share in shown.pairs[0].shares), abs=0.31)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_the_figures_of_the_families_and_of_their_sum_end_in_one_column(on_paper: Paper, lang: Lang) -> None:
    for shown in (example("o1"), example(dropped())):
        lines = written(on_paper, shown, 120, lang=lang).splitlines()
        labels = [LABELS[key][lang == "en"] for key in (*(f"family.{each}" for each in FAMILIES), "explain.total")]
        found = (re.match(rf"(?:{'|'.join(labels)}) +[+−]\d+\.\d", line) for line in lines)
        ends = [cell_len(match[0]) for match in found if match]

        assert len(ends) > 2
        assert len(set(ends)) == 1


@pytest.mark.parametrize("reason", get_args(RefusalReason))
@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_reason_is_said(on_paper: Paper, reason: RefusalReason, lang: Lang) -> None:
    shown = example(dropped(), "n1")
    refusal = Refusal(reason=reason, short_by=0.1, rival="o1", rival_score=0.9)
    pair = replace(shown.pairs[0], refusal=refusal)
    text = written(on_paper, replace(shown, pairs=(pair,)), 200, lang=lang)

    start = LABELS[f"explain.{reason}"][lang == "en"].split("{")[0]
    assert start in text and "o1" in text


def test_colour_says_nothing_that_words_do_not(on_paper: Paper) -> None:
    coloured = written(on_paper, example("o1"), color=True)

    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == written(on_paper, example("o1"))


def test_what_a_report_smuggles_in_is_shown_not_obeyed(on_paper: Paper) -> None:
    shown = example("o1")
    evil = {member: replace(held, text="[bold]\x1b[31m红\u202e") for member, held in shown.measures.items()}
    text = written(on_paper, replace(shown, measures=evil))

    assert "\x1b" not in text and "\u202e" not in text and "[bold]" in text


def test_every_feature_of_the_scorer_has_a_label() -> None:
    features = {curve.name for model in (shipped_scorer().first, shipped_scorer().second) for curve in model.curves}

    assert {feature for feature in features if f"evidence.{feature}" not in LABELS} == set()
    assert feature_label("something_newer", "en") == "other evidence"


def test_every_family_is_labelled_and_shown() -> None:
    assert set(FAMILIES) == set(get_args(EvidenceFamily))
    assert {key.removeprefix("family.") for key in LABELS if key.startswith("family.")} == set(FAMILIES)


def test_json_is_the_plain_encoding() -> None:
    shown = example(dropped())
    document = json.loads(explanation_to_json(shown))

    assert document["schema"] == EXPLANATION_SCHEMA and document["pairs"][0]["shares"]
    jsonschema.Draft202012Validator(schema("explanation")).validate(document)
    assert msgspec.json.decode(explanation_to_json(shown, indent=0), type=Explanation) == shown
    assert explanation_to_json(shown, indent=0).count(b"\n") == 0
