"""Where stories begin: a page stays one story whatever it holds, and a file of several is parted as it parts itself."""

from __future__ import annotations

import random

import pytest

from store.api.when import When
from store.formats import ReadStory
from store.formats.news_text.reader import read_text

FILE_TIME = When("2025-07-01T12:00")
TEXT = "The council said on Monday that the old harbour would open again in the spring, after nine years of work."
MORE = "Boats of up to forty metres can moor there, and a market is planned for the weekends, its chair told reporters."


def titles(text: str) -> list[str]:
    found = list(read_text(text, "clip.txt", FILE_TIME))
    assert all(isinstance(one, ReadStory) for one in found), found
    return [one.story.title for one in found if isinstance(one, ReadStory)]


INSIDE = {
    "subheads": ["What the plan holds", MORE, "A second quay for the ferries to the islands", MORE],
    "subheads in capitals": ["WHO PAYS FOR THE HARBOUR?", MORE, "WHAT HAPPENS TO THE BOATS NOW", MORE],
    "numbered advice": ["1. Check the tide tables", MORE, "2. Bring a warm coat and a torch", MORE, "10. Tell someone where you go", MORE],
    "a recipe": ["Ingredients", "200 g of flour", "Two eggs from the market", "A pinch of sea salt", "Method", MORE],
    "results": ["Northfield 3, Southport 1", "Eastham United 0, Westgate Rovers 0", "Hill Town 2, Lakeside 2", MORE],
    "quotes": ["“We have waited for this for a very long time”", MORE, "“Nobody asked the fishermen”", MORE],
    "questions": ["When will the first boats come in?", MORE, "How much does a mooring cost for a year?", MORE],
    "a table": ["Year Boats Visitors", "2021 14 1,200", "2022 31 4,500", MORE],
    "tour dates": ["June 10 – Tampa, FL @ Harbour Theatre", "June 12 – Austin, TX @ The Old Mill", "14 June – Leeds, Town Hall", MORE],
    "an interview": ["How did it begin for you and the other sailors", "ROE: We met in a shed and drew it on a door.", MORE],
    "letters": ["DEAR HARBOUR: May I bring my dog on the quay if I keep him on a lead?", "Yes, as long as he is small", MORE],
    "links": ["Map of the harbour", "https://example.org/map", MORE, "See the plans of the new quay", "https://example.org/plans", MORE],
    "a chart": ["Boats in the harbour by year", "Source: Harbour Board", MORE],
    "a video": ["Boats leave the old harbour at dawn", TEXT, "(Published Monday, June 2, 2025)", MORE],
    "sections under rules": ["* * *", "WHAT DO THE FISHERMEN SAY?", MORE, "* * *", "WHO IS GOING TO PAY?", MORE],
    "abbreviations": ["Eat more fibre from the sea", "It is good for the heart (HTA) and the gut (16).", "Some lie awake (17)."],
    "a call": ["For more on the harbour please visit www.example.org", MORE, "Come and see it for yourself on Sunday 🙂", MORE],
}  # fmt: skip
"""What real pages hold between their paragraphs."""


@pytest.mark.parametrize("inside", INSIDE.values(), ids=INSIDE.keys())
@pytest.mark.parametrize("head", ["Harbour opens again after nine years", "Harbour opens again\n\nPublished: 2025-06-02"])
def test_a_page_stays_one_story(inside: list[str], head: str) -> None:
    assert titles("\n\n".join([head, TEXT, *inside, TEXT])) == [head.split("\n")[0]]


@pytest.mark.parametrize("parted", ["\n\n\n", "\n\n\n\n", "\n\n\n\n\n", "\n\n---\n\n", "\n\n* * *\n\n", "\n\n=====\n"])
@pytest.mark.parametrize("seed", range(5))
def test_pages_of_every_kind_behind_one_another_are_parted_as_the_file_parts_them(parted: str, seed: int) -> None:
    rng = random.Random(seed)
    pages = [
        (f"Town number {n} opens its {kind} after years of talks", inside) for n, (kind, inside) in enumerate(INSIDE.items())
    ]
    pages = [page for page in pages if "rules" not in page[0]]
    rng.shuffle(pages)

    dated = [
        title + "\n\n" + (f"Published: 2025-06-{n + 1:02d}\n\n" if rng.random() < 0.7 else "")
        for n, (title, _) in enumerate(pages)
    ]
    text = parted.join(head + "\n\n".join([TEXT, *inside, TEXT]) for head, (_, inside) in zip(dated, pages, strict=True))

    assert titles(text) == [title for title, _ in pages]


def test_one_blank_line_between_stories_with_heads_is_enough() -> None:
    pages = [f"Town {n} opens its harbour again\n\nPublished: 2025-06-{n:02d}\n\n{TEXT}\n\n{MORE}" for n in range(1, 9)]

    assert titles("\n\n".join(pages)) == [f"Town {n} opens its harbour again" for n in range(1, 9)]


def test_subheads_set_off_by_two_blank_lines_are_no_stories() -> None:
    page = (
        f"Harbour opens again\nPublished: 2025-06-02\n\n{TEXT}\n\n{MORE}\n\n\nWho pays\n\n{MORE}\n\n\nWhat comes next\n\n{MORE}"
    )

    assert titles(page) == ["Harbour opens again"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("بندرگاہ نو سال بعد کھل گئی", "کونسل نے پیر کو یہ اعلان کیا", "کام بہار میں مکمل ہوگا اور کشتیاں واپس آئیں گی، چیئرمین نے بتایا۔"),
        ("الميناء يفتح من جديد بعد تسع سنوات", "أعلن المجلس ذلك يوم الاثنين", "قال الرئيس إن العمل سينتهي في الربيع وإن القوارب ستعود"),
        ("बंदरगाह नौ साल बाद फिर खुला", "परिषद ने सोमवार को यह घोषणा की", "अध्यक्ष ने पत्रकारों से कहा कि काम वसंत में पूरा होगा और नावें लौटेंगी"),
        ("ท่าเรือเก่าเปิดอีกครั้งหลังเก้าปี", "สภาประกาศเมื่อวันจันทร์", "ประธานบอกผู้สื่อข่าวว่างานจะเสร็จในฤดูใบไม้ผลิและเรือจะกลับมา"),
        ("旧港时隔九年重新开放", "市议会周一宣布了这一消息", "主席对记者说，工程将在春天完成，船只届时将返回港口，周末还会有集市"),
        ("옛 항구 9년 만에 다시 문 열어", "시의회가 월요일 발표했다", "의장은 기자들에게 공사가 봄에 끝나고 배들이 돌아올 것이라고 말했다"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_second_short_paragraph_without_capitals_is_no_title(paragraphs: tuple[str, str, str], gap: str) -> None:
    title, short, long = paragraphs

    assert titles(f"{title}\n\n{gap.join([short, long, short, long])}\n") == [title]


@pytest.mark.parametrize("line", ["AFRICA", "Harbour opens again", "• a point", "12:05", "(AP)", "x (a" * 50, "2 June 2025"])
def test_thousands_of_the_same_line_are_read_in_a_moment(line: str) -> None:
    assert list(read_text(f"{line}\n" * 3_000, "clip.txt", FILE_TIME))
