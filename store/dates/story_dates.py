"""The dates written in a story: found in all its parts at once, and told where they stand in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import islice

from store.api.story import Story
from store.api.times import Mention
from store.api.when import Precision
from store.dates.mention import side_of
from store.dates.tagger import Tagged, tag
from store.dates.word_mention import WordMention
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
    tagged = tag(_BETWEEN.join(text for _, _, text in parts), published_day(story))
    answer = []
    for found, last in islice(_joined(tagged), MENTION_LIMIT):
        begin, end = tagged.place(found)[0], tagged.place(last)[1]
        which = bisect_right(starts, begin) - 1
        part, index, text = parts[which]
        start = begin - starts[which]
        sentence = text if part == "title" else _sentence(tagged, found)
        answer.append(_mention(found, (part, index, start, min(len(text), start + end - begin)), text, sentence))
    return answer


def times_of(story: Story) -> list[WordMention]:
    """Return the times that `mentions_of` tells, without their places: an import asks for no more, and this is quicker."""
    story = beginning_of(story)
    texts = [story.title, *story.highlights, *story.body]
    tagged = tag(_BETWEEN.join([*texts, story.caption] if story.caption else texts), published_day(story))
    found = tagged.mentions
    if any(mention.through for mention in found):
        return [mention for mention, _ in islice(_joined(tagged), MENTION_LIMIT)]
    return found[:MENTION_LIMIT]


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


def _joined(tagged: Tagged) -> Iterator[tuple[WordMention, WordMention]]:
    """Yield mentions, each with the last one it is made of; the two of a range are one that has the days of both."""
    found, published = tagged.mentions, tagged.context.published
    at = 0
    while at < len(found):
        mention, through = found[at], found[at].through
        at += 1
        if through is None or mention.first is None:
            yield mention, mention
        elif at < len(found) and _ends(tagged, mention, found[at]):
            following = found[at]
            at += 1
            side = side_of(mention.first, following.last, published)
            certainty = min(mention.certainty, following.certainty)
            doubt = mention.doubt or following.doubt
            yield mention._replace(last=following.last, side=side, certainty=certainty, doubt=doubt), following
        elif through != published:
            yield mention._replace(last=through, side=side_of(mention.first, through, published)), mention
        else:
            yield mention, mention


def _ends(tagged: Tagged, mention: WordMention, following: WordMention) -> bool:
    """Return whether the next mention is the end of the range that a mention opens."""
    through, first = mention.through, mention.first
    if through is None or first is None or following.last != through or through < first:
        return False
    near = tagged.place(following)[0] - tagged.place(mention)[1] <= _REACH
    return near and tagged.sentence(following) == tagged.sentence(mention)


def _sentence(tagged: Tagged, found: WordMention) -> str:
    """Return the sentence a mention stands in: no copy of all of a very long one, as it may hold thousands of mentions."""
    (first, last), (start, stop) = tagged.sentence(found), tagged.place(found)
    begin, end = max(first, start - SENTENCE_LIMIT), min(last, stop + SENTENCE_LIMIT)
    return excerpt(tagged.tokens.text[begin:end], start - begin, stop - begin)


def _mention(found: WordMention, place: tuple[str, int, int, int], text: str, sentence: str) -> Mention:
    part, index, start, end = place
    told = (found.kind.value, found.value, found.first, found.last, found.precision, found.side.value)
    reasons = (found.certainty, found.rule, found.doubt)
    return Mention(part, index, start, end, text[start:end], *told, *reasons, clean_line(sentence))
