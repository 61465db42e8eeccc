"""What a name names where its story does not tell: what it mostly names in the archive; and lists of people that list people alone."""

from __future__ import annotations

from store.folder.archive import FolderArchive
from tests.conftest import story, titles

TOLD = [
    story("Seed is dear", "2026-03-01", "On Monday shares of Quandro fell, and Quandro said in a statement that it was sorry."),
    story("Seed is dearer", "2026-03-02", "They took a stake in Quandro. It was Quandro's quarterly profit that rose."),
    story("Seed is cheap", "2026-03-03", "An analyst at Quandro said so."),
]
SILENT = story("Praise", "2026-03-04", "They like Quandro and praise Quandro.")
PEOPLE = [
    story("A walk", "2026-04-01", "They met Ada Vellberg, 43, at the door, and Ada Vellberg told them of it."),
    story("A bank", "2026-04-02", "They took a loan from the Ada Savings Bank and praised the Ada Savings Bank."),
    story("A town", "2026-04-03", "It rained in Vellberg on Monday, and near Vellberg it was cold."),
]


def kept(archive: FolderArchive, *stories: object) -> FolderArchive:
    archive.add(list(stories))  # type: ignore[arg-type]
    archive.understand()
    return archive


def test_where_a_story_is_silent_the_archive_tells(archive: FolderArchive) -> None:
    kept(archive, SILENT)
    assert [one.text for one in archive.names(SILENT.id).others] == ["Quandro"]

    kept(archive, *TOLD)

    assert [one.text for one in archive.names(SILENT.id).organisations] == ["Quandro"]
    assert not archive.names(SILENT.id).others


def test_what_the_archive_is_not_agreed_on_stays_untold(archive: FolderArchive) -> None:
    rain = story("Rain", "2026-03-05", "It rained in Quandro and near Quandro.")
    sun = story("Sun", "2026-03-06", "It was hot in northern Quandro and in Quandro.")
    kept(archive, SILENT, *TOLD[:2], rain, sun)

    assert [one.text for one in archive.names(SILENT.id).others] == ["Quandro"]


def test_completing_a_person_offers_people_alone(archive: FolderArchive) -> None:
    kept(archive, *PEOPLE)

    assert [one.text for one in archive.search.complete("person:ada", 10)] == ['"Ada Vellberg"']


def test_a_person_is_looked_for_among_people_and_a_bank_among_all_names(archive: FolderArchive) -> None:
    kept(archive, *PEOPLE)

    assert titles(archive, "person:vellberg") == ["A walk"]
    assert titles(archive, 'person:"ada savings bank"') == ["A bank"]


def test_what_is_no_person_is_looked_for_among_all_names(archive: FolderArchive) -> None:
    kept(archive, *PEOPLE)

    assert sorted(titles(archive, "name:vellberg")) == ["A town", "A walk"]
    assert [one.line for one in archive.names(PEOPLE[2].id).places] == ['name:"vellberg"']
    assert [one.text for one in archive.search.complete("name:ada", 8)] == ['"Ada Savings Bank"', '"Ada Vellberg"']


def test_a_person_is_counted_where_the_line_finds_them(archive: FolderArchive) -> None:
    company = "On Monday shares of Ada Finch fell, and Ada Finch said in a statement that its quarterly profit fell."
    people = [
        story(f"Dam {at}", f"2026-05-0{at}", "They met Ada Finch, 43, who lives there, and Mrs Finch was glad.")
        for at in (1, 2)
    ]
    companies = [story(f"Ship {at}", f"2026-05-0{at}", company) for at in (3, 4)]
    kept(archive, *people, *companies)

    for one, kind in ((people[0], "people"), (companies[0], "organisations")):
        (name,) = (name for name in getattr(archive.names(one.id), kind) if name.text == "Ada Finch")
        assert len(titles(archive, name.line)) == name.stories
        assert one.title in titles(archive, name.line)


def test_a_person_by_other_stories_alone_is_counted_where_the_line_finds_them(archive: FolderArchive) -> None:
    people = [story(f"Ship {at}", f"2026-05-0{at}", "They met Trell, 44, who lives there and was glad.") for at in (1, 2, 3)]
    silent = story("Depot shuts", "2026-05-05", "They like Trell and praise Trell.")
    kept(archive, *people, silent)

    (name,) = archive.names(silent.id).people

    assert name.stories == 4
    assert set(titles(archive, name.line)) == {one.title for one in (*people, silent)}
