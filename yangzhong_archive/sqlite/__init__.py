"""SQLite as Django speaks to it, for an archive that is read while its disk is full."""
