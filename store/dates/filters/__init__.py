"""What only looks like a time and is none: names, titles, money, counts and numbers of things."""
