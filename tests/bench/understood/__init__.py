"""How well Dateline understands stories: relatedness, threads, dates and themes, each beside published figures."""
