"""Which branches of the code an input runs through: each leaves a mark, for a hundredth of what tracing costs.

Modules of the store and of the screen that are imported after `watch` have a statement in front of each of their blocks, which
sets a byte of `marks`. So there is nothing between the code and its marks: no tracing, and no library.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

_MOST = 12_000
"""Blocks that can be told apart; there are some 6,000."""
_ROOMS = ("store", "tui")
_NAME = "__marks__"

marks = bytearray(_MOST)
"""A byte for each block that was run since this was last wiped."""
_number = [0]
_EMPTY = bytes(_MOST)


def watch() -> None:
    """Watch all of Dateline that is imported from now on."""
    sys.meta_path.insert(0, _Finder())


def taken() -> int:
    """Return which blocks were run since this was last asked, as the bits of a number."""
    found = int.from_bytes(marks, "little")
    marks[:] = _EMPTY
    return found


class _Finder(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] not in _ROOMS:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec and spec.origin and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(name, spec.origin)
            return spec
        return None


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        tree = _Marking().visit(ast.parse(self.get_data(path)))
        return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        vars(module)[_NAME] = marks
        super().exec_module(module)


class _Marking(ast.NodeTransformer):
    """Puts a mark in front of each block of statements."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        if isinstance(node, ast.Module | ast.ClassDef):
            return node
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list) and block:
                block.insert(_behind_docstring(node, block), self._mark(block[0]))
        return node

    def _mark(self, at: ast.stmt) -> ast.stmt:
        _number[0] = min(_number[0] + 1, _MOST - 1)
        mark = ast.parse(f"{_NAME}[{_number[0]}] = 1").body[0]
        return ast.copy_location(mark, at)


def _behind_docstring(node: ast.AST, block: list[ast.stmt]) -> int:
    """Return where a mark may stand: behind the docstring of a function."""
    first = block[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return int(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and is_text)
