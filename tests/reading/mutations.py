"""Damaged files: reports of every format, and the ways in which files go wrong on the way."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator

from tests.reading.archives import zipped
from tests.reading.ofd_files import printed_ofd
from tests.reading.office_files import DATA
from tests.reading.pages import REPORT, TITLE, official
from tests.reading.pdf_files import printed
from tests.reading.word_files import level, numbering, paragraph, word_file

LONGEST = 64
"""Bytes of the longest piece that is cut out, doubled or written over."""


def originals() -> dict[str, bytes]:
    """A small invented report in every format, by a file name."""
    text = "\n".join((TITLE, *REPORT))
    body = "".join(paragraph(line, numbered=(1, 0) if len(line) < 20 else None) for line in REPORT)
    return {
        "report.txt": text.encode("gb18030"),
        "wide.txt": text.encode("utf-16-le"),
        "report.md": f"---\nyear: 2031\nregion: yunling\n---\n\n# {TITLE}\n\n{text}\n".encode(),
        "report.html": official().encode(),
        "report.docx": word_file(body, numbering=numbering(level(0, "chineseCounting", "%1、"))),
        "report.pdf": printed(REPORT, title=TITLE, head="云岭市", lines_a_page=8, pageCompression=0),
        "report.doc": (DATA / "report.doc").read_bytes(),
        "report.rtf": (DATA / "report.rtf").read_bytes(),
        "report.zip": zipped({"report.txt": text.encode("gb18030"), "form.xlsx": b"PK"}),
        "report.gz": gzip.compress(text.encode(), mtime=0),
        "report.ofd": printed_ofd(REPORT, title=TITLE),
        "packed.pdf": printed(REPORT, title=TITLE, columns=2, size=10, characters=20),
    }


def mutated(data: bytes, dice: random.Random) -> bytes:
    """``data`` with one to eight injuries: bytes changed, cut out, doubled, moved, or the end lost."""
    wounded = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(wounded) + 1)
        end = min(len(wounded), at + dice.randint(1, LONGEST))
        kind = dice.randrange(6)
        if kind == 0 and at < len(wounded):
            wounded[at] = dice.randrange(256)
        elif kind == 1:
            del wounded[at:end]
        elif kind == 2:
            wounded[at:at] = wounded[at:end] * dice.randint(1, 40)
        elif kind == 3:
            wounded[at:end] = dice.randbytes(end - at)
        elif kind == 4:
            other = dice.randrange(len(wounded) + 1)
            wounded[other:other] = wounded[at:end]
        elif dice.random() < 0.2:
            del wounded[at:]
    return bytes(wounded)


def mutations(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """``count`` damaged files with their names, always the same for one ``seed``."""
    dice = random.Random(seed)
    files = originals()
    for index in range(count):
        name = list(files)[index % len(files)]
        yield name, mutated(files[name], dice)
