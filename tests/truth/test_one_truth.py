"""All outputs of one comparison say one thing: what the JSON says.

Every status, figure, facet, difference, doubt and count of every output is read back from its words or cells and held
against the JSON. It fails where one output leaves something out, computes it again or calls it by another name.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from reportdiff.charts import flow, overview
from reportdiff.charts import target_pairs as chart_targets
from reportdiff.charts import terms as chart_terms
from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison
from reportdiff.output.json import comparison_from_json
from tests.truth import reading_forms as forms
from tests.truth import table_forms as tables
from tests.truth.facts import (
    ChangeFact,
    Json,
    TargetFact,
    change_facts,
    in_sections,
    shown_targets,
    size_of,
    target_facts,
)
from tests.truth.fate_facts import expected_counts, mention_facts
from tests.truth.pairs import INVENTED, PAIRS, SHIPPED, comparison_of, counted_of, oracle_of
from tests.truth.reading_forms import Reading

LANGS: tuple[Lang, ...] = ("zh", "en")
STATUSES = ("new", "dropped", "changed", "reworded", "unchanged")

each_pair = pytest.mark.parametrize("pair", PAIRS)
each_lang = pytest.mark.parametrize("lang", LANGS)


@cache
def read(form: Callable[[Comparison, Lang], Reading], pair: str, lang: Lang) -> Reading:
    """What a form says of a pair, read once."""
    return form(comparison_of(pair), lang)


@cache
def tree_of(pair: str, lang: Lang) -> LexborHTMLParser:
    """The page of a pair, made once."""
    return forms.page_tree(comparison_of(pair), lang)


def counts_of(oracle: Json) -> dict[str, int]:
    return {**oracle["summary"]["status"], "doubtful": oracle["summary"]["doubtful"]}


def sections_of(oracle: Json) -> list[dict[str, int]]:
    statuses = {change["id"]: change["status"] for change in oracle["changes"]}
    counts = (Counter(statuses.get(change) for change in section["changes"]) for section in oracle["sections"])
    return [{status: count for status, count in section.items() if status} for section in counts]


def without_texts(facts: Iterable[ChangeFact]) -> list[ChangeFact]:
    return [replace(fact, old=(), new=()) for fact in facts]


def expected(oracle: Json, *, named: bool = False) -> list[ChangeFact]:
    facts = change_facts(oracle, named=named)
    return [facts[change] for change in in_sections(oracle)]


def holds(reading: Reading, oracle: Json) -> None:
    """Whether the counts of a reading are those of the JSON."""
    assert reading.counts == counts_of(oracle)
    assert reading.facets == oracle["summary"]["facets"]
    assert reading.sections == sections_of(oracle)
    assert len(reading.highlights) == len(oracle["highlights"])
    assert reading.stories == expected_counts(oracle)


def named(rows: Iterable[Json], facts: Iterable[TargetFact], lang: Lang) -> list[TargetFact]:
    """The facts without their names, which are those of the rows, or (of plain figures) words around the figure."""
    nameless = []
    for row, fact in zip(rows, facts, strict=True):
        name = row["name" if lang == "zh" else "name_en"]
        if row["indicator"]:
            assert fact.name == name
        else:
            texts = row["old"]["text"] + row["new"]["text"]
            quoted = fact.name.strip("…").strip("…")
            assert row["measured"] in fact.name or quoted in texts, fact.name
        nameless.append(replace(fact, name=""))
    return nameless


def table_names(pair: str, lang: Lang) -> dict[tuple[str, str, str], str]:
    """What the page calls the figures in its table of targets, by change and the figures of both plans."""
    rows = [row for row in oracle_of(pair)["targets"]["rows"] if row["indicator"] or row["facet"]]
    facts = tables.page_targets(tree_of(pair, lang), lang)
    return {
        (row["change"], *(json.dumps(row[side]["quantity"]) for side in ("old", "new"))): fact.name
        for row, fact in zip(rows, facts, strict=True)
    }


def nameless(facts: Iterable[TargetFact]) -> list[TargetFact]:
    return [replace(fact, name="") for fact in facts]


# The oracle itself


@each_pair
def test_the_json_counts_what_it_lists(pair: str) -> None:
    oracle = oracle_of(pair)
    changes = counted_of(pair)["changes"]

    assert oracle["summary"]["folded"] == len(oracle["changes"]) - len(changes)
    assert oracle["summary"]["status"] == {status: sum(c["status"] == status for c in changes) for status in STATUSES}
    assert oracle["summary"]["facets"] == Counter(facet for change in changes for facet in change["facets"])
    counts = {key: count for key, count in expected_counts(oracle).items() if key != "history"}
    assert counts == Counter(
        f"{change['status']}:{(change['fate'] or change['origin'])['kind']}"
        for change in changes
        if change["status"] in ("new", "dropped")
    )
    assert all((change["fate"] is not None) == (change["status"] == "dropped") for change in changes)
    assert all((change["origin"] is not None) == (change["status"] == "new") for change in changes)
    assert oracle["summary"]["doubtful"] == sum(change["doubtful"] for change in changes)
    assert sorted(in_sections(oracle)) == sorted(change["id"] for change in oracle["changes"])
    assert comparison_from_json(json.dumps(oracle).encode()) == comparison_of(pair)


def test_the_pairs_have_something_of_everything() -> None:
    changes = [change for pair in PAIRS for change in oracle_of(pair)["changes"]]
    rows = [row for pair in PAIRS for row in oracle_of(pair)["targets"]["rows"]]
    figures = [figure for change in changes for figure in change["figures"]]

    assert {change["status"] for change in changes} == set(STATUSES)
    assert {"split", "merged", "moved"} <= {facet for change in changes for facet in change["facets"]}
    assert len({figure["facet"] for figure in figures}) == 5
    assert any(figure["doubtful"] for figure in figures)
    mentions = [mention for change in changes for mention in mention_facts(change)]
    assert {mention.says for mention in mentions} >= {"done", "under_way", "mention", "nearest"}
    assert {mention.doubtful for mention in mentions} == {True, False}
    assert {row[side]["state"] for row in rows for side in ("old", "new")} == {
        *("figure", "without_figure", "named", "unreadable", "not_stated"),
    }
    assert {row["better"] for row in rows} == {"better", "worse", None}
    linked = {(change["old"][0], change["new"][0]) for change in oracle_of(INVENTED)["changes"] if change["figures"]}
    assert linked, "the invented pair has figures"


# Forms to be read


@each_lang
@each_pair
def test_the_terminal(pair: str, lang: Lang) -> None:
    reading, oracle = read(forms.terminal, pair, lang), counted_of(pair)

    holds(reading, oracle)
    assert reading.changes == without_texts(expected(oracle))
    assert forms.stat(comparison_of(pair), lang) == sections_of(oracle)


@each_lang
@each_pair
def test_the_figures_in_front_of_the_terminal(pair: str, lang: Lang) -> None:
    oracle = counted_of(pair)
    moved = [
        figure
        for change in change_facts(oracle).values()
        for figure in change.figures
        if figure.facet in ("target_raised", "target_lowered")
    ]
    shown = forms.figures_in_front(comparison_of(pair), lang)

    assert [figure for _, figure in shown] == [replace(figure, measured="") for figure in moved]
    names = table_names(pair, lang)
    assert [name for name, _ in shown] == [
        names[change["id"], json.dumps(figure["old"]), json.dumps(figure["new"])]
        for change in oracle["changes"]
        for figure in change["figures"]
        if figure["facet"] in ("target_raised", "target_lowered")
    ]


@each_lang
@each_pair
def test_the_markdown(pair: str, lang: Lang) -> None:
    reading, oracle = read(forms.markdown, pair, lang), counted_of(pair)

    holds(reading, oracle)
    assert reading.changes == expected(oracle)


@each_lang
@each_pair
def test_the_page(pair: str, lang: Lang) -> None:
    (reading, ids, facets), oracle = forms.page(tree_of(pair, lang), lang), oracle_of(pair)

    assert (reading.counts, reading.facets) == (counts_of(oracle), oracle["summary"]["facets"])
    counted = sections_of({**oracle, "changes": counted_of(pair)["changes"]})
    assert reading.sections == counted
    assert len(reading.highlights) == len(oracle["highlights"])
    assert ids == in_sections(oracle)
    assert facets == {change["id"]: change["facets"] for change in oracle["changes"]}
    assert reading.changes == expected(oracle, named=True)
    folded = [node.attributes["id"] for node in tree_of(pair, lang).css("#changes article[data-r]")]
    assert folded == [change for change in ids if change not in {each["id"] for each in counted_of(pair)["changes"]}]


@each_lang
@each_pair
def test_the_plans_and_terms_of_the_page(pair: str, lang: Lang) -> None:
    tree, oracle = tree_of(pair, lang), oracle_of(pair)
    homes: dict[str, Json] = {}
    for change in oracle["changes"]:
        for member in (*change["old"], *change["new"]):
            homes.setdefault(member, change)

    marked = {a.attributes["id"]: (a.attributes["class"], a.attributes["href"]) for a in tree.css("#texts a[id]")}
    assert marked == {member: (change["status"], f"#{change['id']}") for member, change in homes.items()}
    for name, terms in (("come", oracle["terms"]["new"]), ("gone", oracle["terms"]["vanished"])):
        assert [node.text() for node in tree.css(f"#terms .{name} li bdi")] == [term["term"] for term in terms]
    assert [a.attributes["href"] for a in tree.css("#highlights .headline a")] == [
        f"#{highlight['change']}" for highlight in oracle["highlights"]
    ]


@each_lang
@each_pair
def test_the_fragment(pair: str, lang: Lang) -> None:
    reading, oracle = read(forms.fragment, pair, lang), counted_of(pair)

    holds(reading, oracle)
    assert reading.changes == expected(oracle)


@each_lang
@each_pair
def test_the_word_document(pair: str, lang: Lang) -> None:
    reading, oracle = read(forms.document, pair, lang), counted_of(pair)

    holds(reading, oracle)
    assert reading.changes == expected(oracle)


@each_lang
@each_pair
def test_the_notices_of_github(pair: str, lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    counts, notices = forms.github(comparison_of(pair), lang)
    oracle, facts = counted_of(pair), change_facts(counted_of(pair))
    first = [highlight["change"] for highlight in oracle["highlights"]]
    rest = [change for change, fact in facts.items() if fact.status != "unchanged" and change not in first]

    assert counts == counts_of(oracle)
    assert notices == without_texts(facts[change] for change in [*first, *rest][:10])


@each_lang
@each_pair
def test_the_headlines_of_the_highlights(pair: str, lang: Lang) -> None:
    headlines = read(forms.terminal, pair, lang).highlights

    for form in (forms.markdown, forms.fragment, forms.document):
        assert read(form, pair, lang).highlights == headlines
    assert forms.page(tree_of(pair, lang), lang)[0].highlights == headlines
    facts = change_facts(counted_of(pair))
    for highlight, line in zip(counted_of(pair)["highlights"], headlines, strict=True):
        if "▲" in line or "▼" in line:
            figures = facts[highlight["change"]].figures
            words = line.rsplit(say("say.colon", lang), 1)[1].removesuffix(" ?")
            told = forms.figure_in(say("facet.target_raised", lang), words, lang)
            assert (told.old, told.new, told.size) in [(f.old, f.new, f.size) for f in figures], line


# Tables


@each_pair
def test_the_tables_of_changes(pair: str) -> None:
    comparison, rows = comparison_of(pair), tables.expected_rows(counted_of(pair))

    for table in (tables.csv_rows, tables.frame_rows, tables.parquet_rows):
        told = [{name: row[name] for name in rows[0]} for row in table(comparison)]
        assert told == [pytest.approx(row) for row in rows], table.__name__


@each_lang
@each_pair
def test_the_workbook(pair: str, lang: Lang) -> None:
    changes, targets, about = tables.workbook(comparison_of(pair), lang)
    oracle = counted_of(pair)
    new, vanished = (say(f"say.term_{key}_one", lang) for key in ("new", "gone"))

    assert dict(changes) == change_facts(oracle)
    assert [change for change, _ in changes] == [change["id"] for change in oracle["changes"]]
    assert named(oracle["targets"]["rows"], targets, lang) == nameless(target_facts(oracle, changes=True))
    assert about["counts"] == counts_of(oracle)
    assert about["facets"] == oracle["summary"]["facets"]
    assert about["stories"] == expected_counts(oracle)
    assert [term for term, way in about["terms"] if way == vanished] == [t["term"] for t in oracle["terms"]["vanished"]]
    assert [term for term, way in about["terms"] if way != vanished] == [t["term"] for t in oracle["terms"]["new"]]
    assert {way for _, way in about["terms"]} <= {vanished, say("say.term_new_one", lang), new}


# The targets


@each_lang
@each_pair
def test_the_targets_of_the_terminal_and_the_page(pair: str, lang: Lang) -> None:
    comparison, oracle = comparison_of(pair), oracle_of(pair)
    rows = [row for row in oracle["targets"]["rows"] if row["indicator"] or row["facet"]]

    told = named(rows, tables.terminal_targets(comparison, lang), lang) if rows else []
    assert told == nameless(shown_targets(oracle, changes=False))
    told = named(rows, tables.page_targets(tree_of(pair, lang), lang), lang)
    assert told == nameless(shown_targets(oracle, changes=True))


@each_lang
@each_pair
def test_a_target_has_one_name_in_all_tables(pair: str, lang: Lang) -> None:
    rows = oracle_of(pair)["targets"]["rows"]
    every = [fact.name for fact in tables.workbook(comparison_of(pair), lang)[1]]
    shown = [name for row, name in zip(rows, every, strict=True) if row["indicator"] or row["facet"]]

    assert [fact.name for fact in tables.page_targets(tree_of(pair, lang), lang)] == shown
    assert [fact.name for fact in tables.terminal_targets(comparison_of(pair), lang)] == shown
    assert pair != INVENTED or "智能快递柜进小区" in shown, "a phrase too short to be a name"


@each_pair
def test_the_targets_as_files(pair: str) -> None:
    comparison, oracle = comparison_of(pair), oracle_of(pair)

    assert json.loads(tables.targets_json(comparison))["rows"] == oracle["targets"]["rows"]
    assert tables.targets_csv(comparison) == target_facts(oracle, changes=True)


# The charts


@each_pair
def test_the_rows_of_the_overview(pair: str) -> None:
    oracle, rows = counted_of(pair), overview.data(comparison_of(pair).commitments)
    doubtful = Counter(change["status"] for change in oracle["changes"] if change["doubtful"])

    for status in STATUSES:
        assert sum(getattr(row, status) for row in rows) == oracle["summary"]["status"][status]
        assert sum(getattr(row, f"{status}_doubtful") for row in rows) == doubtful[status]
    assert sum(row.dropped_gone for row in rows) == oracle["summary"]["fates"]["gone"]
    assert sum(row.new_first for row in rows) == oracle["summary"]["origins"]["first"]


@each_pair
def test_the_rows_of_the_flow(pair: str) -> None:
    oracle, rows = counted_of(pair), flow.data(comparison_of(pair).commitments)
    linked: dict[str, set[str]] = {
        side: {member for change in oracle["changes"] if change["old"] and change["new"] for member in change[side]}
        for side in ("old", "new")
    }

    for side in ("old", "new"):
        members = [measure for measure in oracle[side]["measures"] if measure["role"] == "commitment"]
        assert sum(getattr(row, f"{side}_measures") for row in rows) == len(members)
        linked[side] &= {measure["id"] for measure in members}
    assert sum(row.old_measures for row in rows if row.new is None) == oracle["summary"]["status"]["dropped"]
    assert sum(row.new_measures for row in rows if row.old is None) == oracle["summary"]["status"]["new"]
    assert sum(row.old_measures for row in rows if row.new is not None) == len(linked["old"])
    assert sum(row.new_measures for row in rows if row.old is not None) == len(linked["new"])


@each_pair
def test_the_rows_of_the_chart_of_targets(pair: str) -> None:
    oracle, pairs = counted_of(pair), chart_targets.data(comparison_of(pair))
    rows = [row for row in oracle["targets"]["rows"] if "figure" in (row["old"]["state"], row["new"]["state"])]

    names = table_names(pair, "zh")
    assert names.keys() <= {
        (row["change"], *(json.dumps(row[side]["quantity"]) for side in ("old", "new")))
        for row in oracle["targets"]["rows"]
    }
    ways = {"target_raised": "raised", "target_lowered": "lowered", "target_changed": "same", None: "same"}
    for row, drawn in zip(rows, pairs, strict=True):
        assert (drawn.old_words, drawn.new_words) == (row["old"]["words"], row["new"]["words"])
        told = (drawn.difference, drawn.relative, drawn.better, drawn.doubtful)
        assert told == (row["difference"], row["relative"], row["better"], row["doubtful"])
        assert drawn.direction in (None, ways.get(row["facet"]))
        assert (drawn.direction is None) == bool(drawn.why_not)
        key = (row["change"], *(json.dumps(row[side]["quantity"]) for side in ("old", "new")))
        assert drawn.name == names.get(key, drawn.name) != ""
        for side in ("old", "new"):
            quantity, value = row[side]["quantity"], getattr(drawn, side)
            ends = [end for end in (quantity or {}).values() if isinstance(end, float)]
            assert value is None if quantity is None else min(ends) <= value <= max(ends)


@each_pair
def test_the_rows_of_the_chart_of_terms(pair: str) -> None:
    shifts, rows = counted_of(pair)["terms"]["shifts"], chart_terms.data(comparison_of(pair))

    fields = ("term", "old", "new", "old_rate", "new_rate", "log_odds", "z")
    assert [tuple(getattr(row, name) for name in fields) for row in rows] == [
        tuple(shift[name] for name in fields) for shift in shifts
    ]
    assert all((row.way == "rose") == (shift["z"] > 0) for row, shift in zip(rows, shifts, strict=True))


def test_a_size_that_differs_is_seen() -> None:
    assert size_of(-0.005, None, "ratio") == size_of(-0.5, None, "ratio", points=True)
    assert size_of(-0.005, None, "ratio") != size_of(-0.006, None, "ratio")
    oracle: Any = oracle_of(SHIPPED)
    assert sum(len(change["figures"]) for change in oracle["changes"]) > 10
