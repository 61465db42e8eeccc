"""Dateline's screen in a browser: a server for this machine, and who may come in."""
