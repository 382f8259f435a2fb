"""The facts behind each kind of evidence of an explanation, in words."""

from __future__ import annotations

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model.explanation import EvidenceFamily, Explanation, WeighedPair

_WORDS = 4
_TELLING = 2.0
"""Bits from which a shared word is telling: every fourth report or fewer has it."""


def facts_in_words(explanation: Explanation, pair: WeighedPair, family: EvidenceFamily, lang: Lang) -> str:
    """Give the facts of one kind of evidence as one line, ``""`` where there are none."""
    match family:
        case "wording":
            facts = _wording(pair, lang)
        case "place":
            facts = [_place(explanation, pair, lang)]
        case "company":
            facts = _company(pair, lang)
        case "rivals":
            facts = _rivals(explanation, pair, lang)
        case "first_look":
            values = [share.value for share in pair.shares if share.feature == "first_round"]
            facts = [say("explain.first_look", lang, value=two_places(value)) for value in values]
        case "other":
            facts = []
    return ("；" if lang == "zh" else "; ").join(facts)


def telling_words(pair: WeighedPair) -> list[tuple[str, float]]:
    """Give the few most telling shared words, with their rarity in bits."""
    # A character that is no word by itself counts as rare, but tells a reader nothing.
    words = [(entry.word, entry.bits) for entry in pair.shared_words if len(entry.word) > 1]
    return [(word, bits) for word, bits in words if bits >= _TELLING][:_WORDS]


def two_places(value: float | None) -> str:
    """Format a score with two digits; only 1 itself is ``1.00``."""
    if value is None:
        return "-"
    return f"{min(value, 0.99):.2f}" if value < 1 else "1.00"


def _wording(pair: WeighedPair, lang: Lang) -> list[str]:
    facts = [say(f"explain.wording_{pair.wording}", lang)] if pair.wording else []
    if pair.shared_names:
        facts.append(say("explain.names", lang, names=list_text(pair.shared_names, lang)))
    facts += [say("explain.alias", lang, short=short, full=full) for short, full in pair.aliases]
    telling = telling_words(pair)
    common = [entry.word for entry in pair.shared_words if len(entry.word) > 1][:_WORDS]
    if telling:
        words = [say("explain.word", lang, word=word, bits=f"{bits:.1f}") for word, bits in telling]
        facts.append(say("explain.words", lang, words=list_text(words, lang)))
    elif common:
        facts.append(say("explain.common_words", lang, words=list_text(common, lang)))
    else:
        facts.append(say("explain.no_words", lang))
    return facts


def _place(explanation: Explanation, pair: WeighedPair, lang: Lang) -> str:
    untitled = say("say.no_section", lang)
    old, new = (explanation.measures[member].section or untitled for member in (pair.old, pair.new))
    if pair.same_section:
        return say("explain.same_section", lang, section=new)
    return say("explain.other_section", lang, old=old, new=new)


def _company(pair: WeighedPair, lang: Lang) -> list[str]:
    which = {0: "no", 2: "both"}.get(len(pair.neighbours)) or pair.neighbours[0]
    key = "explain.section_links" if pair.section_links else "explain.no_section_links"
    return [say(f"explain.{which}_neighbour", lang), say(key, lang, n=pair.section_links)]


def _rivals(explanation: Explanation, pair: WeighedPair, lang: Lang) -> list[str]:
    if pair.rank_old is None or pair.rank_new is None:
        return []
    if explanation.subject == pair.old:
        facts = [say("explain.ranks_in_new", lang, there=pair.rank_old, back=pair.rank_new)]
    else:
        facts = [say("explain.ranks_in_old", lang, there=pair.rank_new, back=pair.rank_old)]
    leads = {share.feature: share.value for share in pair.shares}
    nearest = [leads.get(f"sense_lead_{side}", 0.0) > 0 for side in ("old", "new")]
    if any(nearest):
        which = "both" if all(nearest) else "old" if nearest[0] else "new"
        facts.append(say(f"explain.nearest_in_sense_{which}", lang))
    return facts
