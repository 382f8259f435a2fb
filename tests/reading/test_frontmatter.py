"""Front matter: plain values come out; what is broken or dangerous is refused with its line."""

from __future__ import annotations

import pytest

from reportdiff.errors import UnreadableReport
from reportdiff.reading import read_bytes

BODY = "\n- 新建两所小学\n"


def metadata(front: str) -> dict[str, object]:
    return read_bytes(f"---\n{front}\n---\n{BODY}".encode(), name="r.md").metadata


def test_values_are_plain_and_dates_are_iso_strings() -> None:
    assert metadata("year: 2024\ndelivered: 2024-01-21\nsources:\n  - name: 某报\n    url: https://example.org/a") == {
        "year": 2024,
        "delivered": "2024-01-21",
        "sources": [{"name": "某报", "url": "https://example.org/a"}],
    }


def test_a_text_without_front_matter_has_no_metadata() -> None:
    document = read_bytes("## 教育\n- 新建两所小学\n".encode(), name="r.md")
    assert document.metadata == {}


def test_a_rule_above_prose_opens_no_front_matter() -> None:
    document = read_bytes("---\n今年要新建两所小学。\n\n---\n\n再建一所中学。\n".encode(), name="r.md")
    assert document.metadata == {}
    assert document.text == "今年要新建两所小学。\n再建一所中学。"


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("year: 2024\ntitle: [未完", 3),
        ("year: 2024\ntitle: a: b", 3),
        ("a: &x [1]\nb: *x", 2),
        ("a: !!python/object/apply:os.system [ls]", 2),
        ("[1, 2]", 2),
    ],
)
def test_broken_front_matter_is_an_error_with_its_line(front: str, line: int) -> None:
    with pytest.raises(UnreadableReport, match=rf"^r\.md:{line}: ") as caught:
        metadata(front)
    assert "\n" not in str(caught.value)


def test_front_matter_that_is_never_closed_is_an_error() -> None:
    with pytest.raises(UnreadableReport, match="not closed"):
        read_bytes("---\nyear: 2024\n\n- 新建两所小学\n".encode(), name="r.md")


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    doubled = (f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    bomb = "\n".join(["a: &a [lol, lol]", *doubled])
    with pytest.raises(UnreadableReport, match="anchor or alias"):
        metadata(bomb)


def test_depth_and_length_have_limits() -> None:
    with pytest.raises(UnreadableReport, match="nested"):
        metadata("a: " + "[" * 5000)
    with pytest.raises(UnreadableReport, match="shorten it"):
        metadata("a: " + "长" * 70_000)


def test_what_nobody_can_see_is_taken_out_of_values_too() -> None:
    document = read_bytes(
        f'---\ntitle: "\\e[31m报\\u202e告\\x9b"\nnote: ["\\u200bx"]\n---\n{BODY}'.encode(), name="r.md"
    )

    assert document.metadata == {"title": "报告", "note": ["x"]}
    assert {"terminal_escape", "bidi_mark", "control_character"} <= {entry.what for entry in document.ledger}
