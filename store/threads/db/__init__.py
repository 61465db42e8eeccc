"""Where threads are kept: tables any engine can provide, and those of SQLite, in the index's folder. Only here stands SQL."""
