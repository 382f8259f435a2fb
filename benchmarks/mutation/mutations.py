"""What may be changed in a module, one thing at a time."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_COMPARISONS: Final[dict[type[ast.cmpop], tuple[str, type[ast.cmpop], str]]] = {
    ast.Lt: ("<", ast.LtE, "<="),
    ast.LtE: ("<=", ast.Lt, "<"),
    ast.Gt: (">", ast.GtE, ">="),
    ast.GtE: (">=", ast.Gt, ">"),
    ast.Eq: ("==", ast.NotEq, "!="),
    ast.NotEq: ("!=", ast.Eq, "=="),
    ast.In: ("in", ast.NotIn, "not in"),
    ast.NotIn: ("not in", ast.In, "in"),
    ast.Is: ("is", ast.IsNot, "is not"),
    ast.IsNot: ("is not", ast.Is, "is"),
}
"""Bounds move by one step: that is the fault that is easily made and hardly seen."""

_EXTREMES: Final = {"min": "max", "max": "min"}

_FACTORS: Final = (1.5, 0.5)
"""What a fraction is multiplied by, up and down; nought becomes one."""

_Change = tuple[ast.AST, str, Callable[[], None]]
"""The place, what is changed there, and what changes it in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """The change ``number`` of a module: its line, counted from 1, and what becomes of what (``"< → <="``)."""

    module: Path
    number: int
    line: int
    change: str


def mutations(module: Path) -> list[Mutation]:
    """Give all mutations of a module, in a fixed order."""
    return [
        Mutation(module=module, number=number, line=getattr(node, "lineno", 0), change=text)
        for number, (node, text, _) in enumerate(_changes(ast.parse(module.read_text(encoding="utf-8"))))
    ]


def mutated_tree(mutation: Mutation) -> tuple[ast.Module, ast.stmt]:
    """Give the module with the mutation in it, ready to be compiled, and its statement that contains the mutation."""
    tree = ast.parse(mutation.module.read_text(encoding="utf-8"))
    place, _, apply = list(_changes(tree))[mutation.number]
    (statement,) = (each for each in tree.body if any(node is place for node in ast.walk(each)))
    apply()
    return ast.fix_missing_locations(tree), statement


def _changes(node: ast.AST) -> Iterator[_Change]:
    yield from _of_node(node)
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_comment"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_without_effect(child):
                yield from _changes(child)


def _is_without_effect(node: ast.AST) -> bool:
    """Tell what only type checkers see, and ``zip(…, strict=True)``, which is there for faults."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.keyword(arg="strict"):
            return True
    return False


def _of_node(node: ast.AST) -> Iterator[_Change]:
    match node:
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                before, other, after = _COMPARISONS[type(operator)]
                yield node, f"{before} → {after}", _item(node.ops, place, other())
        case ast.BoolOp():
            before, other, after = ("and", ast.Or, "or") if isinstance(node.op, ast.And) else ("or", ast.And, "and")
            yield node, f"{before} → {after}", _attribute(node, "op", other())
        case ast.UnaryOp(op=ast.Not()):
            yield node, "not x → x", _attribute(node, "operand", ast.UnaryOp(op=ast.Not(), operand=node.operand))
        case ast.UnaryOp(op=ast.USub()):
            yield node, "-x → x", _attribute(node, "op", ast.UAdd())
        case ast.Call(func=ast.Name(id=name)) if name in _EXTREMES:
            yield node, f"{name} → {_EXTREMES[name]}", _attribute(node.func, "id", _EXTREMES[name])
        case ast.Constant(value=bool()):
            yield node, f"{node.value} → {not node.value}", _attribute(node, "value", not node.value)
        case ast.Constant(value=int()):
            yield node, f"{node.value} → {node.value + 1}", _attribute(node, "value", node.value + 1)
        case ast.Constant(value=float()):
            for value in sorted({node.value * factor or 1.0 for factor in _FACTORS}):
                yield node, f"{node.value:g} → {value:g}", _attribute(node, "value", value)


def _attribute(node: ast.AST, name: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, name, value)


def _item(items: list[ast.cmpop], place: int, value: ast.cmpop) -> Callable[[], None]:
    return lambda: items.__setitem__(place, value)
