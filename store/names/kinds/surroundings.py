"""Surroundings: what the words around a name tell of what it names, where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from store.names.boundaries import POSSESSIVE
from store.names.kinds.apposition import add_apposition
from store.names.kinds.cues import Cues, Table
from store.names.kinds.kind import ORGANISATION, OTHER, PERSON, PLACE, Weights
from store.names.occurrence import Occurrence
from store.names.pieces import END

_SAYING = frozenset("said says told added reported announced".split())
_SPEAKERS = {"he": PERSON, "she": PERSON, "his": PERSON, "her": PERSON, "it": ORGANISATION, "its": ORGANISATION}
"""Who speaks, by how a name that says something goes on: `said it had sold`."""
_TIED_BEFORE = (
    ("-based", ORGANISATION, 3.0), ("-listed", ORGANISATION, 3.0), ("-owned", ORGANISATION, 2.0), ("-led", ORGANISATION, 1.0),
    ("-backed", ORGANISATION, 1.5), ("-old", PERSON, 4.0), ("-born", PERSON, 3.0), ("-seeded", PERSON, 3.0), ("-trained", PERSON, 1.5),
    ("-ranked", PERSON, 2.0), ("-speaking", PLACE, 1.5), ("-controlled", PLACE, 1.0), ("-held", PLACE, 2.0), ("-occupied", PLACE, 3.0),
)  # fmt: skip
_GO_ON = frozenset("""
    and or but in on of to for at from by with as after before since until under over against about into than that which who when where
    while because if is was are were be been has have had will would can could may might must should did does do said says told
    also not won lost beat made took gave got led ran met set hit put cut let
""".split())  # fmt: skip
"""What may follow a name that `the` belongs to, beside verbs as they end and signs."""
_VERB_ENDS = ("ed", "s", "ing")
OF_AN_ARTICLE = 1.2
"""What `the` says for an organisation."""
_LONGEST_NAME = 4
"""Words of a name that are passed over."""
_JOINING = frozenset("for at with from".split())
_LOOKED_BEHIND = _JOINING | {"of", "in", ",", "a"}
"""Before these the noun tells; but of what a name owns, where it is in the possessive: `students at Tarvos's school`."""


def add_surroundings(weights: Weights, seen: Occurrence, cues: Cues) -> None:
    """Add what one occurrence of a name tells."""
    _, tokens, start, end = seen
    before, after = tokens[start - 1].lower(), tokens[end].lower()
    owns = tokens[end - 1].endswith(POSSESSIVE)
    for kind, weight in cues.before.get(before, ()):
        weights[kind] += weight
    if before == "the":
        _add_article(weights, end - start, after)
        if tokens[start - 2].lower() == "of":
            _add(weights, cues.of, tokens[start - 3].lower())
    elif (before in _LOOKED_BEHIND or "-" in before) and not (owns and before != "," and before != "in"):
        _add_before(weights, _noun_before(tokens, start - 2), before, cues)
    for kind, weight in (cues.owned if owns else cues.after).get(after, ()):
        weights[kind] += weight
    if not owns:
        _add_after(weights, seen, after, cues)


def _add(weights: Weights, table: Table, word: str) -> None:
    for kind, weight in table.get(word, ()):
        weights[kind] += weight


def _add_after(weights: Weights, seen: Occurrence, after: str, cues: Cues) -> None:
    """Add what the words after a name tell, which may go on to call it something, to give its letters, or to say what it said."""
    _, tokens, _, end = seen
    if after in cues.called and tokens[end + 1][0].isupper():
        _add_holder(weights, cues.called[after])
    elif after == ",":
        add_apposition(weights, tokens, end + 1, cues.called)
    elif after == "(":
        if seen.short:
            weights[ORGANISATION] += 3.0
    elif after in _SAYING:
        said = tokens[end + 1 : end + 4]
        _add_speaker(weights, said[: said.index(END)] if END in said else said)


def _add_article(weights: Weights, length: int, after: str) -> None:
    """Add what `the` tells: hardly a person, mostly an organisation; little where it belongs to what follows: `the Finch case`."""
    if after.isalpha() and after not in _GO_ON and not after.endswith(_VERB_ENDS):
        weights[PERSON] -= 0.3
        weights[ORGANISATION] += 0.2
        return
    weights[PERSON] -= 2.5
    weights[ORGANISATION] += OF_AN_ARTICLE
    if length == 1:
        weights[PLACE] -= 0.5


def _noun_before(tokens: Sequence[str], at: int) -> str:
    """Return the word at a place, or the noun before it if a name stands there: `analyst Ada Finch at`."""
    first = at - _LONGEST_NAME
    while at > first and tokens[at][0].isupper() and tokens[at - 1] != END:
        at -= 1
    return tokens[at].lower()


def _add_before(weights: Weights, earlier: str, before: str, cues: Cues) -> None:
    """Add what the word before last tells, with the small word between: `shares of`, `an analyst at`, `a stake in`, `the capital,`."""
    if before == "of":
        _add(weights, cues.of, earlier)
    elif before in _JOINING:
        _add(weights, cues.joined, earlier)
    elif before == "in":
        if earlier in cues.within:
            weights[PLACE] -= 1.6
            _add(weights, cues.within, earlier)
    elif before == ",":
        for kind, weight in cues.called.get(earlier, ()):
            weights[kind] += weight / 2
    elif "-" in before:
        for end, kind, weight in _TIED_BEFORE:
            if before.endswith(end):
                weights[kind] += weight
    elif before == "a" and earlier in ("as", "like"):
        weights[OTHER] += 0.5


def _add_holder(weights: Weights, said: Sequence[tuple[int, float]]) -> None:
    """Add what it tells that an office and a name follow: it is whose office that is, and nobody: `Sorvik chairman Ada Finch`."""
    if said[0][0] == PERSON:
        weights[PERSON] -= 3.0
        weights[ORGANISATION] += 1.5


def _add_speaker(weights: Weights, after: Sequence[str]) -> None:
    """Add what follows `said` tells of who said it: `in a statement`, `it had`, `he was`."""
    if not after:
        return
    first = after[0].lower()
    if first == "in" and after[-1] == "statement":
        weights[ORGANISATION] += 2.0
    elif first == "that" and len(after) > 1:
        first = after[1].lower()
    if first in _SPEAKERS:
        weights[_SPEAKERS[first]] += 2.0
