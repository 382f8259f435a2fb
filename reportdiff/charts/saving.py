"""A drawing as a file: PNG at twice the size, SVG, PDF; the same bytes for the same drawing, with the mark of origin.

Characters in an SVG are outlines, each drawn once and then referred to. So the picture is right whatever fonts its
reader has; its words are in ``<title>`` and ``<desc>``. Only the pictures inside the page contain text (see
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
    """Save ``figure`` in one of :data:`PICTURES`.

    ``salt`` (letters, digits, hyphens) begins every id in an SVG, so that ids of two pictures on a page differ."""
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
        return _with_words(data.decode("utf-8"), title, alt, salt).encode("utf-8")
    # The facts of a PDF are before a long table; a comment after its end is quick to find.
    return data + f"% /Creator ({GENERATOR})\n".encode("ascii") if form == "pdf" else data


def element_of(svg: str) -> str:
    """Extract the ``<svg>`` element, with its words in the font of the page around it."""
    return _NO_TURN.sub("", _FAMILY.sub("", svg[svg.index("<svg") :]))


def _with_words(svg: str, title: str, alt: str, salt: str) -> str:
    """Give the SVG with its mark, title and description, and without unused ids."""
    svg = _PATH.sub(_shorter_path, _short_ids(_COMMENT.sub("", svg), salt))
    title_text, description = (html.escape(text, quote=False) for text in (title, alt))
    title_text = f'<title id="{salt}-t">{title_text}</title>\n <desc id="{salt}-d">{description}</desc>'
    opening = _OPENING.search(svg)
    assert opening is not None  # matplotlib wrote it
    head = opening[0][:-1] + f' role="img" aria-labelledby="{salt}-t {salt}-d">\n {title_text}'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{comment_mark()}\n{head}{svg[opening.end() :]}'


def _shorter_path(match: re.Match[str]) -> str:
    """Write the same path shorter: without unneeded white space.

    Where all coordinates are whole numbers (the outlines of characters), they become relative, which halves the
    length."""
    steps = [(step[0], [float(number) for number in step[1:].split()]) for step in _STEP.findall(match[1])]
    if any(command not in "MLQCz" or not all(n.is_integer() for n in numbers) for command, numbers in steps):
        return f' d="{" ".join(match[1].split())}"'
    words: list[str] = []
    at = start = (0, 0)
    for command, numbers in steps:
        places = [(int(x), int(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "z":
            at = start
            words.append("z")
            continue
        lengths = [number for x, y in places for number in (x - at[0], y - at[1])]
        words.append(_step_text(command.lower(), lengths))
        at = places[-1]
        start = at if command == "M" else start
    return f' d="{"".join(words)}"'


def _step_text(command: str, numbers: list[int]) -> str:
    """Give a command and its numbers; a straight line along an axis has a shorter one."""
    if command == "l" and 0 in numbers:
        return f"h{numbers[0]}" if numbers[1] == 0 else f"v{numbers[1]}"
    return command + " ".join(str(number) for number in numbers).replace(" -", "-")


def _short_ids(svg: str, salt: str) -> str:
    names = dict.fromkeys(match[2] for match in _REFERENCE.finditer(svg))
    short = {name: f"{salt}-{number}" for number, name in enumerate(names)}
    svg = _ID.sub(lambda match: f' id="{short[match[1]]}"' if match[1] in short else "", svg)
    return _REFERENCE.sub(lambda match: match[1] + short[match[2]], svg)
