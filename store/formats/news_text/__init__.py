"""News text: what people copy from news sites, with page furniture around it."""
