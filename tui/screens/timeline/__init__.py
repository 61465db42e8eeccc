"""The timeline: the screen on which all of Dateline happens."""
