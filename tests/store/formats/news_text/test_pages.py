"""News text as people copy it: many layouts, one or several stories to a file."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.changes import Refused
from store.api.story import Story
from store.api.when import When
from store.formats import ReadStory
from store.formats.format_table import read_source
from store.formats.news_text.furniture import is_furniture
from store.formats.news_text.reader import read_text
from store.formats.source import Read, Source
from store.text.clean import clean_text
from store.text.fold import words

FILE_TIME = When("2025-07-01T12:00")
Page = tuple[str, tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]
"""A story as a page shows it, and its title, day, place, highlights and body."""
PIECES = st.sampled_from(["Title of it", "", "• x", "Updated 02 June 2025", "GENEVA: Text.", "Long text. " * 20])


def read_bytes(raw: bytes) -> list[Read]:
    """Return what is read of a file of some bytes."""
    return list(read_source(Source.of_bytes(raw, "clip.txt", FILE_TIME)))


def read(text: str) -> list[Story]:
    found = list(read_text(dedent(text), "clip.txt", FILE_TIME))
    assert all(isinstance(one, ReadStory) for one in found), found
    return [one.story for one in found if isinstance(one, ReadStory)]


def test_a_page_with_everything_on_it() -> None:
    (story,) = read("""\
        Pakistan briefs team before world tour on India standoff

        Members of a delegation pose for a photo in New York, US, on June 2, 2025. (MOFA)
        Short Url
        https://example.org/ab12c
        Updated 02 June 2025
        Follow

        Pakistan briefs team before world tour on India standoff
            • Nine-member team will visit New York, Washington, London and Brussels
            • Another delegation goes to Moscow

        ISLAMABAD: A nine-member delegation began a visit to the United Nations on Monday to present Islamabad’s case.

        The ceasefire ended four days of fire.

        Read more

        Diplomats will meet the secretary-general.
        """)

    assert story.title == "Pakistan briefs team before world tour on India standoff"
    assert story.published.iso == "2025-06-02"
    assert story.updated == When("2025-06-02")
    assert story.place == "ISLAMABAD"
    assert story.link == "https://example.org/ab12c"
    assert story.caption == "Members of a delegation pose for a photo in New York, US, on June 2, 2025."
    assert story.credit == "MOFA"
    assert story.highlights == (
        "Nine-member team will visit New York, Washington, London and Brussels",
        "Another delegation goes to Moscow",
    )
    assert story.body == (
        "A nine-member delegation began a visit to the United Nations on Monday to present Islamabad’s case.",
        "The ceasefire ended four days of fire.",
        "Diplomats will meet the secretary-general.",
    )
    assert not story.undated


def test_stories_of_different_completeness_in_one_file() -> None:
    stories = read("""\
        Delegation leaves for talks at the United Nations

        The team boards its plane on Sunday. (AFP/File)
        Short Url
        https://example.org/x1
        Updated 02 June 2025

        Delegation leaves for talks at the United Nations
        - Nine members on their way

        ISLAMABAD: The team left on Sunday.

        It returns next week.

        Exchange and bank presidents discuss digital payments

        KARACHI: Bankers met a team of the exchange on Friday.

        They spoke about remittances, which are about $38 billion a year.

        What comes next

        More talks.


        River floods two districts after days of heavy rain
        Published: June 5, 2025 14:05

        Rain filled the river over the weekend and the water reached the first houses on Monday, the weather office said.

        Storm leaves thousands without power along the coast
        • Winds reached 120 kilometres an hour
        • Schools stay closed

        Crews worked through the night to bring back electricity for thousands of homes after a storm hit the coast.
        """)

    assert [story.title for story in stories] == [
        "Delegation leaves for talks at the United Nations",
        "Exchange and bank presidents discuss digital payments",
        "River floods two districts after days of heavy rain",
        "Storm leaves thousands without power along the coast",
    ]
    assert [story.place for story in stories] == ["ISLAMABAD", "KARACHI", "", ""]
    assert [story.undated for story in stories] == [False, True, False, True]
    assert stories[2].published.iso == "2025-06-05T14:05"
    assert stories[1].body[2:] == ("What comes next", "More talks.")
    assert stories[3].highlights == ("Winds reached 120 kilometres an hour", "Schools stay closed")


def test_highlights_that_lost_their_bullets() -> None:
    (story,) = read("""\
        Ministers talk of digital assets in the capital
        The minister meets a team of the exchange in the capital on December 5, 2025. (Finance Ministry)
        Short Url
        https://example.org/abcd1
        Updated 05 December 2025
        JOHN DOE
        December 05, 202517:22
        Follow

        Ministers talk of digital assets in the capital

        Team leads talks on payments and tokens
        Remittances are about $38 billion a year
        KARACHI: The minister held talks on Friday, his ministry said.

        “Remittances were discussed,” it added.
        """)

    assert story.highlights == ("Team leads talks on payments and tokens", "Remittances are about $38 billion a year")
    assert (story.published.iso, story.author, story.place) == ("2025-12-05T17:22", "JOHN DOE", "KARACHI")
    assert len(story.body) == 2


def test_an_agency_s_page_with_summary_and_credits() -> None:
    (story,) = read("""\
        World
        Exclusive: New package of measures is ready, sources say
        By Jan Doe and Julia Roe
        June 10, 2025 3:15 PM UTC Updated June 10, 2025

        [1/2] Flags flutter outside the headquarters in Brussels, Belgium. REUTERS/Jo Ge/File Photo Purchase Licensing Rights, opens new tab
        Summary
        Package aims at energy and banks
        Price cap to be lowered

        BRUSSELS, June 10 (Reuters) - The commission proposed a package of measures on Tuesday.

        It aims at revenues.

        Reporting by Jan Doe; Editing by Ann Other
        """)

    assert story.title == "Exclusive: New package of measures is ready, sources say"
    assert (story.published.iso, story.author, story.source) == ("2025-06-10T15:15Z", "Jan Doe and Julia Roe", "Reuters")
    assert story.highlights == ("Package aims at energy and banks", "Price cap to be lowered")
    assert (story.caption, story.credit) == (
        "Flags flutter outside the headquarters in Brussels, Belgium.",
        "REUTERS/Jo Ge/File Photo",
    )
    assert story.body == ("The commission proposed a package of measures on Tuesday.", "It aims at revenues.")


def test_a_broadcaster_s_page_with_reporter_and_topics() -> None:
    (story,) = read("""\
        Water talks stall as rivers run low
        2 June 2025
        Jane Doe
        South Asia correspondent, Example News
        Getty Images A man walks across a dry riverbed

        Talks between the two countries over water have stalled, officials say.

        What is the treaty about?
        Signed in 1960, it divides six rivers.

        Related topics
        India
        Pakistan
        Water
        """)

    assert (story.title, story.published.iso, story.author) == ("Water talks stall as rivers run low", "2025-06-02", "Jane Doe")
    assert (story.caption, story.credit) == ("A man walks across a dry riverbed", "Getty Images")
    assert story.body[-1] == "Signed in 1960, it divides six rivers."
    assert len(story.body) == 3


def test_a_standfirst_and_a_caption_above_the_byline() -> None:
    (story,) = read("""\
        News|Nuclear Energy
        Parliament approves bill to suspend work with inspectors
        The move comes after strikes on nuclear sites.

        Lawmakers chant slogans in parliament [File: Jo Doe/WANA via Reuters]
        By Staff Writer
        Published On 25 Jun 2025
        25 Jun 2025

        Parliament has approved a bill to suspend work with the International Atomic Energy Agency (IAEA).

        The speaker said the agency had not condemned the attack.
        """)

    assert story.title == "Parliament approves bill to suspend work with inspectors"
    assert story.highlights == ("The move comes after strikes on nuclear sites.",)
    assert story.credit == "File: Jo Doe/WANA via Reuters"
    assert len(story.body) == 2


def test_a_page_without_any_blank_lines() -> None:
    stories = read("""\
        Central bank cuts key rate to support growth
        Published: June 5, 2025 14:05
        By Jane Doe
        FRANKFURT (Reuters) - The central bank cut its rate on Thursday.
        Inflation fell to 1.9 percent in May.
        Three die in flooding near the river town after heavy rain
        Rescue teams searched for survivors on Friday after a flash flood swept through the valley and cut the road.
        More rain is expected over the weekend.
        """)

    assert [story.title for story in stories] == [
        "Central bank cuts key rate to support growth",
        "Three die in flooding near the river town after heavy rain",
    ]
    assert (stories[0].place, stories[0].source, stories[0].author) == ("FRANKFURT", "Reuters", "Jane Doe")
    assert len(stories[0].body) == len(stories[1].body) == 2


def test_hard_wrapped_paragraphs_are_joined() -> None:
    (story,) = read("""\
        Moon lander reaches orbit

        02 June 2025

        HOUSTON — The lander fired its engine for four minutes on Monday and
        slipped into an orbit around the Moon, the company said. It will try
        to land in two weeks.

        Engineers had worried about a valve that stuck during the flight
        from Earth.
        """)

    assert len(story.body) == 2
    assert story.body[0].endswith("It will try to land in two weeks.")


@pytest.mark.parametrize(
    ("line", "place", "first"),
    [
        ("ISLAMABAD: Talks began.", "ISLAMABAD", "Talks began."),
        ("NEW YORK — Talks began.", "NEW YORK", "Talks began."),
        ("NEW YORK – Talks began.", "NEW YORK", "Talks began."),
        ("GENEVA (Agency) - Talks began.", "GENEVA", "Talks began."),
        ("LONDON, June 2 - Talks began.", "LONDON", "Talks began."),
        ("LONDON, 2 June (Reuters) – Talks began.", "LONDON", "Talks began."),
        ("WASHINGTON, D.C. (AP) — Talks began.", "WASHINGTON, D.C.", "Talks began."),
        ("KYIV, Ukraine (AP) — Talks began.", "KYIV, Ukraine", "Talks began."),
        ("BRASÍLIA: Talks began.", "BRASÍLIA", "Talks began."),
        ("SHARM EL-SHEIKH: Talks began.", "SHARM EL-SHEIKH", "Talks began."),
        ("AL-ULA — Talks began.", "AL-ULA", "Talks began."),
        ("RIO DE JANEIRO (Reuters) - Talks began.", "RIO DE JANEIRO", "Talks began."),
        ("MOSCOW/KYIV: Talks began.", "MOSCOW/KYIV", "Talks began."),
        ("BEIJING, May 10 (Xinhua) -- Talks began.", "BEIJING", "Talks began."),
        ("Islamabad: Talks began.", "Islamabad", "Talks began."),
        ("London (AP) — Talks began.", "London", "Talks began."),
        ("NOTE: Talks began.", "", "NOTE: Talks began."),
        ("COVID-19: Talks began.", "", "COVID-19: Talks began."),
        ("Minister: Talks began.", "", "Minister: Talks began."),
        ("“No deal,” he said: Talks began.", "", "“No deal,” he said: Talks began."),
    ],
)
def test_datelines(line: str, place: str, first: str) -> None:
    (story,) = read(f"Ministers meet for a second day\n\nUpdated 02 June 2025\n\n{line}\n\nThey went on.\n")

    assert (story.place, story.body[0]) == (place, first)


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Updated 02 June 2025", "2025-06-02", "2025-06-02"),
        ("Updated: June 2, 2025", "2025-06-02", "2025-06-02"),
        ("Last updated on 2 June 2025 at 14:05 PKT", "2025-06-02T14:05", "2025-06-02T14:05"),
        ("Published: June 2, 2025 14:05", "2025-06-02T14:05", None),
        ("June 02, 202509:41", "2025-06-02T09:41", None),
        ("Mon, 02 Jun 2025 14:05 GMT", "2025-06-02T14:05Z", None),
        ("2025-06-02T14:05:00+05:00", "2025-06-02T14:05+05:00", None),
        ("02/06/2025", "2025-06-02", None),
        ("12/31/2024", "2024-12-31", None),
        ("Published June 1, 2025 Updated June 2, 2025 08:03pm", "2025-06-01", "2025-06-02T20:03"),
        ("Published 1 June 2025, 18:20 BST | Updated 3 hours ago", "2025-06-01T18:20", None),
        ("Published On 2 Jun 20252 Jun 2025", "2025-06-02", None),
        ("Monday, 2nd June 2025", "2025-06-02", None),
        ("Updated 2 June", "2025-06-02", "2025-06-02"),
        ("Published: June 2025", "2025-06", None),
    ],
)
def test_publication_lines(line: str, published: str, updated: str | None) -> None:
    (story,) = read(f"Ministers meet for a second day\n{line}\n\nGENEVA: Talks began.\n\nThey went on.\n")

    assert story.published.iso == published
    assert (story.updated.iso if story.updated else None) == updated
    assert story.body == ("Talks began.", "They went on.")


@pytest.mark.parametrize("dash", ["•", "-", "*", "    •", "\t-", "·"])
def test_bullets_of_every_kind_are_highlights(dash: str) -> None:
    (story,) = read(f"Ministers meet for a second day\n{dash} One thing\n{dash} Another thing\n\nGENEVA: Talks began.\n")

    assert story.highlights == ("One thing", "Another thing")


@pytest.mark.parametrize(
    "line",
    ["Short Url", "Follow", "Share", "Listen", "Read more", "Advertisement", "Share on Facebook", "2 min read", "Listen to article",
     "Read more: Another story about the talks", "Sign up for our newsletter", "© 2025 Example News", "12 Comments"],
)  # fmt: skip
def test_page_furniture_is_left_out(line: str) -> None:
    (story,) = read(
        f"Ministers meet for a second day\n\nUpdated 02 June 2025\n\nGENEVA: Talks began.\n\n{line}\n\nThey went on.\n"
    )

    assert story.body == ("Talks began.", "They went on.")


@pytest.mark.parametrize(
    "line",
    ["Follow the money, he said.", "Share prices fell.", "Listen to both sides, she told them.", "More talks are planned."],
)
def test_a_sentence_that_begins_like_furniture_stays(line: str) -> None:
    (story,) = read(f"Ministers meet for a second day\n\nUpdated 02 June 2025\n\nGENEVA: Talks began.\n\n{line}\n")

    assert story.body == ("Talks began.", line)


def test_subheadings_do_not_begin_a_story() -> None:
    (story,) = read("""\
        Ministers meet for a second day
        2 June 2025

        GENEVA: Talks began on Monday in the old palace by the lake.

        Why it matters

        Trade between the two has fallen by half in a year.

        What do we know about the draft so far?

        Little, as the text has not been published by either side.
        """)

    assert len(story.body) == 5


def test_a_section_s_name_above_the_headline_is_not_the_title() -> None:
    stories = read("""\
        WORLD

        Ministers meet for a second day
        2 June 2025

        GENEVA: Talks began.

        BUSINESS

        Shares rise as traders hope for a deal soon
        3 June 2025

        LONDON: Shares rose.
        """)

    assert [story.title for story in stories] == [
        "Ministers meet for a second day",
        "Shares rise as traders hope for a deal soon",
    ]


def test_rules_between_stories() -> None:
    second = "A second text, of some length, that goes with it and is long enough to be running text."
    stories = read(
        f"First headline of two\n\nA first text with enough words to be one.\n\n---\n\nSecond headline here\n\n{second}\n"
    )

    assert [story.title for story in stories] == ["First headline of two", "Second headline here"]


def test_the_wording_is_kept() -> None:
    text = "“It’s done,” he said — the 1960 treaty’s fate was never ‘in doubt’… 3–2, at $38 billion (about €35bn)."
    (story,) = read(f"Ministers’ “second” day\n\nUpdated 02\u00a0June\u00a02025\n\nGENEVA:\u00a0{text}\n")

    assert story.title == "Ministers’ “second” day"
    assert story.body == (text,)
    assert story.published.iso == "2025-06-02"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ends: str) -> None:
    text = "Café owners’ protest in Málaga\n\nUpdated 02 June 2025\n\nMÁLAGA: Café owners “closed” their doors.\n\nThey reopen on Friday.\n"

    (one,) = read_bytes(text.replace("\n", ends).encode(encoding))

    assert isinstance(one, ReadStory)
    assert one.story.title == "Café owners’ protest in Málaga"
    assert one.story.body == ("Café owners “closed” their doors.", "They reopen on Friday.")
    assert one.story.place == "MÁLAGA"


def test_escape_codes_and_markup_cannot_act() -> None:
    title = "Mini\x1b[31msters [/b] meet \x1b]0;owned\x07today \u202eagain"
    (story,) = read(f"{title}\n\nUpdated 02 June 2025\n\nGENEVA: [@click=app.quit]Talks[/] \x9b2Jbegan.\n")

    assert story.title == "Ministers [/b] meet today again"
    assert story.body == ("[@click=app.quit]Talks[/] began.",)


def test_what_cannot_be_a_story_is_refused_with_its_line_and_the_rest_is_read() -> None:
    found = list(
        read_text(
            dedent("""\
        A lone headline with nothing beneath it


        Ministers meet for a second day
        Updated 02 June 2025

        GENEVA: Talks began.
        """),
            "clip.txt",
            FILE_TIME,
        )
    )

    refused = [one for one in found if isinstance(one, Refused)]
    assert [one.story.title for one in found if isinstance(one, ReadStory)] == ["Ministers meet for a second day"]
    assert [(one.file, one.line) for one in refused] == [("clip.txt", 1)]


@pytest.mark.parametrize("raw", [b"", b"   \n", b"\x00\x01\x02binary\x00", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_no_text_is_refused(raw: bytes) -> None:
    (one,) = read_bytes(raw)

    assert isinstance(one, Refused)
    assert one.reason


SENTENCE = st.sampled_from([
    "Talks went on through the night and the delegates left without a word.",
    "The central bank said that it would wait for more data before the summer.",
    "Rain is expected to reach the northern districts by the weekend, officials said.",
    "“We are ready,” the minister told reporters after the meeting in the old palace.",
    "A first shipment of 26,000 tonnes left the port on Monday under the new deal.",
])  # fmt: skip
HEADLINE = st.sampled_from(["Ministers meet again over water and trade", "Lander touches down near the lunar pole at dawn",
                            "Bank of the north opens a new payment system", "Shares fall as tariffs take effect in three countries",
                            "Health agency ends the emergency after three years"])  # fmt: skip


@st.composite
def printed(draw: st.DrawFn) -> tuple[str, tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    """Return a story as a page might show it, and what should be read of it."""
    title = draw(HEADLINE)
    place = draw(st.sampled_from(["", "ISLAMABAD", "NEW YORK", "BRASÍLIA"]))
    day = draw(st.sampled_from(["", "2025-06-02"])) if place else "2025-06-02"
    highlights = tuple(
        draw(st.lists(st.sampled_from(["One thing to know", "A second one", "And a third"]), max_size=3, unique=True))
    )
    body = tuple(draw(st.lists(SENTENCE, min_size=1, max_size=4, unique=True)))
    parts = [title]
    if draw(st.booleans()):
        parts.append("Delegates arrive at the palace by the lake on Monday morning. (AFP)")
    if draw(st.booleans()):
        parts.append("Short Url\nhttps://example.org/abc")
    if day:
        parts.append(draw(st.sampled_from(["Updated 02 June 2025", "Published: June 2, 2025", "2 June 2025"])))
    if draw(st.booleans()) and day:
        parts.append(title)
    if highlights:
        sign = draw(st.sampled_from(["• ", "- ", "   * "]))
        parts.append("\n".join(sign + one for one in highlights))
    opening = f"{place}{draw(st.sampled_from([': ', ' — ', ' - ']))}" if place else ""
    parts += [opening + body[0], *body[1:]]
    if draw(st.booleans()):
        parts.insert(len(parts) - len(body) + 1, "Read more")
    return "\n\n".join(parts), (title, day, place, highlights, body)


@given(st.lists(printed(), min_size=1, max_size=4, unique_by=lambda one: one[1][0]))
def test_stories_with_any_parts_missing_are_told_apart(
    pages: list[Page],
) -> None:
    stories = read("\n\n\n".join(page for page, _ in pages))

    assert [
        (one.title, "" if one.undated else one.published.iso[:10], one.place, one.highlights, one.body) for one in stories
    ] == [expected for _, expected in pages]


@given(st.text(max_size=400) | st.lists(PIECES).map("\n".join))
def test_any_text_is_read_and_no_word_is_lost(text: str) -> None:
    found = read_bytes(text.encode("utf-8", "surrogatepass"))

    plain = [value for one in found if isinstance(one, ReadStory) for value in one.story.to_json().values()]
    parts = [
        part for value in plain for part in ([value] if isinstance(value, str) else value if isinstance(value, list) else [])
    ]
    kept = {word for part in parts for word in words(part)}
    for line in clean_text(text).split("\n"):
        letters = [word for word in words(line) if word.isascii() and word.isalpha() and len(word) > 3]
        if letters and not is_furniture(line.strip()) and not any(isinstance(one, Refused) for one in found):
            assert set(letters) <= kept or "june" in letters, line


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(raw: bytes) -> None:
    assert read_bytes(raw)
