"""The doctor: looks at everything an archive stands on, says in sentences what is amiss, and mends what can be mended.

It looks without touching anything. What it mends it keeps beside as it stood, under a name that says so, and nothing is deleted.
"""
