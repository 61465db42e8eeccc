"""Times that belong together: "June 2 to 5", "between 2016 and 2019", "since April", "two days after May 12"."""

from __future__ import annotations

import re
from datetime import date

from store.dates.grammar.phrases import LatePhrase
from store.dates.gregorian.day_arithmetic import DAY, WEEK, latest_weekday, valid_day
from store.dates.gregorian.duration_values import value_after
from store.dates.gregorian.timex_values import days_of
from store.dates.lexer.numerals import parse_ordinal
from store.dates.lexer.token_classes import LETTERS, letter_set
from store.dates.lexer.tokenizer import Tokens
from store.dates.mention import DURATION, PAST, side_of
from store.dates.rules.calendar_days import FIRST_OF_RANGE
from store.dates.word_mention import WordMention
from store.text.late_pattern import LatePattern

_DASHED = LatePhrase("(dash|break) <day:small>(?! (measured|clock_unit|clock_units|any_month))( comma? <year:year>)?")
_TOLD = LatePhrase("(to|until|and|or) <day:month_digits>(?=ending|close|in|at|on|for|year|and)( comma? <year:year>)?")
_FROM_TO = LatePhrase("(to|until) <day:month_digits>(?! (measured|clock_units|any_month))( comma? <year:year>)?")
_FROM, _PARAGRAPH = LETTERS["from"], LETTERS["paragraph"]
_SHORT_YEAR = LatePhrase("(dash|slash) <year:digits>(?! measured)")
_JOINED = LatePattern(r"[.,]{0,2}\s*(?:-|–|—|to|through|until|till|and)\s*(?:the\s+)?")
_AFTER = LatePattern(r"\s+(after|before|from)\s+(?:the\s+)?")
_BETWEEN, _SINCE = (LatePattern(rf"\b{word}\s+(?:the\s+)?$", re.IGNORECASE) for word in ("between", "since"))
_BARE_MONTHS = ("month", "month that is also a word")
"""The rules of months that name no year."""
_REACH = 16
"""How far back a word such as "between" is looked for, in characters."""
GOES_ON = letter_set("dash break slash to until and or")
"""What stands behind a day or a year whose range ends with a bare number."""
_MAY_BE_SINCE = letter_set("since the other paragraph")
"""The classes of "since" and "the", however they are written, and of what may stand between them and a time."""
_TYING, _LONGEST_TIE = letter_set("dash break to until and after before from"), 4
"""What ties two times, and the most words that stand between two that are tied: "., to the"."""


def second_day(tokens: Tokens, begin: int, end: int, first: WordMention) -> tuple[int, int, date] | None:
    """Return the words and the day of the second part of a range that ends with a bare number: "May 7-10", "April 24 and 25"."""
    if first.precision != "day" or first.first is None or first.rule == FIRST_OF_RANGE:
        return None
    match = _DASHED.compiled.match(tokens.classes, end) or _TOLD.compiled.match(tokens.classes, end)
    if match is None and _FROM in tokens.classes[max(0, begin - 2) : begin]:
        match = _FROM_TO.compiled.match(tokens.classes, end)
    if match is None:
        return None
    number = parse_ordinal([tokens.word(match.start("day"))]) or 0
    day = valid_day(first.first.year, first.first.month, number) if number > first.first.day else None
    return (match.start("day"), match.end(), day) if day else None


