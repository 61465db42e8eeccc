"""Heads as pages print them, in many forms and languages, alone and one behind another in any order."""

# ruff: noqa: E501 - pages are told in long lines
from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from store.api.story import Story
from store.api.when import When
from store.formats import ReadStory
from store.formats.news_text.reader import read_text

KEPT = When("2026-11-25T12:00")
BODY = "The plan was agreed on Monday after a year of talks, and the first part of it starts in the spring, officials said."
MORE = (
    "It costs less than feared. Critics want to see the figures before they believe them, as two earlier plans came to nothing."
)


@dataclass(frozen=True)
class Paste:
    """What was copied above a text, with `#` for the headline, and what it says."""

    head: str
    published: str = ""
    author: str = ""
    updated: str = ""
    source: str = ""
    body: tuple[str, ...] = (BODY, MORE)
    foot: str = ""


PASTES = [
    Paste("#\n\nPublished 9:15 AM EST, Thu March 7, 2024", "2024-03-07T09:15"),
    Paste("#\n\nPublished on 03/07/2024 at 09:15 EST", "2024-03-07T09:15"),
    Paste("#\n\nMarch 7, 20249:15 AM GMTUpdated 3 hours ago", "2024-03-07T09:15Z"),
    Paste("#\n\nYayınlanma Tarihi: 07.03.2024 - 09:15", "2024-03-07T09:15"),
    Paste("#\n\n07.03.2024, 09:15 Uhr", "2024-03-07T09:15"),
    Paste("#\n\nKamis, 07/03/2024 09:15", "2024-03-07T09:15"),
    Paste("#\n\n7 مارچ ، 2024", "2024-03-07"),
    Paste("#\n\n2024-03-07 09:15:30 来源：新华社", "2024-03-07T09:15", source="新华社"),
    Paste("#\n\nPublished: June 2, 2025 14:05", "2025-06-02T14:05"),
    Paste("#\n2 June 2025", "2025-06-02"),
    Paste("#\n\nBy Ann Roe\n\nMon 2 June 2025 09.30 BST", "2025-06-02T09:30", "Ann Roe"),
    Paste("#\n\nAnn Roe in Oslo and Jan van Dijk\nMon 2 Jun 2025 17.01 CEST", "2025-06-02T17:01"),
    Paste("#\nBy Ann Roe, Tobias van Dijk and Hilda Moe for Coast Daily\nTue 4 June 2024 09.30 BST", "2024-06-04T09:30", "Ann Roe, Tobias van Dijk and Hilda Moe"),
    Paste("#\nBy ANN ROE FOR DAILY COAST ONLINE\nPUBLISHED: 07:55 AEST, 6 July 2021 | UPDATED: 10:20 AEST, 7 July 2021", "2021-07-06T07:55", "Ann Roe", "2021-07-07T10:20"),
    Paste("#\nAnn Roe\nScience correspondent\n2 June 2025", "2025-06-02", "Ann Roe"),
    Paste("#\n3 days ago\nAnn Roe\nScience correspondent", "2026-11-22", "Ann Roe"),
    Paste("#\n5 hours ago", "2026-11-25T07:00"),
    Paste("#\n\nUpdated 30 minutes ago", "2026-11-25T11:30", updated="2026-11-25T11:30"),
    Paste("#\n\nBy Ann Roe · 2 days ago", "2026-11-23", "Ann Roe"),
    Paste("#\n\nBy Ann Roe | Published June 2, 2025 | Updated June 3, 2025", "2025-06-02", "Ann Roe", "2025-06-03"),
    Paste("#\n\nBy Ann Roe and Jan Doe, Coast News\nJune 2, 2025, 3:15 PM ET", "2025-06-02T15:15", "Ann Roe and Jan Doe"),
    Paste("#\nBy Ann Roe and Jan Doe\nJune 2, 2025 3:15 PM UTC · Updated June 3, 2025", "2025-06-02T15:15Z", "Ann Roe and Jan Doe", "2025-06-03"),
    Paste("WORLD\n\n#\n\nPublished On 2 Jun 2025", "2025-06-02"),
    Paste("News|Water\n\n#\n\nThe board meets again in July.\n\nBy Ann Roe\nPublished On 2 Jun 2025\n2 Jun 2025", "2025-06-02", "Ann Roe"),
    Paste("#\n\nShort Url\nhttps://example.org/ab12c\nUpdated 02 June 2025\nFollow\n\n#", "2025-06-02", updated="2025-06-02"),
    Paste("#\n\nANN ROE\nJune 02, 202517:22", "2025-06-02T17:22", "ANN ROE"),
    Paste("#\n\nAnn Roe   Published June 2, 2025   Updated June 2, 2025 08:03pm", "2025-06-02", "Ann Roe", "2025-06-02T20:03"),
    Paste("#\n\nMonday, June 2nd, 2025\n\nListen to this article | 4 mins", "2025-06-02"),
    Paste("#\n\n02/06/2025 - 14:05\n\nListen · 5:12 min", "2025-06-02T14:05"),
    Paste("#\n\n2025-06-02T14:05:00+05:00", "2025-06-02T14:05+05:00"),
    Paste("#\n\nPublished: 1 June 2025, 18:20 BST | Updated 3 hours ago\n\nShare\nSave", "2025-06-01T18:20"),
    Paste("#\n\nFirst published 1 June 2025\nLast updated 2 June 2025 at 14:05 PKT", "2025-06-01", updated="2025-06-02T14:05"),
    Paste("#\n\nBy the Newsroom\n\n2 June 2025, 7:00 am", "2025-06-02T07:00"),
    Paste("#\n\nStaff Reporter\n\nJune 2, 2025 12:10 am | Updated 08:15 am IST - KOCHI", "2025-06-02T00:10", updated="2025-06-02T08:15"),
    Paste("#\n\nGetty ImagesA man walks across a dry riverbed\n\n2 June 2025", "2025-06-02"),
    Paste("#\n\nImage source, Getty Images\nImage caption, A man walks across a dry riverbed\n\nPublished 2 June 2025", "2025-06-02"),
    Paste("#\n\nReuters: A man walks across a dry riverbed\n\nBy Ann Roe\n2 June 2025", "2025-06-02", "Ann Roe"),
    Paste("#\n\nOSLO, June 2 (Reuters) - The first paragraph stands behind a place.", "", source="Reuters", body=("The first paragraph stands behind a place.", BODY, MORE)),
    Paste("#\n\nOSLO (AP) — The first paragraph stands behind a place.", "", source="AP", body=("The first paragraph stands behind a place.", BODY, MORE)),
    Paste("#\n\n2 June 2025\n\nKey points\n• Water is scarce\n• The board is new", "2025-06-02"),
    Paste("#\n\nhttps://example.org/news/1\n2 June 2025", "2025-06-02"),
    Paste("#\n2 June 2025", "2025-06-02", "Jan Doe", foot="Reporting by Jan Doe in Oslo; Editing by Ann Other"),
    Paste("#\nBy Ann Roe\n2 June 2025", "2025-06-02", "Ann Roe", foot="Additional reporting by Jan Doe"),
    Paste("#\n2 June 2025", "2025-06-02", foot="Most viewed\nFerry strike enters its third week\nStorm closes two schools\n\nComments (14)"),
    Paste("#\n2 June 2025", "2025-06-02", foot="Related topics\nWater\nIndia\nRivers"),
    Paste("#\n2 June 2025", "2025-06-02", foot="Tags: water, rivers, boards\n\nJoin our WhatsApp channel for the latest updates."),
    Paste("#\n2 June 2025", "2025-06-02", foot="This article was first published in the print edition on 1 June 2025."),
    Paste("#\n2 June 2025", "2025-06-02", foot="Our Standards: The Thomson Reuters Trust Principles."),
    Paste("#\n2 June 2025", "2025-06-02", foot="Sign up to The Long Tide, our weekly email, and get the best of the coast in your inbox.\nEnter your email\nBy signing up, you agree to our Privacy Policy."),
    Paste("#\n\nVeröffentlicht am 2. Juni 2025, 14:05 Uhr", "2025-06-02T14:05"),
    Paste("#\n\nStand: 02.06.2025 14:05 Uhr", "2025-06-02T14:05", updated="2025-06-02T14:05"),
    Paste("#\n\nVon Ann Roe\n2. März 2025, 14:05 Uhr", "2025-03-02T14:05", "Ann Roe"),
    Paste("#\n\nPar Ann Roe\n\nPublié le 2 juin 2025 à 14h05, mis à jour le 3 juin 2025 à 8h10", "2025-06-02T14:05", "Ann Roe", "2025-06-03T08:10"),
    Paste("#\n\nPublicado el 2 de junio de 2025 a las 14:05", "2025-06-02T14:05"),
    Paste("#\n\nPor Ann Roe\n2 jun 2025 - 14:05 CEST", "2025-06-02T14:05", "Ann Roe"),
    Paste("#\n\nPublicado em 02/06/2025 às 14h05", "2025-06-02T14:05"),
    Paste("#\n\n2 de junho de 2025, 14h05\n\nAtualizado em 3 de junho de 2025", "2025-06-02T14:05", updated="2025-06-03"),
    Paste("#\n\nPubblicato il 2 giugno 2025 alle ore 14:05", "2025-06-02T14:05"),
    Paste("#\n\nОпубликовано: 2 июня 2025, 14:05", "2025-06-02T14:05"),
    Paste("#\n\nYayınlanma: 02 Haziran 2025 - 14:05 Güncelleme: 03.06.2025 08:10", "2025-06-02T14:05", updated="2025-06-03T08:10"),
    Paste("#\n\nنُشر في 2 يونيو 2025", "2025-06-02"),
    Paste("#\n\nآخر تحديث: ٢ يونيو ٢٠٢٥ الساعة ١٤:٠٥", "2025-06-02T14:05", updated="2025-06-02T14:05"),
    Paste("#\n\nشائع 2 جون 2025", "2025-06-02"),
    Paste("#\n\nप्रकाशित: 2 जून 2025, 14:05 IST", "2025-06-02T14:05"),
    Paste("#\n\nSenin, 02 Juni 2025 14:05 WIB", "2025-06-02T14:05"),
    Paste("#\n\nDiterbitkan 2 Juni 2025", "2025-06-02"),
    Paste("#\n\n发布时间：2025-06-02 14:05", "2025-06-02T14:05"),
    Paste("#\n\n2025年6月2日 14:05", "2025-06-02T14:05"),
    Paste("#\n\n2025年6月2日 14時05分 公開", "2025-06-02T14:05"),
    Paste("#\n\n입력 2025.06.02. 오후 2:05 수정 2025.06.03. 오전 8:10", "2025-06-02T14:05", updated="2025-06-03T08:10"),
    Paste("#\n\nvor 3 Stunden", "2026-11-25T09:00"),
    Paste("#\n\nil y a 2 jours", "2026-11-23"),
    Paste("#\n\nhace 5 horas", "2026-11-25T07:00"),
    Paste("#\n\n3小时前", "2026-11-25T09:00"),
]  # fmt: skip
TITLES = ["Minister names new water board for the coast", "River towns get a second bridge at last", "Old mill turns into a school of music",
          "Why the lake is warmer than the sea", "“We can wait,” says keeper of the light", "Island votes to keep its ferry: results"]  # fmt: skip


