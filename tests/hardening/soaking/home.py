"""The home of a soak: an archive of many stories, made once, and a feed server that has news each time it is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from store.api.story import Story
from store.api.when import When
from store.identity.ids import base_id
from store.opening import open_archive

_MADE = "made-with"
"""A file in the home of an archive that tells with how many stories it was made."""
_FEW = 1_000
"""Up to so many stories are not worth a process of their own."""
_ENTRIES = 12
"""New stories that the feed has each time."""
WORDS = "harbour treaty reservoir pilots ferry vote bank dam minister water summit river quay budget court".split()
"""Words that stand in what comes in, and are looked for."""


def environment(home: Path) -> dict[str, str]:
    """Return the environment in which the archive of a home is the person's."""
    places = {f"DATELINE_{name}": str(home / name.lower()) for name in ("ARCHIVE", "CACHE", "CONFIG")}
    return {**os.environ, **places}


def made(home: Path, number: int) -> Path:
    """Return a home with an archive of so many stories; the one of an earlier run if it has as many."""
    home.mkdir(parents=True, exist_ok=True)
    told = home / _MADE
    if told.exists() and told.read_text() == str(number):
        return home
    if number <= _FEW:
        _add_few(home, number)
        return home
    command = [sys.executable, "-m", "tests.bench.maker", str(number), str(home / "archive"), "--brief"]
    subprocess.run(command, check=True, env=environment(home))
    told.write_text(str(number))
    return home


def _add_few(home: Path, number: int) -> None:
    with _as_theirs(environment(home)):
        archive = open_archive(home / "archive", seeded=False)
        told = ((nth, WORDS[nth % len(WORDS)], f"2025-12-{1 + nth % 28:02}") for nth in range(number))
        stories = [
            Story(base_id(f"{word} {nth}"), f"The {word} {nth}", When(day), body=("It was.",)) for nth, word, day in told
        ]
        archive.add(stories)
        archive.close()


class News:
    """What comes in from elsewhere: entries of a feed, stories of another program."""

    def __init__(self, home: Path) -> None:
        self._home, self._number = home, int(datetime.now(UTC).timestamp())
        self.feed = home / "feeds" / "news.xml"
        self.feed.parent.mkdir(exist_ok=True)
        self.print_feed()

    def print_feed(self) -> None:
        """Put other entries into the feed."""
        entries = "".join(map(self._entry, range(_ENTRIES)))
        head = "<?xml version='1.0'?><rss version='2.0'><channel><title>Soak news</title><ttl>1</ttl>"
        whole = self.feed.with_suffix(".new")
        whole.write_text(f"{head}{entries}</channel></rss>")
        whole.replace(self.feed)

    def file(self, stories: int = 3) -> Path:
        """Return a file of news text with some stories that nobody had before."""
        path = self._home / "more.txt"
        parts = []
        for _ in range(stories):
            title, text = self._next()
            parts.append(f"{title}\n\nPublished: {self._number % 28 + 1} December 2025\n\n{text}\n")
        path.write_text("\n\n".join(parts))
        return path

    def theme_file(self, nth: int) -> None:
        """Change the person's own themes: another word is one of theirs."""
        folder = self._home / "config"
        folder.mkdir(exist_ok=True)
        text = f'[[theme]]\nkey = "ships"\nname = "Ships"\ncolour = "#4488aa"\n[theme.for]\n"ferry" = 6\n"word{nth}" = 9\n'
        (folder / "themes.toml").write_text(text)

    def _entry(self, nth: int) -> str:
        title, text = self._next()
        day = datetime(2025, 12, 1 + self._number % 28, 8, tzinfo=UTC)
        link = f"http://localhost/{self._number}"
        return (
            f"<item><title>{escape(title)}</title><link>{link}</link><guid>{link}</guid>"
            f"<description>{escape(text)}</description><pubDate>{day:%a, %d %b %Y} 12:00:00 GMT</pubDate></item>"
        )

    def _next(self) -> tuple[str, str]:
        self._number += 1
        one, other = (WORDS[self._number * step % len(WORDS)] for step in (1, 7))
        told = (
            f"The {one} was looked at by those of the {other} on Monday, who said number {self._number} was the last of them."
        )
        return f"The {one} and the {other}, number {self._number}", told


@contextmanager
def fed(home: Path, *, alone: bool = False) -> Iterator[News]:
    """Have a feed of a server of our own come in while this lasts; none where the screen is to be left `alone`."""
    news = News(home)
    if alone:
        yield news
        return
    command = [sys.executable, "-m", "tests.bench.feed_server", str(news.feed.parent), "0.05"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        _follow(home, f"http://127.0.0.1:{port}/{news.feed.name}")
        yield news
    finally:
        server.kill()
        server.wait()


def _follow(home: Path, address: str) -> None:
    """Follow the feed alone, and have the screen ask for it every minute."""
    with _as_theirs(environment(home)):
        archive = open_archive(home / "archive", seeded=False)
        for feed in archive.feeds.all():
            archive.feeds.remove(feed.name)
        archive.feeds.add(address, fetch=False, name="Soak news", allow_private=True)
        archive.close()
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "settings.toml").write_text("update_every = 1\n")


@contextmanager
def _as_theirs(env: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(env)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
