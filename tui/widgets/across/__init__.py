"""Time across the screen: lanes as lines, from left to right."""