def stories(text: str) -> list[Story]:
    found = list(read_text(text, "clip.txt", KEPT))
    assert all(isinstance(one, ReadStory) for one in found), found
    return [one.story for one in found if isinstance(one, ReadStory)]


def page(paste: Paste, title: str) -> str:
    whole = [paste.head.replace("#", title), BODY, MORE]
    return "\n\n".join([*whole, paste.foot] if paste.foot else whole)


def told(story: Story) -> tuple[str, str, str, str]:
    return story.title, "" if story.undated else story.published.iso, story.author, story.updated.iso if story.updated else ""


def expected(paste: Paste, title: str) -> tuple[str, str, str, str]:
    return title, paste.published, paste.author, paste.updated


@pytest.mark.parametrize("number", range(len(PASTES)))
def test_a_head_alone(number: int) -> None:
    paste, title = PASTES[number], TITLES[number % len(TITLES)]

    (story,) = stories(page(paste, title))

    assert told(story)[:2] == expected(paste, title)[:2]
    assert told(story)[3] == paste.updated
    if paste.author:
        assert story.author == paste.author
    if paste.source:
        assert story.source == paste.source
    assert story.body == paste.body


@pytest.mark.parametrize("parted", ["\n\n\n", "\n\n\n\n", "\n\n---\n\n", "\n\n"])
@pytest.mark.parametrize("seed", range(4))
def test_heads_behind_one_another_in_any_order(parted: str, seed: int) -> None:
    rng = random.Random(seed)
    pastes = [paste for paste in PASTES if parted != "\n\n" or not paste.foot]
    rng.shuffle(pastes)
    wanted = [(paste, f"{rng.choice(TITLES)}, part {n}") for n, paste in enumerate(pastes)]

    found = stories(parted.join(page(paste, title) for paste, title in wanted))

    assert [story.title for story in found] == [title for _, title in wanted]
    for story, (paste, title) in zip(found, wanted, strict=True):
        assert (story.title, "" if story.undated else story.published.iso) == (title, paste.published)
        assert not paste.author or story.author == paste.author
        assert story.body == paste.body


