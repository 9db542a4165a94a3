"""Search over all that public reports say; the database is the truth, the index a copy of it."""
