"""All rules in the order they are tried, and where along a text they apply."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from store.dates.beginnings import beginnings
from store.dates.lexing import Reading
from store.dates.meaning import Found, Known, Meaning, Rule, parts_of_pattern
from store.dates.phrases import compiled
from store.dates.rules import clock, days, eras, lengths, periods, relative, vague

RULES: tuple[Rule, ...] = (
    *eras.RULES,
    *clock.RULES,
    *days.RULES,
    *lengths.RULES[:3],
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
    """Two words, as classes, to the rules that can begin so: most pairs have none, and the text goes by in one look-up each."""

    def __init__(self) -> None:
        self.starts: dict[str, list[int]] = defaultdict(list)
        for index, pattern in enumerate(_PATTERNS):
            for start in beginnings(pattern.pattern):
                self.starts[start].append(index)

    def __missing__(self, pair: str) -> tuple[int, ...]:
        whole = self.starts.get(pair, []) + (self.starts.get(pair[0], []) if len(pair) > 1 else [])
        self[pair] = tuple(sorted(set(whole)))
        return self[pair]


_RULES_FOR = _Dispatch()


def _candidate() -> re.Pattern[str]:
    """Return the pattern of places worth a look: a word that can be a time, or the first of two that can begin one."""
    starts = _RULES_FOR.starts
    alone = {start[0] for start in starts if len(start) == 1}
    pairs: dict[str, set[str]] = defaultdict(set)
    for start in starts:
        if len(start) == 2 and start[0] not in alone:
            pairs[start[0]].add(start[1])
    return re.compile(
        f"[{''.join(sorted(alone))}]|[{''.join(sorted(pairs))}](?=[{''.join(sorted(set().union(*pairs.values())))}])"
    )


_CANDIDATE = _candidate()


def _meaning(rule: Rule, found: Found, known: Known) -> Meaning | None:
    try:
        return rule.resolve(found, known)
    except (ValueError, OverflowError):  # a day beyond the years the calendar has
        return None


def occurrences(reading: Reading, known: Known) -> Iterator[tuple[Rule, Found, Meaning]]:
    """Yield the rules that apply along a text, none overlapping, with what was found and what it means."""
    classes, past = reading.classes, 0
    for start in _CANDIDATE.finditer(classes):
        at = start.start()
        if at < past:
            continue
        for index in _RULES_FOR[classes[at : at + 2]]:
            match = _MATCHERS[index](classes, at)
            if match is None:
                continue
            found = Found(reading, match, _PARTS[index])
            meaning = _meaning(RULES[index], found, known)
            if meaning is not None:
                past = meaning.until or (found.span(meaning.part)[1] if meaning.part else match.end())
                yield RULES[index], found, meaning
                break
