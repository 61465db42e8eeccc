"""JSON as programs and services give it."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.api.changes import Refused
from store.api.when import When
from store.formats import json_rows
from store.formats.format_table import read_source
from store.formats.rows.json_text import JsonText
from store.formats.source import ReadStory, Source, Sureness
from store.formats.unreadable import UnreadableError
from tests.store.formats.rows.conftest import ReadFile, reasons, story_of, titles

RAIN: Mapping[str, Any] = {"title": "Rain", "url": "https://example.org/rain", "date": "2025-06-02"}
SNOW: Mapping[str, Any] = {"title": "Snow", "url": "https://example.org/snow", "date": "2025-12-02"}


@pytest.mark.parametrize(
    "whole",
    [
        [RAIN, SNOW],
        {"articles": [RAIN, SNOW]},
        {"status": "ok", "response": {"total": 2, "results": [RAIN, SNOW]}, "more": None},
        {"feed": {"title": "Weather", "url": "https://example.org"}, "items": [RAIN, SNOW]},
        {"title": "Weather", "unread": [RAIN], "archive": [SNOW]},
        {"data": {"children": [{"kind": "t3", "data": RAIN}, {"kind": "t3", "data": SNOW}]}},
        {"list": {"17": RAIN, "18": SNOW}},
        [{"page": 1, "docs": [RAIN]}, {"page": 2, "docs": [SNOW]}],
        {"type": "FeatureCollection", "features": [{"properties": RAIN}, {"properties": SNOW}]},
        [[RAIN], [SNOW]],
    ],
)
def test_stories_are_found_wherever_their_list_stands(read_file: ReadFile, whole: object) -> None:
    assert titles(read_file("x.json", json.dumps(whole))) == ["Rain", "Snow"]
    assert titles(read_file("x.json", json.dumps(whole, indent=1))) == ["Rain", "Snow"]


def test_one_object_is_one_story_with_what_stands_deeper_in_it(read_file: ReadFile) -> None:
    one = story_of(
        read_file(
            "x.json",
            json.dumps(
                {
                    "@type": "NewsArticle",
                    "headline": "Rain",
                    "author": [{"@type": "Person", "name": "Ann", "url": "https://example.org/ann"}, {"name": "Bo"}],
                    "datePublished": "2025-06-02T10:00:00+02:00",
                    "publisher": {"name": "Daily"},
                    "articleBody": "One\n\nTwo",
                    "keywords": ["water", "weather"],
                }
            ),
        )
    ).story

    assert (one.title, one.author, one.source, one.body) == ("Rain", "Ann, Bo", "Daily", ("One", "Two"))
    assert (one.published.iso, one.sections) == ("2025-06-02T10:00+02:00", ("water", "weather"))


def test_a_story_that_lists_others_beside_it_is_one_too(read_file: ReadFile) -> None:
    assert titles(read_file("x.json", json.dumps({**RAIN, "body": "It rains.", "related": [SNOW]}))) == ["Snow", "Rain"]


def test_every_object_that_is_none_is_refused_with_its_line(read_file: ReadFile) -> None:
    text = f'[\n{json.dumps(RAIN)},\n{{"title": "No day", "date": "soon"}},\n{{"views": 3}},\n{json.dumps(SNOW)}\n]'

    found = read_file("x.json", text)

    assert titles(found) == ["Rain", "Snow"]
    assert reasons(found) == [
        "3: “soon” is no date that can be read; write it as 2025-06-02",
        "4: there is no headline in this row; give it one",
    ]


def test_what_stands_before_a_fault_is_kept(read_file: ReadFile) -> None:
    found = read_file("x.json", f'{{"items": [\n{json.dumps(RAIN)},\n{{"title": "cut o')

    assert titles(found) == ["Rain"]
    assert reasons(found)[0].startswith("3: it is no whole JSON from here on (")


def test_a_line_that_is_no_json_takes_no_other_with_it(read_file: ReadFile) -> None:
    found = read_file("x.jsonl", f'{json.dumps(RAIN)}\n{{"title": oh}}\n\n[1]\n{json.dumps(SNOW)}\n')

    assert titles(found) == ["Rain", "Snow"]
    assert [line.split(":")[0] for line in reasons(found)] == ["2", "4"]


def test_json_lines_are_known_by_their_content(read_file: ReadFile) -> None:
    assert titles(read_file("x.txt", f"{json.dumps(RAIN)}\n{json.dumps(SNOW)}\n")) == ["Rain", "Snow"]
    assert titles(read_file("x.json", f"{json.dumps(RAIN)} {json.dumps(SNOW)}")) == ["Rain", "Snow"]
    assert titles(read_file("x.json", f"[{json.dumps(RAIN)}] [{json.dumps(SNOW)}]")) == ["Rain", "Snow"]


def test_names_may_be_mapped_also_deep_ones(read_file: ReadFile) -> None:
    text = json.dumps([{"kop": {"groot": "Regen"}, "wanneer": 1748822400}, {"kop": {"groot": "Sneeuw"}}])

    assert reasons(read_file("x.json", text)) == [
        "0: none of its names is known as a headline's; say which is: --map NAME=title, out of kop, wanneer"
    ]
    assert titles(read_file("x.json", text, {"kop.groot": "title", "wanneer": "published"})) == ["Regen", "Sneeuw"]
    assert reasons(read_file("x.json", json.dumps([RAIN]), {"kop": "title"})) == [
        "0: the file has no “kop”, which --map names; there are title, url, date"
    ]


@pytest.mark.parametrize("text", ["{}", "[]", "[1, 2]", '{"name": "x", "version": 1}', '["a"]', "{", '{"a', "[" * 100_000])
def test_what_holds_no_stories_is_refused_in_a_sentence(read_file: ReadFile, text: str) -> None:
    (one,) = read_file("x.json", text)

    assert isinstance(one, Refused)
    assert one.reason


@pytest.mark.parametrize(
    ("text", "sureness"),
    [
        ('{"title": "x"}', Sureness.LIKELY),
        ('\ufeff [\n {"title": "x"}', Sureness.LIKELY),
        ("[AP] Rates rise", Sureness.NO),
        ("{curly} headline", Sureness.NO),
        ("Rain", Sureness.NO),
    ],
)
def test_json_is_known_by_how_it_begins(text: str, sureness: Sureness) -> None:
    assert json_rows.sniff(text.encode()) is sureness


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["title", "url", "date", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(value=VALUES, indent=st.sampled_from([None, 1]))
def test_any_json_is_read_or_refused(value: object, indent: int | None) -> None:
    raw = json.dumps(value, indent=indent).encode()

    found = list(read_source(Source.of_bytes(raw, "x.json", When("2025-06-02")), [json_rows]))

    assert found or not isinstance(value, dict | list) or not value or raw
    assert all(isinstance(one, ReadStory) or (isinstance(one, Refused) and one.reason) for one in found)


@settings(deadline=None)
@given(st.text(st.sampled_from('{}[],:"title\\ \n1')) | st.binary())
def test_any_text_ends(text: str | bytes) -> None:
    raw = text.encode() if isinstance(text, str) else text

    for one in read_source(Source.of_bytes(raw, "x.json", When("2025-06-02")), [json_rows]):
        assert one.file == "x.json"


@given(st.lists(VALUES, max_size=5))
def test_values_are_taken_from_a_stream_as_they_stand_there(values: list[object]) -> None:
    class Dripping(io.StringIO):
        def read(self, size: int | None = -1) -> str:
            return super().read(3)

    text = JsonText(Dripping("\n".join(map(json.dumps, values))))

    taken = []
    while text.peek():
        taken.append(text.value())
    assert taken == values
    with pytest.raises(UnreadableError):
        text.take("{")
