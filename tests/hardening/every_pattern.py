"""Every regular expression of Dateline, found mechanically: those that modules hold, and those that stand in their functions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from store.text.late_pattern import LatePattern

ROOT = Path(__file__).parents[2]
_CALLS = frozenset(("compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"))
_WALKING = frozenset(("search", "sub", "subn", "split", "findall", "finditer"))
"""What tries a pattern at every place of a text."""


@dataclass(frozen=True, slots=True)
class Found:
    """A regular expression, and where it stands."""

    name: str
    """Its module and its name there: `store.text.clean.STEERING`; of one in a function its line's place: `store.x.y:match`."""
    pattern: re.Pattern[str] | re.Pattern[bytes]
    """The pattern."""
    walks: bool
    """Whether it is tried at every place of a text, not only at its beginning."""


def every_pattern(rooms: Sequence[str] = ("store", "tui")) -> list[Found]:
    """Return all patterns, each once, in the order of their names."""
    found: dict[tuple[object, int], Found] = {}
    for module in _modules(rooms):
        for one in (*_held(module), *_in_functions(module)):
            key = one.pattern.pattern, one.pattern.flags
            known = found.get(key)
            if known is None or (one.walks and not known.walks):
                found[key] = one
    return sorted(found.values(), key=lambda one: one.name)


def unfound(found: Sequence[Found], rooms: Sequence[str] = ("store", "tui")) -> list[str]:
    """Return the patterns that stand in the source as plain texts and are not among those that were found, with their files."""
    known = {one.pattern.pattern for one in found}
    return [f"{path}: {pattern!r}" for path, pattern in _written(rooms) if pattern not in known]


def _written(rooms: Sequence[str]) -> Iterator[tuple[str, str | bytes]]:
    for path in sorted(path for room in rooms for path in (ROOT / room.replace(".", "/")).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called, value = ast.unparse(node.func), node.args[0].value
                if isinstance(value, str | bytes) and (
                    called.endswith("LatePattern") or (called.startswith("re.") and called[3:] in _CALLS)
                ):
                    yield str(path.relative_to(ROOT)), value


def dynamic_calls(rooms: Sequence[str] = ("store", "tui")) -> list[str]:
    """Return where in a function a pattern is made of something that only its caller knows."""
    return sorted(name for module in _modules(rooms) for name, _, pattern in _calls(module) if pattern is None)


def _modules(rooms: Sequence[str]) -> Iterator[ModuleType]:
    for room in rooms:
        for path in sorted((ROOT / room.replace(".", "/")).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if not name.endswith("__main__"):
                yield import_module(name.removesuffix(".__init__"))


def _held(module: ModuleType) -> Iterator[Found]:
    """Yield the patterns among what a module holds, in its tables too."""
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    for name, value in vars(module).items():
        for pattern in _within(value):
            plain = rf"\b{re.escape(name)}(?:\.compiled)?\.(\w+)"
            used = set(re.findall(plain, source)) & _CALLS
            yield Found(f"{module.__name__}.{name}", pattern, walks=not used or bool(used & _WALKING))


def _within(value: object, depth: int = 3) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, LatePattern):
        yield value.compiled
    elif depth and isinstance(value, Mapping):
        for one in (*value.keys(), *value.values()):
            yield from _within(one, depth - 1)
    elif depth and isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _within(one, depth - 1)
    elif depth and hasattr(type(value), "__slots__") and not isinstance(value, type):
        for name in getattr(type(value), "__slots__", ()):
            yield from _within(getattr(value, name, None), depth - 1)


def _in_functions(module: ModuleType) -> Iterator[Found]:
    for name, function, pattern in _calls(module):
        if pattern is not None:
            yield Found(name, re.compile(*pattern), walks=function in _WALKING or function == "compile")


def _calls(module: ModuleType) -> Iterator[tuple[str, str, tuple[str, int] | tuple[bytes, int] | None]]:
    """Yield the calls of `re` in a module's functions, each with what is called and its pattern where that is plain."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    functions: list[ast.AST] = [*(node for node in ast.walk(tree) if isinstance(node, kinds)), tree]
    seen: set[ast.AST] = set()
    for function in functions:
        for node in ast.walk(function):
            if node in seen or not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            called = node.func
            if not (isinstance(called.value, ast.Name) and called.value.id == "re" and called.attr in _CALLS):
                continue
            if function is tree and called.attr == "compile":
                continue  # the module holds it
            seen.add(node)
            first, name = node.args[0], f"{module.__name__}:{getattr(function, 'name', 'lambda')}"
            if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes):
                flags = [one.value for one in node.keywords if one.arg == "flags"] or node.args[1:2] * (
                    called.attr == "compile"
                )
                value = eval(ast.unparse(flags[0]), {"re": re}) if flags else 0
                yield name, called.attr, (first.value, value)  # type: ignore[misc]
            elif (
                isinstance(first, ast.Name)
                and first.id in vars(module)
                and isinstance(vars(module)[first.id], re.Pattern | str)
            ):
                continue
            else:
                yield name, called.attr, None