@pytest.mark.parametrize(
    ("printed", "author"),
    [
        ("By ANN ROE FOR COAST DAILY", "Ann Roe"),
        ("By TOBIAS VAN DIJK and MARIE-ANNE O'NEIL", "Tobias van Dijk and Marie-Anne O'Neil"),
        ("By TOBIAS VAN DIJK AND MARIE-ANNE O'NEIL", "Tobias van Dijk and Marie-Anne O'Neil"),
        ("By J.K. ROE", "J.K. Roe"),
        ("By Ann Roe", "Ann Roe"),
    ],
)
def test_a_byline_in_capitals_is_told_as_names_are_written(printed: str, author: str) -> None:
    (story,) = stories(f"Minister names new water board\n{printed}\n2 June 2025\n\n{BODY}")

    assert story.author == author


@pytest.mark.parametrize("age", ["3 days ago", "5 hours ago", "vor 2 Tagen", "3시간 전"])
def test_a_time_that_was_worked_out_from_an_age_is_marked(age: str) -> None:
    (aged,) = stories(f"Minister names new water board\n{age}\n\n{BODY}")
    (dated,) = stories(f"Minister names new water board\n2 June 2025\n{age}\n\n{BODY}")

    assert (aged.derived, aged.undated) == (True, False)
    assert (dated.derived, dated.published.iso) == (False, "2025-06-02")


