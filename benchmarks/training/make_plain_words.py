"""List the words that are no names of things: ``python -m benchmarks.training.make_plain_words [--write]``.

A rare word is news as a term only if it names something. jieba's own dictionary gives every word a part of speech;
those of ``reportdiff/data/words.tsv`` that are rare enough to be terms and are verbs, adjectives, adverbs, numerals,
pronouns, set phrases and the like go to ``reportdiff/data/plain_words.txt``. Takes a second.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import jieba

from benchmarks.labels import ROOT
from reportdiff.vocabulary import rarity

LEAST = 5.0
"""Bits from which a word may be a term (``reportdiff/comparison/terms.py``)."""

NAMES = frozenset({"n", "ns", "nr", "nz", "nt", "nrt", "nrfg", "vn", "j", "eng"})
"""Parts of speech (ICTCLAS) of what may be a name: nouns of all kinds, verbs used as nouns, abbreviations."""


def plain_words() -> list[str]:
    """The words that are no names, sorted."""
    dictionary = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8")
    speech = {word: tag for word, _, tag in (line.split() for line in dictionary.splitlines() if line.strip())}
    table = (ROOT / "reportdiff" / "data" / "words.tsv").read_text(encoding="utf-8").splitlines()
    vocabulary = [line.split("\t")[0] for line in table if not line.startswith("#")]
    return sorted(word for word in vocabulary if rarity(word) >= LEAST and speech.get(word, "n") not in NAMES)


def main() -> None:
    """Print the number of words, and write them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace reportdiff/data/plain_words.txt")
    options = parser.parse_args()
    words = plain_words()
    print(f"{len(words)} words are no names")
    if options.write:
        head = "# Words that name nothing, by jieba's dictionary; made by benchmarks/training/make_plain_words.py"
        target = ROOT / "reportdiff" / "data" / "plain_words.txt"
        target.write_text("\n".join([head, *words]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
