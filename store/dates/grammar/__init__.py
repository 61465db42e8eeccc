"""How a rule is written down: phrases over classes of tokens, what a rule is given, and what it answers."""
