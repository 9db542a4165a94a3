"""The identity of people and things on import: the rows that a record's names stand for.

Each kind is looked up with one question, and what is new is handed on to be kept together.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count

from articles.archive.free_slugs import allotted, digits_of, spelt, with_digits
from articles.archive.hidden_names import HiddenNames
from articles.archive.keeping import Keep
from articles.language import pinyin
from articles.language.generic_names import is_generic
from articles.models import Appearance, Measure, Name, Person, Report, Tag
from articles.record import kinds, masking, schema

MEASURE = ("label", "subject", "scope", "unit", "measure")  # what makes a measure the same


def people_of(
    report: Report,
    record: schema.Record,
    kept: dict[tuple[str, str], Person],
    chosen: dict[str, Person | None],
    hidden: HiddenNames,
    keep: Keep,
) -> dict[str, Person]:
    """The identity of each person of the record, by id.

    `kept` are those the report's former version had, by id and name: an appearance keeps its
    person, unless an editor has `chosen` another. Else it joins the one known person of that
    name and organisation, else it is new.
    """
    people = who_were(record, kept, hidden)
    people |= {key: person for key, person in chosen.items() if person}
    unknown = [person for person in record.people if person.id not in people]
    known = _known_people(unknown, hidden)
    new = _NewPeople(report, unknown, hidden)
    # Two entries of one report are two people, whatever they share.
    taken = set(people.values())
    for person in unknown:
        found = set() if person.id in chosen else known[person.name, person.organisation]
        one = next(iter(found)) if len(found) == 1 and not found & taken else new.gone(person)
        if one is None:
            new.add(person)
        else:
            people[person.id] = one
            taken.add(one)
    people |= new.made(keep)
    return {person.id: people[person.id] for person in record.people}


def who_were(
    record: schema.Record, kept: dict[tuple[str, str], Person], hidden: HiddenNames
) -> dict[str, Person]:
    """Those people of the record, by id, whom its report's former version had."""
    return {
        person.id: kept[person.id, shown]
        for person in record.people
        for shown in hidden.ways_to_show(person.name)
        if (person.id, shown) in kept
    }


def _known_people(
    people: Sequence[schema.Person], hidden: HiddenNames
) -> dict[tuple[str, str | None], set[Person]]:
    """Those known by each name and organisation; nobody is known by a name alone."""
    wanted = {(one.name, one.organisation) for one in people if one.organisation is not None}
    found: dict[tuple[str, str | None], set[Person]] = defaultdict(set)
    for name, organisation, person in _printed_as(wanted):
        found[name, organisation].add(person.standing)
    for printed in wanted:
        found[printed] |= hidden.people_of(*printed)
    return found


def _printed_as(wanted: set[tuple[str, str]]) -> Iterator[tuple[str, str, Person]]:
    names, organisations = {name for name, _ in wanted}, {of for _, of in wanted}
    same = Appearance.objects.filter(name__in=names, organisation__in=organisations)
    printed = same.values_list("name", "organisation", "person").order_by().distinct()
    rows = [row for row in printed if row[:2] in wanted] if wanted else []
    people = Person.objects.select_related("merged_into").in_bulk({key for _, _, key in rows})
    return ((name, organisation, people[key]) for name, organisation, key in rows)


class _NewPeople:
    """People of a report whom nobody knows yet, made together."""

    def __init__(self, report: Report, people: Sequence[schema.Person], hidden: HiddenNames):
        self.report, self.everywhere = report, hidden.among([])
        self.wanted: list[schema.Person] = []
        firsts = {next(self._slugs(person)) for person in people}
        gone = Person.objects.filter(slug__in=firsts, appearances=None) if firsts else ()
        self.by_slug = {person.slug: person for person in gone}

    def gone(self, person: schema.Person) -> Person | None:
        """One that was dropped from this report and comes back has its address again."""
        known = self.by_slug.get(next(self._slugs(person)))
        return known if known and known.name == self._name(person) else None

    def add(self, person: schema.Person) -> None:
        self.wanted.append(person)

    def made(self, keep: Keep) -> dict[str, Person]:
        slugs = allotted(Person.objects, [self._slugs(person) for person in self.wanted])
        new = [
            Person(name=self._name(person), slug=slug)
            for person, slug in zip(self.wanted, slugs, strict=True)
        ]
        for person in new:
            person.spell(pinyin.person_syllables(person.name))
        return {person.id: row for person, row in zip(self.wanted, keep(new), strict=True)}

    def _name(self, person: schema.Person) -> str:
        return masking.shown(person.name, self.everywhere)

    def _slugs(self, person: schema.Person) -> Iterator[str]:
        name = self._name(person)
        if name != person.name:
            return nobodys_slugs()
        digits = digits_of(f"{person.name} {self.report.record_slug} {person.id}")
        return person_slugs(name, digits)


