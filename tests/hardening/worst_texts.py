"""The texts on which a regular expression is slowest: what it repeats, over and over behind what comes before, and then no match.

They are made from the pattern itself: for each of its repetitions a text that leads there, a piece that it takes (each of several,
where alternatives overlap), so often that the text is as long as is wanted, and an end at which it must give up and try again.
"""

from __future__ import annotations

import random
import re
import re._constants as signs  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator, Sequence
from typing import Any

_MOST_PIECES = 3
_ENDS = ("\0", "")
_TRIED = (*"a1 A.-,:/\t\n\"'<>&;[](){}|=@#*_x", "é", "大", "\u0301")
"""Letters among which one of a class is looked for."""
_REPEATS = frozenset((signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT))


def worst_texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Yield texts of so many characters."""
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    chance = random.Random(len(pattern.pattern))
    seen: set[tuple[str, str]] = set()
    for before, body in _repetitions(list(parsed), ""):
        pieces = {_sample(body, chance) for _ in range(_MOST_PIECES)} | {_sample([one], chance) for one in body}
        for piece in sorted(filter(None, pieces)):
            for lead in (before, ""):
                if (lead, piece) not in seen:
                    seen.add((lead, piece))
                    room = max(1, (length - len(lead)) // len(piece))
                    yield from (lead + piece * room + end for end in _ENDS)
    whole = _sample(list(parsed), chance)
    if whole:
        yield whole * (length // len(whole) + 1)
        yield whole[:-1] * (length // len(whole) + 1)


def _repetitions(nodes: Sequence[Any], before: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield the body of each repetition, with a text that leads to it."""
    chance = random.Random(1)
    for at, (sign, given) in enumerate(nodes):
        lead = before + _sample(nodes[:at], chance)
        if sign in _REPEATS:
            _, most, body = given
            if most > 3:
                yield lead, list(body)
                following = list(nodes[at + 1 : at + 2])
                if following:  # what two neighbours both take
                    yield lead, [*list(body), *following]
            yield from _repetitions(list(body), lead)
        elif sign is signs.SUBPATTERN:
            yield from _repetitions(list(given[-1]), lead)
        elif sign is signs.ATOMIC_GROUP:
            yield from _repetitions(list(given), lead)
        elif sign is signs.BRANCH:
            for branch in given[1]:
                yield from _repetitions(list(branch), lead)
        elif sign in (signs.ASSERT, signs.ASSERT_NOT):
            yield from _repetitions(list(given[1]), lead)


def _sample(nodes: Sequence[Any], chance: random.Random) -> str:
    """Return a text that some nodes match, as well as that is known."""
    return "".join(_sampled(sign, given, chance) for sign, given in nodes)


def _sampled(sign: Any, given: Any, chance: random.Random) -> str:
    if sign is signs.LITERAL:
        return chr(given)
    if sign is signs.NOT_LITERAL:
        return next((one for one in _TRIED if ord(one) != given), "")
    if sign is signs.ANY:
        return "a"
    if sign is signs.IN:
        fit = [one for one in _TRIED if _in(one, given)]
        return chance.choice(fit) if fit else _first_of(given)
    if sign in _REPEATS:
        least, _, body = given
        return "".join(_sample(list(body), chance) for _ in range(min(max(least, 1), 200)))
    if sign is signs.SUBPATTERN:
        return _sample(list(given[-1]), chance)
    if sign is signs.ATOMIC_GROUP:
        return _sample(list(given), chance)
    if sign is signs.BRANCH:
        return _sample(list(chance.choice(given[1])), chance)
    return ""


def _in(letter: str, given: Sequence[Any]) -> bool:
    negated = bool(given) and given[0][0] is signs.NEGATE
    return any(_holds(letter, *one) for one in given if one[0] is not signs.NEGATE) != negated


def _holds(letter: str, sign: Any, given: Any) -> bool:
    if sign is signs.LITERAL:
        return bool(ord(letter) == given)
    if sign is signs.RANGE:
        return bool(given[0] <= ord(letter) <= given[1])
    kinds = {
        signs.CATEGORY_DIGIT: letter.isdigit(),
        signs.CATEGORY_NOT_DIGIT: not letter.isdigit(),
        signs.CATEGORY_SPACE: letter.isspace(),
        signs.CATEGORY_NOT_SPACE: not letter.isspace(),
        signs.CATEGORY_WORD: letter.isalnum() or letter == "_",
        signs.CATEGORY_NOT_WORD: not (letter.isalnum() or letter == "_"),
    }
    return bool(kinds.get(given, False))


def _first_of(given: Sequence[Any]) -> str:
    for sign, what in given:
        if sign is signs.LITERAL:
            return chr(what)
        if sign is signs.RANGE:
            return chr(what[0])
    return "\u1234"
