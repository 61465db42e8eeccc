"""Values of rows, which may be lists and objects in one another, as text, lists of words and yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from store.formats.rich_text import plain_line

Row = Mapping[str, object]
"""A row: what stands under each name."""
_INNER = (
    "name",
    "title",
    "label",
    "main",
    "rendered",
    "content",
    "text",
    "original",
    "value",
    "href",
    "url",
    "#text",
    "$t",
    "_",
)
"""Names of what an object says where one text is wanted, such as a source that is a name with an address."""
_WRAPPERS = ("fields", "data", "attributes", "node", "_source", "item", "article", "document", "post", "properties")
"""Names of objects in a row that hold its parts one level deeper."""
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_MOST = 1_000
"""Values of one list that are looked at."""
_YES = frozenset(("true", "yes", "y", "1", "x", "on", "read", "archive", "archived", "starred", "favorite", "favourite", "✓"))


def unwrapped(row: Row) -> Row:
    """Return a row with the parts that stand one level deeper, in an object of a name that says only that."""
    inner = [value for name in _WRAPPERS if isinstance(value := row.get(name), Mapping)]
    return {**{name: value for one in reversed(inner) for name, value in one.items()}, **row} if inner else row


def looked_up(row: Row, column: str) -> object:
    """Return what stands under a name, which may lead into objects by points; None if nothing does."""
    if column in row or "." not in column:
        return row.get(column)
    value: object = row
    for name in column.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def text_of(value: object) -> str:
    """Return a value as one text, as it stands; empty where it says none."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, Mapping):
        return next((text for name in _INNER if (text := text_of(value.get(name)))), "")
    if isinstance(value, list):
        return next((text for one in value[:_MOST] if (text := text_of(one))), "")
    return ""


def texts_of(value: object) -> list[str]:
    """Return the texts of a list, of an object's values, or the one text there is."""
    if isinstance(value, Mapping) and not text_of(value):
        return [text_of(one) or str(name) for name, one in islice(value.items(), _MOST)]
    values = value[:_MOST] if isinstance(value, list) else [value]
    return [text for one in values if (text := text_of(one))]


def words_of(value: object, sign: str = "") -> Iterator[str]:
    """Yield the words of a list: of JSON, or of a text that parts them by a sign, which is found out if it is not given."""
    if not isinstance(value, str):
        for text in texts_of(value):
            yield plain_line(text)
        return
    text = value.strip()
    if text[:1] == "[" and text[-1:] == "]" and not sign:
        quoted = [one or other for one, other in _QUOTED.findall(text)]
        parts = quoted if quoted else text[1:-1].split(",")
    else:
        parts = text.split(sign or next((one for one in ("|", ";", ",") if one in text), "\n"))
    for part in parts[:_MOST]:
        if word := plain_line(part):
            yield word.removeprefix("#") or word


def says_yes(value: object) -> bool:
    """Return whether a value says yes; a point in time does too, as in `read_at`."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value != 0
    text = text_of(value).strip().casefold()
    return text in _YES or (len(text) >= 8 and text[:4].isdecimal())
