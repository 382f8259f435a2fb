"""Words: cut as this genre speaks, and how much each says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.vocabulary import cut_words, rarity


@settings(deadline=None)
@given(st.text(max_size=80))
def test_the_words_spell_the_text(text: str) -> None:
    assert "".join(cut_words(text)) == text.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("新增5G基站1万个", {"5G", "基站", "1"}),
        ("布局互联网3.0和6G", {"互联网", "3.0", "6G"}),
        ("落实河长制", {"河长制"}),
        ("增长4.5%", {"4.5%"}),
        ("惠及10,000户", {"10,000"}),
        ("建设AI-2030平台", {"AI-2030"}),
    ],
)
def test_figures_names_and_terms_of_the_genre_stay_whole(text: str, words: set[str]) -> None:
    assert words <= set(cut_words(text))


def test_stock_verbs_say_little_and_names_say_much() -> None:
    assert rarity("推进") < rarity("养老") < rarity("脑机接口")


def test_no_word_says_more_than_one_never_seen() -> None:
    unseen = rarity("云岭大桥主桥段")

    assert all(0 <= rarity(word) <= unseen for word in ("推进", "发展", "河长制", "量子"))


def test_a_word_that_no_report_has_is_rarer_than_any_that_one_has() -> None:
    assert rarity("云岭大桥主桥段") > rarity("推进")


def test_cutting_writes_no_file(tmp_path: Path) -> None:
    """jieba keeps a cache in the temporary folder unless told otherwise; two users of one machine would share it."""
    probe = "from reportdiff.vocabulary import cut_words; print(cut_words('推进养老服务'))"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", probe], env=environment, check=True, capture_output=True)

    assert list(tmp_path.iterdir()) == []
