"""Names in a story: people, organisations, treaties and places, recognised by how they are written."""

from store.names.gazetteer import is_place
from store.names.name import Name
from store.names.name_finder import find_names, name_keys, names_in
from store.names.variants import canonical_names, may_be_person, same_name

__all__ = ["Name", "canonical_names", "find_names", "is_place", "may_be_person", "name_keys", "names_in", "same_name"]
