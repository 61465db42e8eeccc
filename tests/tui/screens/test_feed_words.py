"""What an update, or following, brought is said in a line or two."""

from __future__ import annotations

from store.api.changes import Refused, Taken
from store.api.feeds import Feed, FeedId, FeedUpdate, FoundFeed, Outcome, Subscribed, Updated
from store.api.story import StoryId
from store.api.when import When
from tui.screens.timeline.feed_words import followed_words, list_words, update_words

FEEDS = [Feed(FeedId(f"{number}"), f"Feed {number}", f"https://f{number}.test/") for number in range(4)]
NEW = (Taken(StoryId("s"), "A story", When("2025-06-02")),)
FINE = FeedUpdate(FEEDS[0], Outcome.CAME, NEW, NEW)
BROKEN = [FeedUpdate(feed, Outcome.FAILED, told=f"{feed.address} is not there") for feed in FEEDS[1:]]


def test_new_stories_and_newer_texts_are_counted() -> None:
    assert update_words(Updated((FINE,)), []) == "1 new story, 1 with a newer text"
    assert update_words(Updated((FeedUpdate(FEEDS[0], Outcome.SAME),)), []) == "Nothing new"
    assert update_words(Updated(()), []) == "No feed is due for an update"


def test_few_that_went_wrong_are_named_and_many_are_counted() -> None:
    assert update_words(Updated((FINE, BROKEN[0])), BROKEN[:1]).splitlines()[1] == "Feed 1: https://f1.test/ is not there"
    assert update_words(Updated((FINE, *BROKEN)), BROKEN).splitlines()[1] == "3 feeds could not be updated; F says why"


def test_of_one_feed_alone_what_it_said_is_told() -> None:
    later = FeedUpdate(FEEDS[0], Outcome.NOT_DUE, told="it is asked again at 14:00")

    assert update_words(Updated((later,)), []) == "Feed 0: it is asked again at 14:00"


def test_what_is_followed_is_said() -> None:
    more = (FoundFeed("https://f0.test/all", "All of it"),)

    assert followed_words(Subscribed(FEEDS[0], False)) == "“Feed 0” is followed already"
    assert followed_words(Subscribed(FEEDS[0], True, FINE, more)).splitlines() == [
        "Following “Feed 0”: 1 new story",
        "The page names more: All of it",
    ]


def test_a_list_is_summed_up() -> None:
    done: list[Subscribed | Refused] = [
        Subscribed(FEEDS[0], True),
        Subscribed(FEEDS[1], False),
        Refused("urls", 3, "exec: is no address"),
    ]

    assert list_words(done) == "1 followed, 1 followed already, 1 refused\nexec: is no address"
    assert list_words([]) == "No feed is named there"
