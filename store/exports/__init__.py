"""Briefs written for people and for other programs: text, Markdown, JSON, iCalendar."""
