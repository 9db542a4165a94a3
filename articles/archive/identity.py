"""Who is who and what is what on import: the rows that a record's names stand for."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from django.db.models import Q

from articles.language import pinyin
from articles.language.generic_names import is_generic
from articles.models import Appearance, Mask, Measure, Name, Person, Report, Tag
from articles.record import masking, schema


def people_of(
    report: Report,
    record: schema.Record,
    kept: dict[tuple[str, str], Person],
    chosen: dict[str, Person | None],
) -> dict[str, Person]:
    """The identity of each person of the record, by id.

    `kept` are those the report's former version had, by id and name: an appearance keeps its
    person, unless an editor has `chosen` another. Else it joins the one known person of that
    name and organisation, else it is new.
    """
    kept = {
        person.id: kept[person.id, shown]
        for person in record.people
        for shown in (person.name, masking.hide(person.name, [person.name]))
        if (person.id, shown) in kept
    } | {key: person for key, person in chosen.items() if person}
    people = {}
    for person in record.people:
        # Two entries of one report are two people, whatever they share.
        taken = {*kept.values(), *people.values()}
        is_new = person.id in chosen and chosen[person.id] is None
        known = kept.get(person.id) or (None if is_new else _known_person(person, taken))
        people[person.id] = known or _new_person(report, person)
    return people


def _known_person(person: schema.Person, taken: set[Person]) -> Person | None:
    if person.organisation is None:
        return None
    same = Appearance.objects.filter(name=person.name, organisation=person.organisation)
    rows = Person.objects.filter(appearances__in=same).select_related("merged_into")
    found = {row.standing for row in rows} | _hidden_people(person)
    return found.pop() if len(found) == 1 and not found & taken else None


def _hidden_people(person: schema.Person) -> set[Person]:
    """Those of that name and organisation whose rows no longer say so."""
    masks = Mask.objects.filter(words=person.name).select_related("person")
    identity = [person.name, person.organisation]
    return {mask.person.standing for mask in masks if identity in mask.identities}


def _new_person(report: Report, person: schema.Person) -> Person:
    name = masking.hide(person.name, hidden_names([]))
    syllables = pinyin.person_syllables(name)
    stem = f"{pinyin.slug_of(syllables) or 'person'}-"
    digits = _digits(f"{person.name} {report.slug} {person.id}")
    # one that was dropped from this report and comes back has its address again
    gone = Person.objects.filter(slug=next(slugs(stem, digits)), appearances=None)
    if known := gone.filter(name=name).first():
        return known
    new = Person(name=name, slug=free_slug(Person.objects, stem, digits))
    new.spell(syllables)
    new.save()
    return new


def names_of(report: Report, record: schema.Record) -> dict[str, Name]:
    """The row of each organisation, place, project and honour of the record, by id."""
    wanted = {}
    for fields, kind in schema.NAME_KINDS.items():
        for named in getattr(record, fields):
            scope = report.place if is_generic(named.name) else ""
            wanted[named.id] = (kind, named.name, scope)
    known = _known_names(wanted.values())
    for identity in wanted.values():
        if identity not in known:
            known[identity] = new_name(*identity)
    return {key: known[identity] for key, identity in wanted.items()}


def _known_names(wanted: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], Name]:
    rows = Name.objects.filter(name__in={name for _, name, _ in wanted})
    rows = rows.select_related("merged_into")
    return {(row.kind, row.name, row.scope): row.standing for row in rows}


def new_name(kind: str, name: str, scope: str) -> Name:
    syllables = pinyin.syllables(name)
    new = Name(kind=kind, name=name, scope=scope)
    new.slug = _own_slug(Name.objects.filter(kind=kind), syllables, "name", f"{name} {scope}")
    new.spell(syllables)
    new.save()
    return new


def measures_of(report: Report, record: schema.Record) -> dict[str, Measure]:
    """What each labelled statistic of the record counts, by the statistic's id."""
    return {
        statistic.id: _measure(report, statistic)
        for statistic in record.statistics
        if statistic.label is not None
    }


def _measure(report: Report, statistic: schema.Statistic) -> Measure:
    subject = statistic.subject or ""
    identity = {
        "label": statistic.label,
        "subject": subject,
        "scope": report.place if not subject or is_generic(subject) else "",
        "unit": statistic.unit or "",
        "measure": statistic.measure,
    }
    known = Measure.objects.filter(**identity).first()
    return known or _new_measure(identity)


def _new_measure(identity: dict[str, str]) -> Measure:
    syllables = pinyin.syllables(identity["subject"] + identity["label"])
    new = Measure(**identity)
    new.slug = _own_slug(Measure.objects, syllables, "measure", " ".join(identity.values()))
    new.spell(pinyin.syllables(identity["label"]))
    new.save()
    return new


def tags_of(record: schema.Record) -> list[Tag]:
    """The tags of the record, in its order."""
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=record.tags)}
    return [known.get(name) or Tag.objects.create(name=name) for name in record.tags]


def kept_people(report: Report) -> dict[tuple[str, str], Person]:
    """The people of a report's rows, by id and name as it is shown."""
    rows = report.appearances.select_related("person")
    return {(row.key, row.name): row.person for row in rows}


def hidden_names(people: Iterable[Person]) -> set[str]:
    """The names that stand as × signs in a report of these people."""
    theirs = Q(everywhere=True) | Q(person__in={person.pk for person in people})
    return set(Mask.objects.filter(theirs).values_list("words", flat=True))


def _own_slug(rows, syllables: list[str], stem: str, identity: str) -> str:
    """The pinyin alone where it is free, else with six hex digits."""
    slug = pinyin.slug_of(syllables)
    # an address of digits alone would read as a year
    if slug and not slug.replace("-", "").isdigit() and not rows.filter(slug=slug).exists():
        return slug
    return free_slug(rows, f"{slug or stem}-", _digits(identity))


def free_slug(rows, stem: str, digits: str) -> str:
    """The first of the stem's slugs that no row has."""
    return next(slug for slug in slugs(stem, digits) if not rows.filter(slug=slug).exists())


def slugs(stem: str, digits: str) -> Iterator[str]:
    """The stem with the first six of some hex digits; with later ones in case that is taken."""
    return (f"{stem}{digits[at : at + 6]}" for at in range(len(digits) - 5))


def _digits(identity: str) -> str:
    return sha256(identity.encode()).hexdigest()
