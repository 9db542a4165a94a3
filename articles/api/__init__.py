"""The read-only API, version 1: one table of endpoints that serves, documents and tests itself."""
