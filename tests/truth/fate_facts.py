"""What an output says of fates and origins: the passages under a change, and the counts of the front."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import FateKind, OriginKind, PartName

_TOLD = ("done", "under_way", "outlook")


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionFact:
    """A passage under a change: what it says (``done`` …, ``mention``, ``nearest``), its year, part and words."""

    says: str
    year: str
    part: str
    quote: str
    doubtful: bool


def mention_facts(change: dict[str, Any]) -> tuple[MentionFact, ...]:
    """The passages of a change as the JSON has them."""
    story = change["fate"] or change["origin"]
    if story is None:
        return ()
    facts = []
    for number, proof in enumerate(story["proofs"]):
        first = number == 0
        says = "nearest" if first and story["kind"] in ("gone", "first") else "mention"
        if first and story["kind"] in _TOLD and proof["part"] is not None:
            says = story["kind"]
        facts.append(
            MentionFact(
                says=says,
                year=str(proof["year"] or "?"),
                part=(proof["part"] or "") if says in ("mention", "nearest") else "",
                quote=proof["text"],
                doubtful=story["doubtful"],
            )
        )
    return tuple(facts)


def mention_in(label: str, quote: str, lang: Lang) -> MentionFact | None:
    """The passage that a line under a change tells; ``None`` for any other line."""
    doubtful = label.startswith("? ")
    words = label.removeprefix("? ")
    says = ""
    for wrapper, name in (("say.nearest_mention", "nearest"), ("say.perhaps", "")):
        told = _pattern(wrapper, lang).fullmatch(words)
        if told:
            words, says = told["text"], name
    for kind in _TOLD:
        told = _pattern(f"say.fate_{kind}", lang).fullmatch(words)
        if told:
            return MentionFact(says=kind, year=told["year"], part="", quote=quote, doubtful=doubtful)
    parts = {say(f"part.{part}", lang): part for part in get_args(PartName)}
    told = _pattern("say.mention_in_new", lang).fullmatch(words)
    if told and told["part"] in parts:
        part = parts[told["part"]]
        return MentionFact(says=says or "mention", year=told["year"], part=part, quote=quote, doubtful=doubtful)
    told = _pattern("say.mention_new", lang).fullmatch(words)
    if told:
        return MentionFact(says=says or "mention", year=told["year"], part="", quote=quote, doubtful=doubtful)
    return None


def note_mention(line: str, lang: Lang) -> MentionFact | None:
    """The passage that a note in one line tells."""
    opening, closing = say("say.quote", lang, text="\0").split("\0")
    label, colon, rest = line.partition(say("say.colon", lang) + opening)
    return mention_in(label, rest.removesuffix(closing), lang) if colon else None


def story_counts(lines: Iterable[str], lang: Lang) -> dict[str, int]:
    """The counts by fate and origin that the lines of the front say, those that are not 0, and of years of history."""
    names = {say(f"fate.{kind}", lang): f"dropped:{kind}" for kind in get_args(FateKind)}
    origins = {say(f"origin.{kind}", lang): f"new:{kind}" for kind in get_args(OriginKind)}
    counts = {}
    for line in lines:
        history = _pattern("say.history", lang).fullmatch(line.strip())
        if history:
            counts["history"] = len(history["years"].split(say("say.list", lang)))
        for status, kinds in (("dropped", names), ("new", origins)):
            head = _pattern("say.status_count", lang, status=say(f"status.{status}", lang))
            told = re.fullmatch(head.pattern + re.escape(say("say.colon", lang)) + "(?P<kinds>.+)", line.strip())
            for item in told["kinds"].split(say("say.list", lang)) if told else ():
                name, number = re.fullmatch(r"(.*?) ?(\d+)", item).groups()  # type: ignore[union-attr]
                counts[kinds[name]] = int(number)
    return counts


def expected_counts(oracle: dict[str, Any]) -> dict[str, int]:
    """The same as the JSON has it."""
    summary = oracle["summary"]
    both = [("dropped", summary["fates"]), ("new", summary["origins"])]
    years = {"history": len(oracle["history"])} if oracle["history"] else {}
    return years | {f"{status}:{kind}": count for status, counts in both for kind, count in counts.items() if count}


def _pattern(key: str, lang: Lang, **values: str) -> re.Pattern[str]:
    """The words of a label as an expression with a group for every field."""
    marks = {name: f"\0{name}\0" for name in ("year", "part", "text", "status", "years")} | values
    counted = key == "say.status_count"
    words = re.escape(say(key, lang, **marks, n=7) if counted else say(key, lang, **marks))
    words = re.sub("\0(\\w+)\0", r"(?P<\1>.+?)", words.replace("\\\0", "\0"))
    return re.compile(words.replace("7", r"\d+") if counted else words)
