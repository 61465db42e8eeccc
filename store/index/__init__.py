"""The index: Tantivy, derived from the record, answering everything the screen asks."""
