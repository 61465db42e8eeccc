"""The lexicon of themes: every theme, those that are in use, and the words that speak for it and against it in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.api.errors import SettingsError
from store.api.themes import OTHER, Theme, where_standing
from store.files import Glance
from store.paths import seeds_folder
from store.text.clean import clean_line
from store.themes.themes_toml import FILE, TEN, ThemesFile, read_themes
from store.themes.toml_file import bytes_of, document_in
from store.themes.word_files import (
    DEFAULT_LANGUAGE,
    FOLDER,
    OWN_FOLDER,
    Weights,
    built_in,
    folded_phrase,
    joined,
    language_of,
    word_files,
    words_of,
)

if TYPE_CHECKING:
    from store.themes.language_words import LanguageWords
    from store.themes.sections import Sections

RULES = 3
"""Raised whenever the way of choosing changes; stories are then given their themes anew."""
_SECTIONS = "sections.toml"
"""The file of the sections Dateline comes with."""
_INTO = "into names the key of another theme, such as economy"
Lists = Callable[[str], Weights]
"""Returns the words of a language; those of English for one that has none."""


@dataclass(frozen=True, slots=True)
class ThemeLexicon:
    """Every theme, with the words for and against each."""

    every: tuple[Theme, ...]
    """All themes, hidden and merged ones too, in the order they are listed; `other` is the last."""
    lists: Lists
    """The words of a language that Dateline comes with, and the person's own for that language."""
    own: Weights = field(default_factory=dict)
    """The words of the person's own themes, for every language; they stand in the place of those of the lists."""
    fingerprint: str = ""
    """Changes whenever a word, a weight, a section or a theme in use does."""
    read_sections: Callable[[], Sections | None] = lambda: None
    """Returns `sections`."""
    made: frozenset[str] = frozenset()
    """Keys of the themes that Dateline does not come with: the person made them."""
    languages: frozenset[str] = frozenset((DEFAULT_LANGUAGE,))
    """Languages that have words of their own."""
    looked_up: dict[str, LanguageWords] = field(init=False, repr=False, compare=False, default_factory=dict)
    """By language, in what form its words are looked for in texts; kept here by those who look, so that they share it."""
    _standing: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_standing", where_standing(self.every))

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes in use, in the order they are listed; `other` is the last."""
        return tuple(theme for theme in self.every if theme.in_use)

    @property
    def sections(self) -> Sections | None:
        """What finds what stories were filed under by their sources; made when first asked for, None if that does not matter."""
        return self.read_sections()

    def standing(self, key: str) -> str:
        """Return the theme in use under which the stories of a theme stand: itself, or what it was merged into; nothing if none."""
        return self._standing.get(key, "")

    def weights(self, language: str) -> dict[str, dict[str, float]]:
        """Return the words of all themes, for a story in a language given as a BCP 47 tag; made anew at each call.

        Those of a merged theme are with what it was merged into. Those of a hidden one stay, so that its stories are known for what
        they are and not taken for another's; but for a theme that the person made: its stories are what they were before it.
        """
        found: dict[str, dict[str, float]] = {theme.key: {} for theme in self.themes}
        for key, by_word in {**self.lists(language.partition("-")[0].lower()), **self.own}.items():
            standing = self.standing(key)
            if not standing and key in self.made:
                continue
            mine = found.setdefault(standing or key, {})
            shared = {word: max(by_word[word], mine[word]) for word in mine.keys() & by_word.keys()} if mine else {}
            mine.update(by_word)
            mine.update(shared)
        return found

    def with_theme(self, theme: Theme, weights: Mapping[str, float]) -> ThemeLexicon:
        """Return the lexicon with one more theme, the last but `other`."""
        every = (*self.every[:-1], theme, *self.every[-1:])
        return replace(self, every=every, own={**self.own, theme.key: weights}, made=self.made | {theme.key})

    def without(self, *keys: str) -> ThemeLexicon:
        """Return the lexicon with some themes hidden."""
        return replace(self, every=tuple(replace(one, hidden=one.hidden or one.key in keys) for one in self.every))


_latest: list[ThemeLexicon] = []
"""The lexicon that was read last in this process."""


def load_lexicon(config: Path, own: Path | None = None) -> ThemeLexicon:
    """Return the themes Dateline comes with, changed and added to by the person's own.

    The person's own are in the config folder's `themes.toml`, unless `own` says where, and more words in its `themes.d`.
    The words Dateline comes with are read when a language is first asked for. Raises SettingsError naming the file and what to mend.
    """
    listed = word_files(seeds_folder() / FOLDER)
    looks = tuple((path, Glance.at(path)) for path in (seeds_folder() / FILE, *listed))
    shipped, begun = _shipped(looks)
    digest = begun.copy()
    ours = frozenset(table["key"] for table in shipped.tables)
    mine = read_themes(own or config / FILE, needed=False, known=ours)
    words, known = _Words(listed), {*ours, *(table["key"] for table in mine.tables)}
    filed: dict[str, tuple[str, ...]] = {}
    for path in word_files(config / OWN_FOLDER):
        raw = bytes_of(path)
        filed |= words.take(path, raw, known)
        digest.update(path.name.encode() + raw)
    tables: dict[str, dict[str, Any]] = {table["key"]: table for table in shipped.tables}
    hidden = {key for key, table in tables.items() if key != OTHER and mine.set == TEN and not table.get(TEN)}
    for table in mine.tables:
        tables[table["key"]] = {**tables.get(table["key"], {}), **table}
    other = tables.pop(OTHER)
    every = (
        *(_theme(table, hidden=key in hidden) for key, table in tables.items()),
        Theme(OTHER, other["name"], other["colour"]),
    )
    _check_merged(config / FILE, every)
    replaced = {table["key"]: _signed(table) for table in mine.tables if "for" in table or "against" in table}
    digest.update(repr(([(theme.key, theme.hidden, theme.into) for theme in every], replaced)).encode())
    sections = bytes_of(seeds_folder() / _SECTIONS)
    digest.update(sections)
    made = frozenset(theme.key for theme in every) - ours
    lexicon = ThemeLexicon(
        every, words.of, replaced, digest.hexdigest(), _reading_sections(sections, filed), made, words.languages
    )
    if _latest and _latest[0].fingerprint == lexicon.fingerprint:
        object.__setattr__(lexicon, "looked_up", _latest[0].looked_up)  # the same words, which take a moment to be made ready
    _latest[:] = [lexicon]
    return lexicon


@lru_cache(1)
def _shipped(looks: tuple[tuple[Path, Glance], ...]) -> tuple[ThemesFile, blake2b]:
    """Return the themes that Dateline comes with, and a digest begun with the rules and their words.

    The first file has the themes, all others have words. They are read once, for as long as they look the same.
    """
    (themes, _), *words = looks
    digest = blake2b(str(RULES).encode(), digest_size=8)
    for path, _ in words:
        digest.update(path.name.encode() + bytes_of(path))
    return read_themes(themes, needed=True), digest


class _Words:
    """The files of words by language: those Dateline comes with are read when they are asked for, the person's own at once."""

    def __init__(self, shipped: Iterable[Path]) -> None:
        self._shipped = {path.stem: path for path in shipped}
        self._own: dict[str, list[Weights]] = {}

    def take(self, path: Path, raw: bytes, known: Set[str]) -> Mapping[str, tuple[str, ...]]:
        """Take a file of the person's that was read, and return the names of sections in it, with their themes.

        `known` are the keys that it may have words for. Raises SettingsError.
        """
        document = document_in(path, raw)
        weights = words_of(path, document)
        if unknown := next((key for key in weights if key not in known), ""):
            told = f"{path}: there is no theme “{clean_line(unknown)}”; write [key] as dateline themes --all lists it"
            raise SettingsError(told)
        self._own.setdefault(language_of(path, document), []).append(weights)
        return _sections_in(document, path)

    @property
    def languages(self) -> frozenset[str]:
        """The languages that have words of their own."""
        return frozenset((*self._shipped, *self._own)) - {""}

    def of(self, language: str) -> Weights:
        """Return the words of a language, with the person's own after them."""
        known = language if language in self._shipped or language in self._own else DEFAULT_LANGUAGE
        shipped = [built_in(self._shipped[known])] if known in self._shipped else []
        return joined(*shipped, *self._own.get(known, ()), *self._own.get("", ()))


