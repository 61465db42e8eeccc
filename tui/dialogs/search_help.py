"""The search language on the help page: a sign or a field, and what it asks for."""

from __future__ import annotations

LANGUAGE = [
    ("river dam", "Both words, spelled right or not, in any of their forms"),
    ("'dams", "This word as it is written"),
    ('"river dam"', "These words side by side"),
    ("^river", "Titles that begin with this"),
    ("!cricket", "Not this: before a word, a field, a bracket"),
    ("dam | canal", "Either of the two"),
    ("( )", "Keeps together: indus (dam | canal)"),
    ("title: body:", "In the title alone, or the text alone; title:(dam | canal)"),
    ("theme:", "Stories of a theme; its first letters do: theme:water"),
    ("place: source:", 'Where a story comes from, and who published it: place:"new york"'),
    ("person: name:", 'Among the people a story names, or among all its names: name:"world bank"'),
    ("tag:", "Stories with a tag of yours"),
    ("note:", "Words of your notes: note:budget"),
    ("may 2025", "That time, or the words: flood may 2025, 3 june, last week"),
    ("after: before:", "Published after or before a time, which is left out: after:2025-06"),
    ("on:", "Published within it: on:2025, on:last month, on:2025-05..2025-07"),
    ("about:", "Speaking of a time, whenever published: about:2025-05-10, about:1960"),
    ("is:", "unread, read, starred, noted, undated"),
    ("sort:", "time for the newest first; rank, the usual, for the best first"),
]
"""What is typed, and what it asks for."""
