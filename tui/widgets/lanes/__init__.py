"""Themes side by side, time running down."""