def test_links_that_stand_above_headlines_go_with_them() -> None:
    one = "https://example.org/1\nMinister names new water board\n\n" + BODY
    two = "https://example.org/2\nRiver towns get a second bridge\n\n" + BODY

    for parted in ("\n\n\n", "\n\n"):
        found = stories(one + parted + two)
        assert [(story.title, story.link[-1]) for story in found] == [
            ("Minister names new water board", "1"),
            ("River towns get a second bridge", "2"),
        ]


def test_a_live_blog_is_one_story_of_its_day_with_the_times_of_its_entries() -> None:
    blog = f"""Harbour crisis – live updates

By Ann Roe
Tue 4 June 2024 17.30 BST

14.05 BST
The minister speaks
{BODY}

13.40 BST
{MORE}

5 hours ago
A first ferry was turned back in the morning.


{TITLES[0]}

2 June 2024

{BODY}
"""
    live, other = stories(blog)

    assert (live.title, live.published.iso, live.author) == ("Harbour crisis – live updates", "2024-06-04T17:30", "Ann Roe")
    assert live.body == (
        "14.05 BST — The minister speaks",
        BODY,
        f"13.40 BST — {MORE}",
        "5 hours ago — A first ferry was turned back in the morning.",
    )
    assert other.title == TITLES[0]


@pytest.mark.parametrize(
    ("above", "sections"),
    [
        ("SPORT", ("SPORT",)),
        ("World | Asia", ("World", "Asia")),
        ("Business / Energy", ("Business", "Energy")),
        ("EXCLUSIVE", ()),
    ],
)
def test_the_names_of_sections_above_a_headline_are_what_the_story_is_filed_under(
    above: str, sections: tuple[str, ...]
) -> None:
    (story,) = stories(
        f"{above}\n\nHarbour plan agreed after a year of talks\n\nPublished 9:15 AM EST, Thu March 7, 2024\n\n{BODY}\n\n{MORE}"
    )

    assert story.title == "Harbour plan agreed after a year of talks"
    assert story.sections == sections


@pytest.mark.parametrize("beneath", [f"7 March 2024\n\n{BODY}", f"• Three towers agreed\n\n{BODY}", f"ORLA: {BODY}"])
@pytest.mark.parametrize("headline", ["Orla: 2008 plan was dearer", "ORLA: Three towers agreed"])
def test_a_headline_may_begin_with_its_place_as_a_text_does(headline: str, beneath: str) -> None:
    (story,) = stories(f"{headline}\n\n{beneath}\n\n{MORE}")

    assert (story.title, story.body) == (headline, (BODY, MORE))
