"""Briefs and stories written for people and for other programs; `export_table` lists the forms they can be written in."""
