"""Containers: files that hold other files, each of which is read in its own format when its turn comes."""

from store.formats.containers.compressed import COMPRESSED
from store.formats.containers.tar_file import TAR
from store.formats.containers.zip_file import ZIP

CONTAINERS = (ZIP, TAR, *COMPRESSED)
"""All containers."""

__all__ = ["CONTAINERS"]
