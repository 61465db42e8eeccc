"""What the world outside of the store knows: stories, answers, errors, and what may be asked."""
