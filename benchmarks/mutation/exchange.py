"""Exchange the code of a module that is imported already, wherever others have its functions and constants."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cached_property
from types import FunctionType, ModuleType
from typing import Any

from benchmarks.mutation.mutations import Mutation, mutated_tree


def exchange(mutation: Mutation) -> None:
    """Let the running program have the mutation. Raises whatever the mutated module raises while it is imported."""
    name = ".".join(mutation.module.with_suffix("").parts).removesuffix(".__init__")
    module = sys.modules[name]
    tree, statement = mutated_tree(mutation)
    namespace, changed = dict(vars(module)), set()
    for each in tree.body[tree.body.index(statement) :]:
        if each is not statement and not _evaluated(each) & changed:
            continue
        exec(compile(ast.Module([each], []), str(mutation.module), "exec"), namespace)
        for target in _targets(each):
            if isinstance(each, ast.FunctionDef | ast.ClassDef):
                _take_code(vars(module)[target], namespace[target])
            else:
                _rebind(module, target, namespace[target])
                changed.add(target)
    clear_caches()


def clear_caches() -> None:
    """Forget what the comparison and its tests have computed before."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("reportdiff.comparison", "tests.")):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _targets(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []


def _evaluated(statement: ast.stmt) -> set[str]:
    """Give the names that a statement looks up when the module is imported."""
    match statement:
        case ast.FunctionDef(args=arguments):
            parts: list[ast.AST] = [*arguments.defaults, *(each for each in arguments.kw_defaults if each)]
        case ast.Assign() | ast.AnnAssign() | ast.ClassDef():
            parts = [statement]
        case _:
            parts = []
    return {node.id for part in parts for node in ast.walk(part) if isinstance(node, ast.Name)}


def _rebind(module: ModuleType, name: str, value: object) -> None:
    before = vars(module).get(name)
    for other in list(sys.modules.values()):
        if other is module or vars(other).get(name, module) is before:
            vars(other)[name] = value


def _take_code(old: Any, new: Any) -> None:
    """Give the functions of ``old`` the code of those of ``new``; other modules have ``old`` itself."""
    if isinstance(old, type):
        for name, value in list(vars(new).items()):
            if name in vars(old):
                _take_code(vars(old)[name], value)
    for before, after in zip(_functions(old), _functions(new), strict=False):
        if before.__code__.co_freevars == after.__code__.co_freevars:
            before.__code__ = after.__code__
            before.__defaults__, before.__kwdefaults__ = after.__defaults__, after.__kwdefaults__


def _functions(value: Any) -> Iterator[FunctionType]:
    match value:
        case property():
            inner = [value.fget]
        case cached_property():
            inner = [value.func]
        case staticmethod() | classmethod():
            inner = [value.__func__]
        case _:
            inner = [getattr(value, "__wrapped__", value)]
    yield from (each for each in inner if isinstance(each, FunctionType))
