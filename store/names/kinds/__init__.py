"""Kinds of names: the evidence of what a name names, each idea in a module of its own, and how it is weighed together."""
