"""A thread drawn: as a storyline, and as a map with the threads beside it."""
