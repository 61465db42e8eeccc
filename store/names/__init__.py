"""Names in a story: people, organisations, treaties and places, recognised by how they are written."""

from store.names.finding import Name, find_names, name_keys, names_in
from store.names.joining import joined, same_name

__all__ = ["Name", "find_names", "joined", "name_keys", "names_in", "same_name"]
