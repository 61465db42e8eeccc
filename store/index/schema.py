"""What the index knows of a story: the fields, and how a story becomes a document and a document a row again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import orjson
import tantivy

from store.api.story import Story, StoryId
from store.api.themes import LearnedFrom, ThemeChoice
from store.api.views import Marks, StoryRow
from store.api.when import MINUTES_A_DAY, When
from store.identity.ids import title_key
from store.text.fold import apart, fold, fold_letters
from store.text.spelling import also_spelled, runs

VERSION = 7
"""Raised whenever fields or their meaning change; an index of another version is made anew."""

SAID = ("said_day", "said_month", "said_year", "told_day")
"""Times that a story speaks of, as ordinals of days, months since year 0, and years; each as precisely as it is told.

The last has only the days on which it tells something, but for its own.
"""
LONGEST_KEY = 400
"""Characters of a title's key that are indexed."""
BETWEEN_NAMES = " 0 "
"""Stands between names where they are searched word by word, so that no phrase reaches from one into the next."""
LONGEST_WORD = 1_000
"""Letters of a word that are indexed: more are no word, but found by as many of their first."""
_BEYOND = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")
_PIECE = 400_000
"""Characters of a text whose words are made together."""
_TOKENIZER = "words"


@cache
def schema() -> tantivy.Schema:
    """Return the index's fields."""
    build = tantivy.SchemaBuilder()
    for name in ("id", "key", "month", "themes", "names", "tags", "spelled"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("theme", "place", "source"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("day", "moon", "at", "read", "starred", "noted", "undated", "understood", "copy", *SAID):
        build.add_integer_field(name, indexed=True, fast=True)
    for name in ("title", "deck", "body", "where", "outlet", "named"):
        build.add_text_field(name, tokenizer_name=_TOKENIZER, index_option="position")
    build.add_text_field("starts", tokenizer_name=_TOKENIZER, index_option="basic")
    for name in ("row", "story"):
        build.add_bytes_field(name, stored=True)
    return build.build()


def register_tokenizer(index: tantivy.Index) -> None:
    """Let an index cut texts at blanks alone: `indexed` has put them between words of any script, however long."""
    index.register_tokenizer(_TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


@dataclass(frozen=True, slots=True)
class Entry:
    """A story with everything that is derived for it."""

    story: Story
    marks: Marks
    choice: ThemeChoice
    """Its themes and why."""
    names: Sequence[str]
    """Folded keys of the names it gives."""
    understood: int = 0
    """Version of the rules that found its themes and names; 0 if that is still to be done."""
    copy: bool = False
    """True if it folds into another story that tells the same report."""
    said: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Times it speaks of, by the names of `SAID`."""
    failed: str = ""
    """Why nothing could be derived for it; empty if it could."""
    file: str = ""
    """Month of the file it stands in, if that is not the month it was published in."""

    @property
    def home(self) -> str:
        """Month of the record's file that it stands in."""
        return self.file or self.story.published.month


def document(entry: Entry) -> tantivy.Document:
    """Return a story as the index takes it in."""
    return tantivy.Document.from_dict(fields_of(entry), schema())


def fields_of(entry: Entry) -> dict[str, Any]:
    """Return what is indexed and stored of a story."""
    story, marks, choice = entry.story, entry.marks, entry.choice
    spelled: set[str] = set()
    title, deck = indexed(story.title, spelled), indexed(" \n ".join((*story.highlights, story.caption)), spelled)
    body = indexed(" \n ".join((*story.body, story.place, story.source, story.author)), spelled)
    first, key = story.published.first_day, title_key(story.title)
    shown = (story.id, story.title, story.published.iso, story.place, story.source)
    row = [*shown, choice.themes, marks.read, marks.starred, story.undated, entry.copy]
    why: dict[str, Any] = {"words": dict(choice.words), "corrected": choice.corrected, "names": list(entry.names)}
    why["said"], why["by"] = dict(entry.said), entry.understood
    if entry.failed:
        why["failed"] = entry.failed
    if choice.learned:
        why["learned"] = {key: [one.corrections, one.words] for key, one in choice.learned.items()}
    if entry.file:
        why["file"] = entry.file
    known = [marks.theme, marks.tags, marks.note]
    return {
        "id": str(story.id),
        "key": key[:LONGEST_KEY],
        "month": entry.home,
        "theme": choice.themes[0],
        "themes": list(choice.themes),
        "names": list(entry.names),
        "tags": [fold(tag) for tag in marks.tags],
        "place": capitalised(story.place),
        "source": story.source,
        "where": indexed(story.place, spelled),
        "outlet": indexed(story.source, spelled),
        "named": indexed(BETWEEN_NAMES.join(entry.names), spelled),
        "starts": " ".join({word[:end] for text in title for word in text.split() for end in (1, 2)}),
        "day": first.toordinal(),
        "moon": first.year * 12 + first.month - 1,
        "at": order_of(story.published, story.id),
        "read": int(marks.read),
        "starred": int(marks.starred),
        "noted": int(bool(marks.note)),
        "undated": int(story.undated),
        "understood": entry.understood,
        "copy": int(entry.copy),
        **{name: list(entry.said.get(name, ())) for name in SAID},
        "title": title,
        "deck": deck,
        "body": body,
        "spelled": sorted(spelled),
        "row": orjson.dumps(row),
        "story": orjson.dumps([story.to_json(), why, known]),
    }


def row_of(doc: tantivy.Document) -> StoryRow:
    """Return a document's line of the timeline."""
    story_id, title, published, place, source, themes, read, starred, undated, _ = orjson.loads(_stored(doc, "row"))
    return StoryRow(StoryId(story_id), title, _when(published), place, source, tuple(themes), read, starred, undated)


_when = lru_cache(8_000)(When)
"""Points in time come again and again: most stories are known to the day."""


def entry_of(doc: tantivy.Document) -> Entry:
    """Return a document's story with everything derived for it."""
    return entry_from(_stored(doc, "row"), _stored(doc, "story"))


def stored_of(doc: tantivy.Document) -> tuple[bytes, bytes]:
    """Return what is stored of a story, for `entry_from`, perhaps in another process."""
    return _stored(doc, "row"), _stored(doc, "story")


def entry_from(stored_row: bytes, stored_story: bytes) -> Entry:
    """Return a story with everything derived for it from what is stored of it."""
    _, _, _, _, _, themes, read, starred, _, copy = orjson.loads(stored_row)
    plain, why, (theme, tags, note) = orjson.loads(stored_story)
    words_by_theme = {key: tuple(texts) for key, texts in why["words"].items()}
    learned = {key: LearnedFrom(number, tuple(texts)) for key, (number, texts) in why.get("learned", {}).items()}
    choice = ThemeChoice(tuple(themes), words_by_theme, why["corrected"], learned)
    marks = Marks(read, starred, theme, tuple(tags), note)
    story, failed = Story.from_json(plain), why.get("failed", "")
    found = (tuple(why["names"]), why.get("by", 0), copy, why["said"], failed, why.get("file", ""))
    return Entry(story, marks, choice, *found)


def capitalised(place: str) -> str:
    """Return a place as a list shows it, however it was printed: `New York` for `NEW YORK`."""
    return " ".join(part.capitalize() if part.isupper() and len(part) > 2 else part for part in place.split())


def order_of(published: When, story_id: str) -> int:
    """Return a number that puts stories in time order, each in a place of its own within its minute."""
    return published.minute << 24 | int.from_bytes(story_id.encode()[-6:], "big") & 0xFFFFFF


def day_of(order: int) -> int:
    """Return the day, as an ordinal, of a place in the time order."""
    return (order >> 24) // MINUTES_A_DAY


def start_of_day(day: int) -> int:
    """Return the first place in the time order that belongs to a day, given as an ordinal."""
    return (day * MINUTES_A_DAY) << 24


def indexed(text: str, spelled: set[str]) -> list[str]:
    """Return a text as its words are indexed, and once more those of several parts in one piece, as `spelled` notes too."""
    streams: list[str] = []
    also: dict[str, tuple[str, ...]] = {}
    for piece in _pieces(text):
        letters = fold_letters(piece)
        tokens = letters.split()
        also |= also_spelled(tokens)
        stream = runs(apart(letters.replace("'", "")))
        streams.append(_BEYOND.sub(r"\1", stream) if max(map(len, tokens), default=0) > LONGEST_WORD else stream)
    stream = " ".join(streams)
    spelled.update(f"{joined} {' '.join(parts)}" for joined, parts in also.items() if parts)
    return [stream, runs(" ".join(also))] if also else [stream]


def _pieces(text: str) -> Iterator[str]:
    """Yield a very long text in pieces, cut at blanks: its words, all at once, would take ten times its memory."""
    begin = 0
    while len(text) - begin > _PIECE:
        end = text.find(" ", begin + _PIECE) + 1
        if not end:
            break
        yield text[begin:end]
        begin = end
    yield text[begin:] if begin else text


def search_words(text: str) -> list[str]:
    """Return a text's words as the index has them, in order, then those of several parts in one piece."""
    return [word for part in indexed(text, set()) for word in part.split()]


def _stored(doc: tantivy.Document, field: str) -> bytes:
    value = doc.get_first(field)
    return value if isinstance(value, bytes) else bytes(value or b"")
