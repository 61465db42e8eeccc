"""What is kept in the config folder and beside the index, fuzzed: settings, keys, themes, where one left off, earlier searches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from store.api.errors import SettingsError
from store.themes.lexicon import load_lexicon
from tests.hardening.fuzz.seeds import examples
from tests.hardening.fuzz.target import Target, Try, check_text
from tui.screens.timeline.key_tables import own_keys
from tui.state.kept_place import KeptPlace, load_place, save_place
from tui.state.search_history import SearchHistory
from tui.state.settings import FILE, Settings
from tui.state.settings_file import put, settings_text

_SETTING_LINES = (
    b'density = "compact"\n',
    b"update_every = 5\n",
    b'[keys]\n"story.star" = "s,*"\n"story.note" = "g s"\n',
    b"newest_first = true\n",
)
_THEMES = (
    b'[[theme]]\nkey = "ships"\nname = "Ships"\ncolour = "#112233"\nstanding = ["harbour"]\n[theme.for]\n"ship" = 9\n'
    b'[theme.against]\n"space ship" = 4\n',
    b'hidden = ["water"]\n[sections]\nwater = ["Rivers", "Dams"]\n',
)


def targets() -> list[Target]:
    """Return what a person sets, and what a sitting keeps."""
    return [
        Target("settings", _settings, lambda: (*_SETTING_LINES, settings_text().encode(), *examples("tui/state")), 1),
        Target(
            "themes",
            _themes,
            lambda: (*_THEMES, *examples("store/themes/test_themes_toml.py", "store/themes/test_own_themes.py")),
            1,
        ),
        Target("place-and-searches", _places, _kept_places, 3),
    ]


def _settings(folder: Path) -> Try:
    def read(raw: bytes) -> object:
        (folder / FILE).write_bytes(raw)
        settings = Settings.load(folder)
        keymap, told = own_keys(settings, folder)
        try:
            put(folder, "density", "compact")
        except ValueError:
            assert (folder / FILE).read_bytes() == raw, "a file that can't be read was written"
        else:
            assert Settings.load(folder).density == "compact", "what was set does not hold"
        return settings, keymap, told

    return read


def _themes(folder: Path) -> Try:
    def read(raw: bytes) -> object:
        (folder / "themes.toml").write_bytes(raw)
        try:
            lexicon = load_lexicon(folder)
        except SettingsError as error:
            said = str(error)
            check_text("what is wrong", said)
            return said
        check_text("a theme", *(text for theme in lexicon.every for text in (theme.key, theme.name)))
        return lexicon.every, lexicon.fingerprint

    return read


def _kept_places() -> Sequence[bytes]:
    place = {
        "form": 1,
        "left": 1.5,
        "story": "0123456789abcdef",
        "day": 739_000,
        "view": "stream",
        "lanes_by": "theme",
        "zoom": 2,
        "belongs": True,
        "selection": {
            "words": "water",
            "themes": ["water"],
            "unread": False,
            "starred": False,
            "thread": 0,
            "feed": "",
            "unfolded": False,
            "having": ["place", "x"],
        },
        "home": None,
        "home_story": None,
        "behind": [],
        "ahead": [],
    }
    stop = {"story": "0123456789abcdef", "title": "A", "selection": place["selection"]}
    return [
        *map(_dumped, (place, {**place, "home": place["selection"], "behind": [stop], "ahead": [stop]})),
        b"water\ntreaty on:2025\n",
    ]


def _dumped(plain: object) -> bytes:
    return json.dumps(plain).encode()


def _places(folder: Path) -> Try:
    def read(raw: bytes) -> object:
        (folder / "left.json").write_bytes(raw)
        place = load_place(folder / "left.json")
        if place is not None:
            save_place(folder / "left.json", place)
            again = load_place(folder / "left.json")
            assert again == place or again is None, "another place was kept"
            assert isinstance(place, KeptPlace)
        (folder / "searches").write_bytes(raw)
        history = SearchHistory(folder)
        history.load()
        walked = [history.step("w", 1), history.step("w", 1)]
        check_text("a search", *walked)
        history.keep("treaty")
        return place, walked

    return read
