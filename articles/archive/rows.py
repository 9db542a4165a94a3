"""A record as rows: its sections and facts written down, and the record read back from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from articles.archive import identity, versions
from articles.archive.free_slugs import address_of
from articles.archive.hidden_names import HiddenNames
from articles.archive.keeping import Keeping, Kept
from articles.language import dates
from articles.models import (
    Appearance,
    Mention,
    Name,
    Person,
    Quotation,
    Report,
    Section,
    Statistic,
    Tag,
    Tagging,
)
from articles.models.facts import Anchored
from articles.record import kinds, schema
from articles.record.anchoring import Anchor
from articles.record.placing import Places

HEAD = ("slug", "title", "kicker", "subtitle", "dateline", "outlet", "page", "url", "rights")
HEAD += ("place", "published_basis", "origin", "summary", "note")
# Fields of the record that a row keeps under the same name; empty is null.
STATISTIC = ("label", "subject", "measure", "exact", "value", "low", "high", "unit", "qualifier")
STATISTIC += ("no_value", "period", "period_edtf", "target", "note")
NUMBERS = {"value", "low", "high"}


@dataclass(frozen=True)
class Rows:
    """All that tells the record of one report."""

    sections: list[Section]
    statistics: list[Statistic]
    quotations: list[Quotation]
    appearances: list[Appearance]
    mentions: list[Mention]
    tags: list[Tag]
    hidden: set[str]  # names that stand as × signs


def write(
    report: Report,
    record: schema.Record,
    chosen: dict[str, Person | None] | None = None,
    places: Places | None = None,
) -> Rows:
    """Makes the report's rows tell the record, whatever they told before."""
    return tell(Kept(), report, record, chosen, places)


def tell(
    keep: Keeping,
    report: Report,
    record: schema.Record,
    chosen: dict[str, Person | None] | None = None,
    places: Places | None = None,
) -> Rows:
    """The rows that tell the record, which go where `keep` puts them.

    `chosen` says by id who a person is, None for someone new; the rest follow from their names.
    Names that are hidden stand in no row: all that is public is made from rows. `places` is where
    the record's facts stand, if that is known already.
    """
    masks = HiddenNames()
    known = {} if report.pk is None else identity.kept_people(report)
    report.record_slug = record.slug
    people = identity.people_of(report, record, known, chosen or {}, masks, keep.rows)
    hidden = masks.among(person.pk for person in people.values())
    report.slug = address_of(report, record, hidden)
    told = versions.as_shown(report, record, hidden)
    _fill_head(report, told)
    keep.report(report)
    sections = keep.rows(_sections(report, told))
    found = (places or Places(record)).found
    facts = _FactRows(keep, report, told, sections, found).made(people)
    tags = identity.tags_of(told, keep.rows)
    keep.rows([Tagging(content_object=report, tag=tag, position=n) for n, tag in enumerate(tags)])
    return Rows(sections, *facts, tags, hidden)


def _fill_head(report: Report, record: schema.Record) -> None:
    for name in HEAD:
        setattr(report, name, getattr(record, name) or "")
    report.byline = [by.model_dump() for by in record.byline]
    report.original = record.original and record.original.model_dump()
    published = dates.parse(record.published) if record.published else None
    report.printed_on = published and published.latest
    report.precision = published and published.precision
    report.certainty = published.certainty if published else ""


def _sections(report: Report, record: schema.Record) -> list[Section]:
    return [
        Section(report=report, position=n, heading=section.heading or "", text=text)
        for n, (section, text) in enumerate(zip(record.sections, record.texts, strict=True), 1)
    ]


