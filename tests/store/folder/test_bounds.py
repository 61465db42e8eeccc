"""No text stands between a person and the archive: what can't be understood is kept, found, and said."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from store.api.story import Story
from store.api.views import Marks
from store.dates.story_dates import mentions_of
from store.engine.entry import Entry
from store.folder import rules
from store.folder.archive import FolderArchive
from store.folder.attempts import MOST, Attempts
from store.folder.deriver import Deriver
from store.folder.isolated import Apart
from store.paths import Paths
from store.text.reading_limits import EASY_LIMIT, READ_LIMIT, SENTENCE_LIMIT, beginning_of, excerpt, length_of
from store.themes.lexicon import load_lexicon
from tests.conftest import Archives, story, titles
from tests.store.hostile_texts import REPEATED, text_of

LIMITS = """
import pathlib, resource
from tests.store import hostile_texts
size = pathlib.Path("/proc/self/statm")
if size.exists():
    most = int(size.read_text().split()[0]) * resource.getpagesize() + 250_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
hostile_texts.main({length})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system keeps no count of a process's time")
def test_every_reader_gets_through_every_hostile_text_in_little_memory() -> None:
    """What takes a second in all would take hours if anything grew with the square of the text."""
    done = subprocess.run([sys.executable, "-c", LIMITS.format(length=READ_LIMIT)], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-2_000:]


def test_hostile_texts_are_kept_and_found_and_stand_in_nobodys_way(archive: FolderArchive) -> None:
    hostile = [
        story(
            f"Harbour wall {number} gives way",
            "2025-05-03",
            f"Zebrafish{number} came.",
            text_of(kind, EASY_LIMIT + 1_000),  # so long that it is understood apart
            f"Quokka{number}.",
        )
        for number, kind in enumerate(REPEATED)
    ]
    archive.add([*hostile, story("A calm day")])
    archive.understand()

    for number in range(len(REPEATED)):
        wanted = [f"Harbour wall {number} gives way"]
        assert titles(archive, f"zebrafish{number}")[:1] == titles(archive, f"quokka{number}")[:1] == wanted
    assert archive.refresh().pending == 0
    assert not any("Not" in told.not_understood for one in hostile if (told := archive.story(one.id)))


def test_a_story_is_found_by_its_last_word_however_long_it_is(archive: FolderArchive) -> None:
    archive.add([story("A long one", "2025-05-03", *["Rain fell on the harbour again."] * 40_000, "A quokka came last.")])

    assert titles(archive, "quokka") == ["A long one"]


def test_of_a_very_long_story_it_is_said_how_much_was_understood(archive: FolderArchive) -> None:
    long = story("A long one", "2025-05-03", "The river rose. " * 10_000)
    archive.add([long, story("A short one", "2025-05-03")])
    archive.understand()

    kept, short = archive.story(long.id), archive.story(story("A short one").id)
    assert kept is not None
    assert kept.body == long.body
    assert (
        kept.not_understood
        == f"Only its first {READ_LIMIT:,} of {length_of(long):,} characters were read for themes, names and dates."
    )
    assert short is not None
    assert short.not_understood == ""


def test_a_story_is_read_up_to_its_bound_and_no_further() -> None:
    long = story("A title", "2025-05-03", "a" * 50_000, "b" * 50_000, "c" * 50_000, highlights=("x",))

    first = beginning_of(long)

    assert length_of(first) == READ_LIMIT
    assert [text[:1] for text in first.body] == ["a", "b"]
    assert beginning_of(story()) == story()


def test_a_very_long_sentence_is_cut_around_its_date() -> None:
    (found,) = mentions_of(story("A fair", "2025-04-01", "rain and " * 2_000 + "on May 7, 2025 " + "wind and " * 2_000))

    assert found.text.endswith("May 7, 2025")
    assert found.text in found.sentence
    assert found.sentence.startswith("… ")
    assert found.sentence.endswith(" …")
    assert len(found.sentence) <= SENTENCE_LIMIT + 4
    assert excerpt("a short one", 2, 3) == "a short one"


