"""Page furniture goes in its many forms, and no sentence of the news goes with it."""

# ruff: noqa: E501 - pages are told in long lines
from __future__ import annotations

import pytest

from store.api.when import When
from store.formats import ReadStory
from store.formats.news_text.reader import read_text

FIRST = "The reservoir above Orla is full for the first time in nine years, its operator said on Sunday."
LAST = "Rain in February brought more water than in all of last year."


def body(inside: str) -> tuple[str, ...]:
    (one,) = read_text(
        f"Reservoir is full again\n\n9 March 2025\n\n{FIRST}\n\n{inside}\n\n{LAST}\n", "clip.txt", When("2025-07-01")
    )
    assert isinstance(one, ReadStory)
    return one.story.body


FURNITURE = [
    "Sign up to The Long Tide, our weekly email, and get the best of the coast in your inbox.\nEnter your email\nBy signing up, you agree to our Privacy Policy.",
    "Get our top stories delivered to your inbox every morning.\nSubscribe",
    "Newsletter\nSubscribe to our newsletter to stay informed.",
    "Privacy Notice: Newsletters may contain info about charities, online ads, and content funded by outside parties.",
    "after newsletter promotion",
    "Listen to this article | 4 mins",
    "Listen to this article\n4 min",
    "Listen · 5:12 min",
    "00:00 / 04:12",
    "Your browser does not support the audio element.",
    "Comments (14)",
    "14 Comments",
    "Comments: 1,204",
    "Join the conversation",
    "Comments are closed.",
    "Follow us on X and Instagram for more updates",
    "Join our WhatsApp channel for breaking news.",
    "Click here to join our Telegram channel",
    "For the latest news, follow us on Facebook and Telegram.",
    "Get the latest updates on WhatsApp. Click here to join.",
    "Our Standards: The Thomson Reuters Trust Principles., opens new tab",
    "Read our editorial standards",
    "Spotted a mistake? Tell us",
    "A version of this article appears in print on March 10, 2025, Section A, Page 4 of the coast edition.",
    "This article was originally published on 8 March 2025.",
    "This story has not been edited by our staff and is auto-generated from a syndicated feed.",
    "The post Reservoir is full again appeared first on Coast Daily.",
    "Most viewed\nFerry strike enters its third week\nStorm closes two schools",
    "Most read in Coast\n1\nFerry strike enters its third week\n2\nStorm closes two schools",
    "More from Coast Daily\nIs the ferry coming back?\nStorm closes two schools",
    "Related topics\nWater\nRivers",
    "Tags:\nWater\nRivers",
    "Topics: Water, Rivers",
    "You may also like\n• Ferry strike enters its third week\n• Storm closes two schools",
    "Lesen Sie auch\nDie Fähre streikt weiter",
    "Lo más leído\nSigue la huelga del ferry",
    "À lire aussi\nLa grève du ferry continue",
    "Baca juga\nMogok feri berlanjut",
    "相关新闻\n轮渡罢工进入第三周",
    "Reporting by Jan Doe in Oslo; Editing by Ann Other",
    "(Additional reporting by Jan Doe)",
    "(With inputs from PTI)",
    "Copyright",
    "Copyright 2025 Coast Daily",
    "Copyright: Coast Daily",
    "Copyright by the Coast Media Group",
    "COPYRIGHT COAST MEDIA GROUP",
    "Copyright Coast Photo/Jan Doe",
    "Copyright Jan Doe, Pool Photo via CP",
    "Copyright Coast Daily. All rights reserved.",
    "Share on Facebook, X and WhatsApp",
    "1.2K shares",
    "12 likes 3 comments",
    "Advertisement - scroll to continue",
    "Sponsored by Coast Bank",
]  # fmt: skip


@pytest.mark.parametrize("inside", FURNITURE)
def test_furniture_goes(inside: str) -> None:
    assert body(inside) == (FIRST, LAST)


NEWS = [
    "Sign-ups for the newsletter doubled in a year, the council said.",
    "Follow the water, he said, and you find the leak.",
    "Join the queue at six, she told them, or go without.",
    "Get ready for a dry summer, officials said on WhatsApp.",
    "Comments by the minister on Telegram were read as a threat.",
    "Most viewed the dam as a danger until last year.",
    "More from the lake would not be enough for the fields.",
    "Related industries have lost 4,000 jobs since the drought.",
    "Topics at the meeting were water, roads and schools.",
    "Tags on the fish showed that they had come from the sea.",
    "Listen to both sides, the judge told them.",
    "Reporting by the broadcaster shows that the leak was known for years.",
    "Reporting by residents of leaks has doubled since the spring.",
    "Editing by hand took the archive three years.",
    "Our standards are higher than those of the state, the operator said.",
    "Published figures put the loss at a third of the water.",
    "Printed maps of the valley show a lake that is gone.",
    "The report was first published in 2019 and has been forgotten since.",
    "Subscribe to a cause, her father used to say.",
    "Yesterday the first boats came back.",
    "Two days ago nobody believed it.",
    "By Sunday the water had reached the mark.",
    "Photo: a word that nobody in the valley had heard before the 1920s.",
    "At 14:05 the gates were opened.",
    "Updated maps will follow in June 2026.",
    "On 12 March 2025 the gates open.",
    "Trending downwards for years, the level has now turned.",
    "Popular with anglers, the lake had been closed since 2016.",
    "Download speeds in the valley are the lowest in the country.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", NEWS)
def test_sentences_stay(sentence: str) -> None:
    assert body(sentence) == (FIRST, sentence, LAST)


def test_a_subhead_beneath_a_list_stays() -> None:
    assert body("Most viewed\nFerry strike enters its third week\n\nWhere the water came from") == (
        FIRST,
        "Where the water came from",
        LAST,
    )


@pytest.mark.parametrize(
    "headline",
    [
        "Copyright reform passes the coast parliament",
        "Copyright: coast agrees on rules for machines",
        "Copyright Office says that no machine is an author",
        "Copyright by the hour sells well",
        "Share on the exchange doubles in a day",
        "500 followers of sect arrested",
        "Sponsored families arrive on the coast",
        "Advertisement tax rises in Orla",
    ],
)
def test_a_headline_that_begins_as_furniture_does_begins_a_story(headline: str) -> None:
    first, second = read_text(
        f"Reservoir is full again\n\n9 March 2025\n\n{FIRST}\n\n\n{headline}\n\n10 March 2025\n\n{LAST}\n",
        "clip.txt",
        When("2025-07-01"),
    )

    assert isinstance(first, ReadStory)
    assert isinstance(second, ReadStory)
    assert first.story.body == (FIRST,)
    assert (second.story.title, second.story.body) == (headline, (LAST,))
