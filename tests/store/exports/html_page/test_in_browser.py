"""A page in a real browser, as people use it, with a thousand stories and with twenty thousand."""

from __future__ import annotations

from pathlib import Path

from tests.store.exports.html_page.browser import Browser

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
