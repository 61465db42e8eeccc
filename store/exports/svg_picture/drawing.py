"""The picture itself: a heading, an axis of time, a lane a theme with its dots and titles, and what was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log2
from typing import Any, BinaryIO

from store.api.views import MarkedStory
from store.exports.about import About
from store.exports.feed_words import web_address
from store.exports.svg_picture.gathering import Lane, gathered
from store.exports.svg_picture.time_scale import CUT_WIDTH, Stretch, Tick, month_of, place_of, stretches, ticks, told
from store.exports.svg_picture.title_places import Placed, placed
from store.text.numbers import counted
from store.text.xml_text import xml_text

_WIDTH, _NAMES, _RIGHT = 1600.0, 178.0, 270.0
"""How wide the picture is; the room for names on its left, and for the last titles on its right."""
_TOP, _ROW, _DOT_ROOM = 122.0, 16.0, 30.0
"""Where lanes begin; how high a row of titles is, and the room of the dots above them."""
_ROWS, _FEWEST, _MOST = 96, 3, 12
"""Rows of titles in all, and in a lane."""
_DOT_APART = 10.0
"""Dots that would stand closer are one, the larger for it."""
_FEWEST_MARKS = 3
"""Labels that a stretch of the axis has at least, or else one that names its month."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_STYLE = (
    "text{font-family:system-ui,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif;fill:#24292f}"
    ".h{font-size:24px;font-weight:600}.s{font-size:13px;fill:#57606a}.n{font-size:14px;font-weight:600}"
    ".t{font-size:11px;paint-order:stroke;stroke-width:3px;stroke-linejoin:round}.e .t{stroke:#f6f8fa}.o .t{stroke:#fff}"
    ".a{font-size:11px;fill:#57606a}.y{font-size:13px;font-weight:600}"
    ".g{stroke:#d8dee4;stroke-width:1}.l{stroke:#afb8c1;stroke-width:.8}a:hover text{text-decoration:underline}"
)


def write(stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:
    """Draw stories as one SVG file, without scripts and without anything from elsewhere."""
    from lxml import etree

    picture = etree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "width": f"{_WIDTH:.0f}"})
    _draw(picture, gathered(stories, about), about)
    out.write(etree.tostring(picture, encoding="utf-8", xml_declaration=True))


