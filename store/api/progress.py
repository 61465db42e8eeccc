"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

WHOLE = "Indexing the whole archive"
"""What is being done where there is no index yet, or it was lost or damaged."""
Progress = Callable[[str, int, int], None]
"""Called from long work with what is being done, how much is done, and how much there is in all (0 if unknown)."""
