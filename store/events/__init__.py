"""What happened when: sayings weighed, joined to events, and the key dates of a matter chosen among them."""
