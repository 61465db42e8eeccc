"""A page in a real browser, as people use it, with a thousand stories and with twenty thousand."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.views import MarkedStory
from tests.store.exports.html_page.browser import Browser
from tests.store.exports.html_page.pages import save, told

_COUNT = "#count"


def test_it_opens_from_a_file_and_asks_for_nothing(browser: Browser, large: Path) -> None:
    browser.open(large)

    assert browser.text(_COUNT) == f"{int(large.stem):,} stories"
    assert 5 < len(browser.titles()) < 60
    assert browser.complaints() == []


def test_search_reads_whole_texts_and_forgives(browser: Browser, large: Path) -> None:
    browser.open(large)

    assert browser.find("remitances ostrava")[0] == "Remittances reach a record in Ostrava"
    assert "remittances" in browser.text("#corrected")
    assert browser.find("osrtava remittances") == browser.find("ostrava remittances")
    assert [title.split()[-1] for title in browser.find("777th kestrels")] == ["777"]
    assert browser.find("777th kestrel quzzwump") == []
    assert not browser.run("return document.querySelector('#none').hidden")
    browser.find("")
    assert browser.text(_COUNT) == f"{int(large.stem):,} stories"
    assert browser.complaints() == []


def test_a_walk_by_keys_opens_turns_and_closes_stories(browser: Browser, large: Path) -> None:
    browser.open(large)
    newest = browser.titles()[:4]

    browser.type("j", "j", "j")
    assert browser.run("return document.activeElement.querySelector('.title').textContent") == newest[2]
    browser.type("ENTER")
    browser.until("document.querySelectorAll('#story > p[lang]').length >= 6")
    assert browser.text("#story h2") == newest[2]
    assert browser.run("return document.activeElement.tagName") == "H2"
    browser.type("j")
    browser.until(f"document.querySelector('#story h2').textContent === '{newest[3]}'")
    assert browser.run("return document.title") == f"{newest[3]} – Rivers"
    browser.type("ESCAPE")
    assert browser.run("return document.querySelector('#pane').classList.contains('empty')")
    assert browser.run("return document.activeElement.querySelector('.title').textContent") == newest[3]
    browser.type("END")
    assert browser.run("return document.activeElement.closest('li').getAttribute('aria-posinset')") == large.stem
    browser.type("HOME")
    assert browser.run("return document.activeElement.querySelector('.title').textContent") == newest[0]
    assert browser.complaints() == []


def test_zoom_goes_from_decades_to_days_and_the_list_follows(browser: Browser, large: Path) -> None:
    browser.open(large)
    browser.click("#only")
    everything = browser.text(_COUNT)

    browser.click("#spans button[data-days='120']")
    browser.until(f"document.querySelector('{_COUNT}').textContent !== '{everything}'")
    months = int(browser.text(_COUNT).split(" of ")[0].replace(",", ""))
    browser.type("+", "+", "+")
    browser.until(f"parseInt(document.querySelector('{_COUNT}').textContent.replace(',', '')) < {months}")
    days = browser.text("#span")
    browser.type("h")
    browser.until(f"document.querySelector('#span').textContent !== '{days}'")
    browser.type("0")
    browser.until(f"document.querySelector('{_COUNT}').textContent === '{everything}'")
    assert browser.complaints() == []


def test_themes_narrow_and_the_address_remembers(browser: Browser, large: Path) -> None:
    browser.open(large)

    browser.click("#themes .lane:nth-child(3)")
    assert {*browser.run("return Array.from(document.querySelectorAll('#list .theme'), (one) => one.textContent)")} == {
        "Energy"
    }
    count = browser.text(_COUNT)
    browser.click("#spans button[data-days='1100']")
    browser.click("#list button")
    title = browser.text("#story h2")
    address = browser.until("location.hash.includes('days=') && location.hash.includes('story=') && location.hash")

    assert "themes=energy" in address
    browser.open(large, address)
    assert browser.text(_COUNT) == count
    assert browser.text("#story h2") == title
    assert browser.run("return document.querySelector(\"[data-days='1100']\").getAttribute('aria-pressed')") == "true"
    browser.open(large, "#story=nothing&days=x&from=2025-99-99&themes=,,&order=sideways")
    assert browser.text(_COUNT) == f"{int(large.stem):,} stories"
    assert browser.complaints() == []


def test_from_the_search_one_key_leads_to_the_first_story_and_another_reads_it(browser: Browser, large: Path) -> None:
    browser.open(large)
    browser.find("remittances record")

    browser.type("ARROW_DOWN")
    assert "Remittances" in browser.run("return document.activeElement.textContent")
    browser.type("/", "ENTER")
    browser.until("document.querySelectorAll('#story > p[lang]').length >= 6")
    assert browser.text("#story h2 mark") == "Remittances"
    browser.type("/", "ESCAPE")
    browser.until("document.body.dataset.found === ''")
    assert not browser.run("return document.querySelector('#pane').classList.contains('empty')")
    assert browser.run("return document.querySelector('#list [aria-current] .title').textContent").startswith("Remittances")


def test_a_damaged_page_says_so_in_a_sentence(browser: Browser, news: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.html"
    damaged.write_bytes(news.read_bytes().replace(b'id="rows">', b'id="rows">AAAA', 1))

    browser.driver.get(damaged.as_uri())

    assert "export it again" in browser.until("document.querySelector('.damaged')?.textContent")


@pytest.mark.parametrize(
    ("stories", "extent"),
    [
        ([], "0 stories"),
        ([told("Only one", "2025-06-02", undated=True)], "1 story · 2 Jun 2025"),
        ([told("First", "0001"), told("x" * 500, "1999-12"), told("Last", "9999-12-31T23:59Z")], "3 stories · 1 – 9999"),
        ([told(f"Story {n}", "2025-06-02") for n in range(900)], "900 stories · 2 Jun 2025"),
        (
            [told(f"Story {n}", f"2025-01-{n % 28 + 1:02d}", theme=f"theme-{n}") for n in range(60)],
            "60 stories · 1 – 28 Jan 2025",
        ),
    ],
    ids=["none", "one", "all of time", "one day", "sixty themes"],
)
def test_few_stories_and_strange_ones_make_pages_that_work(
    browser: Browser, tmp_path: Path, stories: list[MarkedStory], extent: str
) -> None:
    save(tmp_path / "page.html", stories)
    browser.open(tmp_path / "page.html")

    assert browser.text("#extent") == extent
    browser.type("+", "+", "-", "h", "l", "0", "v", "j", "ENTER", "j", "k", "ESCAPE", "END", "t", "END", "ARROW_UP")
    browser.find("first")
    browser.find("")
    browser.run("document.querySelectorAll('.tools button').forEach((button) => button.click())")
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    assert browser.complaints() == []
