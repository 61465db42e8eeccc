"""What names a story, and whether two texts are versions of one."""
