"""Names in a story: people, organisations, treaties and places, recognised by how they are written."""

from store.names.finding import Name, find_names, name_keys

__all__ = ["Name", "find_names", "name_keys"]
