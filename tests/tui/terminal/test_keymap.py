"""Keys of one's own: how they are written, and which can't be had."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from tui.screens.timeline.bindings import KEYS
from tui.terminal.key_names import all_printed, keys_written, printed
from tui.terminal.keymap import NO_KEY, Keymap, KeyTable, checked

TABLES = [
    KeyTable("everywhere", [Binding("s", "star", id="story.star"), Binding("y t", "copy", id="story.copy"),
                            Binding("u,U", "unread", id="unread.next"), Binding("g", "date", id="date.go")]),
    KeyTable("on the timeline", [Binding("j,down", "step", id="timeline.next")], "everywhere"),
    KeyTable("in a list", [Binding("j", "next", id="choice.next")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("s,*", "s,asterisk"),
        (" g s ", "g s"),
        ("Ctrl+X", "ctrl+x"),
        ("PgDn, Esc", "pagedown,escape"),
        (",", "comma"),
        ("comma", "comma"),
        ("ctrl+/", "ctrl+slash"),
        ("F5", "f5"),
        ("É", "É"),
        ("", ""),
    ],
)
def test_keys_are_written_as_they_are_printed(written: str, keys: str) -> None:
    assert keys_written(written) == keys


@pytest.mark.parametrize("written", ["foo", "s,,x", "ctrl+foo", "s, "])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        keys_written(written)


def test_every_key_of_the_table_can_be_written_as_it_is_printed() -> None:
    for binding in KEYS:
        for key in binding.key.split(","):
            assert keys_written(printed(key)) == key


def test_keys_that_a_person_chose_stand_for_those_of_the_table() -> None:
    keymap, refused = checked({"story.star": "*, g s", "date.go": "G", "unread.next": ""}, TABLES)

    assert not refused
    assert [all_printed(keymap.keys(binding)) for binding in TABLES[0].bindings] == ["*  g s", "y t", "", "G"]
    assert keymap.first("date.go", "g") == "G"
    assert keymap.first("story.copy", "y t") == "y t"


def test_two_keys_may_change_places() -> None:
    keymap, refused = checked({"story.star": "u", "unread.next": "s"}, TABLES)

    assert not refused
    assert keymap == Keymap({"story.star": "u", "unread.next": "s"})


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("story.star", "g", "g is the key of date.go; story.star keeps s"),
        ("story.star", "g s", "g s is the key of date.go; story.star keeps s"),
        ("story.star", "y", "y is the key of story.copy; story.star keeps s"),
        ("story.star", "j", "j is the key of timeline.next; story.star keeps s"),
        ("timeline.next", "s", "s is the key of story.star; timeline.next keeps j and ↓"),
        ("story.star", "foo", "foo is no key; story.star keeps s"),
        ("story.sta", "x", "nothing is called story.sta (story.star?); no key follows from it"),
    ],
)
def test_a_key_that_is_taken_or_none_is_told_with_what_holds_instead(name: str, written: str, told: str) -> None:
    keymap, refused = checked({name: written}, TABLES)

    assert keymap == Keymap()
    assert [one.reason for one in refused] == [told]


def test_of_two_that_want_one_key_the_first_has_it() -> None:
    keymap, refused = checked({"story.star": "x", "date.go": "x"}, TABLES)

    assert keymap == Keymap({"story.star": "x"})
    assert [one.reason for one in refused] == ["x is the key of story.star; date.go keeps g"]


def test_a_list_of_its_own_may_use_any_key() -> None:
    assert checked({"choice.next": "s"}, TABLES)[0] == Keymap({"choice.next": "s"})
    assert checked({"choice.next": ""}, TABLES)[0] == Keymap({"choice.next": NO_KEY})
