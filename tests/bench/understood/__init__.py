"""How much of a story's meaning is understood, measured on public data."""
