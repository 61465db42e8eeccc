"""The dates written in a story: found in all its parts at once, and told where they stand in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import islice

from store.api.story import Story
from store.api.times import Mention
from store.api.when import Precision
from store.dates.mention import DateMention, side_of
from store.dates.tagger import find_dates
from store.text.clean import clean_line
from store.text.reading_limits import MENTION_LIMIT, SENTENCE_LIMIT, beginning_of, excerpt

_BETWEEN = "\n\n"
_REACH = 24
"""A range's end stands no further from its beginning, in characters."""


def mentions_of(story: Story) -> list[Mention]:
    """Return every time a story speaks of, in the order it is read; ranges are joined to one mention each.

    Of a very long story its beginning is read, and the first `MENTION_LIMIT` are told; of a very long sentence the part around.
    """
    parts = list(_parts(beginning_of(story)))
    starts, at = [], 0
    for _, _, text in parts:
        starts.append(at)
        at += len(text) + len(_BETWEEN)
    whole = _BETWEEN.join(text for _, _, text in parts)
    published = published_day(story)
    answer = []
    for found, end in islice(_joined(find_dates(whole, published), published), MENTION_LIMIT):
        which = bisect_right(starts, found.start) - 1
        part, index, text = parts[which]
        start = found.start - starts[which]
        sentence = text if part == "title" else _sentence(whole, found)
        answer.append(_mention(found, (part, index, start, min(len(text), start + end - found.start)), text, sentence))
    return answer


def published_day(story: Story) -> date | None:
    """Return the day a story's times are seen from; None where it is not known to the day."""
    context = not story.undated and story.published.precision in (Precision.DAY, Precision.MINUTE)
    return story.published.first_day if context else None


def _parts(story: Story) -> Iterator[tuple[str, int, str]]:
    """Yield the texts of a story with what they are, as a reader goes through them."""
    yield "title", 0, story.title
    yield from (("highlight", index, text) for index, text in enumerate(story.highlights))
    yield from (("paragraph", index, text) for index, text in enumerate(story.body))
    if story.caption:
        yield "caption", 0, story.caption


def _joined(found: list[DateMention], published: date | None) -> Iterator[tuple[DateMention, int]]:
    """Yield mentions with where each ends; the two of a range as one that has the days of both."""
    at = 0
    while at < len(found):
        mention, following = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        if following and mention.first and following.last and _ends(mention, following):
            at += 1
            side = side_of(mention.first, following.last, published)
            certainty = min(mention.certainty, following.certainty)
            both = mention._replace(last=following.last, side=side, certainty=certainty, doubt=mention.doubt or following.doubt)
            yield both, following.end
        elif mention.through and mention.through != published and mention.first:
            side = side_of(mention.first, mention.through, published)
            yield mention._replace(last=mention.through, side=side), mention.end
        else:
            yield mention, mention.end


def _ends(mention: DateMention, following: DateMention) -> bool:
    """Return whether the next mention is the end of the range that a mention opens."""
    if mention.through is None or mention.first is None or following.last != mention.through or mention.through < mention.first:
        return False
    return following.start - mention.end <= _REACH and following.sentence == mention.sentence


def _sentence(whole: str, found: DateMention) -> str:
    """Return the sentence a mention stands in: no copy of all of a very long one, as it may hold thousands of mentions."""
    first, last = found.sentence
    begin, end = max(first, found.start - SENTENCE_LIMIT), min(last, found.end + SENTENCE_LIMIT)
    return excerpt(whole[begin:end], found.start - begin, found.end - begin)


def _mention(found: DateMention, place: tuple[str, int, int, int], text: str, sentence: str) -> Mention:
    part, index, start, end = place
    told = (found.kind.value, found.value, found.first, found.last, found.precision, found.side.value)
    reasons = (found.certainty, found.rule, found.doubt)
    return Mention(part, index, start, end, text[start:end], *told, *reasons, clean_line(sentence))
