"""Nothing of Textual is used that its next release may change without saying so: none of its private names, anywhere."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from textwrap import dedent

import pytest

import tui

MODULES = sorted(module.name for module in pkgutil.walk_packages(tui.__path__, "tui.") if module.name != "tui.__main__")


OF_NAMED_TUPLES = {"_replace", "_asdict", "_fields"}
"""What named tuples offer to all: the line is there so that no field of theirs is called the same."""


def private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__") and name not in OF_NAMED_TUPLES


def borrowed(tree: ast.AST) -> Iterator[str]:
    """Yield private modules and names of Textual that are imported, and private names of other objects than self that are used."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("textual", "rich"):
            names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            yield from (name for name in names if private(name))
        elif isinstance(node, ast.Attribute) and private(node.attr):
            of = ast.unparse(node.value)
            if of not in ("self", "cls", "super()") and f"{of}.{node.attr}" != "os._exit":  # the system's, and documented
                yield f"{of}.{node.attr}"


def taken_from_textual(kind: type) -> set[str]:
    """Return private names that a class of ours uses of itself and that belong to a class of Textual's beneath it."""
    known = frozenset[str]().union(*(own_names(base) for base in kind.__mro__ if base.__module__.startswith("textual.")))
    tree = ast.parse(dedent(inspect.getsource(kind)))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and private(node.attr)}
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    return set(known & (used | {name for name in defined if private(name)}))


@cache
def own_names(kind: type) -> frozenset[str]:
    """Return the private names of a class of Textual's."""
    return frozenset(re.findall(r"(?:self\.|def )(_[a-z]\w*)", inspect.getsource(kind)))


@pytest.mark.parametrize("name", MODULES)
def test_no_private_name_of_textual_is_used(name: str) -> None:
    module = importlib.import_module(name)

    assert list(borrowed(ast.parse(inspect.getsource(module)))) == []
    for _, kind in inspect.getmembers(module, inspect.isclass):
        if kind.__module__ == name and any(base.__module__.startswith("textual.") for base in kind.__mro__):
            assert taken_from_textual(kind) == set(), kind


def test_a_private_name_would_be_seen() -> None:
    assert list(borrowed(ast.parse("from textual._compositor import Compositor"))) == ["_compositor"]
    assert list(borrowed(ast.parse("screen._compositor.clear()"))) == ["screen._compositor"]
    assert list(borrowed(ast.parse("self._own = screen.size"))) == []
