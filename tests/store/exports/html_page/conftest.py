"""The browser and the pages that its tests look at, each made once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.exports.html_page.browser import Browser, missing, shared
from tests.store.exports.html_page.pages import HOSTILE, LANGUAGES, NEWS, many, save


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a running browser."""
    if reason := missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.driver.quit()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of pages that all who test at the same time share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "pages"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def news(pages: Path) -> Path:
    """Return a page of a few stories with all that stories can have."""
    return shared("news.html", pages, lambda path: save(path, NEWS, notes=True))


@pytest.fixture(scope="session")
def languages(pages: Path) -> Path:
    """Return a page of stories in several languages and scripts."""
    return shared("languages.html", pages, lambda path: save(path, LANGUAGES))


@pytest.fixture(scope="session")
def hostile(pages: Path) -> Path:
    """Return a page of stories that try to be more than text."""
    return shared("hostile.html", pages, lambda path: save(path, HOSTILE, title="</title><script>wrongs.push('ran')</script>"))


@pytest.fixture(scope="session", params=[1_000, 8_000])
def large(request: pytest.FixtureRequest, pages: Path) -> Path:
    """Return a page of many stories."""
    return shared(f"{request.param}.html", pages, lambda path: save(path, many(request.param)))
