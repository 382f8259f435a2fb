"""The first line of a function's docstring says in the imperative what the function does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

# First words of a noun, a question or half a sentence: “The words of …” is “Give the words of …”, “Whether …” is
# “Tell whether …”. Verbs that are nouns too (“Index”, “Share”) are told by the word behind them.
NO_VERB = frozenset(
    (
        *("A", "Above", "All", "An", "Any", "As", "At", "Below", "Both", "But", "By", "Each", "Either", "Every", "For"),
        *("From", "How", "If", "In", "It", "Its", "Last", "Many", "Most", "Neither", "Next", "No", "None", "Nothing"),
        *("Of", "On", "One", "Only", "Other", "Same", "Several", "Some", "Something", "Such", "That", "The", "Their"),
        *("These", "They", "This", "Those", "Two", "What", "When", "Where", "Whether", "Which", "Who", "Why", "With"),
        *("Without", "Year"),
    )
)
BEHIND_A_NOUN = frozenset(("of", "are", "is", "was", "were", "has", "have", "had", "can", "may", "must"))


def first_words(source: str) -> Iterator[tuple[int, str]]:
    """Give the line and the first line of the docstring of every function, properties left out: these are things."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (text := ast.get_docstring(node)):
            decorators = (ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list)
            if not any(decorator.endswith("property") for decorator in decorators):
                yield node.lineno, text.partition("\n")[0]


def is_imperative(line: str) -> bool:
    """Tell whether a line may begin with a verb, as far as a list of words can tell."""
    first, *others = line.split()
    word = first.rstrip(",:;")
    is_word = word.isascii() and word.replace("-", "").isalpha() and word[:1].isupper() and word[1:].islower()
    return is_word and word not in NO_VERB and (not others or others[0] not in BEHIND_A_NOUN)


def test_functions_say_what_they_do_in_the_imperative(project: Path) -> None:
    package = project / "reportdiff"
    others = [
        f"{path.relative_to(package).as_posix()}:{number}: {line}"
        for path in sorted(package.rglob("*.py"))
        for number, line in first_words(path.read_text(encoding="utf-8"))
        if not is_imperative(line)
    ]

    assert others == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Give the words of a name.", True),
        ("Give, for each candidate, the best value.", True),
        ("Index the measures by their words.", True),
        ("Index of the first measure.", False),
        ("The words of a name.", False),
        ("Whether a name is short.", False),
        ("Words are compared as they are.", False),
        ("``text`` without marks.", False),
        ("增加1万个停车位 counts things.", False),
        ("1 where both begin alike.", False),
    ],
)
def test_what_counts_as_imperative(line: str, expected: bool) -> None:
    assert is_imperative(line) is expected


def test_properties_and_classes_are_things() -> None:
    source = '''
class Name:
    """A name."""

    @property
    def words(self) -> str:
        """The words of the name."""

    def _edges(self) -> int:
        """The edges of the name."""
'''

    assert [line for _, line in first_words(source)] == ["The edges of the name."]
