"""The refusal of a file that holds no text we can read."""


class Unreadable(ValueError):
    """Bytes that are not a text: what is wrong, and what to do."""