def season_end(tokens: Tokens, end: int, year: WordMention) -> date | None:
    """Return the last day of "2024-25" and "1939–45", where a short year follows the first one."""
    match = _SHORT_YEAR.compiled.match(tokens.classes, end)
    if match is None or year.precision != "year" or year.first is None:
        return None
    short = tokens.word(match.start("year"))
    if len(short) != len("25") or not short.isdecimal() or year.first.year % 100 >= int(short):
        return None
    return date(year.first.year // 100 * 100 + int(short), 12, 31)


def linked(tokens: Tokens, mentions: list[WordMention], published: date | None) -> list[WordMention]:
    """Return the mentions with what neighbours say of one another: where a range ends, and days counted from the next date."""
    answer, classes = list(mentions), tokens.classes
    for index, following in enumerate([*mentions[1:], None]):
        mention = answer[index]
        end = mention.end
        close = following is not None and following.begin - end <= _LONGEST_TIE
        tied = close and following is not None and not _TYING.isdisjoint(classes[end : following.begin])
        if tied and _tie(tokens, answer, index, published):
            continue
        if classes[mention.begin - 1 : mention.begin] not in _MAY_BE_SINCE or mention.side is not PAST or not published:
            continue
        if _may_follow_since(tokens, mention.begin):
            near = following and _between(tokens, mention, following) is not None
            if not near and _follows(_SINCE, tokens, mention):
                answer[index] = mention._replace(through=published)
    return answer


def _may_follow_since(tokens: Tokens, begin: int) -> bool:
    """Say whether the word before a time ends as "since" and "the" do."""
    while tokens.classes[begin - 1 : begin] == _PARAGRAPH:
        begin -= 1
    return tokens.written(begin - 1).endswith(("e", "E"))


def _between(tokens: Tokens, mention: WordMention, following: WordMention) -> str | None:
    """Return what stands between two times that are close to one another; None where they are not."""
    if following.begin - mention.end >= _REACH:
        return None
    between = tokens.between(mention.end - 1, following.begin)
    return between if len(between) < _REACH else None


def _tie(tokens: Tokens, mentions: list[WordMention], index: int, published: date | None) -> bool:
    """Let two neighbours say what they do of one another; return whether they are close enough to."""
    between = _between(tokens, mentions[index], mentions[index + 1])
    if between is None:
        return False
    mention, following = _agreed(mentions[index], between, mentions[index + 1], published)
    mentions[index : index + 2] = [_with_next(tokens, mention, between, following, published), following]
    return True


def _follows(word: LatePattern, tokens: Tokens, mention: WordMention) -> bool:
    return word.compiled.search(tokens.before(mention.begin, _REACH)) is not None


def _agreed(first: WordMention, between: str, second: WordMention, published: date | None) -> tuple[WordMention, WordMention]:
    """Return two neighbours in the order they are told, where each alone was placed by itself.

    A range of weekdays ends in the week after it begins ("Monday to Friday"), one of months that name no year begins in the year
    before where it would end before it begins ("May through July", told in June); of a pair of weekdays ("met Tuesday and
    Thursday") past ones end with the latest, and coming ones begin with the next.
    """
    if first.first is None or second.first is None:
        return first, second
    backwards = second.value < first.value
    if "and" not in between and _JOINED.compiled.fullmatch(between):
        weekday = second.rule == "weekday" or (second.rule == "named weekday" and backwards)
        if weekday and first.rule in ("weekday", "named weekday"):
            day = latest_weekday(first.first + 6 * DAY, second.first.weekday())
            return first, _moved(second, day.isoformat(), published)
        if backwards and first.rule in _BARE_MONTHS and second.rule in _BARE_MONTHS:
            return _moved(first, f"{int(first.value[:4]) - 1:04}{first.value[4:]}", published), second
    elif backwards and between.strip() == "and" and first.rule == second.rule == "weekday" and first.side is second.side:
        if first.side is PAST:
            return _put_in_order(first, first.first - WEEK, published), second
        return first, _put_in_order(second, second.first + WEEK, published)
    return first, second


def _moved(mention: WordMention, value: str, published: date | None) -> WordMention:
    first, last, _ = days_of(value)
    return mention._replace(value=value, first=first, last=last, side=side_of(first, last, published))


def _put_in_order(mention: WordMention, day: date, published: date | None) -> WordMention:
    doubt = "put into the order in which the two weekdays are told"
    return _moved(mention, day.isoformat(), published)._replace(certainty=0.6, doubt=doubt)


def _with_next(
    tokens: Tokens, mention: WordMention, between: str, following: WordMention, published: date | None
) -> WordMention:
    """Return a mention with the day that the next one ends its range on, or that it is counted from."""
    if match := _AFTER.compiled.fullmatch(between):
        return _counted(mention, following, -1 if match[1] == "before" else 1, published)
    if not _JOINED.compiled.fullmatch(between):
        return mention
    if mention.rule == FIRST_OF_RANGE and following.first:
        return mention._replace(through=following.last)
    if mention.through or mention.first is None or following.last is None:
        return mention
    told = "and" not in between or _follows(_BETWEEN, tokens, mention)
    if following.last < mention.first or not told or mention.precision != following.precision:
        return mention
    return mention._replace(through=following.last)


def _counted(mention: WordMention, following: WordMention, way: int, published: date | None) -> WordMention:
    """Return "two days" before "after May 12" with the day it leads to."""
    if mention.kind is not DURATION or following.first is None or following.precision != "day":
        return mention
    first, last, precision = days_of(value_after(mention.value, way, following.first))
    if first is None:
        return mention
    side, certainty = side_of(first, last, published), min(mention.certainty, following.certainty)
    counted = mention._replace(first=first, last=last, precision=precision, side=side, certainty=certainty)
    return counted._replace(doubt="counted from the date beside it")
