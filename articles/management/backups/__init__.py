"""Backups: a folder that holds a whole archive, with the proof that it is whole."""
