"""Text: cleaned, folded, cut into words."""
