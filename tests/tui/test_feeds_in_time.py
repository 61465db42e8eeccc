"""Feeds are updated by themselves where that is wanted, or on a key, and the screen stays as it is."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.tui.test_screen import Person, Sit, sit  # noqa: F401 - a fixture
from tests.web_server import FEED, Answer, WebServer


@pytest.fixture
def followed(web: WebServer, sit: Sit) -> WebServer:  # noqa: F811
    """A feed that is followed and was never asked."""
    archive = FolderArchive(Paths.find(), seeded=False)
    archive.feeds.add(web.give("/feed", Answer(FEED)), fetch=False, allow_private=True, name="Harbour news")
    archive.close()
    return web


async def told(person: Person, text: str) -> bool:
    """Wait until something is told in a notice."""
    for _ in range(200):
        if text in person.told:
            return True
        await person.settle()
    return False


async def test_feeds_are_updated_as_often_as_the_settings_say_and_once_at_the_start(
    tmp_path: Path,
    followed: WebServer,
    sit: Sit,  # noqa: F811
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("update_every = 30\n")
    async with sit() as person:
        here = person.here
        assert await told(person, "1 new story")
        assert person.here == here
        assert person.screen.session.counts.total == 6
        assert len(followed.asked_at("/feed")) == 1


async def test_without_that_nothing_is_asked_until_the_key(followed: WebServer, sit: Sit) -> None:  # noqa: F811
    async with sit() as person:
        await person.settle()
        assert not followed.asked

        await person.press("f5")
        assert await told(person, "1 new story")


async def test_leaving_does_not_wait_for_a_slow_feed(followed: WebServer, sit: Sit) -> None:  # noqa: F811
    followed.give("/feed", Answer(FEED, delay=8))
    async with sit() as person:
        await person.pilot.press("ctrl+r")
        for _ in range(100):
            if followed.asked:
                break
            await asyncio.sleep(0.05)
        assert person.screen.questions.works == ("Updating feeds",)
        assert person.screen.offers("do('status.break_off')")
    assert len(followed.asked_at("/feed")) == 1
