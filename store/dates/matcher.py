"""All rules in the order they are tried, and where along a text they apply."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from store.dates.grammar.first_tokens import LENGTH, beginnings
from store.dates.grammar.phrases import compiled
from store.dates.grammar.rule import Context, PhraseMatch, ReadAt, Rule, Timex, parts_of_pattern, unresolved
from store.dates.lexer.tokenizer import LETTERS, Tokens
from store.dates.mention import DATE, TIME
from store.dates.rules import (
    calendar_days,
    clock_times,
    durations,
    eras,
    iso_forms,
    months_and_years,
    offsets,
    parts_of_spans,
    quarters,
    relative_spans,
    vague_times,
)

RULES: tuple[Rule, ...] = (
    *eras.RULES,
    *parts_of_spans.RULES,
    *offsets.RULES,
    *clock_times.RULES,
    *calendar_days.RULES,
    *durations.RULES[:3],
    *iso_forms.RULES,
    *quarters.RULES,
    *months_and_years.RULES,
    *relative_spans.RULES,
    *durations.RULES[3:],
    *vague_times.RULES,
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


def _timex(rule: Rule, found: PhraseMatch, context: Context) -> Timex | None:
    try:
        return rule.resolve(found, context)
    except (ValueError, OverflowError):  # a day beyond the years the calendar has
        return None


_Occurrence = tuple[Rule, PhraseMatch, Timex, int]


def _first(tokens: Tokens, at: int, context: Context) -> _Occurrence | None:
    """Return the first rule that applies at a word, with what was found, what it means, and the word after it."""
    classes = tokens.classes
    for index in _RULES_FOR[classes[at : at + LENGTH]]:
        match = _MATCHERS[index](classes, at)
        if match is None:
            continue
        found = PhraseMatch(tokens, match, _PARTS[index])
        timex = _timex(RULES[index], found, context)
        if timex is not None:
            return RULES[index], found, timex, timex.until or (found.span(timex.part)[1] if timex.part else match.end())
    return None


def _reader_of_parts(tokens: Tokens, context: Context) -> ReadAt:
    """Return how a rule asks for the time behind its own words: a few deep, or a text of nothing else would be read over and over."""
    depth = 0

    def read_at(at: int) -> tuple[Timex, int] | None:
        nonlocal depth
        if depth >= _DEEPEST or at >= len(tokens.classes):
            return None
        depth += 1
        try:
            found = _first(tokens, at, context)
        finally:
            depth -= 1
        return (found[2], found[3]) if found and not found[2].part else None

    return read_at


def occurrences(tokens: Tokens, context: Context) -> Iterator[tuple[Rule, PhraseMatch, Timex]]:
    """Yield the rules that apply along a text, none overlapping, with what was found and what it means."""
    classes, past = tokens.classes, 0
    context.read_at = _reader_of_parts(tokens, context)
    for start in _CANDIDATE.finditer(classes):
        at = start.start()
        if at < past or not _RULES_FOR[classes[at : at + LENGTH]]:
            continue
        if occurrence := _first(tokens, at, context):
            rule, found, timex, past = occurrence
            if classes[past : past + 1] == _OF and (whole := _torn_from(timex, past, context)):
                timex, past = unresolved(whole, "it is a part of another time in a way that is not understood"), whole
            yield rule, found, timex


def _torn_from(timex: Timex, end: int, context: Context) -> int:
    """Return where the time ends that a day or a longer one is said to be a part of, in a way no rule knows; 0 if there is none."""
    if timex.kind not in _PLACED or timex.value.endswith("_REF"):
        return 0
    whole = context.read_at(end + 1)
    return whole[1] if whole and whole[0].kind in _PLACED and not whole[0].value.endswith("_REF") else 0
