"""The archive in a folder of plain files."""
