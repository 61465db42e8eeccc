"""What a stretch of time was about, beside the timeline that is looked at from far away."""
