"""Mail: newsletters and letters, one in a file or a mailbox of any size."""

from store.formats.mail.reader import name, read, sniff, suffixes

__all__ = ["name", "read", "sniff", "suffixes"]
