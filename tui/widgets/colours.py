"""Dateline's two suits of colours: ink on night, ink on paper."""

from collections.abc import Sequence
from dataclasses import replace

from textual.color import Color
from textual.theme import Theme

from store.api.themes import Theme as Subject

DARK = Theme(
    name="dateline-dark",
    primary="#7fa7cf",
    secondary="#8aa29e",
    accent="#e3b066",
    foreground="#d9dce1",
    background="#14171b",
    surface="#1b1f25",
    panel="#242a32",
    success="#8fbf7f",
    warning="#e3b066",
    error="#e07a6c",
    dark=True,
    variables={"muted": "#8a929d", "border": "#39424e", "scrollbar": "#2b323b", "scrollbar-background": "#14171b"},
)
LIGHT = Theme(
    name="dateline-light",
    primary="#2c5f8f",
    secondary="#5b7570",
    accent="#9a5b12",
    foreground="#23262b",
    background="#faf8f3",
    surface="#f1eee6",
    panel="#e6e1d5",
    success="#3d7a35",
    warning="#9a5b12",
    error="#a5392c",
    dark=False,
    variables={"muted": "#6f6a5f", "border": "#c9c2b2", "scrollbar": "#d8d2c4", "scrollbar-background": "#faf8f3"},
)


def readable_colours(subjects: Sequence[Subject], *, dark: bool) -> list[Subject]:
    """Return the stories' themes in colours that read on the ground they stand on: on paper they are darker."""
    return [subject if dark else replace(subject, colour=Color.parse(subject.colour).darken(0.22).hex6) for subject in subjects]
