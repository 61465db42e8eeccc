"""All rules in the order they are tried, and where along a text they apply."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from store.dates.beginnings import LENGTH, beginnings
from store.dates.lexing import LETTERS, Reading
from store.dates.meaning import Ask, Found, Known, Meaning, Rule, parts_of_pattern, unsure
from store.dates.mention import DATE, TIME
from store.dates.phrases import compiled
from store.dates.rules import beside, clock, coded, days, eras, lengths, periods, quarters, relative, vague, within

RULES: tuple[Rule, ...] = (
    *eras.RULES,
    *within.RULES,
    *beside.RULES,
    *clock.RULES,
    *days.RULES,
    *lengths.RULES[:3],
    *coded.RULES,
    *quarters.RULES,
    *periods.RULES,
    *relative.RULES,
    *lengths.RULES[3:],
    *vague.RULES,
)
"""Every rule; where two could begin at the same word, the earlier one is asked first."""

_PATTERNS = [compiled(rule.phrase) for rule in RULES]
_PARTS = [parts_of_pattern(pattern) for pattern in _PATTERNS]
_MATCHERS = [pattern.match for pattern in _PATTERNS]


class _Dispatch(dict[str, tuple[int, ...]]):
    """The next words, as classes, to the rules that can begin so: most have none, and the text goes by in one look-up each."""

    def __init__(self) -> None:
        self.starts: dict[str, list[int]] = defaultdict(list)
        for index, pattern in enumerate(_PATTERNS):
            for start in beginnings(pattern.pattern):
                self.starts[start].append(index)

    def __missing__(self, words: str) -> tuple[int, ...]:
        fitting = {index for length in range(1, len(words) + 1) for index in self.starts.get(words[:length], ())}
        self[words] = tuple(sorted(fitting))
        return self[words]


_RULES_FOR = _Dispatch()


def _candidate() -> re.Pattern[str]:
    """Return the pattern of places worth a look: a word that can be a time, or the first of two that can begin one."""
    starts = _RULES_FOR.starts
    alone = {start[0] for start in starts if len(start) == 1}
    pairs: dict[str, set[str]] = defaultdict(set)
    for start in starts:
        if len(start) > 1 and start[0] not in alone:
            pairs[start[0]].add(start[1])
    return re.compile(
        f"[{''.join(sorted(alone))}]|[{''.join(sorted(pairs))}](?=[{''.join(sorted(set().union(*pairs.values())))}])"
    )


_CANDIDATE = _candidate()
_DEEPEST = 2
_OF, _PLACED = LETTERS["of"], (DATE, TIME)


def _meaning(rule: Rule, found: Found, known: Known) -> Meaning | None:
    try:
        return rule.resolve(found, known)
    except (ValueError, OverflowError):  # a day beyond the years the calendar has
        return None


_Occurrence = tuple[Rule, Found, Meaning, int]


def _first(reading: Reading, at: int, known: Known) -> _Occurrence | None:
    """Return the first rule that applies at a word, with what was found, what it means, and the word after it."""
    classes = reading.classes
    for index in _RULES_FOR[classes[at : at + LENGTH]]:
        match = _MATCHERS[index](classes, at)
        if match is None:
            continue
        found = Found(reading, match, _PARTS[index])
        meaning = _meaning(RULES[index], found, known)
        if meaning is not None:
            return RULES[index], found, meaning, meaning.until or (found.span(meaning.part)[1] if meaning.part else match.end())
    return None


def _asking(reading: Reading, known: Known) -> Ask:
    """Return how a rule asks for the time behind its own words: a few deep, or a text of nothing else would be read over and over."""
    depth = 0

    def ask(at: int) -> tuple[Meaning, int] | None:
        nonlocal depth
        if depth >= _DEEPEST or at >= len(reading.classes):
            return None
        depth += 1
        try:
            found = _first(reading, at, known)
        finally:
            depth -= 1
        return (found[2], found[3]) if found and not found[2].part else None

    return ask


def occurrences(reading: Reading, known: Known) -> Iterator[tuple[Rule, Found, Meaning]]:
    """Yield the rules that apply along a text, none overlapping, with what was found and what it means."""
    classes, past = reading.classes, 0
    known.ask = _asking(reading, known)
    for start in _CANDIDATE.finditer(classes):
        at = start.start()
        if at < past or not _RULES_FOR[classes[at : at + LENGTH]]:
            continue
        if occurrence := _first(reading, at, known):
            rule, found, meaning, past = occurrence
            if classes[past : past + 1] == _OF and (whole := _torn_from(meaning, past, known)):
                meaning, past = unsure(whole, "it is a part of another time in a way that is not understood"), whole
            yield rule, found, meaning


def _torn_from(meaning: Meaning, end: int, known: Known) -> int:
    """Return where the time ends that a day or a longer one is said to be a part of, in a way no rule knows; 0 if there is none."""
    if meaning.kind not in _PLACED or meaning.value.endswith("_REF"):
        return 0
    whole = known.ask(end + 1)
    return whole[1] if whole and whole[0].kind in _PLACED and not whole[0].value.endswith("_REF") else 0
