"""Stories that try to be more than text: none of them runs, asks for anything, or leads where it should not."""

from __future__ import annotations

from pathlib import Path

from tests.store.exports.html_page.browser import Browser
from tests.store.exports.html_page.pages import HOSTILE


def test_nothing_that_stories_say_runs(browser: Browser, hostile: Path) -> None:
    browser.open(hostile)
    assert "</title>" in browser.text("#name")
    assert all(browser.titles())

    for _ in HOSTILE:
        browser.type("j", "ENTER")
        browser.until("document.querySelectorAll('#story p[lang]').length >= 2")
        assert browser.run("return document.querySelectorAll('#story script, #story img, #story svg, #story b').length") == 0
        assert not [
            link
            for link in browser.run("return Array.from(document.querySelectorAll('#story a'), (one) => one.href)")
            if not link.startswith("https://example.")
        ]
        browser.run("document.querySelector('.tag')?.click()")
        browser.type("ESCAPE", "ESCAPE")
    browser.command("Page.printToPDF")

    assert browser.complaints() == []


def test_a_trick_in_the_address_is_only_text(browser: Browser, hostile: Path) -> None:
    browser.open(hostile, "#find=%3Cimg%20src%3Dx%20onerror%3Dwrongs.push(1)%3E&story=__proto__&themes=constructor")

    assert browser.run("return document.querySelector('#query').value").startswith("<img")
    assert browser.complaints() == []


def test_an_address_that_is_no_web_address_is_no_link(browser: Browser, news: Path) -> None:
    browser.open(news)
    script = Path(__file__).parents[4] / "store" / "exports" / "html_page" / "script" / "pane.js"

    ask = f"{script.read_text(encoding='utf-8')}\nreturn arguments[0].map(safeLink)"
    links = browser.run(
        ask, ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "file:///etc", "//x", "", "https://a.example/"]
    )

    assert links == ["", "", "", "", "", "", "https://a.example/"]
