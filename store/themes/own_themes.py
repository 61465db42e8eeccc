"""The person's own themes: followed while an archive is open, as another program or an editor may change them, and added to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from store.api.errors import SettingsError, ThemeError
from store.api.themes import OTHER, Theme
from store.files import Followed, Glance, make_lasting_folder, replacing
from store.private import make_file
from store.themes.lexicon import ThemeLexicon, load_lexicon
from store.themes.theme_edits import with_changes, with_set
from store.themes.theme_names import check_colour, check_name, theme_named
from store.themes.themes_toml import ALL, FILE, TEN, with_theme
from store.themes.toml_file import text_of
from store.themes.word_files import OWN_FOLDER, word_files

Noting = Callable[[str, str], object]
"""Called with the text of the person's own file and the one that is about to take its place."""
_PATIENCE = 10.0
"""Seconds to wait for another program that makes a theme."""


class OwnThemes:
    """The lexicon of themes as it was read last."""

    def __init__(self, config: Path) -> None:
        self._config = config
        self._file, self._folder = Followed(config / FILE), _FollowedFolder(config / OWN_FOLDER)
        self.lexicon = load_lexicon(config)
        """The themes; read anew by `follow`."""

    def follow(self) -> tuple[ThemeLexicon, str]:
        """Return the themes as they are now; while the file is wrong, those of before, with a sentence that says so once."""
        if not (self._file.changed() | self._folder.changed()):
            return self.lexicon, ""
        try:
            lexicon = load_lexicon(self._config)
        except SettingsError as error:
            return self.lexicon, f"{error}; until then the themes stay as they were"
        if (lexicon.fingerprint, lexicon.every) != (self.lexicon.fingerprint, self.lexicon.every):
            self.lexicon = lexicon
        return self.lexicon, ""


class _FollowedFolder:
    """Tells whether the files of words in a folder were changed since they were last looked at."""

    def __init__(self, folder: Path) -> None:
        self._of_folder = folder
        self._seen = self._look()

    def changed(self) -> bool:
        """Return whether a file looks different, came or went since this was last asked."""
        before, self._seen = self._seen, self._look()
        return self._seen != before

    def _look(self) -> list[tuple[str, Glance]]:
        try:
            return [(path.name, Glance.at(path)) for path in word_files(self._of_folder)]
        except SettingsError:
            return []


def add_theme(
    config: Path,
    name: str,
    weigh: Callable[[ThemeLexicon, Theme], Mapping[str, float]],
    before: Callable[[ThemeLexicon, Theme], None],
    note: Noting = lambda *_: None,
) -> tuple[ThemeLexicon, Theme]:
    """Add a theme as the last of the person's own, and return the lexicon with it, and the theme.

    `weigh` is given the lexicon as it was and returns the theme's words; `before` is given the one that will be, just before it is.
    Raises ThemeError if the name can't be taken, SettingsError if the file is wrong or can't be written.
    """
    with _writing(config):
        lexicon = load_lexicon(config)
        theme = theme_named(name, lexicon)
        raw = with_theme(config / FILE, theme, weigh(lexicon, theme))
        return _replaced(config, raw, note, lambda made: before(made, theme)), theme


def change_theme(
    config: Path, key: str, changes: Mapping[str, str | bool | None], note: Noting = lambda *_: None
) -> ThemeLexicon:
    """Change what the person's own file says of a theme, and return the lexicon as it is then.

    `changes` has `name`, `colour`, `hidden` and `into` with their new values, None for what Dateline comes with.
    Raises ThemeError if that can't be, SettingsError if the file is wrong or can't be written.
    """
    with _writing(config):
        lexicon = load_lexicon(config)
        _check(lexicon, key, changes)
        return _replaced(config, with_changes(config / FILE, key, changes), note)


def use_set(config: Path, name: str, note: Noting = lambda *_: None) -> ThemeLexicon:
    """Use another set of themes from now on, `newspaper` or `ten`, and return the lexicon. Raises ThemeError, SettingsError."""
    if name not in (ALL, TEN):
        raise ThemeError(f"there is no set “{name}”: {ALL} has all themes, {TEN} is the small set")
    with _writing(config):
        load_lexicon(config)
        return _replaced(config, with_set(config / FILE, name), note)


def rewrite(config: Path, change: Callable[[str], str | None]) -> ThemeLexicon | None:
    """Put another text in the place of the person's own file, and return the lexicon that it makes; None to leave it as it is.

    `change` is given the text that stands there. Raises SettingsError.
    """
    with _writing(config):
        text = change(_text(config / FILE))
        if text == "":
            (config / FILE).unlink(missing_ok=True)  # it was made by what is taken back
            return load_lexicon(config)
        return None if text is None else _replaced(config, text.encode(), lambda *_: None)


@contextmanager
def _writing(config: Path) -> Iterator[None]:
    """Hold the lock of the person's own themes. Raises SettingsError."""
    from filelock import FileLock, Timeout

    try:
        make_lasting_folder(config)
        make_file(config / ".themes.lock")
        with FileLock(config / ".themes.lock", timeout=_PATIENCE):
            yield
    except Timeout as error:
        raise SettingsError(f"another program has been writing to {config} for {_PATIENCE:.0f} s; try again") from error
    except OSError as error:
        told = f"{config / FILE} can't be written ({error.strerror or error}); set DATELINE_CONFIG to a folder that can"
        raise SettingsError(told) from error


def _replaced(
    config: Path, raw: bytes, note: Noting, before: Callable[[ThemeLexicon], object] = lambda _: None
) -> ThemeLexicon:
    """Put a new content in the file's place and return the lexicon that it makes; `before` is called with that just before."""
    with replacing(config / FILE, raw) as new:
        made = load_lexicon(config, own=new)
        note(_text(config / FILE), raw.decode("utf-8-sig"))
        before(made)
    return made


def _text(path: Path) -> str:
    """Return what stands in the person's own file, nothing where there is none."""
    return text_of(path, missing="")


def _check(lexicon: ThemeLexicon, key: str, changes: Mapping[str, str | bool | None]) -> None:
    """Raise ThemeError if a theme can't be changed so."""
    by_key = {theme.key: theme for theme in lexicon.every}
    if key not in by_key:
        raise ThemeError(f"there is no theme “{key}”; the list of themes has their keys")
    if key == OTHER and (changes.get("hidden") or changes.get("into")):
        raise ThemeError("“other” is for what fits nowhere; it can't be hidden or merged")
    if (name := changes.get("name")) is not None:
        check_name(str(name), lexicon, but=key)
    if (colour := changes.get("colour")) is not None:
        check_colour(str(colour))
    if into := changes.get("into"):
        target = lexicon.standing(str(into))
        if into not in by_key or into == OTHER or not target:
            raise ThemeError(f"there is no theme “{into}” in use to merge it into; the list of themes has their keys")
        if target == key:
            raise ThemeError(f"“{by_key[key].name}” can't be merged into itself")
