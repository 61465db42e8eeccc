"""The story as it is read: how its text is set, and the widget that scrolls it."""
