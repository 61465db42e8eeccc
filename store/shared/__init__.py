"""An archive that several people share in one database: the same timeline, over `store.postgres`."""
