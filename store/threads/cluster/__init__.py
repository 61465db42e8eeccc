"""Finding threads in what stories say: features, likeness, clustering, names. It knows neither how things are kept nor the index."""