class _FactRows:
    """The facts of one record, each with the spans where it stands."""

    def __init__(
        self, keep: Keeping, report: Report, record: schema.Record, sections: list, places: dict
    ):
        self.keep, self.report, self.record = keep, report, record
        self.sections, self.places = sections, places

    def made(self, people: dict[str, Person]) -> tuple[list, list, list, list]:
        """Statistics, quotations, appearances, mentions."""
        names = identity.names_of(self.report, self.record, self.keep.rows)
        statistics = self._statistics()
        appearances = self.keep.rows(
            [
                Appearance(
                    person=people[person.id],
                    name=person.name,
                    role=person.role or "",
                    organisation=person.organisation or "",
                    by_name=person.at is None,
                    **span,
                )
                for person, span in self._spans("people")
            ]
        )
        quotations = self._quotations({row.key: row for row in appearances if not row.occurrence})
        return statistics, quotations, appearances, self._mentions(names)

    def _statistics(self) -> list[Statistic]:
        measures = identity.measures_of(self.report, self.record, self.keep.rows)
        rows = self.keep.rows(
            [
                Statistic(series=measures.get(fact.id), **_columns(fact, STATISTIC), **span)
                for fact, span in self._spans("statistics")
            ]
        )
        by_key = {row.key: row for row in rows}
        later = [fact for fact in self.record.statistics if fact.from_]
        for fact in later:
            by_key[fact.id].earlier = by_key[fact.from_]
        self.keep.earlier([by_key[fact.id] for fact in later])
        return rows

    def _quotations(self, first_places: dict[str, Appearance]) -> list[Quotation]:
        return self.keep.rows(
            [
                Quotation(
                    speaker=fact.speaker or "",
                    spoken_by=first_places.get(fact.speaker_id),
                    direct=fact.direct,
                    text=fact.text,
                    **span,
                )
                for fact, span in self._spans("quotations")
            ]
        )

    def _mentions(self, names: dict[str, Name]) -> list[Mention]:
        return self.keep.rows(
            [
                Mention(
                    name=names[named.id],
                    kind=kind.key,
                    printed=named.name,
                    by_name=named.at is None,
                    **{one.column: getattr(named, one.key) or "" for one in kind.own},
                    **span,
                )
                for kind in kinds.NAMES_IN_RECORD
                for named, span in self._spans(kind.plural)
            ]
        )

    def _spans(self, fields: str) -> Iterable[tuple]:
        """Each fact of a list with the columns of each place it stands at."""
        for position, fact in enumerate(getattr(self.record, fields)):
            for occurrence, anchor in enumerate(self.places[fields, position]):
                selector = fact.at[occurrence] if fact.at else None
                yield (
                    fact,
                    {
                        "key": fact.id,
                        "position": position,
                        "occurrence": occurrence,
                        **self._span(anchor, selector),
                    },
                )

    def _span(self, anchor: Anchor, selector: schema.Selector | None) -> dict:
        section = self.sections[anchor.section]
        return {
            "report": self.report,
            "section": section,
            "start": anchor.start,
            "end": anchor.end,
            "exact": section.text[anchor.start : anchor.end],
            "prefix": (selector and selector.prefix) or "",
            "suffix": (selector and selector.suffix) or "",
        }


def _columns(fact: schema.Fact, names: Iterable[str]) -> dict:
    """The fact's fields as columns: an empty text for null, but null for an unknown number."""
    # the exact words come from the span
    given = {name: getattr(fact, name) for name in names if name != "exact"}
    return {
        name: "" if value is None and name not in NUMBERS else value
        for name, value in given.items()
    }


def read(report: Report) -> schema.Record:
    """The record that the report's rows tell, its slug that of the report's address."""
    fields = {name: getattr(report, name) or None for name in HEAD}
    published = report.published
    return schema.Record.model_validate(
        fields
        | {
            "published": published and str(published),
            "byline": report.byline,
            "original": report.original,
            "tags": [tagging.tag.name for tagging in _in_order(report.taggings.all())],
            "sections": [
                {"heading": section.heading or None, "paragraphs": section.paragraphs}
                for section in _in_order(report.sections.all())
            ],
            "people": [_person(*group) for group in _grouped(report.appearances.all())],
            "quotations": [_quotation(row) for row in _in_order(report.quotations.all())],
            "statistics": [_statistic(row) for row in _in_order(report.statistics.all())],
            **_named(report),
        }
    )


def _in_order(rows: Iterable) -> list:
    return sorted(rows, key=lambda row: row.position)


def _grouped(rows: Iterable[Anchored]) -> Iterable[tuple]:
    """(what each row of a fact says of it, its rows) for each fact in order.

    Rows of one fact that disagree make two facts, which no record has.
    """
    ordered = sorted(rows, key=lambda row: (row.position, row.occurrence))
    for said, group in groupby(ordered, key=_said):
        yield dict(said), list(group)


def _said(row: Anchored) -> tuple:
    if isinstance(row, Appearance):
        names = ("key", "name", "role", "organisation")
    else:
        names = ("key", "kind", "printed", *kinds.PARTICULARS)
    return tuple((name, getattr(row, name) or None) for name in names)


def _person(said: dict, rows: list[Appearance]) -> dict:
    fields = {"id": said["key"], **{name: said[name] for name in ("name", "role", "organisation")}}
    return fields | {"at": _selectors(rows)}


def _quotation(row: Quotation) -> dict:
    return {
        "id": row.key,
        "speaker": row.speaker or None,
        "speaker_id": row.spoken_by and row.spoken_by.key,
        "direct": row.direct,
        "text": row.text,
        "at": [_selector(row)],
    }


def _statistic(row: Statistic) -> dict:
    fields = {name: getattr(row, name) for name in STATISTIC}
    return {
        "id": row.key,
        **{name: None if value == "" else value for name, value in fields.items()},
        "from": row.earlier and row.earlier.key,
        "at": [_selector(row)],
    }


def _named(report: Report) -> dict[str, list[dict]]:
    rows = list(report.mentions.all())
    return {
        kind.plural: [
            _named_one(kind, *group)
            for group in _grouped(row for row in rows if row.kind == kind.key)
        ]
        for kind in kinds.NAMES_IN_RECORD
    }


def _named_one(kind: kinds.NameKind, said: dict, rows: list[Mention]) -> dict:
    own = {one.key: said[one.column] for one in kind.own}
    return {"id": said["key"], "name": said["printed"], **own, "at": _selectors(rows)}


def _selectors(rows: list) -> list[dict] | None:
    return None if rows[0].by_name else [_selector(row) for row in rows]


def _selector(row: Anchored) -> dict:
    return {"exact": row.exact, "prefix": row.prefix or None, "suffix": row.suffix or None}
