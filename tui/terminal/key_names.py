"""What keys are called: as they are printed on a keyboard, as a person writes them in their settings, and as Textual has them."""

from __future__ import annotations

import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

_PRINTED = {
    "slash": "/", "question_mark": "?", "full_stop": ".", "comma": ",", "plus": "+", "equals_sign": "=", "minus": "-",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "left_square_bracket": "[", "right_square_bracket": "]",
    "backslash": "\\", "vertical_line": "|", "apostrophe": "'", "left_parenthesis": "(", "right_parenthesis": ")",
    "grave_accent": "`", "number_sign": "#", "colon": ":", "semicolon": ";", "exclamation_mark": "!", "at": "@",
    "less_than_sign": "<", "greater_than_sign": ">", "asterisk": "*", "quotation_mark": '"', "dollar_sign": "$",
    "percent_sign": "%", "ampersand": "&", "circumflex_accent": "^", "underscore": "_", "tilde": "~",
    "down": "↓", "up": "↑", "left": "←", "right": "→", "enter": "↵", "pagedown": "PgDn", "pageup": "PgUp",
    "escape": "Esc", "home": "Home", "end": "End", "space": "Space", "tab": "Tab", "backspace": "Backspace", "delete": "Del",
}  # fmt: skip
_SPELLED = {"↵": "Enter", "↑ ↓": "arrows", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}
"""What keys are called where there are no signs for them."""
_plain: list[bool] = [False]
_WRITTEN = {name.lower(): key for key, name in _PRINTED.items()} | {"return": "enter", "esc": "escape", "del": "delete"}
_NAMED = frozenset(key.value for key in Keys) | _PRINTED.keys()
_HELD = "ctrl+", "alt+", "shift+", "super+"


def printed(key: str) -> str:
    """Return a key, or several typed one after another, as they are printed on a keyboard."""
    return " ".join(_printed_one(one) for one in key.split(" "))


def spell_out(*, plain: bool) -> None:
    """Have keys called by words from now on, or by the signs that stand on them."""
    _plain[0] = plain


def as_shown(key: str) -> str:
    """Return a key that is printed with a sign, by a word where there are no signs for it."""
    if not _plain[0] or key.isascii():
        return key
    for sign, word in _SPELLED.items():
        key = key.replace(sign, word)
    return key


def all_printed(keys: str, most: int = 9) -> str:
    """Return the keys of something that is done with any of them, as they are printed."""
    return "  ".join(printed(key) for key in keys.split(",")[:most] if key)


def keys_written(text: str) -> str:
    """Return keys as Textual has them that a person wrote: with commas between, those of a sequence spaced. Raises ValueError."""
    if text.strip() == ",":
        return "comma"
    return ",".join(_sequence(one.strip()) for one in text.split(",")) if text.strip() else ""


def _sequence(text: str) -> str:
    if not text:
        raise ValueError("a key is missing; the comma is called comma")
    return " ".join(_key(one) for one in text.split())


def _key(text: str) -> str:
    held = ""
    while (begun := next((one for one in _HELD if text.lower().startswith(one)), "")) and len(text) > len(begun):
        held, text = held + begun, text[len(begun) :]
    name = text if len(text) == 1 else text.lower()
    key = _WRITTEN.get(name) or (_of_character(name) if len(name) == 1 else name)
    if len(key) > 1 and key not in _NAMED and len(name) > 1:
        raise ValueError(f"{text} is no key")
    return held + (key.lower() if held.startswith("ctrl+") else key)


def _of_character(character: str) -> str:
    """Return what Textual calls the key that types a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _printed_one(key: str) -> str:
    *held, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*held, _PRINTED.get(last, last)])
