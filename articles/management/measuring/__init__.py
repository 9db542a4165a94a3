"""Measures of how good and how fast search is, on reports loaded for that alone."""
