"""Briefs to be written: one that has every turn of phrase, and any at all."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from store.api.story import StoryId
from store.api.times import Brief, Event, EventMention, KeyDate, Mention
from store.api.views import StoryRow
from store.api.when import When


def told(title: str, published: str, sentence: str, *, source: str = "", words: str = "March 4") -> EventMention:
    """Return what one story says of a time."""
    row = StoryRow(StoryId(title.lower().replace(" ", "-")), title, When(published), "", source, ("other",))
    mention = Mention("paragraph", 0, 0, len(words), words, "date", "", None, None, "day", "past", 0.912, "", "", sentence)
    return EventMention(row, mention, sentence, 0.5)


FELL = "The Miloš bridge at Ostrava *fell* into the [Oder] on March 4."
FIRE = "A theatre caught fire."
REPORT = "Engineers of six countries are to report to the committee of transport in Prague, its chair said."
DAY = date(2025, 3, 4)
BRIEF = Brief(
    "bridge_at_`ostrava`",
    date(1960, 9, 19),
    date(2025, 8, 8),
    12,
    [
        KeyDate(event, weight)
        for event, weight in (
            (
                Event(
                    date(1960, 1, 1),
                    date(1960, 12, 31),
                    "It was built in 1960.",
                    [told("Old bridge", "2025", FELL)],
                    False,
                    "year",
                ),
                0.25,
            ),
            (
                Event(
                    DAY,
                    DAY,
                    FELL,
                    [told(f"Report {n}", "2025-03-04T09:15Z", FELL, source="Coast #Daily") for n in range(7)],
                    False,
                ),
                1.0,
            ),
            (Event(DAY, DAY, FIRE, [told("Report 0", "2025-03-05", FIRE)], False), 0.5),
            (
                Event(
                    date(2025, 9, 7),
                    date(2025, 9, 10),
                    REPORT,
                    [
                        told("Inquiry | begins", "2025-03-20", "They report."),
                        told("Inquiry goes on", "2025-04", "They report.", source="AP"),
                    ],
                    True,
                ),
                0.75,
            ),
            (
                Event(
                    date(9999, 1, 1),
                    date.max,
                    "The lease ends.",
                    [told("Lease", "2025-01-01", "The lease ends.")],
                    True,
                    "year",
                ),
                0.1,
            ),
        )
    ],
)
"""A brief with days, ranges and years, with what is announced, with many stories to one date, and with signs that mean something."""

_LINES = st.text(min_size=1, max_size=90)
_DAYS = st.dates()


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Return any event."""
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    days = st.builds(lambda day: day.isoformat(), _DAYS)
    mentions = st.builds(told, _LINES, days, _LINES, source=st.text(max_size=20), words=_LINES)
    return Event(first, last, draw(_LINES), draw(st.lists(mentions, min_size=1, max_size=7)), draw(st.booleans()))


ANY_BRIEF = st.builds(
    Brief,
    st.text(max_size=60),
    st.none() | _DAYS,
    st.none() | _DAYS,
    st.integers(0, 2_000),
    st.lists(st.builds(KeyDate, events(), st.floats(0, 1)), max_size=4),
)
"""Briefs of any text and any days."""
