"""How much is tried of what is long by nature: a short form, or the whole with WHOLE=1."""

import os

WHOLE = os.environ.get("WHOLE") == "1"


def of_long(short: int, whole: int) -> int:
    """How many to try."""
    return whole if WHOLE else short
