"""Search that forgives: from a typed line to the stories that answer it best."""
