"""Where the sentences of a text begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from store.dates.lexer.token_classes import LETTERS, letter_set
from store.dates.lexer.tokenizer import Tokens
from store.text.late_pattern import LatePattern

_DOT, _STOP, _PARAGRAPH, _MONTH = (LETTERS[name] for name in ("dot", "stop", "paragraph", "month"))
_SHORTENED = letter_set("title letter ampm zone maybe_month")
_WHOLE_MONTHS = frozenset(("may", "june", "july"))
_ENDS = LatePattern(
    f"(?:(?<![{''.join(sorted(_SHORTENED))}]){_DOT}|[{_STOP}{_PARAGRAPH}])[{_DOT}{_STOP}{_PARAGRAPH}]*"
    f"[{LETTERS['quote']}{LETTERS['close']}]*"
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a text."""

    tokens: Tokens
    """The text's words."""
    ends: list[int]
    """The word after the last one of each sentence."""
    latest: list[tuple[int, int]] = field(default_factory=lambda: [(-1, -1), (-1, -1)])
    """The sentence last asked for, as words and as characters: mentions often share one. What runs over two is not kept."""

    def around(self, begin: int, end: int) -> tuple[int, int]:
        """Return where the sentence that holds the words `begin` to `end` begins and ends, in characters."""
        (known_first, known_last), known = self.latest
        if known_first <= begin and end <= known_last:
            return known
        before, after = bisect_right(self.ends, begin), bisect_left(self.ends, end)
        first = self.ends[before - 1] if before else 0
        last = self.ends[after] if after < len(self.ends) else len(self.tokens.classes)
        if self.tokens.classes[last - 1] == _PARAGRAPH and last > end:
            last -= 1
        span = self.tokens.span(first)[0], self.tokens.span(last - 1)[1]
        if before == after:
            self.latest[:] = [(first, last), span]
        return span


def sentences_of(tokens: Tokens) -> Sentences:
    """Return the sentences of a text: they end with `.`, `?` or `!`, abbreviations apart, and with a paragraph."""
    classes = tokens.classes
    found = [match.span() for match in _ENDS.compiled.finditer(classes)]
    return Sentences(tokens, [end for dot, end in found if classes[dot - 1] != _MONTH or ends_sentence(tokens, dot)])


def ends_sentence(tokens: Tokens, dot: int) -> bool:
    """Say whether a dot ends a sentence rather than an abbreviation or an initial: "Gen. Smith", "J. Smith", "U.S. forces"."""
    letter = tokens.classes[dot - 1 : dot]
    if letter in _SHORTENED:
        return False
    if letter != _MONTH:
        return True
    return tokens.word(dot - 1) in _WHOLE_MONTHS or len(tokens.word(dot - 1)) > 4
