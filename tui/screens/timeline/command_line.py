"""What a line of the command line means: a date, words to find, a setting, a file, a key by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from store.dates.spans import parse_span


class Verb(NamedTuple):
    """A word that a command begins with."""

    word: str
    takes: str
    """What follows it; empty if nothing does."""
    does: str
    """What it does, in a few words."""
    runs: str = ""
    """The id of the key that does the same; empty if it is done here."""


VERBS = [
    Verb("theme", "NAME", "Show a theme alone, or all: theme water, theme all"),
    Verb("thread", "NAME", "Show a thread alone, by words of its name"),
    Verb("tag", "NAME", "Show the stories with a tag"),
    Verb("set", "NAME VALUE", "Change a setting for good: set density compact"),
    Verb("colours", "NAME", "Change the colours of the screen"),
    Verb("w", "FILE", "Save what is shown to a file: w water.csv"),
    Verb("q", "", "Go back, or leave Dateline", "screen.back"),
    Verb("help", "", "Every key", "screen.help"),
    Verb("messages", "", "Earlier notices", "view.notices"),
    Verb("undo", "", "Take back what was done last", "change.undo"),
]
"""The words that commands begin with, besides the names of keys."""
_SAME = {"quit": "q", "exit": "q", "write": "w", "save": "w", "colors": "colours", "find": "/", "date": "", "go": ""}
_ALONE = {"quit": "q", "exit": "q", "q!": "q", "quit!": "q", "qa": "q", "qa!": "q"}
"""Words that mean the same as another where nothing follows them."""
_SAVE = "stories.save"
"""The key that asks for the file where `w` names none."""
_KNOWN = {verb.word: verb for verb in VERBS}


class Command(NamedTuple):
    """What was typed, understood."""

    does: str
    """A word of `VERBS`, `/` to find words, `date`, `run` for a key; empty if it means nothing."""
    value: str = ""
    """What follows the word, the words, the date as it was typed, or the id of the key."""


class Named(NamedTuple):
    """Something that is run by its name."""

    id: str
    """Its id: `story.star`."""
    words: str
    """What it does, in plain words."""


def understood(line: str, named: Sequence[Named], today: date) -> Command:
    """Return what a line means; what a name begins, or what alone has the words that are typed, is enough."""
    text = " ".join(line.split()).removeprefix(":").strip()
    if whole := next((one.id for one in named if text and text.lower() in (one.id, one.words.lower())), ""):
        return Command("run", whole)
    if text.startswith("/"):
        return Command("/", text[1:].strip())
    word, _, rest = text.partition(" ")
    word = (_SAME if rest else _ALONE).get(word.lower(), word.lower())
    if word == "/":
        return Command("/", rest)
    if word in _KNOWN and bool(rest) == bool(_KNOWN[word].takes):
        verb = _KNOWN[word]
        return Command("run", verb.runs) if verb.runs else Command(word, rest)
    if word == "w" and any(one.id == _SAVE for one in named):
        return Command("run", _SAVE)
    when = rest if word == "" else text
    if parse_span(when, today):
        return Command("date", when)
    if found := by_name(text, named):
        return Command("run", found)
    return Command(word if word in _KNOWN else "", rest)


def by_name(text: str, named: Iterable[Named]) -> str:
    """Return the id of what is meant by a part of an id or by some words, if no other has them; empty if that is open."""
    wanted, named = text.lower(), list(named)
    for tells in (
        lambda one: wanted in one.id.split(".") or wanted == one.id.replace(".", " "),
        lambda one: all(part in f"{one.id} {one.words.lower()}" for part in wanted.split()),
    ):
        found = [one.id for one in named if wanted and tells(one)]
        if len(found) == 1:
            return found[0]
    return ""


def nearest(text: str, named: Iterable[Named]) -> str:
    """Return what may have been meant by a line that means nothing; empty if nothing comes near."""
    from difflib import get_close_matches

    names = {verb.word: verb.word for verb in VERBS} | {one.id: one.id for one in named}
    parts = {part: name for name in names for part in name.split(".")} | {name: name for name in names}
    words = text.lower().split()
    near = get_close_matches(words[0] if words else "", parts, 1, 0.75)
    return parts[near[0]] if near else ""
