"""Where names stand in a text: runs of capitalised words, without what a sentence or an office merely puts before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.names.capitalisation import Capitalisation, capitalisation_of
from store.names.headlines import is_headline, recased
from store.names.occurrence import Occurrence
from store.names.pieces import END, CutText, cut
from store.names.sentence_names import in_sentence
from store.names.text_names import in_text


def occurrences(texts: Sequence[str]) -> list[Occurrence]:
    """Return every name in the parts of a text, the title first, as often as it occurs."""
    text = cut(texts)
    headlines = list(_headlines(text))
    capitals = capitalisation_of(text, headlines)
    alone = len(texts) == 1 and len(headlines) == text.titles
    found: list[Occurrence] = []
    at = 1
    for start, end in headlines:
        found += in_text(text, at, start, capitals)
        found += _in_headline(text.tokens[start : end - 1], capitals, alone=alone)
        at = end
    return found + in_text(text, at, len(text.tokens), capitals)


def _headlines(text: CutText) -> Iterator[tuple[int, int]]:
    """Yield from where to where the sentences of the title go whose capitals say nothing, with what ends them."""
    start = 1
    for _ in range(text.titles):
        end = text.marks.find("|", start)
        if end > start and is_headline(text.tokens[start:end]):
            yield start, end + 1
        start = end + 1


def _in_headline(tokens: Sequence[str], prose: Capitalisation, *, alone: bool) -> list[Occurrence]:
    """Return the names in a headline, which is written as a sentence would be before they are looked for."""
    written = recased(tokens, prose, alone=alone)
    names = frozenset([token for token in written if token[0].isupper()])
    around = [END, *written, END]
    return [Occurrence(name, around, at + 1, end + 1) for name, at, end in in_sentence(written, prose.with_names(names))]
