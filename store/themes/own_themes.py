"""The person's own themes: followed while an archive is open, as another program or an editor may change them, and added to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from store.api.errors import SettingsError, ThemeError
from store.api.themes import Theme
from store.files import Followed, Stamp, replacing, stamp_of
from store.text.clean import clean_line
from store.text.fold import fold, words
from store.themes.lexicon import ThemeLexicon, load_lexicon
from store.themes.themes_toml import FILE, with_theme
from store.themes.word_files import OWN_FOLDER, word_files

LONGEST_NAME = 40
"""Characters of a theme's name."""
_PATIENCE = 10.0
"""Seconds to wait for another program that makes a theme."""
_COLOURS = (
    "#c98bb9", "#8fb573", "#d98f6c", "#6fa8dc", "#b39ddb", "#5fb49c", "#cfa34e", "#e08aa0", "#8da0cb", "#a3a65a", "#c77f5a", "#71b7c7",
)  # fmt: skip
"""Colours that read on a dark and on a light ground."""


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
        if lexicon.fingerprint != self.lexicon.fingerprint:
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

    def _look(self) -> list[tuple[str, Stamp]]:
        try:
            return [(path.name, stamp_of(path)) for path in word_files(self._of_folder)]
        except SettingsError:
            return []


def add_theme(
    config: Path,
    name: str,
    weigh: Callable[[ThemeLexicon, Theme], Mapping[str, float]],
    before: Callable[[ThemeLexicon, Theme], None],
) -> tuple[ThemeLexicon, Theme]:
    """Add a theme as the last of the person's own, and return the lexicon with it, and the theme.

    `weigh` is given the lexicon as it was and returns the theme's words; `before` is given the one that will be, just before it is.
    Raises ThemeError if the name can't be taken, SettingsError if the file is wrong or can't be written.
    """
    from filelock import FileLock, Timeout

    path = config / FILE
    try:
        config.mkdir(parents=True, exist_ok=True)
        with FileLock(config / ".themes.lock", timeout=_PATIENCE):
            lexicon = load_lexicon(config)
            theme = theme_named(name, lexicon)
            raw = with_theme(path, theme, weigh(lexicon, theme))
            with replacing(path.resolve(), raw) as new:  # what the file is a link to is written, not the link
                made = load_lexicon(config, own=new)
                before(made, theme)
    except Timeout as error:
        raise SettingsError(f"another program has been writing to {config} for {_PATIENCE:.0f} s; try again") from error
    except OSError as error:
        told = f"{path} can't be written ({error.strerror or error}); set DATELINE_CONFIG to a folder that can"
        raise SettingsError(told) from error
    return made, theme


def theme_named(name: str, lexicon: ThemeLexicon) -> Theme:
    """Return a theme with a name, and with a key and a colour that no theme of a lexicon has. Raises ThemeError."""
    clean = clean_line(name)
    if not clean:
        raise ThemeError("a theme needs a name")
    if len(clean) > LONGEST_NAME:
        raise ThemeError(f"a theme's name has at most {LONGEST_NAME} characters; this one has {len(clean)}")
    key = "-".join(filter(str.isascii, words(clean))) or f"theme-{blake2b(clean.encode(), digest_size=4).hexdigest()}"
    taken = next((theme for theme in lexicon.every if fold(theme.name) == fold(clean) or theme.key == key), None)
    if taken:
        raise ThemeError(f"there is a theme “{taken.name}” already; choose another name")
    return Theme(key, clean, _colour([theme.colour for theme in lexicon.every]))


def _colour(taken: Sequence[str]) -> str:
    """Return the colour that is farthest from those that are taken."""
    return max(_COLOURS, key=lambda colour: min((_apart(colour, other) for other in taken), default=0))


def _apart(one: str, other: str) -> int:
    return sum((int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) ** 2 for at in (1, 3, 5))
