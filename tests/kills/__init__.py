"""Acts of the archive killed at any moment: real processes, and what was promised of them."""