def _sections_in(document: Mapping[str, Any], path: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the names of sections in a file of a person's own words, with their themes. Raises SettingsError."""
    if "sections" not in document:
        return {}
    from store.themes.section_tables import own_sections

    return own_sections(document["sections"], path)


def _reading_sections(seeds: bytes, own: Mapping[str, tuple[str, ...]]) -> Callable[[], Sections]:
    """Return what makes ready, once, what stories are filed under: who only looks at stories needs none of it."""

    @cache
    def sections() -> Sections:
        from store.themes.section_tables import sections_of

        return sections_of(seeds, own)

    return sections


def _check_merged(path: Path, every: Iterable[Theme]) -> None:
    """Raise SettingsError if a theme is merged into none that there is, or in the end into itself."""
    into = {theme.key: theme.into for theme in every}
    checked: set[str] = set()
    for key in into:
        way: set[str] = set()
        while into[key] and key not in checked:
            way.add(key)
            target = into[key]
            if target not in into:
                raise SettingsError(f"{path}: theme ({key}) has into = “{target}”, and there is no such theme; {_INTO}")
            if target in way:
                raise SettingsError(f"{path}: theme ({key}) is merged into itself in the end by into = “{target}”; {_INTO}")
            key = target
        checked |= way


def _theme(table: Mapping[str, Any], *, hidden: bool) -> Theme:
    medtop = tuple(table.get("medtop", ()))
    return Theme(
        table["key"],
        table["name"],
        table["colour"].lower(),
        medtop=medtop,
        hidden=table.get("hidden", hidden),
        into=table.get("into", ""),
    )


def _signed(table: Mapping[str, Any]) -> dict[str, float]:
    speaks = {folded_phrase(word): float(weight) for word, weight in table.get("for", {}).items()}
    return speaks | {folded_phrase(word): -float(weight) for word, weight in table.get("against", {}).items()}
