"""What a person did to the stories of a row in the program it comes from: read, starred, put under tags, noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store.api.views import Marks
from store.formats.rich_text import paragraphs_of, plain_line
from store.formats.rows.column_names import Parts
from store.formats.rows.values import Row, looked_up, says_yes, text_of, words_of

_READ = frozenset(("archive", "read archive", "archived", "read", "finished", "done", "succeeded"))
_STARRED = frozenset(("starred", "star", "favorite", "favourite", "favorites", "favourites", "liked"))
_NEITHER = frozenset(
    "unread new inbox later feed shortlist active unseen none false home unsorted saved to-read reading default".split()
)
"""States, and names of folders, that say nothing of a story."""
_LABEL, _STATE = "/label/", "/state/com.google/"
_SMALLEST_WHOLE = 0.995
"""From how much on a story counts as read."""


def marks_of(row: Row, parts: Parts, tag_sign: str = "") -> Marks:
    """Return what a row says that the person did to its story."""
    tags = [tag for column in parts.of("tags") for tag in words_of(looked_up(row, column), tag_sign)]
    read = any(says_yes(looked_up(row, column)) for column in parts.of("read"))
    starred = any(says_yes(looked_up(row, column)) for column in parts.of("starred"))
    unread = [looked_up(row, column) for column in parts.of("unread")]
    read = read or any(value not in (None, "") and not says_yes(value) for value in unread)
    for word, is_folder in (*_words(row, parts, "state"), *_words(row, parts, "folder")):
        plain = word.casefold()
        read, starred = read or plain in _READ, starred or plain in _STARRED
        if is_folder and plain not in _READ | _STARRED | _NEITHER:
            tags.append(word)
    read = read or any(text_of(looked_up(row, column)).strip() == "1" for column in parts.of("numbered"))
    read = read or any(_share(looked_up(row, column)) >= _SMALLEST_WHOLE for column in parts.of("progress"))
    for label in (label for column in parts.of("labels") for label in words_of(looked_up(row, column))):
        read, starred = read or label.endswith(f"{_STATE}read"), starred or label.endswith(f"{_STATE}starred")
        if _LABEL in label:
            tags.append(label.partition(_LABEL)[2])
    return Marks(read, starred, "", tuple(dict.fromkeys(filter(None, tags))), _note(row, parts))


def _words(row: Row, parts: Parts, part: str) -> Iterator[tuple[str, bool]]:
    for column in parts.of(part):
        if word := plain_line(text_of(looked_up(row, column))).strip("/"):
            yield word, part == "folder"


def _share(value: object) -> float:
    """Return how much of a story was read, from 0 to 1."""
    try:
        text = text_of(value).strip()
        share = float(text.rstrip("%") or 0)
    except ValueError:
        return 0
    return share / 100 if text.endswith("%") or share > 1 else share


def _note(row: Row, parts: Parts) -> str:
    """Return what the person wrote beside a story, and what they marked in it, in quotation marks."""
    quotes = [quote for column in parts.of("quotes") for quote in _quotes(looked_up(row, column))]
    notes = [note for column in parts.of("note") for note in _notes(looked_up(row, column))]
    return "\n\n".join(dict.fromkeys((*quotes, *notes)))


def _quotes(value: object) -> Iterator[str]:
    """Yield passages that the person marked, each with what was written beside it."""
    for one in value if isinstance(value, list) else [value]:
        quote, note = _passage(one) if isinstance(one, Mapping) else (text_of(one), "")
        quote, note = (" ".join(paragraphs_of(text)) for text in (quote, note))
        if quote or note:
            yield " — ".join(filter(None, (f"“{quote}”" if quote else "", note)))


def _passage(mark: Mapping[str, object]) -> tuple[str, str]:
    texts = (text_of(mark.get(name)) for name in ("text", "quote", "highlight", "content"))
    return next(filter(None, texts), ""), text_of(mark.get("note"))


def _notes(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if note := "\n".join(paragraphs_of(text_of(one))):
            yield note
