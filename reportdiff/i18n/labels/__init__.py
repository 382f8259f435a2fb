"""Every word of the program itself in its output, in Chinese and in English, in one table.

Each room of the output has a module of rows beside this one; :data:`LABELS` is all of them.

Keys are ``table.value``: for each value of a :data:`typing.Literal` of :mod:`reportdiff.model` there is a key such as
``status.new`` or ``facet.moved``; the phrases of the renderers begin with ``say.``. Templates are filled with
:meth:`str.format`; counted English nouns have singular and plural as ``one|many``. Words of a report itself (titles,
measures, units, quoted stages) are never translated and never come from here.

A newspaper could print the Chinese labels. A commitment that the new report does not repeat is 未再提及 and not 取消: a
report that does not mention a programme has not ended it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

from reportdiff.i18n.labels.across_regions import ACROSS_LABELS
from reportdiff.i18n.labels.batch import BATCH_LABELS
from reportdiff.i18n.labels.batch_columns import DATASET_LABELS
from reportdiff.i18n.labels.brief import BRIEF_LABELS
from reportdiff.i18n.labels.charts import CHART_LABELS
from reportdiff.i18n.labels.charts_pair import CHART_PAIR_LABELS
from reportdiff.i18n.labels.charts_years import CHART_YEARS_LABELS
from reportdiff.i18n.labels.checking import CHECKING_LABELS
from reportdiff.i18n.labels.ci import CI_LABELS
from reportdiff.i18n.labels.collecting import COLLECTING_LABELS
from reportdiff.i18n.labels.core import CORE_LABELS
from reportdiff.i18n.labels.evidence import EVIDENCE_LABELS
from reportdiff.i18n.labels.explanation import EXPLANATION_LABELS
from reportdiff.i18n.labels.fulfilment import FULFILMENT_LABELS
from reportdiff.i18n.labels.highlights import HIGHLIGHT_LABELS
from reportdiff.i18n.labels.lineages import LINEAGE_LABELS
from reportdiff.i18n.labels.news import NEWS_LABELS
from reportdiff.i18n.labels.page import PAGE_LABELS
from reportdiff.i18n.labels.reading import READING_LABELS
from reportdiff.i18n.labels.regions import REGION_LABELS
from reportdiff.i18n.labels.reviewing import REVIEWING_LABELS
from reportdiff.i18n.labels.rules import RULE_LABELS
from reportdiff.i18n.labels.site import SITE_LABELS
from reportdiff.i18n.labels.tables import TABLE_LABELS
from reportdiff.i18n.labels.terms_years import TERM_YEARS_LABELS

Lang = Literal["zh", "en"]

LABELS: dict[str, tuple[str, str]] = {
    **CORE_LABELS,
    **BRIEF_LABELS,
    **ACROSS_LABELS,
    **CHART_LABELS,
    **CHART_PAIR_LABELS,
    **CHART_YEARS_LABELS,
    **CHECKING_LABELS,
    **CI_LABELS,
    **COLLECTING_LABELS,
    **BATCH_LABELS,
    **DATASET_LABELS,
    **EVIDENCE_LABELS,
    **EXPLANATION_LABELS,
    **FULFILMENT_LABELS,
    **HIGHLIGHT_LABELS,
    **LINEAGE_LABELS,
    **NEWS_LABELS,
    **PAGE_LABELS,
    **READING_LABELS,
    **RULE_LABELS,
    **SITE_LABELS,
    **TABLE_LABELS,
    **TERM_YEARS_LABELS,
    **REVIEWING_LABELS,
}
"""Each label as ``(zh, en)``."""


Places = Mapping[Lang, tuple[str, str]]
"""The names of two compared regions, that of the old side first, by language."""

_places: ContextVar[Places | None] = ContextVar("places", default=None)


@contextmanager
def between(places: Places | None) -> Iterator[None]:
    """Say what is said inside in the words of two regions (:data:`REGION_LABELS`); ``None`` leaves the words as they
    are."""
    token = _places.set(places)
    try:
        yield
    finally:
        _places.reset(token)


def say(key: str, lang: Lang, **values: object) -> str:
    """Give the label ``key`` in ``lang`` with ``values`` filled in; ``n`` chooses between ``one|many``.

    Raises:
        KeyError: there is no such label.
    """
    places = _places.get()
    is_of_regions = places is not None and key in REGION_LABELS
    template = (REGION_LABELS if is_of_regions else LABELS)[key][0 if lang == "zh" else 1]
    if "|" in template:
        one, many = template.split("|")
        template = one if values.get("n") == 1 else many
    if places is not None and is_of_regions:
        values = {"a": places[lang][0], "b": places[lang][1], **values}
    return template.format(**values) if values else template


def list_text(items: Iterable[str], lang: Lang) -> str:
    """Join ``items`` into one enumeration, with the comma of the language."""
    return say("say.list", lang).join(items)


def ledger_label(what: str, lang: Lang) -> str:
    """Give the label of a ledger code; a code without a label of its own counts as ``other``."""
    key = f"ledger.{what}"
    return say(key if key in LABELS else "ledger.other", lang)
