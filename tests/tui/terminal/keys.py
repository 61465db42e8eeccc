"""Every key that Dateline binds anywhere, as a terminal sends it; taken from the tables themselves, so that none is forgotten."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import string
from collections.abc import Iterator

from textual.binding import Binding, BindingType
from textual.keys import _character_to_key

import tui

_SENT = {
    **{_character_to_key(character): character for character in string.ascii_letters + string.digits + string.punctuation},
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "alt+u": "\x1bu",
    "alt+up": "\x1b[1;3A",
    "alt+down": "\x1b[1;3B",
    "alt+right": "\x1b[1;3C",
    "alt+left": "\x1b[1;3D",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
}
_LEAVING = {"quit", "app.quit"}


def sent(key: str) -> str:
    """Return what a terminal sends for a key, or for several one after another. Raises ValueError."""
    if " " in key:
        return "".join(sent(one) for one in key.split(" "))
    if key in _SENT:
        return _SENT[key]
    if key.startswith("ctrl+") and len(key) == 6 and key[5].isalpha():
        return chr(ord(key[5]) - 96)
    raise ValueError(f"What does a terminal send for {key}? Add it to {__name__}")


def all_keys() -> dict[str, str]:
    """Return every bound key, with what a terminal sends for it; not those that do nothing but leave Dateline."""
    bound = [binding for _, table in tables() for binding in Binding.make_bindings(table)]
    leaving = {binding.key for binding in bound if binding.action in _LEAVING}
    return {key: sent(key) for key in sorted({binding.key for binding in bound} - leaving)}


def tables() -> Iterator[tuple[type, list[BindingType]]]:
    """Yield every class of Dateline's screens and widgets that has keys of its own, with its table."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if module.name != "tui.__main__":
            for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                if kind.__module__ == module.name and "BINDINGS" in vars(kind):
                    yield kind, vars(kind)["BINDINGS"]
