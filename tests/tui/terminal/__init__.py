"""Dateline on a real terminal: what its cells show, against what the program means."""
