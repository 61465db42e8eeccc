"""Dateline's own suits of colours: ink on night and ink on paper, each also with all the contrast there is."""

from collections.abc import Iterable
from dataclasses import replace

from textual.theme import Theme

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
    error="#e88577",
    dark=True,
    variables={"muted": "#959da8", "border": "#39424e", "scrollbar": "#2b323b", "scrollbar-background": "#14171b"},
)
LIGHT = Theme(
    name="dateline-light",
    primary="#2c5f8f",
    secondary="#4b635f",
    accent="#874e0d",
    foreground="#23262b",
    background="#faf8f3",
    surface="#f1eee6",
    panel="#e6e1d5",
    success="#31662a",
    warning="#874e0d",
    error="#a5392c",
    dark=False,
    variables={"muted": "#625d52", "border": "#c9c2b2", "scrollbar": "#d8d2c4", "scrollbar-background": "#faf8f3"},
)
CONTRAST = Theme(
    name="dateline-contrast",
    primary="#9ecbff",
    secondary="#a8dcd2",
    accent="#ffd75f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#16263f",
    success="#9be28a",
    warning="#ffd75f",
    error="#ffa79c",
    dark=True,
    variables={
        "muted": "#d0d0d0",
        "border": "#a0a0a0",
        "scrollbar": "#a0a0a0",
        "scrollbar-background": "#000000",
        "letter-contrast": "7",
    },
)
CONTRAST_LIGHT = Theme(
    name="dateline-contrast-light",
    primary="#003a75",
    secondary="#00443b",
    accent="#6b2f00",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#d5e3f7",
    success="#0b4a00",
    warning="#6b2f00",
    error="#8a0a00",
    dark=False,
    variables={
        "muted": "#333333",
        "border": "#5a5a5a",
        "scrollbar": "#5a5a5a",
        "scrollbar-background": "#ffffff",
        "letter-contrast": "7",
    },
)
SUITS = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT)
"""All of them, in the order in which a key turns through them."""


def with_a_line(themes: Iterable[Theme]) -> list[Theme]:
    """Return those of Textual's themes that leave the terminal its own colours, with one for the line a person is on."""
    line = {True: "ansi_blue", False: "ansi_cyan"}
    return [replace(theme, variables=theme.variables | {"panel": line[theme.dark]}) for theme in themes if theme.ansi]
