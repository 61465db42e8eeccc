"""The timeline: which line stands for what, how a line is painted, and the widget that scrolls them."""
