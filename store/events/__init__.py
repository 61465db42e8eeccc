"""What happened when: mentions weighed, joined to events, and the key dates among them."""
