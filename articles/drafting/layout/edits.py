"""A change of the text, made or proposed, that an editor can undo or take up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Edit:
    """What was done to a line: its text before, which may be of several lines, and after.

    `line` is the number of the resulting line, from 0; None where it is the whole text. One that
    is not `applied` is a proposal. Undone from the last to the first, they give the lines back;
    where two lines became equal, either may get back the white space of the other.
    """

    name: str
    line: int | None
    before: str
    after: str
    applied: bool = True
