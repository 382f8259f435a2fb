"""Which groups of a file in RTF are text of the document, by their control words."""

from __future__ import annotations

from typing import Final

NOTED: Final = {
    **dict.fromkeys(("header", "headerf", "headerl", "headerr"), "running_head"),
    **dict.fromkeys(("footer", "footerf", "footerl", "footerr"), "running_head"),
    "footnote": "footnote",
    "pict": "image",
    "object": "embedded_file",
}
"""Groups whose text is left out, and what they are in the ledger."""

SKIPPED: Final = frozenset({
    "annotation", "atnauthor", "atnid", "author", "bkmkend", "bkmkstart", "category", "colortbl", "comment",
    "company", "creatim", "do", "doccomm", "filetbl", "fldinst", "hlinkbase", "info", "keywords", "listlevel",
    "listname", "listoverride", "listoverridetable", "listtable", "manager", "mmath", "nesttableprops",
    "nonesttables", "nonshppict", "objdata", "operator", "pnseclvl", "pntxta", "pntxtb", "printim", "private",
    "revtbl", "revtim", "rsidtbl", "shprslt", "sn", "sp", "subject", "sv", "tc", "template", "title", "upr",
    "userprops", "xe",
})  # fmt: skip
"""Groups that hold no text of the document, starred or not; of pictures and shapes the copies for old programs."""

KEPT: Final = frozenset({"shpinst", "shptxt", "shppict", "fldrslt", "listtext", "pntext"})
"""Starred groups that are read all the same."""
