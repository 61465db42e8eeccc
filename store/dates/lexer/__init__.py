"""A text as a row of classed tokens: what the rules look at instead of its letters."""
