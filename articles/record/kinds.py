"""The kinds of facts, and of names among them, each declared once: everything else asks here.

Code, templates and style sheets know a kind by its key; its words are for people and may change.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of fact."""

    key: str
    words: str  # what people call it
    plural: str  # its list in the record
    letter: str  # which its ids begin with
    depth: int  # of marks around the same words, that of the least depth stands inside


@dataclass(frozen=True, kw_only=True)
class NameKind(Kind):
    """A kind of name: what it names has a page of its own, and a list of all of them."""

    letter: str = "n"  # names of all kinds count together
    depth: int = 2

    @property
    def address(self) -> str:
        """The path of its list, below which its pages stand."""
        return f"/{self.plural}/"


STATISTIC = Kind("statistic", "数据", "statistics", "s", 0)
PERSON = Kind("person", "人物", "people", "p", 1)
QUOTATION = Kind("quotation", "引语", "quotations", "q", 6)

ORGANISATION = NameKind("organisation", "机构", "organisations", depth=3)
PLACE = NameKind("place", "地点", "places", depth=5)
PROJECT = NameKind("project", "项目", "projects", depth=4)
HONOUR = NameKind("honour", "荣誉", "honours")

# as readers and editors see them
NAMES = (ORGANISATION, PLACE, PROJECT, HONOUR)
KINDS = (STATISTIC, QUOTATION, PERSON, *NAMES)
# as the record's lists stand; a kind that is added comes last
NAMES_IN_RECORD = (PROJECT, *(kind for kind in NAMES if kind is not PROJECT))
IN_RECORD = (PERSON, QUOTATION, STATISTIC, *NAMES_IN_RECORD)

BY_KEY = {kind.key: kind for kind in KINDS}
BY_LIST = {kind.plural: kind for kind in KINDS}
