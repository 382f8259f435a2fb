"""The links file: read strictly, written whole, and never at the cost of what a person wrote in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportdiff
from reportdiff.corpus.links_file import BadPins, PinsFile, links_file, parse_pins, pins_to_toml, read_pins
from reportdiff.model import Pin
from tests.strategies import ROWS, digest

PIN = Pin(
    verdict="same",
    old=("建成“三横”主干路",),
    new=("建成“三横两纵”主干路",),
    old_section="道路",
    old_report="2031/yunling",
    by="林某",
    when="2032-01-15",
    note="会上问过",
)
_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: bool(text.strip()))


@given(
    st.lists(
        st.builds(
            Pin,
            verdict=st.sampled_from(["same", "not_same", "part_of"]),
            old=st.lists(_texts, min_size=1, max_size=3).map(tuple),
            new=st.lists(_texts, min_size=1, max_size=3).map(tuple),
            by=st.text(st.characters(exclude_categories=["Cs"])),
            when=st.sampled_from(["", "2032-01-15", "去年"]),
            note=st.text(st.characters(exclude_categories=["Cs"])),
        ),
        max_size=4,
    )
)
def test_what_is_written_is_read_back(pins: list[Pin]) -> None:
    read = parse_pins(pins_to_toml(pins), "x")

    assert [Pin(**{name: getattr(pin, name) for name in Pin.__slots__ if name != "line"}) for pin in read] == pins


def test_adding_keeps_every_comment(tmp_path: Path) -> None:
    path = tmp_path / "yunling.links.toml"
    path.write_text('# 编辑部\n[[pin]] # 已核\nverdict = "same"\nold = ["甲项工程"]\nnew = []', encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    file = PinsFile(path)

    file.add([PIN])

    assert path.read_text(encoding="utf-8").startswith(before)
    assert [pin.line for pin in file.read()] == [2, 7]
    file.take_back()
    assert path.read_text(encoding="utf-8") == before + "\n"


def test_taking_back_leaves_an_edited_answer_alone(tmp_path: Path) -> None:
    file = PinsFile(tmp_path / "yunling.links.toml")
    file.add([PIN])
    file.path.write_text(file.path.read_text(encoding="utf-8").replace("林某", "王某"), encoding="utf-8")

    with pytest.raises(BadPins, match="edited"):
        file.take_back()

    assert "王某" in file.path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[pin]]\nverdict = "maybe"\nold = ["甲"]\nnew = ["乙"]', "line 1.*maybe"),
        ('\n\n[[pin]]\nverdict = "same"\nold = ["甲"]\nnw = ["乙"]', "line 3.*nw"),
        ('[[pin]]\nverdict = "same"', "line 1.*empty"),
        ('[[pin]]\nverdict = "not_same"\nold = ["甲"]', "line 1.*new is empty"),
        ('[[pin]]\nverdict = "same"\nold = "甲"', "line 1.*list"),
        ('[[pin]]\nverdict = "same"\nold = [" "]', "line 1.*list"),
        ('[[pin]]\nverdict = "same"\nold = ["甲"]\nby = 3', "line 1.*by"),
        ("[pins]\n", "pins"),
        ("pin = 3\n", "pin"),
        ("[[pin]\n", "TOML"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(text: str, said: str) -> None:
    with pytest.raises(BadPins, match=said) as caught:
        parse_pins(text, "yunling.links.toml")

    assert "yunling.links.toml" in str(caught.value) and "\n" not in str(caught.value)
    assert caught.value.message_in("zh") != str(caught.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.links.toml").write_bytes("[[pin]]".encode("utf-16"))

    with pytest.raises(BadPins, match="UTF-8"):
        read_pins(tmp_path / "x.links.toml")


def test_compare_finds_the_file_beside_the_new_report(tmp_path: Path) -> None:
    text = "推进望山隧道前期工作"
    for year in ("2031", "2032"):
        (tmp_path / year).mkdir()
        lines = [f"---\nregion: yunling\nyear: {year}\nkind: digest\n---\n", "## 道路", f"- {text}", "- 打通断头路3条"]
        (tmp_path / year / "yunling.md").write_text("\n".join(lines), encoding="utf-8")
    PinsFile(links_file(tmp_path / "2032/yunling.md")).add([Pin(verdict="not_same", old=(text,), new=(text,))])

    def dropped(**options: object) -> int:
        return reportdiff.compare("2031", "2032", reports=tmp_path, **options).summary.status["dropped"]  # type: ignore[arg-type]

    assert dropped() == 1
    assert dropped(pins=()) == 0
    assert dropped(pins=tmp_path / "2032/yunling.links.toml") == 1
    assert reportdiff.compare(digest(ROWS[:3]), digest(ROWS[:3], 2032)).summary.status["dropped"] == 0
