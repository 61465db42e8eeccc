"""Tables as they come out of spreadsheets and programs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.api.changes import Refused
from store.api.story import MAX_TITLE
from store.api.when import When
from store.formats import csv_table
from store.formats.csv_table import read, sniff
from store.formats.format_table import read_source
from store.formats.source import OpenSource, ReadStory, Source, Sureness
from tests.store.formats.rows.conftest import ReadFile, reasons, story_of, titles


def test_columns_are_known_by_what_programs_call_them(read_file: ReadFile) -> None:
    one = story_of(
        read_file(
            "news.csv",
            "Headline,Publication Date,URL,Excerpt,Publication,By,Category,Tags,Is Read,Favourite,My note\n"
            '"Rain, again",2025-06-02,https://example.org/rain,It rains.,Daily,By Ann Lee,Weather,"water; rain",yes,1,Look\n',
        )
    )
    story, marks = one.story, one.marks

    assert (story.title, story.published.iso, story.link) == ("Rain, again", "2025-06-02", "https://example.org/rain")
    assert (story.body, story.source, story.author, story.sections) == (("It rains.",), "Daily", "Ann Lee", ("Weather",))
    assert (marks.read, marks.starred, marks.tags, marks.note) == (True, True, ("water", "rain"), "Look")
    assert one.why == "“Headline” is its headline, “Publication Date” is its date"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_cells_may_be_parted_by_any_usual_sign(read_file: ReadFile, sign: str) -> None:
    one = story_of(read_file("x.csv", f"title{sign}date{sign}text\nRain{sign}2025-06-02{sign}Wet\n"))

    assert (one.story.title, one.story.published.iso, one.story.body) == ("Rain", "2025-06-02", ("Wet",))


def test_a_spreadsheet_may_say_its_sign_itself_and_write_utf_16(read_file: ReadFile) -> None:
    assert titles(read_file("x.csv", "sep=;\r\ntitle;text\r\nSchnee, früh;Weiß\r\n".encode("utf-16"))) == ["Schnee, früh"]
    assert titles(read_file("y.csv", "title;text\nSchnee früh;Weiß und kalt\n".encode("cp1252"))) == ["Schnee früh"]


def test_a_cell_of_html_becomes_paragraphs_and_a_cell_over_lines_too(read_file: ReadFile) -> None:
    found = read_file("x.csv", 'title,body\nA,"<p>One &amp; two</p><ul><li>three</li></ul>"\nB,"One\nline\n\nTwo"\n')

    assert [one.story.body for one in found if isinstance(one, ReadStory)] == [("One & two", "• three"), ("One line", "Two")]


def test_the_person_says_what_a_column_is(read_file: ReadFile) -> None:
    table = "kop,datum,tekst\nRegen,2025-06-02,Nat\n"

    assert reasons(read_file("x.csv", table)) == [
        "0: none of its names is known as a headline's; say which is: --map NAME=title, out of kop, datum, tekst"
    ]
    one = story_of(read_file("x.csv", table, {"KOP": "title", "datum": "published", "tekst": "body"}))
    assert (one.story.title, one.story.published.iso, one.story.body) == ("Regen", "2025-06-02", ("Nat",))
    assert reasons(read_file("x.csv", table, {"kopp": "title"})) == [
        "0: the table has no “kopp”, which --map names; there are kop, datum, tekst"
    ]


def test_what_the_person_says_goes_before_what_names_say(read_file: ReadFile) -> None:
    one = story_of(read_file("x.csv", "title,headline,date\nNo,Yes,2025-06-02\n", {"headline": "title"}))

    assert one.story.title == "Yes"


def test_rows_that_are_no_stories_are_refused_each_with_its_line(read_file: ReadFile) -> None:
    found = read_file(
        "x.csv",
        'title,date,text\nRain,2025-06-02,"two\nlines"\n,2025-06-03,No headline\n\n'
        f"Snow,soon,\nHail,2025-06-04,a,b\n{'x' * (MAX_TITLE + 1)},,\nSun,,\n",
    )

    assert titles(found) == ["Rain", "Sun"]
    assert reasons(found) == [
        "4: there is no headline in this row; give it one",
        "6: “soon” is no date that can be read; write it as 2025-06-02",
        "7: it has 4 cells under 3 names; put cells with a “,” in quotation marks",
        f"8: a title has at most {MAX_TITLE} characters, this one has {MAX_TITLE + 1}",
    ]


def test_behind_a_quotation_mark_that_is_never_closed_reading_goes_on(read_file: ReadFile) -> None:
    found = read_file("x.csv", 'title,text\nRain,"never closed\nSnow,white\nHail,hard\n')

    assert titles(found) == ["Snow", "Hail"]
    assert reasons(found) == [
        "2: a quotation mark opens in this row and is never closed; close it, or write it twice where it stands in a cell"
    ]


def test_a_table_of_quotation_marks_that_are_never_closed_is_given_up(read_file: ReadFile) -> None:
    found = read_file("x.csv", "title,text\n" + 'a"b,"\n' * 2_000)

    assert reasons(found)[-1].endswith("too many of its quotation marks are never closed; save the table again")
    assert len(found) < 60


def test_headlines_alone_are_stories_and_a_link_alone_is_one(read_file: ReadFile) -> None:
    found = read_file("x.csv", "title,date,url\nRain,2014-03-10,\n,2014-03-11,https://example.org/a\n")

    assert titles(found) == ["Rain", "https://example.org/a"]


def test_a_table_of_names_alone_says_so(read_file: ReadFile) -> None:
    assert reasons(read_file("x.csv", "title,date\n")) == [
        "0: there is no row in this table; beneath the names of its columns stands a story a line"
    ]
    assert reasons(read_file("y.csv", "")) != []


def test_a_table_in_a_folder_that_is_not_for_stories_is_passed_over(read_file: ReadFile) -> None:
    read_file("prices.csv", "shop,price\nA,3\nB,4\n")
    (folder,) = read_file("x.txt", "Rain again\n\nOSLO: It rained again on Monday, as it had for nine days.\n")

    assert isinstance(folder, ReadStory)


@pytest.mark.parametrize(
    ("text", "sureness"),
    [
        ("title,url,time_added,tags,status\n", Sureness.LIKELY),
        ("kop,datum,tekst\na,b,c\nd,e,f\n", Sureness.LIKELY),
        ("Lahore, Pakistan\nKarachi, Pakistan\nQuetta, Pakistan\n", Sureness.POSSIBLE),
        ("Harbour opens again\n\nOSLO: The old harbour, closed for years, opened.\n", Sureness.POSSIBLE),
        ("Talks on water, power and rivers end without a word.\nMinisters left, tired.\n", Sureness.POSSIBLE),
        ("", Sureness.NO),
    ],
)
def test_a_table_is_known_by_its_first_lines(text: str, sureness: Sureness) -> None:
    assert sniff(text.encode()) is sureness


CELLS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(str.strip)


@settings(deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), sign=st.sampled_from(",;\t"))
def test_every_row_that_a_program_writes_is_read_or_refused(rows: list[tuple[str, str]], sign: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=sign).writerows([("title", "text"), *rows])

    found = list(read(OpenSource("x.csv", When("2025-06-02"), io.BytesIO(written.getvalue().encode()))))

    assert len(found) == len(rows)


@settings(deadline=None)
@given(st.text(st.sampled_from('title,"\n;\r\t x|=')) | st.binary())
def test_any_text_under_a_header_ends(text: str | bytes) -> None:
    raw = text.encode() if isinstance(text, str) else text

    for one in read_source(Source.of_bytes(b"title,text\na,b\n" + raw, "x.csv", When("2025-06-02")), [csv_table]):
        assert isinstance(one, ReadStory | Refused)
