"""Which stories a selection means, how many they are, and the rows around any place among them."""
