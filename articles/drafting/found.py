"""Words of a text taken as a fact, with how sure that is and why."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Found:
    """A fact as a rule found it: where its words stand, its fields in the record, and the reason.

    `start` and `end` are code points in the text of the section (counted from 0). `fields` are
    the record's, without `id` and `at`. `confidence` runs from 0 to 1; `reason` is the rule's
    own short words, which the desk's table tells the editor.
    """

    section: int
    start: int
    end: int
    fields: dict = field(hash=False)
    confidence: float
    reason: str


@dataclass(frozen=True)
class Reason:
    """How sure a drafted fact is, from 0 to 1, and why, in the rule's words."""

    confidence: float
    words: str
