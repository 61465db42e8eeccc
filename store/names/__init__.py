"""Names in a story: people, organisations, treaties and places, recognised by how they are written."""

from store.names.finding import Name, find_names, name_keys, names_in
from store.names.joining import joined, may_be_person, same_name
from store.names.places import is_place

__all__ = ["Name", "find_names", "is_place", "joined", "may_be_person", "name_keys", "names_in", "same_name"]
