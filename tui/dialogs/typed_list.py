"""A list in which one goes to a line by typing its name."""

from __future__ import annotations

from textual import events
from textual.widgets import OptionList

from store.text.fold import fold

_BEFORE_NAME = "●✓ []0123456789"
KEYS_OF_LIST = "type a name · ↑ ↓ choose · ↵ take · Esc close"
"""What the frame of a list says of its keys."""


class TypedList(OptionList):
    """Goes to the first line whose name has what is typed.

    Letters that are keys of the window around it stay keys, unless they go on with a name that is being typed.
    """

    keys = KEYS_OF_LIST
    """What the frame says beneath while nothing is typed."""
    letters = "jkq"
    """The letters that are keys of the window around it."""
    typed = ""
    """What is typed."""

    def say_keys(self, keys: str, letters: str = letters) -> None:
        """Say other keys in the frame, some of which are letters."""
        self.keys, self.letters = keys, letters
        self.border_subtitle = keys

    def on_mount(self) -> None:
        """Say the keys."""
        self.border_subtitle = self.border_subtitle or self.keys

    def on_key(self, event: events.Key) -> None:
        """Go on with a name, or let the key do what it does here."""
        letter = event.character or ""
        shorter = self.typed[:-1] if event.key == "backspace" else None
        if shorter is None and not (letter.isalpha() or (letter == " " and self.typed)):
            self._type("")
        elif shorter is not None or self.typed or letter not in self.letters:
            longer = self.typed + letter if shorter is None else shorter
            place = self._place_of(longer)
            if place is None and letter in f"{self.letters} ":
                self._type("")
                return
            event.stop()
            event.prevent_default()
            if place is not None:
                self.highlighted = place
                self._type(longer)

    def _type(self, typed: str) -> None:
        if typed != self.typed:
            self.typed = typed
            first, _, others = self.keys.partition(" · ")
            self.border_subtitle = f"{typed or first} · {others}"  # what is typed takes the room of the first

    def _place_of(self, typed: str) -> int | None:
        """Return the line whose name begins with what is typed, or has a word that does, or has it anywhere."""
        if not typed:
            return self.highlighted
        names = {
            place: fold(str(option.prompt).lstrip(_BEFORE_NAME).split("  ")[0])
            for place, option in enumerate(self.options)
            if not option.disabled
        }
        wanted = fold(typed)
        fitting = [place for place, name in names.items() if wanted in name]
        return min(
            fitting, key=lambda place: (not names[place].startswith(wanted), f" {wanted}" not in names[place]), default=None
        )
