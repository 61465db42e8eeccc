"""The stories a person keeps: their model, their record on disk, the index over it, and what is understood of them."""
