"""What newsboat keeps: its list of feeds, and the stories it fetched with what was done to them."""
