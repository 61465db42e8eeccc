"""Windows over the timeline: each asks the person something, or shows something, and answers once."""
