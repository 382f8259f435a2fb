"""The names of two compared regions, for what is said of them.

Between two regions nothing is new, dropped or raised: see :mod:`reportdiff.i18n.labels.regions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from reportdiff.i18n.labels import Lang, Places
from reportdiff.regions import UNKNOWN, display_name

if TYPE_CHECKING:
    from reportdiff.model import Comparison, TargetTable


def places_of(pair: Comparison | TargetTable) -> Places | None:
    """Name the two regions in both languages; ``None`` where two years of one region are compared."""
    from reportdiff.model import Comparison

    codes = pair.old.region, pair.new.region
    is_of_years = pair.mode != "regions" if isinstance(pair, Comparison) else UNKNOWN in codes or codes[0] == codes[1]
    if is_of_years:
        return None
    languages: tuple[Lang, ...] = get_args(Lang)
    return {lang: (display_name(codes[0], lang), display_name(codes[1], lang)) for lang in languages}
