"""What a person types for a story half remembered: two or three telling words, one of them perhaps misspelled.

A word is telling for a story if it has four letters or more, all of them a to z, and stands in a few other stories too: in
at least one of 20,000 (and never in fewer than two), in at most one of 10. A word of the title must stand in another title
as well: each title of a made archive ends in a word of its own, which would make it too easy.

Nobody remembers a story by its rarest words alone, so words are drawn, each as likely as its tf-idf weight says,
(1 + ln times in the story) * ln(stories / stories with it): the first from the title where that has one, the second from
the text, and a third from the text where two leave several stories. Only words that this one story alone has together are
kept, so that a rank measures the search and not luck; then they are shuffled. "Has" is meant to the letter: another story
may well have them all inflected.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import Protocol

SHORTEST = 4
"""Letters of the shortest word that is remembered, and damaged."""
_PLAIN_WORD = re.compile(rf"(?<![\w'’])[a-z]{{{SHORTEST},}}(?![\w'’])")
_RAREST, _COMMONEST = 20_000, 10
_TRIES = 40


class KnownWords(Protocol):
    """Which words the stories of an archive have."""

    stories: int

    def frequency(self, word: str) -> int:
        """Return in how many stories a word is."""

    def in_titles(self, word: str) -> int:
        """Return in how many titles a word is."""

    def are_of_one_story(self, words: Sequence[str]) -> bool:
        """Return whether exactly one story has all of some words."""


@dataclass(frozen=True)
class Damage:
    """A line of which one word was damaged."""

    line: str
    word: str
    """The word that was meant."""
    typed: str
    """What was typed for it."""
    real: bool
    """True if people are known to misspell it like that."""


def telling_words(text: str, known: KnownWords, *, of_title: bool = False) -> dict[str, float]:
    """Return the telling words of a story's title or text, each with its weight."""
    counts = Counter(_PLAIN_WORD.findall(text.lower()))
    fewest, most = max(2, known.stories // _RAREST), known.stories // _COMMONEST
    weights = {}
    for word, count in sorted(counts.items()):
        frequency = known.frequency(word)
        if fewest <= frequency <= most and not (of_title and known.in_titles(word) < 2):
            weights[word] = (1 + log(count)) * log(known.stories / frequency)
    return weights


def remembered(title: str, text: str, known: KnownWords, rng: Random) -> tuple[str, ...]:
    """Return two or three telling words that only this story has together; nothing if it has no such words."""
    of_title, of_text = telling_words(title, known, of_title=True), telling_words(text, known)
    for _ in range(_TRIES):
        words: tuple[str, ...] = ()
        for weights in (of_title or of_text, of_text, of_text):
            left = {word: weight for word, weight in weights.items() if word not in words}
            if not left:
                break
            words += tuple(rng.choices(list(left), list(left.values())))
            if len(words) > 1 and known.are_of_one_story(words):
                return tuple(rng.sample(words, len(words)))
    return ()


def read_misspellings(path: Path) -> dict[str, list[str]]:
    """Return words with the ways they are misspelled, from a table `wrong,right`; what is not one plain word is left out."""
    ways: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if all(re.fullmatch("[a-z]+", row[side]) for side in ("wrong", "right")) and row["wrong"] != row["right"]:
                ways.setdefault(row["right"], []).append(row["wrong"])
    return ways


def damaged(words: Sequence[str], misspellings: Mapping[str, Sequence[str]], rng: Random) -> Damage:
    """Return the words as a line with one of them damaged: as people are known to misspell it, else by a random edit.

    A word that people are known to misspell is damaged rather than another.
    """
    misspelled = [at for at, word in enumerate(words) if word in misspellings]
    at = rng.choice(misspelled or range(len(words)))
    ways = misspellings.get(words[at], ())
    typed = rng.choice(ways) if ways else edited(words[at], rng)
    line = " ".join([*words[:at], typed, *words[at + 1 :]])
    return Damage(line, words[at], typed, bool(ways))


def edited(word: str, rng: Random) -> str:
    """Return a word with one wrong, missing, doubled or swapped letter."""
    edit = rng.choice(("wrong", "missing", "doubled", "swapped"))
    places = [at for at in range(len(word) - 1) if word[at] != word[at + 1]]
    if edit == "swapped" and places:
        at = rng.choice(places)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    at = rng.randrange(len(word))
    if edit == "missing":
        return word[:at] + word[at + 1 :]
    if edit == "doubled":
        return word[: at + 1] + word[at:]
    return word[:at] + rng.choice(ascii_lowercase.replace(word[at], "")) + word[at + 1 :]
