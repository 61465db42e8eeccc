"""Backups: an archive with the person's settings in one file, checked by hashes, and brought back without overwriting anything unasked."""
