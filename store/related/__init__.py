"""Relations: which stories belong with one, how strongly, and why."""