def test_a_rule_that_fails_on_a_story_leaves_it_found_and_marked(
    archive: FolderArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(told: Story) -> list[str]:
        return fail(told) if "wedge" in told.title else []

    monkeypatch.setattr("store.names.name_kinds.names_with_kinds", fail)
    archive.add([story("A wedge in the harbour"), story("A calm day")])
    archive.understand()

    kept, calm = archive.story(story("A wedge in the harbour").id), archive.story(story("A calm day").id)
    assert titles(archive, "harbour wedge") == ["A wedge in the harbour"]
    assert kept is not None
    assert "RecursionError" in kept.not_understood
    assert calm is not None
    assert not calm.not_understood
    assert archive.times.mentions(kept.id) == ()
    assert archive.names(kept.id).people == []
    assert archive.refresh().pending == 0


@pytest.fixture
def sources(tmp_path: Path) -> tuple[str, str]:
    """Return where the rules are read from, with the rules of this process read from there."""
    found = str(tmp_path / "config"), str(tmp_path)
    rules.begin(*found)
    return found


def entry(told: Story) -> Entry:
    """Return a story as it waits to be understood."""
    return Deriver(load_lexicon(Path("nowhere"))).quick_entry(told, Marks())


def test_a_story_that_waits_is_corrected_only_if_the_theme_it_was_given_is_in_use() -> None:
    deriver = Deriver(load_lexicon(Path("nowhere")).without("water"))

    given, hidden = (deriver.quick_entry(story(), Marks(theme=theme)).choice for theme in ("energy", "water"))

    assert (given.themes, given.corrected) == (("energy",), True)
    assert (hidden.themes, hidden.corrected) == (("other",), False)


def test_long_stories_are_understood_apart_as_well_as_here(sources: tuple[str, str]) -> None:
    long = story("Ministers meet", "2025-05-03", "Volodymyr Zelensky met Emmanuel Macron on Monday. " * 500)
    assert length_of(long) > EASY_LIMIT

    with Apart(*sources) as apart:
        assert apart.understood(entry(long)) == rules.understood(entry(long))
        assert apart.understood(entry(story())).understood


def test_a_story_that_ends_the_process_is_given_up_and_the_next_one_is_not(sources: tuple[str, str]) -> None:
    with Apart(*sources) as apart:
        working = apart._command
        apart._command = [sys.executable, "-c", "import os; os.abort()"]
        given_up = apart.understood(entry(story("A wedge")))
        apart._command = working
        following = apart.understood(entry(story("A calm day")))

    assert given_up.failed
    assert given_up.understood
    assert given_up.story.title == "A wedge"
    assert following.understood
    assert not following.failed


def test_a_story_that_ended_the_program_is_understood_apart_the_next_time(open_folder: Archives) -> None:
    archive, begun = open_folder(), story("A wedge in the harbour")
    archive.refresh()
    version, attempts = archive._writer().enrichment.deriver.version, Attempts(Paths.find().index)
    with pytest.raises(KeyboardInterrupt), attempts.noted(version, [begun.id]):
        raise KeyboardInterrupt

    archive.add([begun])
    assert archive.refresh().pending == 1
    archive.understand()

    kept = archive.story(begun.id)
    assert kept is not None
    assert not kept.not_understood
    assert attempts.begun(version) == {}


def test_a_story_that_ended_the_program_again_and_again_is_given_up_until_the_rules_change(open_folder: Archives) -> None:
    archive, begun = open_folder(), story("A wedge in the harbour")
    archive.refresh()
    version, attempts = archive._writer().enrichment.deriver.version, Attempts(Paths.find().index)
    for _ in range(MOST):
        with pytest.raises(KeyboardInterrupt), attempts.noted(version, [begun.id]):
            raise KeyboardInterrupt

    archive.add([begun])
    archive.understand()

    kept = archive.story(begun.id)
    assert kept is not None
    assert "several times" in kept.not_understood
    assert titles(archive, "wedge") == ["A wedge in the harbour"]
    assert archive.refresh().pending == 0
    assert attempts.begun(version + 1) == {}
