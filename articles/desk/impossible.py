"""Steps that cannot be done, each with the reason that its editor is told."""


class NotPossible(ValueError):
    """A step that cannot be done, and why, for the editor."""


class Moved(NotPossible):
    """What the editor saw is not there any more."""
