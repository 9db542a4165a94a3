"""The kinds of facts, and of names among them, each declared once: everything else asks here.

Code, templates and style sheets know a kind by its key; its words are for people and may change.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Particular:
    """A field of a kind's own: what the record says of a name beside the name."""

    key: str  # in the record
    column: str  # beside the mention
    title: str  # what the column is called
    asked: str  # what the desk asks
    told: str = "{}"  # how pages say it
    # what an editor chooses from, each with its words, the usual first; else words of the text
    choices: tuple[tuple[str, str], ...] = ()

    def said(self, value: str) -> str:
        """How pages say a value; nothing where there is none."""
        return value and self.told.format(dict(self.choices).get(value, value))


@dataclass(frozen=True)
class Kind:
    """A kind of fact."""

    key: str
    words: str  # what people call it
    plural: str  # its list in the record
    letter: str  # which its ids begin with
    depth: int  # of marks around the same words, that of the least depth stands inside

    @property
    def sign(self) -> str:
        """The one character by which the desk tells the kind where there is no room for words."""
        return self.words[0]


@dataclass(frozen=True, kw_only=True)
class NameKind(Kind):
    """A kind of name: what it names has a page of its own, and a list of all of them."""

    letter: str = "n"  # names of all kinds count together
    depth: int = 2
    own: tuple[Particular, ...] = ()
    type: str = "Thing"  # in https://schema.org
    within: str = ""  # how schema.org says what it is a part of
    in_navigation: bool = False  # else the way to its list stands at the foot of the page
    in_margin: bool = False  # whether its particulars stand beside the paragraph
    has_feeds: bool = False
    is_counted: bool = True  # whether a figure whose subject bears the name is about it
    # Lists that the record gained later are left out where they are empty, so that records
    # written before them stay byte for byte as they are.
    left_out_if_empty: bool = True

    @property
    def address(self) -> str:
        """The path of its list, below which its pages stand."""
        return f"/{self.plural}/"


STATISTIC = Kind("statistic", "数据", "statistics", "s", 0)
PERSON = Kind("person", "人物", "people", "p", 1)
QUOTATION = Kind("quotation", "引语", "quotations", "q", 6)

ORGANISATION = NameKind(
    "organisation",
    "机构",
    "organisations",
    depth=3,
    type="Organization",
    within="parentOrganization",
    in_navigation=True,
    left_out_if_empty=False,
)
PLACE = NameKind(
    "place",
    "地点",
    "places",
    depth=5,
    type="Place",
    within="containedInPlace",
    in_navigation=True,
    has_feeds=True,
    left_out_if_empty=False,
)
PROJECT_KIND = Particular(
    key="kind",
    column="project_kind",
    title="项目种类",
    asked="种类",
    choices=(
        ("works", "建设项目"),
        ("programme", "工程与做法"),
        ("campaign", "行动与活动"),
        ("document", "文件"),
    ),
)
PROJECT = NameKind(
    "project",
    "项目",
    "projects",
    depth=4,
    own=(PROJECT_KIND,),
    type="Project",
    in_navigation=True,
    has_feeds=True,
    left_out_if_empty=False,
)
RECIPIENT = Particular(
    key="recipient", column="recipient", title="获得者", asked="谁获得", told="授予{}"
)
AWARDED_BY = Particular(
    key="awarded_by", column="awarded_by", title="授予者", asked="谁授予", told="由{}授予"
)
HONOUR = NameKind(
    "honour",
    "荣誉",
    "honours",
    own=(RECIPIENT, AWARDED_BY),
    in_margin=True,
    is_counted=False,
    left_out_if_empty=False,
)

# as readers and editors see them
NAMES = (ORGANISATION, PLACE, PROJECT, HONOUR)
KINDS = (STATISTIC, QUOTATION, PERSON, *NAMES)
# as the record's lists stand; those of a kind that is added come last
NAMES_IN_RECORD = (PROJECT, *(kind for kind in NAMES if kind is not PROJECT))
IN_RECORD = (PERSON, QUOTATION, STATISTIC, *NAMES_IN_RECORD)
# of things with the same name a figure is about that of the first of these kinds
COUNTED = (PLACE, *(kind for kind in NAMES if kind.is_counted and kind is not PLACE))
NAMED_LISTS = tuple(kind.plural for kind in (PERSON, *NAMES_IN_RECORD))

BY_KEY = {kind.key: kind for kind in KINDS}
BY_LIST = {kind.plural: kind for kind in KINDS}
PARTICULARS = {one.column: one for kind in NAMES for one in kind.own}
