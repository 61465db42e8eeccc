"""Every form that stories are written in: whole, clean, and what came out comes in again."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from store.api.story import Story
from store.api.views import MarkedStory, Marks
from store.exports.export_table import STORY_FORMS, form_for
from store.text.spreadsheet import guarded, joined_list, split_list, split_paragraphs, unguarded
from tests.conftest import examples
from tests.store.exports.stories import ABOUT, ANY_STORY, FULL, HOSTILE

FILES = [name for name, form in STORY_FORMS.items() if not form.is_folder]
STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def written(form: str, *stories: MarkedStory) -> bytes:
    out = BytesIO()
    STORY_FORMS[form].write(stories, ABOUT, out)
    return out.getvalue()


@pytest.mark.parametrize("form", FILES)
class TestEachForm:
    """What holds of every form that is one file."""

    @settings(max_examples=examples(6))
    @given(told=st.lists(ANY_STORY, max_size=3))
    def test_any_stories_are_written_in_utf8_without_signs_that_steer(self, form: str, told: list[MarkedStory]) -> None:
        assert not STEERING.search(written(form, *told).decode())

    def test_notes_stay_here_if_they_are_not_to_go_along(self, form: str) -> None:
        out = BytesIO()

        STORY_FORMS[form].write([FULL], replace(ABOUT, notes=False), out)

        assert b"Ask her" not in out.getvalue()

    def test_files_are_known_by_their_ending_in_any_case(self, form: str) -> None:
        for suffix in STORY_FORMS[form].suffixes:
            assert form_for(Path(f"a{suffix}")) == form_for(Path(f"A.B{suffix.upper()}")) == form


def test_no_two_forms_share_an_ending() -> None:
    suffixes = [suffix for form in STORY_FORMS.values() for suffix in form.suffixes]

    assert len(set(suffixes)) == len(suffixes)
    assert form_for(Path("a.docx")) == form_for(Path("json")) == ""


@given(told=st.lists(ANY_STORY, max_size=3))
def test_json_has_each_story_by_the_names_of_its_fields_and_its_marks(told: list[MarkedStory]) -> None:
    plain = orjson.loads(written("json", *told))
    lines = [orjson.loads(line) for line in written("jsonl", *told).splitlines()]

    assert plain["dateline"] == 1
    assert all(line.pop("dateline") == 1 for line in lines)
    assert lines == plain["stories"]
    assert [(Story.from_json(one), _marks(one.get("marks", {}))) for one in lines] == [(one.story, one.marks) for one in told]


@given(told=st.lists(ANY_STORY, max_size=3))
def test_a_table_gives_back_what_went_into_its_cells(told: list[MarkedStory]) -> None:
    text = written("csv", *told).decode("utf-8-sig")
    rows = [{name: unguarded(cell) for name, cell in row.items()} for row in csv.DictReader(StringIO(text, newline=""))]

    for one, row in zip(told, rows, strict=True):
        assert row["dateline"] == "1"
        assert (row["id"], row["title"], row["published"]) == (one.story.id, one.story.title, one.story.published.iso)
        assert split_paragraphs(row["body"]) == list(one.story.body)
        assert split_list(row["highlights"]) == list(one.story.highlights)
        assert split_list(row["tags"]) == list(one.marks.tags)
        assert row["note"] == one.marks.note
        assert (row["read"], row["undated"]) == tuple("true" if held else "" for held in (one.marks.read, one.story.undated))


@given(HOSTILE)
def test_no_cell_is_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = guarded(text)

    assert not re.match(r"[\s\"]*[=+\-@＝＋－＠]", cell)
    assert not re.search(r";[\s\"]*[=+\-@＝＋－＠]", cell)
    assert unguarded(cell) == text


@given(st.lists(HOSTILE.map(str.strip).filter(bool)))
def test_a_list_in_one_cell_comes_back_item_by_item(items: list[str]) -> None:
    assert split_list(joined_list(items)) == items


@given(ANY_STORY)
def test_markdown_shows_the_text_and_its_front_matter_holds_the_rest(one: MarkedStory) -> None:
    text = written("markdown", one).decode()
    _, front, rest = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    fields = yaml.safe_load(front)

    assert fields["dateline"] == 1
    assert (fields["title"], fields.get("tags", []), fields.get("note", "")) == (
        one.story.title,
        list(one.marks.tags),
        one.marks.note,
    )
    blocks = MarkdownIt("commonmark").parse(rest)
    inline = [block.children or [] for block in blocks if block.type == "inline"]
    assert ["".join(child.content for child in children) for children in inline] == [one.story.title, *one.story.body]
    assert {block.tag for block in blocks if block.tag} <= {"h1", "p"}


def test_a_folder_has_a_file_a_story_named_for_people(tmp_path: Path) -> None:
    again = MarkedStory(FULL.story, Marks(note="another"))

    STORY_FORMS["folder"].write_folder([FULL, again], ABOUT, tmp_path)

    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == 2
    assert all(name.startswith("2025-03-04 Bridge b at b Ostrava closed unsafe ") and name.endswith(".md") for name in names)


@given(ANY_STORY)
def test_a_file_stays_in_its_folder_whatever_a_story_is_called(one: MarkedStory) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        STORY_FORMS["folder"].write_folder([one], ABOUT, folder)

        assert [path.parent for path in Path(name).rglob("*.md")] == [folder]


def _marks(plain: dict[str, object]) -> Marks:
    return Marks(**{name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()})  # type: ignore[arg-type]
