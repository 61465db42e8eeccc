"""Where Dateline meets the terminal and the system: its last border, its streams, and its own files."""
