"""Plain text to source blocks: every line that is not blank is a paragraph until cleaning joins broken ones."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.reading.source import SourceBlock, SourceLine

INDENTS = ("\u3000", "\t", "    ", "\xa0\xa0")


def plain_blocks(lines: Sequence[SourceLine]) -> tuple[SourceBlock, ...]:
    """Give one paragraph block for each line that is not blank, with what stood before it."""
    blocks = []
    spaced = artefact = False
    for line in lines:
        if line.blank:
            spaced = spaced or not line.artefact
            artefact = artefact or line.artefact
            continue
        blocks.append(
            SourceBlock(
                role="paragraph",
                text=line.text,
                line=line.number,
                spaced=spaced,
                after_artefact=artefact and not spaced,
                indented=line.text.startswith(INDENTS),
            )
        )
        spaced = artefact = False
    return tuple(blocks)
