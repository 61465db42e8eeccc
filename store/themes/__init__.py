"""Themes: the subjects that group stories, and the words that decide which a story has."""
