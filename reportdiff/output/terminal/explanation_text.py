"""An explanation on a terminal, and as JSON: the verdict in a sentence, the evidence by kind with its weight in bars,
then the other candidates.

Everything shown is in the :class:`~reportdiff.model.explanation.Explanation`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import LABELS, Lang, list_text, say
from reportdiff.model.explanation import EvidenceFamily, Explanation, Refusal, WeighedPair
from reportdiff.output.terminal.change_lines import status_prefix
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.words.change_notes import proof_words
from reportdiff.output.words.explanation_facts import facts_in_words, telling_words, two_places

FAMILIES: tuple[EvidenceFamily, ...] = ("wording", "place", "company", "rivals", "first_look", "other")
_BAR = 10
_BAR_WIDEST = 5.0
"""Log-odds that fill a bar: odds of 150 to 1 are beyond doubt."""

_FIGURE = 5
"""Cells of a weight: ``−12.3``."""

_PIECES = 4
_FACTS = 28
"""Cells that facts need beside the bars; where there are fewer, they go below."""

_OTHERS = 5
_WORTH_NAMING = 0.005
"""Score that is not shown as 0.00."""

_MINUS = "−"


def explanation_to_json(explanation: Explanation, indent: int = 2) -> bytes:
    """Encode the explanation as UTF-8 JSON without a final newline; ``indent`` 0 puts it on one line."""
    data = msgspec.json.encode(explanation)
    return msgspec.json.format(data, indent=indent) if indent > 0 else data


def feature_label(feature: str, lang: Lang) -> str:
    """Give the name of a piece of evidence; one without a label of its own is other evidence."""
    key = f"evidence.{feature}"
    return say(key if key in LABELS else "evidence.other", lang)


def render_explanation(explanation: Explanation, console: Console, lang: Lang) -> None:
    """Write an explanation to ``console``."""
    sheet = Sheet(console, lang)
    page = _Page(sheet, explanation)
    sheet.say(
        f"{say('explain.heading', lang)} {explanation.old.year or '?'} → {explanation.new.year or '?'}", style="title"
    )
    page.put_verdict()
    main = explanation.pairs[0] if explanation.pairs else None
    if main is not None:
        page.put_evidence(main)
    if len(explanation.pairs) > 1:
        page.put_others(explanation.pairs[1:])
    page.put_legend(main)


class _Page:
    """One explanation on one sheet."""

    def __init__(self, sheet: Sheet, explanation: Explanation) -> None:
        self.sheet = sheet
        self.lang = sheet.lang
        self.explanation = explanation
        labels = ("measure", "verdict", "partner", "nearest", "other")
        self.column = 2 + max(cell_len(say(f"explain.{label}", self.lang)) for label in labels)

    def put_verdict(self) -> None:
        """Write the measure, the verdict on it, and its partner or refused candidate."""
        explanation = self.explanation
        self._put_measure("measure", explanation.subject)
        main = explanation.pairs[0] if explanation.pairs else None
        self._put_line("verdict", self._verdict(main))
        for facet in explanation.facets:
            words = proof_words(explanation.proofs, facet, self.lang)
            if words:
                text = say(f"facet.{facet}", self.lang) + say("say.brackets", self.lang, text=words)
                self._put_line("", self.sheet.text(text))
        for pin in explanation.pinned:
            text = say("explain.pinned", self.lang, by=pin.by or "?", when=pin.when or "?")
            self._put_line("", self.sheet.text(text, "figure"))
        if main is None:
            return
        label = "partner" if main.linked else "other" if explanation.partner else "nearest"
        partners = [pair for pair in explanation.pairs if pair.linked] or [main]
        for pair in partners:
            self._put_measure(label, self._across(pair), self._pair_score(pair))
            label = ""
        self._put_company()
        if not main.linked and explanation.partner is None and main.refusal is not None:
            self._put_line("", self.sheet.text(self._refusal(main, main.refusal), "figure"))

    def put_evidence(self, pair: WeighedPair) -> None:
        """Write the evidence of one pair by kind, each with its weight and its facts."""
        sheet, lang = self.sheet, self.lang
        sheet.blank()
        sheet.rule(say("explain.evidence_for" if pair.linked else "explain.evidence_against", lang))
        if pair.wording is not None and pair.linked:
            sheet.say(
                say("explain.same_text" if pair.wording == "exact" else "explain.masked_text", lang), style="detail"
            )
        weights = self._weights(pair)
        width = max(cell_len(say(f"family.{family}", lang)) for family in FAMILIES) + 2
        for family in FAMILIES:
            facts = facts_in_words(self.explanation, pair, family, lang)
            if family in weights or facts:
                self._put_family(family, weights.get(family), facts, width)
        if pair.shares and pair.log_odds is not None:
            self._put_sum(pair, width)

    def put_others(self, pairs: Sequence[WeighedPair]) -> None:
        """Write the other candidates, likeliest first, each with the reason for its refusal."""
        others = [pair for pair in pairs if not pair.linked]
        if not others:
            return
        self.sheet.blank()
        self.sheet.rule(say("explain.others", self.lang))
        likely = [pair for pair in others if (pair.score or 0.0) >= _WORTH_NAMING] or others[:1]
        for pair in likely[:_OTHERS]:
            member = self._across(pair)
            lead = self.sheet.text(f"{two_places(pair.score)}  ", "figure")
            body = self.sheet.text(f"{member} {self._text(member)}")
            if pair.refusal is not None and pair.refusal.rival is not None:
                body.append_text(
                    self.sheet.text(say("say.brackets", self.lang, text=self._rival_words(pair.refusal)), "detail")
                )
            self.sheet.put(lead, body, indent=lead.cell_len)

    def put_legend(self, pair: WeighedPair | None) -> None:
        """Write how to read bars and numbers, where there are any."""
        if pair is None or not pair.shares:
            return
        self.sheet.blank()
        label = say("say.legend", self.lang) + say("say.colon", self.lang)
        lines = ["explain.legend_bars", *(["explain.legend_words"] if telling_words(pair) else [])]
        for key in lines:
            self.sheet.put(
                self.sheet.text(label, "detail"), self.sheet.text(say(key, self.lang), "detail"), indent=cell_len(label)
            )
            label = " " * cell_len(label)

    def _put_line(self, label: str, body: Text) -> None:
        lead = self.sheet.text(say(f"explain.{label}", self.lang) if label else "", "detail")
        lead.append(" " * (self.column - lead.cell_len))
        self.sheet.put(lead, body, indent=self.column)

    def _put_company(self) -> None:
        """Write the other measures of the subject's own side in its link."""
        subject = self.explanation.subject
        change = self.explanation.measures[subject].change
        fellows = [
            f"{member} {measure.text}"
            for member, measure in self.explanation.measures.items()
            if measure.change == change and member[0] == subject[0] and member != subject
        ]
        if fellows and self.explanation.score is not None:
            text = say("explain.together", self.lang, names=list_text(fellows, self.lang))
            self._put_line("", self.sheet.text(text, "detail"))

    def _pair_score(self, pair: WeighedPair) -> str:
        """Give the score of the pair itself, where that is not the score of its link."""
        if not pair.linked or two_places(pair.score) == two_places(self.explanation.score):
            return ""
        return say("explain.this_pair", self.lang, score=two_places(pair.score))

    def _put_measure(self, label: str, member: str, note: str = "") -> None:
        measure = self.explanation.measures[member]
        section = measure.section or say("say.no_section", self.lang)
        where = " · ".join(filter(None, (member, say(f"explain.{measure.side}_side", self.lang), section, note)))
        self._put_line(label, self.sheet.text(measure.text, "title"))
        self._put_line("", self.sheet.text(where, "detail"))

    def _verdict(self, main: WeighedPair | None) -> Text:
        explanation, lang = self.explanation, self.lang
        status = status_prefix(self.sheet, explanation.status, doubtful=explanation.doubtful)
        if main is not None and explanation.partner is not None and not main.linked:
            return self.sheet.text(
                say("explain.not_linked", lang) + say("say.colon", lang) + self._refusal(main, main.refusal)
            )
        if explanation.score is not None:
            by = explanation.matched_by or ""
            text = say(
                "explain.linked",
                lang,
                score=two_places(explanation.score),
                threshold=two_places(explanation.threshold),
                by=say(f"pass.{by}", lang) if f"pass.{by}" in LABELS else by,
            )
        else:
            text = say("explain.alone_new" if explanation.subject[0] == "o" else "explain.alone_old", lang)
        if explanation.doubtful:
            text += ("；" if lang == "zh" else "; ") + say("explain.doubtful", lang)
        status.rstrip()
        return Text.assemble(status, say("say.colon", lang), self.sheet.text(text))

    def _refusal(self, pair: WeighedPair, refusal: Refusal | None) -> str:
        if refusal is None:
            return ""
        reason = "own_partner" if refusal.reason == "partner_taken" and refusal.rival is None else refusal.reason
        text = say(
            f"explain.{reason}",
            self.lang,
            score=two_places(pair.score),
            threshold=two_places(self.explanation.threshold),
            short=two_places(refusal.short_by),
            rival=refusal.rival,
            rival_score=two_places(refusal.rival_score),
            old=next(iter(refusal.words), ""),
            new=next(iter(refusal.words[1:]), ""),
        )
        if refusal.rival is not None and reason != "partner_taken":
            text += ("；" if self.lang == "zh" else "; ") + self._rival_words(refusal)
        return text

    def _rival_words(self, refusal: Refusal) -> str:
        return say("explain.also_taken", self.lang, rival=refusal.rival, rival_score=two_places(refusal.rival_score))

    def _put_family(self, family: EvidenceFamily, weight: float | None, facts: str, width: int) -> None:
        sheet = self.sheet
        lead = sheet.text(say(f"family.{family}", self.lang))
        lead.append(" " * (width - lead.cell_len))
        if weight is not None:
            style = "new" if weight >= 0 else "dropped"
            cells = min(_BAR, round(abs(weight) / _BAR_WIDEST * _BAR))
            lead.append(f"{_with_sign(weight):>{_FIGURE}s} ", style=STYLES["figure"])
            lead.append(("█" if weight >= 0 else "░") * cells, style=STYLES[style])
        column = width + _FIGURE + _BAR + 3
        if sheet.width - column < _FACTS:
            sheet.put(Text(""), lead, indent=0)
            if facts:
                sheet.say(facts, style="detail", indent=2)
            return
        lead.append(" " * (column - lead.cell_len))
        sheet.put(lead, sheet.text(facts, "detail"), indent=column)

    def _put_sum(self, pair: WeighedPair, width: int) -> None:
        lang, total = self.lang, pair.log_odds or 0.0
        shares = sum(share.log_odds for share in pair.shares)
        probability = pair.score if pair.wording is None else 1 / (1 + math.exp(-total))
        text = say(
            "explain.sum",
            lang,
            base=_with_sign(self.explanation.base),
            shares=_with_sign(shares),
            total=_with_sign(total),
            score=two_places(probability),
        )
        lead = self.sheet.text(say("explain.total", lang), "title")
        # The sum begins where the right-aligned figures above it do.
        lead.append(" " * (width + _FIGURE - len(_with_sign(shares)) - lead.cell_len))
        self.sheet.put(lead, self.sheet.text(text), indent=lead.cell_len)
        pieces = list_text(
            (f"{feature_label(s.feature, lang)} {_with_sign(s.log_odds)}" for s in pair.shares[:_PIECES]), lang
        )
        label = say("explain.weightiest", lang) + say("say.colon", lang)
        self.sheet.say(label + pieces, style="detail", indent=lead.cell_len)

    def _weights(self, pair: WeighedPair) -> dict[EvidenceFamily, float]:
        weights: dict[EvidenceFamily, float] = {}
        for share in pair.shares:
            weights[share.family] = weights.get(share.family, 0.0) + share.log_odds
        return weights

    def _across(self, pair: WeighedPair) -> str:
        return pair.new if pair.old == self.explanation.subject else pair.old

    def _text(self, member: str) -> str:
        return self.explanation.measures[member].text


def _with_sign(value: float) -> str:
    return f"{'+' if value >= 0 else _MINUS}{abs(value):.1f}"
