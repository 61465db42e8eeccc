"""Where names stand in a text: runs of capitalised words, without what a sentence or an office merely puts before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.names.capitalisation import Capitalisation, capitalisation_of
from store.names.headlines import is_headline, recased
from store.names.occurrence import Occurrence
from store.names.piece_names import in_pieces
from store.names.pieces import END, Pieces, cut
from store.names.sentence_names import in_sentence


def occurrences(texts: Sequence[str]) -> list[Occurrence]:
    """Return every name in the parts of a text, the title first, as often as it occurs."""
    text = cut(texts)
    headlines = list(_headlines(text))
    capitals = capitalisation_of(text, [(start, end) for start, end, _ in headlines])
    alone = len(texts) == 1 and len(headlines) == text.marks.count("|", 1, text.titled)
    found: list[Occurrence] = []
    at = 1
    for start, end, tokens in headlines:
        found += in_pieces(text, at, start, capitals)
        found += _in_headline(tokens, capitals, alone=alone)
        at = end
    return found + in_pieces(text, at, len(text.pieces), capitals)


def _headlines(text: Pieces) -> Iterator[tuple[int, int, list[str]]]:
    """Yield from which piece to which the sentences of the title go whose capitals say nothing, with their words and signs."""
    start = 1
    while start < text.titled:
        end = text.marks.find("|", start) + 1
        tokens = text.sentence(start, end)
        if tokens and is_headline(tokens):
            yield start, end, tokens
        start = end


def _in_headline(tokens: Sequence[str], prose: Capitalisation, *, alone: bool) -> list[Occurrence]:
    """Return the names in a headline, which is written as a sentence would be before they are looked for."""
    written = recased(tokens, prose, alone=alone)
    names = frozenset([token for token in written if token[0].isupper()])
    around = [END, *written, END]
    return [Occurrence(name, around, at + 1, end + 1) for name, at, end in in_sentence(written, prose.with_names(names))]