def _draw(picture: Any, lanes: Sequence[Lane], about: About) -> None:
    days: Counter[int] = Counter()
    for lane in lanes:
        days.update(lane.days)
    scale = stretches(days, _NAMES, _WIDTH - _NAMES - _RIGHT) if days else []
    most = max(_FEWEST, min(_MOST, _ROWS // max(1, len(lanes))))
    titles = [placed(lane.shown, scale, most, _WIDTH - 8) for lane in lanes]
    heights = [_DOT_ROOM + _ROW * max((one.row + 1 for one in row), default=0) + 14 for row in titles]
    bottom = _TOP + sum(heights)
    picture.set("height", _n(bottom + 44))
    picture.set("viewBox", f"0 0 {_n(_WIDTH)} {_n(bottom + 44)}")
    _draw_head(picture, days, about)
    tops = [_TOP + sum(heights[:nth]) for nth in range(len(heights))]
    for top, height in list(zip(tops, heights, strict=True))[::2]:
        _add(picture, "rect", x="0", y=_n(top), width=_n(_WIDTH), height=_n(height), fill="#f6f8fa")
    _draw_axis(picture, scale, bottom)
    for nth, (lane, row, top) in enumerate(zip(lanes, titles, tops, strict=True)):
        _draw_lane(_add(picture, "g", **{"class": "o" if nth % 2 else "e"}), lane, row, scale, top)
    written, number = sum(map(len, titles)), days.total()
    left = f"{written:,} of {counted(number)} have their titles written, as more would cover one another; each is in a dot"
    _text(picture, 24, bottom + 27, "a", left if written < number else "Every story has its title written.")
    _text(picture, _WIDTH - 24, bottom + 27, "a", f"Dateline, {about.made:%Y-%m-%d}", anchor="end")


def _draw_head(picture: Any, days: Counter[int], about: About) -> None:
    when = f"{told(min(days))} – {told(max(days))}" if days else ""
    selection = about.selection if about.selection != about.title else ""
    about_it = " · ".join(part for part in (counted(days.total()), when, selection) if part)
    _add(picture, "title", about.title)
    _add(picture, "desc", f"A timeline of {about_it}")
    _add(picture, "style", _STYLE)
    _add(picture, "rect", width="100%", height="100%", fill="#ffffff")
    _text(picture, 24, 42, "h", about.title[:90])
    _text(picture, 24, 64, "s", about_it[:160])


def _draw_axis(picture: Any, scale: Sequence[Stretch], bottom: float) -> None:
    axis = _TOP - 8
    for nth, stretch in enumerate(scale):
        for side in (-4, 4) if nth else ():
            line = f"M{_n(stretch.left - CUT_WIDTH / 2 + side - 3)} {_n(axis + 7)}l6 -14"
            _add(picture, "path", d=line, stroke="#8c959f", fill="none")
        _add(picture, "path", d=f"M{_n(stretch.left)} {_n(axis)}h{_n(stretch.width)}", stroke="#8c959f", fill="none")
        marks = list(ticks(stretch))
        if len(marks) < _FEWEST_MARKS:  # too narrow to tell more than when it is
            marks = [Tick(stretch.left, "", month_of(stretch.first + (stretch.last - stretch.first) // 2))]
        reach = 0.0
        for mark in marks:
            _add(picture, "path", d=f"M{_n(mark.x)} {_n(axis - 5)}V{_n(bottom)}", **{"class": "g"})
            _text(picture, mark.x + 3, axis - 6, "a", mark.label)
            if mark.above and mark.x >= reach:
                _text(picture, mark.x + 3, axis - 22, "y", mark.above)
                reach = mark.x + 8 * len(mark.above)


def _draw_lane(picture: Any, lane: Lane, titles: Sequence[Placed], scale: Sequence[Stretch], top: float) -> None:
    colour = lane.colour if _COLOUR.fullmatch(lane.colour) else "#6e7781"
    middle = top + _DOT_ROOM / 2 + 2
    _add(picture, "rect", x="0", y=_n(top), width="5", height=_n(_DOT_ROOM + 8), fill=colour)
    _text(picture, 24, middle, "n", lane.name[:20])
    _text(picture, 24, middle + 16, "a", counted(lane.days.total()))
    starred = {one.day for one in lane.shown if one.starred}
    for one in titles:
        _add(picture, "path", d=f"M{_n(one.x)} {_n(middle)}V{_n(_line_of(one, top))}", **{"class": "l"})
    for x, held in _dots(lane.days, scale):
        total = sum(lane.days[day] for day in held)
        radius = 3.2 + min(4.8, 0.9 * log2(total))
        dot = _add(picture, "circle", cx=_n(x), cy=_n(middle), r=_n(radius), fill=colour, stroke="#ffffff")
        if starred.intersection(held):
            dot.set("stroke", "#bf8700")
            dot.set("stroke-width", "2")
        span = told(held[0]) if held[0] == held[-1] else f"{told(held[0])} – {told(held[-1])}"
        _add(dot, "title", f"{counted(total)}, {span}")
    for one in titles:
        link = web_address(one.story.link)
        parent = _add(picture, "a", href=link) if link else picture
        _text(parent, one.x + 3, _line_of(one, top), "t", one.story.written)


def _line_of(one: Placed, top: float) -> float:
    """Return how far down a title is written, in a lane that begins at some height."""
    return top + _DOT_ROOM + _ROW * one.row + 12


def _dots(days: Counter[int], scale: Sequence[Stretch]) -> list[tuple[float, list[int]]]:
    """Return where dots stand, each with its days."""
    found: list[tuple[float, list[int]]] = []
    for day in sorted(days):
        x = place_of(scale, day)
        if found and x - found[-1][0] < _DOT_APART:
            found[-1][1].append(day)
        else:
            found.append((x, [day]))
    return found


def _text(parent: Any, x: float, y: float, look: str, text: str, *, anchor: str = "start") -> None:
    _add(parent, "text", text, x=_n(x), y=_n(y), **{"class": look, "text-anchor": anchor})


def _add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    from lxml import etree

    element = etree.SubElement(parent, name, {key: xml_text(value) for key, value in attributes.items()})
    element.text = xml_text(text) or None
    return element


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
