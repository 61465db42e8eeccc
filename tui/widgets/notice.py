"""What Dateline has to tell at the foot of the screen for a while: as it stands, never markup, and in as few lines as it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from rich.cells import cell_len
from textual.content import Content

Severity = Literal["information", "warning", "error"]
_INKS: dict[Severity, str] = {"information": "$foreground", "warning": "$warning", "error": "$error"}
_MOST_LINES = 4
_READ = 18.0
"""Letters of a notice that are read in a second, with a second and a half to see that it is there."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that is told for a while."""

    text: str
    severity: Severity = "information"

    def after(self, before: Self, width: int = 0) -> Notice:
        """Return both as one, for when the other was told only just before; of plain ones without room in a line, the newer."""
        if self.text in before.text.split("\n"):
            return before
        if self.severity == before.severity == "information":
            both = f"{before.text}   {self.text}"
            return Notice(both) if "\n" not in both and cell_len(both) <= width else self
        gravest = max(before.severity, self.severity, key=list(_INKS).index)
        return Notice(f"{before.text}\n{self.text}", gravest)

    def seconds(self, at_least: float) -> float:
        """Return how long it is shown: as long as it takes to read it, or longer."""
        return max(at_least, 1.5 + len(self.text) / _READ)

    def lines(self, width: int) -> list[Content]:
        """Return it in lines of so many columns; what is too long to be told in a few ends with an ellipsis."""
        lines = Content.styled(self.text, _INKS[self.severity]).wrap(max(8, width))
        if len(lines) > _MOST_LINES:
            lines = [*lines[: _MOST_LINES - 1], Content.assemble(lines[_MOST_LINES - 1].rstrip().right_crop(1), "…")]
        return lines
