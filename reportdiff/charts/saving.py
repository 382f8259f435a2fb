"""A drawing as a file: PNG at twice the size, SVG, PDF; the same bytes for the same drawing, with the mark of origin.

Characters in an SVG are outlines, each drawn once and then referred to. So the picture is right with whatever fonts its
reader has; its words stand in ``<title>`` and ``<desc>``. Only the pictures inside the page hold text (see
``docs/decisions/0012-fonts-of-the-charts.md``).
"""

from __future__ import annotations

import html
import io
import re
from typing import TYPE_CHECKING, Final, Literal, get_args

from reportdiff.output.origin import GENERATOR, comment_mark
from reportdiff.safe_text import inert

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Picture = Literal["png", "svg", "pdf"]

PICTURES: Final[tuple[Picture, ...]] = get_args(Picture)

_PIXELS: Final = 200
"""To the inch: twice the 100 that charts are laid out at."""

_ID = re.compile(r' id="([^"]+)"')
_REFERENCE = re.compile(r'((?:xlink:)?href="#|url\(#)([^")]+)')
_COMMENT = re.compile(r"[ \t]*<!--.*?-->\n?", re.DOTALL)
_FAMILY = re.compile(r"font-family: [^;\"]*; ?")
_NO_TURN = re.compile(r' transform="rotate\(-?0 [^")]*\)"')
_PATH = re.compile(r' d="([^"]*)"')
_STEP = re.compile(r"[A-Za-z][^A-Za-z]*")
_OPENING = re.compile(r"<svg\b[^>]*>")


def picture_bytes(figure: Figure, form: Picture, *, title: str, alt: str, salt: str) -> bytes:
    """``figure`` in one of :data:`PICTURES`. ``salt`` (letters, digits, hyphens) begins every id in an SVG, so that two
    pictures in one page do not meet."""
    import matplotlib

    out = io.BytesIO()
    title, alt = inert(title), inert(alt)
    with matplotlib.rc_context({"svg.hashsalt": salt}):
        if form == "png":
            metadata = {"Software": GENERATOR, "Title": title, "Description": alt}
            figure.savefig(out, format="png", dpi=_PIXELS, metadata=metadata)
        elif form == "pdf":
            # Without a date: the same chart is the same file.
            facts = {"Creator": GENERATOR, "Producer": GENERATOR, "Title": title, "Subject": alt, "CreationDate": None}
            figure.savefig(out, format="pdf", metadata=facts)
        else:
            nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
            figure.savefig(out, format="svg", metadata=nothing)
    data = out.getvalue()
    if form == "svg":
        return _finished(data.decode("utf-8"), title, alt, salt).encode("utf-8")
    # The facts of a PDF stand before a long table; a comment after its end is where they are found at once.
    return data + f"% /Creator ({GENERATOR})\n".encode("ascii") if form == "pdf" else data


def element_of(svg: str) -> str:
    """The ``<svg>`` element alone, its words in the font of the page it is put into."""
    return _NO_TURN.sub("", _FAMILY.sub("", svg[svg.index("<svg") :]))


def _finished(svg: str, title: str, alt: str, salt: str) -> str:
    """The SVG with its mark, title and description, and with no more ids than are referred to."""
    svg = _PATH.sub(_shorter_path, _short_ids(_COMMENT.sub("", svg), salt))
    named, told = (html.escape(text, quote=False) for text in (title, alt))
    named = f'<title id="{salt}-t">{named}</title>\n <desc id="{salt}-d">{told}</desc>'
    opening = _OPENING.search(svg)
    assert opening is not None  # matplotlib wrote it
    head = opening[0][:-1] + f' role="img" aria-labelledby="{salt}-t {salt}-d">\n {named}'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{comment_mark()}\n{head}{svg[opening.end() :]}'


def _shorter_path(found: re.Match[str]) -> str:
    """A path without the white space that it does not need, and where all its places are whole numbers (the outlines of
    characters) with lengths instead of places: half as long, and the same picture."""
    steps = [(step[0], [float(number) for number in step[1:].split()]) for step in _STEP.findall(found[1])]
    if any(command not in "MLQCz" or not all(n.is_integer() for n in numbers) for command, numbers in steps):
        return f' d="{" ".join(found[1].split())}"'
    words: list[str] = []
    at = start = (0, 0)
    for command, numbers in steps:
        places = [(int(x), int(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "z":
            at = start
            words.append("z")
            continue
        lengths = [number for x, y in places for number in (x - at[0], y - at[1])]
        words.append(_joined(command.lower(), lengths))
        at = places[-1]
        start = at if command == "M" else start
    return f' d="{"".join(words)}"'


def _joined(command: str, numbers: list[int]) -> str:
    """A command and its numbers; a straight line along an axis has a shorter one."""
    if command == "l" and 0 in numbers:
        return f"h{numbers[0]}" if numbers[1] == 0 else f"v{numbers[1]}"
    return command + " ".join(str(number) for number in numbers).replace(" -", "-")


def _short_ids(svg: str, salt: str) -> str:
    used = dict.fromkeys(match[2] for match in _REFERENCE.finditer(svg))
    short = {name: f"{salt}-{number}" for number, name in enumerate(used)}
    svg = _ID.sub(lambda match: f' id="{short[match[1]]}"' if match[1] in short else "", svg)
    return _REFERENCE.sub(lambda match: match[1] + short[match[2]], svg)
