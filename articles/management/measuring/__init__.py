"""How good and how fast search is, measured on reports loaded for that alone."""
