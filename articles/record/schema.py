"""The fields of the record, in order; pydantic reads them and makes the JSON Schema."""

from collections.abc import Iterator
from decimal import Decimal
from operator import not_
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from articles import limits
from articles.record import kinds

SLUG = r"^(?=[a-z0-9-]*[a-z])[a-z0-9]+(-[a-z0-9]+)*$"
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?[~?]?$"


def _number(given: Any) -> Decimal:
    if isinstance(given, float):
        given = Decimal(repr(given))
    if isinstance(given, bool) or not isinstance(given, int | Decimal):
        raise PydanticCustomError("number", "not a number")
    return Decimal(given)


def _text(length: int, **schema: Any) -> Any:
    # Lengths and forms are checked with all else; the JSON Schema says them to other programs.
    return Annotated[
        str, WithJsonSchema({"type": "string", "minLength": 1, "maxLength": length, **schema})
    ]


Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Slug = _text(limits.SLUG_CHARACTERS, pattern=SLUG)
EdtfDate = _text(11, pattern=DATE)
Url = _text(limits.URL_CHARACTERS, format="uri", pattern="^https?://")
Title = _text(limits.TITLE_CHARACTERS)
NameText = _text(limits.NAME_CHARACTERS)
Label = _text(limits.LABEL_CHARACTERS)
Line = _text(limits.LINE_CHARACTERS)
Words = _text(limits.TEXT_CHARACTERS)
Note = _text(limits.NOTE_CHARACTERS)


def _id(letter: str) -> Any:
    return _text(20, pattern=f"^{letter}[1-9][0-9]*$")


class Part(BaseModel):
    """What every part of a record shares: no unknown fields, no conversions."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Selector(Part):
    """Words of the text, with what touches them where they stand more than once."""

    exact: Words
    prefix: Words | None = None
    suffix: Words | None = None


class Byline(Part):
    name: NameText
    role: Line | None = None


class Original(Part):
    """The report that a retelling retells."""

    title: Title | None = None
    subtitle: Title | None = None
    byline: list[Byline] = []
    outlet: NameText | None = None
    published: EdtfDate | None = None
    url: Url | None = None


class Section(Part):
    heading: Title | None = None
    paragraphs: list[Words]


class Fact(Part):
    """Something the text says; its id is its address on the report's page for ever."""


class Person(Fact):
    id: _id("p") | None = None
    name: NameText
    role: Line | None = None
    organisation: NameText | None = None
    at: list[Selector] | None = None


class Quotation(Fact):
    id: _id("q") | None = None
    speaker: Line | None = None
    speaker_id: _id("p") | None = None
    direct: bool = True
    text: Words | None = None
    at: list[Selector] | None = None


class Statistic(Fact):
    id: _id("s") | None = None
    label: Label | None = None
    subject: Label | None = None
    measure: Literal["amount", "share", "change", "rank"] = "amount"
    exact: Words | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: _text(limits.UNIT_CHARACTERS) | None = None
    qualifier: NameText | None = None
    no_value: Line | None = None
    period: Line | None = None
    period_edtf: EdtfDate | None = None
    from_: _id("s") | None = Field(default=None, alias="from")
    target: bool = False
    note: Line | None = None
    at: list[Selector] | None = None


class Named(Fact):
    id: _id("n") | None = None
    name: NameText


def _named(kind: kinds.NameKind) -> type[Named]:
    """A name of this kind with its particulars."""
    own = {one.key: _particular(one) for one in kind.own}
    at = (list[Selector] | None, None)
    return create_model(kind.key.title(), __base__=Named, __module__=__name__, **own, at=at)


def _particular(one: kinds.Particular) -> tuple[Any, Any]:
    if not one.choices:
        return Line | None, None
    keys = tuple(key for key, _ in one.choices)
    return Literal[keys], keys[0]


def _list_of(kind: kinds.NameKind) -> tuple[Any, Any]:
    default = Field(default=[], exclude_if=not_) if kind.left_out_if_empty else []
    return list[_named(kind)], default


class _WithoutNames(Part):
    slug: Slug
    kicker: Title | None = None
    title: Title
    subtitle: Title | None = None
    dateline: Line | None = None
    byline: list[Byline] = []
    outlet: NameText | None = None
    page: NameText | None = None
    url: Url | None = None
    rights: Line | None = None
    place: _text(limits.PLACE_CHARACTERS) | None = None
    published: EdtfDate | None = None
    published_basis: Note | None = None
    origin: Literal["original", "retold"] = "original"
    original: Original | None = None
    summary: Note | None = None
    note: Note | None = None
    tags: list[_text(limits.TAG_CHARACTERS)] = []
    sections: list[Section]
    people: list[Person] = []
    quotations: list[Quotation] = []
    statistics: list[Statistic] = []

    @property
    def texts(self) -> list[str]:
        """The sections' texts: paragraphs joined by one newline."""
        return ["\n".join(section.paragraphs) for section in self.sections]

    def facts(self) -> Iterator[tuple[str, int, Fact]]:
        """Every fact with the list it stands in and its position there."""
        for name in FACT_LISTS:
            for position, fact in enumerate(getattr(self, name)):
                yield name, position, fact


Record = create_model(
    "Record",
    __base__=_WithoutNames,
    __doc__="One report: its text and every fact that stands in it.",
    __module__=__name__,
    **{kind.plural: _list_of(kind) for kind in kinds.NAMES_IN_RECORD},
)
# Each list of facts and the letter its ids begin with.
FACT_LISTS = {kind.plural: kind.letter for kind in kinds.IN_RECORD}
