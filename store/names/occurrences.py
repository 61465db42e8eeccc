"""Where names stand in a text: runs of capitalised words, without what a sentence or an office merely puts before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from store.names.abbreviations import explained
from store.names.boundaries import POSSESSIVE, name_within
from store.names.capitalisation import Capitalisation, capitalisation_of
from store.names.headlines import is_headline, recased
from store.names.quoted import quoted
from store.names.run_parts import parts_of_run
from store.names.runs import ABBREVIATED, runs
from store.names.text_heads import without_head
from store.text.fold import words

_AS_PRINTED = ((" . ", ". "), ("s ' ", "s' "), ("s ’ ", "s’ "), ("t ' ", "t' "), ("t ’ ", "t’ "), (" ' ", " '"), (" ’ ", " ’"))
"""Signs with blanks around them, and how a name has them."""
_SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<![\s.][A-Z]\.)(?<!^[A-Z]\.)" + "".join(rf"(?<!\b{short}\.)" for short in ABBREVIATED) + r"[\"”’)]*\s+"
)
_TOKEN = re.compile(r"[^\W_][\w&]*(?:['’.\-‑]\w[\w&]*)*|[^\w\s]")
_MARKS = frozenset('("“„«')
"""Signs before an explanation or the title of a work."""
_MAY_HAVE_HEAD = 3
"""Parts of a text after its title that may begin as reports do."""
_MAX_TEXT = 40_000
"""Characters that are read of each part of a text."""
_LONGEST_WORD, _LONGEST_NAME = 100, 150
"""Characters that a word and a name have at most; what is longer is neither."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a story prints it."""

    text: str
    """How it is printed."""
    key: str
    """What its spellings have in common: folded words."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name where it stands in a sentence."""

    name: Name
    sentence: Sequence[str]
    """The words and signs of the sentence."""
    start: int
    """Where in the sentence the name begins."""
    end: int
    """Where what belongs to it ends."""

    @property
    def before(self) -> str:
        """The word before it in small letters, perhaps an office that was taken off it; empty if there is none."""
        return self.sentence[self.start - 1].lower() if self.start else ""

    @property
    def after(self) -> str:
        """The word or sign after it in small letters; empty if there is none."""
        return self.sentence[self.end].lower() if self.end < len(self.sentence) else ""

    @property
    def short(self) -> str:
        """Key of the abbreviation it is given in brackets; empty if none."""
        opens, short, closes = (*self.sentence[self.end : self.end + 3], "", "", "")[:3]
        return " ".join(words(short)) if opens == "(" and closes == ")" and short.isupper() else ""

    @property
    def owns(self) -> bool:
        """Whether it is printed in the possessive."""
        return self.sentence[self.end - 1].endswith(POSSESSIVE)


def occurrences(texts: Sequence[str]) -> Iterator[Occurrence]:
    """Yield every name in the parts of a text, the title first, as often as it occurs."""
    parts = [[_cut(sentence) for sentence in _sentences(text[:_MAX_TEXT], at)] for at, text in enumerate(texts)]
    headlines = [at == 0 and is_headline(sentence) for at, part in enumerate(parts) for sentence in part]
    sentences = list(chain.from_iterable(parts))
    prose = [sentence for sentence, headline in zip(sentences, headlines, strict=True) if not headline]
    capitals = capitalisation_of(prose)
    for sentence, headline in zip(sentences, headlines, strict=True):
        if headline:
            sentence = recased(sentence, capitals, alone=not prose)
            names = frozenset(token for token in sentence if token[0].isupper())
            yield from _in_sentence(sentence, replace(capitals, inside=capitals.inside | names, starts=capitals.starts | names))
        elif not _shouts(sentence):
            yield from _in_sentence(sentence, capitals)


def _sentences(text: str, at: int) -> list[str]:
    """Return the sentences of a part of a text; what a report begins with stands by itself."""
    heads, text = without_head(text) if 0 < at <= _MAY_HAVE_HEAD else ([], text)
    return [*heads, *_SENTENCE_END.split(text)]


def _cut(sentence: str) -> list[str]:
    """Return the words and signs of a sentence; a sign stands for what is too long to be a word."""
    tokens = _TOKEN.findall(sentence)
    if len(sentence) > _LONGEST_WORD and max(map(len, tokens), default=0) > _LONGEST_WORD:
        return [token if len(token) <= _LONGEST_WORD else "…" for token in tokens]
    return tokens


def _in_sentence(tokens: list[str], capitals: Capitalisation) -> Iterator[Occurrence]:
    told: set[int] = set()
    if not _MARKS.isdisjoint(tokens):
        for start, end, is_name in (*((*span, True) for span in explained(tokens)), *quoted(tokens)):
            told.update(range(start, end))
            if is_name and (name := _named(tokens[start:end])):
                yield Occurrence(name, tokens, start, end)
    for run in runs(tokens, capitals):
        alone = run[1] - run[0] == 1 and "-" not in tokens[run[0]]
        for start, end in (run,) if alone else parts_of_run(tokens, *run):
            begin, parts = name_within(tokens, start, end, capitals)
            if parts and begin not in told and (name := _named(parts)) and len(name.key) > 1:
                yield Occurrence(name, tokens, begin, begin + len(parts))


def _named(parts: Sequence[str]) -> Name | None:
    """Return the name that words make; nothing if they are too many for one."""
    text = _printed(parts) if len(parts) > 1 else parts[0]
    return _name_of(text) if len(text) <= _LONGEST_NAME else None


@lru_cache(20_000)
def _name_of(text: str) -> Name:
    return Name(text, " ".join(words(text)))


def _printed(parts: Sequence[str]) -> str:
    """Return a name's words as they stood, with no blank before a stop or after an apostrophe."""
    text = " ".join(parts)
    if not text.replace(" ", "").isalpha():
        for parted, printed in _AS_PRINTED:
            text = text.replace(parted, printed)
    return text


def _shouts(tokens: list[str]) -> bool:
    """Return whether a sentence is in capitals, so that they tell nothing."""
    if len(tokens) < 4 or not (tokens[1].isupper() or tokens[2].isupper()):
        return False
    letters = [token for token in tokens if token[0].isalpha()]
    return len(letters) > 3 and sum(token.isupper() for token in letters) > len(letters) * 0.6
