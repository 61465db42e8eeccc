"""The soak: a screen that is used for an hour on a million stories, and what it takes meanwhile.

`home` makes the archive and feeds it, `sitter` is Dateline with a pulse inside, `hands` are what a person and other programs do,
`gauge` reads what the process takes, `log` is the table of it all, and what it comes to.
"""