def person_slugs(name: str, digits: str) -> Iterator[str]:
    """The addresses that someone of this name can have."""
    return with_digits(f"{pinyin.slug_of(pinyin.person_syllables(name)) or 'person'}-", digits)


def nobodys_slugs() -> Iterator[str]:
    """Addresses for someone whose name is hidden, by which nobody can prove a guess."""
    return with_digits("person-", secrets.token_hex(32))


def names_of(report: Report, record: schema.Record, keep: Keep) -> dict[str, Name]:
    """The row of what each name of the record names, by the name's id."""
    wanted = {}
    for kind in kinds.NAMES_IN_RECORD:
        for named in getattr(record, kind.plural):
            scope = report.place if is_generic(named.name) else ""
            wanted[named.id] = (kind.key, named.name, scope)
    known = _known_names(wanted.values())
    new = [identity for identity in dict.fromkeys(wanted.values()) if identity not in known]
    known |= zip(new, new_names(new, keep), strict=True)
    return {key: known[identity] for key, identity in wanted.items()}


def _known_names(wanted: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], Name]:
    names = {name for _, name, _ in wanted}
    rows = Name.objects.filter(name__in=names).select_related("merged_into") if names else ()
    return {(row.kind, row.name, row.scope): row.standing for row in rows}


def new_names(identities: Sequence[tuple[str, str, str]], keep: Keep) -> list[Name]:
    """Rows for names that have none yet: kind, name and scope of each."""
    new = [Name(kind=kind, name=name, scope=scope) for kind, name, scope in identities]
    by_kind = defaultdict(list)
    for one in new:
        one.spell(pinyin.syllables(one.name))
        by_kind[one.kind].append(one)
    for kind, rows in by_kind.items():
        slugs = [
            spelt(pinyin.syllables(one.name), "name", f"{one.name} {one.scope}") for one in rows
        ]
        for one, slug in zip(rows, allotted(Name.objects.filter(kind=kind), slugs), strict=True):
            one.slug = slug
    return keep(new)


def measures_of(report: Report, record: schema.Record, keep: Keep) -> dict[str, Measure]:
    """What each labelled statistic of the record counts, by the statistic's id."""
    wanted = {
        statistic.id: _counted(report, statistic)
        for statistic in record.statistics
        if statistic.label is not None
    }
    known = _known_measures(set(wanted.values()))
    new = [identity for identity in dict.fromkeys(wanted.values()) if identity not in known]
    known |= zip(new, _new_measures(new, keep), strict=True)
    return {key: known[identity] for key, identity in wanted.items()}


def _counted(report: Report, statistic: schema.Statistic) -> tuple[str, ...]:
    subject = statistic.subject or ""
    scope = report.place if not subject or is_generic(subject) else ""
    return (statistic.label, subject, scope, statistic.unit or "", statistic.measure)


def _known_measures(wanted: set[tuple[str, ...]]) -> dict[tuple[str, ...], Measure]:
    if not wanted:
        return {}
    values = zip(MEASURE, zip(*wanted, strict=True), strict=True)
    rows = Measure.objects.filter(**{f"{field}__in": set(given) for field, given in values})
    return {tuple(getattr(row, field) for field in MEASURE): row for row in rows}


def _new_measures(identities: Sequence[tuple[str, ...]], keep: Keep) -> list[Measure]:
    new = [Measure(**dict(zip(MEASURE, identity, strict=True))) for identity in identities]
    slugs = [
        spelt(pinyin.syllables(one.subject + one.label), "measure", " ".join(identity))
        for one, identity in zip(new, identities, strict=True)
    ]
    for one, slug in zip(new, allotted(Measure.objects, slugs), strict=True):
        one.slug = slug
        one.spell(pinyin.syllables(one.label))
    return keep(new)


def tags_of(record: schema.Record, keep: Keep) -> list[Tag]:
    """The tags of the record, in its order."""
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=record.tags)}
    new = [Tag(name=name) for name in record.tags if name not in known]
    for tag, slug in zip(new, allotted(Tag.objects, [_tag_slugs(tag) for tag in new]), strict=True):
        tag.slug = slug
        tag.spell(pinyin.syllables(tag.name))
    known |= {tag.name: tag for tag in keep(new)}
    return [known[name] for name in record.tags]


def _tag_slugs(tag: Tag) -> Iterator[str]:
    return chain([tag.slugify(tag.name)], (tag.slugify(tag.name, number) for number in count(1)))


def kept_people(report: Report) -> dict[tuple[str, str], Person]:
    """The people of a report's rows, by id and name as it is shown."""
    rows = report.appearances.select_related("person")
    return {(row.key, row.name): row.person for row in rows}
