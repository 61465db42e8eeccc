"""The record: a folder of TinyDB files, one a month, and beside each the person's marks. Nothing else is truth."""
