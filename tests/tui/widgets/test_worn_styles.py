"""Styles that are kept are those that would be found anew."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from tests.tui.test_screen import Sit, sit
from tui.app import DatelineApp

__all__ = ["sit"]


def worn(app: DatelineApp) -> Mapping[DOMNode, tuple[object, ...]]:
    """Return the rules that all parts of the screen follow, with those of what is painted in them."""
    return {
        node: (dict(node.styles.base._rules), {name: dict(one.base._rules) for name, one in node._component_styles.items()})
        for node in app.screen.walk_children(DOMNode, with_self=True)
    }


def found_anew(app: DatelineApp) -> Mapping[DOMNode, tuple[object, ...]]:
    """Return the same after Textual's own styles were put on."""
    plain = Stylesheet(variables=app.get_css_variables())
    plain.source = app.stylesheet.source.copy()
    plain.parse()
    plain.update_nodes(app.screen.walk_children(DOMNode, with_self=True))
    return worn(app)


async def test_whatever_is_turned_to_all_parts_follow_the_rules_they_would_follow_anew(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_COLOURS", "full")
    async with sit(120, 24) as person:
        for key in (
            "C",
            "v",
            "C",
            "v",
            "enter",
            "C",
            "escape",
            "question_mark",
            "escape",
            "V",
            "C",
            "C",
            "V",
            "C",
            "a",
            "escape",
        ):
            await person.press(key)
            await person.settle()
            here = worn(person.app)
            assert here == found_anew(person.app), key
