"""The hiding of a person's name in all that is public, and its coming back; records keep it.

No address from before that tells the name, or that led to who bears it, leads anywhere while it is
hidden: it is as one that never was, for whatever else it answered would prove the name.
"""

import secrets
from collections.abc import Iterable, Iterator
from itertools import chain

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles import record
from articles.archive import identity, old_addresses, rows
from articles.archive.free_slugs import free_slug, with_digits
from articles.archive.hidden_names import telling
from articles.language import pinyin
from articles.models import (
    Act,
    Appearance,
    Change,
    Correction,
    Mask,
    Measure,
    Name,
    Person,
    Redirect,
    Report,
    Revision,
    Tag,
)
from articles.record import masking

# What may be called by someone's name, with the fields that say what it is called.
THINGS = {
    "name": (Name, ["name", "scope"]),
    "tag": (Tag, ["name"]),
    "measure": (Measure, ["label", "subject", "scope"]),
}


def hide(person: Person, everywhere: bool) -> dict:
    """Hides a person's name; all that brings it back."""
    words = person.name
    theirs = [row for row in Appearance.objects.filter(person=person) if _is(row.name, words)]
    identities = sorted({(row.name, row.organisation) for row in theirs if row.organisation})
    Mask.objects.create(
        person=person, words=words, everywhere=everywhere, identities=[list(i) for i in identities]
    )
    reports = printing(words, person, everywhere)
    about = Report.objects.all() if everywhere else Report.objects.filter(pk__in=_keys(reports))
    people = _with_merged([person, *(_namesakes(person) if everywhere else [])])
    detail = {
        "person": person.pk,
        "words": words,
        "redirects": _let_go(words, reports, people),
        "people": [_hide_person(one, words) for one in people],
        "said": _hide_reasons(about, words),
        "withdrawn": _hide_withdrawals(about, words),
    }
    _rewrite(reports)
    return detail | {"things": list(_hide_things(words))}


def show(detail: dict) -> None:
    """Brings a name back to where it stood, and what it was hidden with."""
    words, person = detail["words"], Person.objects.get(pk=detail["person"])
    mask = Mask.objects.get(person=person, words=words)
    mask.delete()
    for was in detail["people"]:
        _rename(Person.objects.get(pk=was["id"]), was["name"], was["slug"])
    for was in detail.get("things", ()):
        _show_thing(was)
    _show_reasons(words, detail)
    for page, report in _rewrite(printing(words, person, mask.everywhere)):
        old_addresses.lead(page, report.get_absolute_url())
    back = [Redirect(**was) for was in detail.get("redirects", ())]
    Redirect.objects.bulk_create(back, ignore_conflicts=True)
    _name_again(words)


def called_before(detail: dict) -> dict[str, str]:
    """What those were called whose name was hidden, and where they stood."""
    return _called(detail["people"])


def called_now(detail: dict) -> dict[str, str]:
    """What they are called while it is, and where they stand."""
    people = Person.objects.in_bulk(was["id"] for was in detail["people"])
    return _called(_identity(people[was["id"]]) for was in detail["people"])


def _identity(person: Person) -> dict:
    return {"id": person.pk, "name": person.name, "slug": person.slug}


def _called(people: Iterable[dict]) -> dict[str, str]:
    names, slugs = zip(*((one["name"], one["slug"]) for one in people), strict=True)
    return {"姓名": "、".join(dict.fromkeys(names)), "地址": "，".join(slugs)}


def is_of_earlier(detail: dict) -> bool:
    """Whether a version hid this that left things called by the name where they stood."""
    return "things" not in detail


def printing(words: str, person: Person, everywhere: bool) -> list[Report]:
    """Reports in any of whose versions the words stand, of that person or of anyone."""
    found = keys_printing(words, person, everywhere)
    return list(Report.objects.filter(pk__in=found).order_by("pk"))


def keys_printing(words: str, person: Person, everywhere: bool) -> set[int]:
    """The same by their keys, read a few versions at once."""
    revisions = telling(Revision.objects.all(), "record", words)
    if not everywhere:
        revisions = revisions.filter(report__appearances__person=person).distinct()
    records = revisions.values_list("report", "record").order_by("pk").iterator(chunk_size=50)
    return {report for report, text in records if masking.told_in(text, [words])}


def _is(name: str, words: str) -> bool:
    return masking.letters(name) == masking.letters(words)


def _keys(things: Iterable[Report | Person]) -> list[int]:
    return [thing.pk for thing in things]


def _namesakes(person: Person) -> list[Person]:
    """All others whose name tells the same, in whatever form."""
    words = person.name
    others = telling(Person.objects.exclude(pk=person.pk), "name", words)
    return [one for one in others if masking.shown(one.name, [words]) != one.name]


def _with_merged(people: list[Person]) -> list[Person]:
    """The people and all who were merged into them: their addresses lead there."""
    merged = Person.objects.filter(merged_into__in=people).exclude(pk__in=_keys(people))
    return _with_merged([*people, *merged]) if merged else people


def _hide_person(person: Person, words: str) -> dict:
    """Takes name and address from a person; what they were."""
    was = _identity(person)
    person.name = masking.shown(person.name, [words])
    person.slug = free_slug(Person.objects, identity.nobodys_slugs())
    _respell(person)
    return was


def _rename(person: Person, name: str, slug: str) -> None:
    """Gives a person the name and address back; the one in between leads there."""
    between = person.get_absolute_url()
    person.name, person.slug = name, _again(Person.objects.exclude(pk=person.pk), slug)
    _respell(person)
    old_addresses.lead(between, person.get_absolute_url())


def _respell(person: Person) -> None:
    person.spell(pinyin.person_syllables(person.name))
    person.save()
    # where they are printed under other names the address changes nonetheless
    Change.objects.record(set(person.appearances.values_list("report", flat=True)))


def _again(rows_of: QuerySet, slug: str) -> str:
    """A slug from before, unless something new has it by now."""
    return free_slug(rows_of, chain([slug], with_digits(f"{slug}-", secrets.token_hex(32))))


def _name_again(words: str) -> None:
    """People who came while the name was hidden have it now as others do."""
    late = telling(Appearance.objects.select_related("person"), "name", words)
    for row in late.filter(person__name__contains=masking.SIGN):
        if masking.shown(row.name, [words]) == row.person.name:
            _rename(row.person, row.name, row.person.slug)


def _hide_things(words: str) -> Iterator[dict]:
    """Takes their addresses from things called by the name of which no report speaks any more."""
    for key, (model, fields) in THINGS.items():
        unspoken_of = model.objects.filter(**{model.objects.all().facts: None})
        for field in fields:
            for one in telling(unspoken_of, field, words).order_by("pk"):
                if masking.tells(getattr(one, field), [words]) and not _is_away(one):
                    yield _hide_thing(key, one)


AWAY = "away-"  # begins the addresses of things that are called by a hidden name


def _is_away(thing: Name | Tag | Measure) -> bool:
    return thing.slug.startswith(AWAY)


def _hide_thing(key: str, thing: Name | Tag | Measure) -> dict:
    among = {"kind": thing.kind} if isinstance(thing, Name) else {}
    was = {"model": key, "id": thing.pk, "slug": thing.slug, "among": among}
    model = type(thing)
    slug = free_slug(model.objects.filter(**among), with_digits(AWAY, secrets.token_hex(32)))
    model.objects.filter(pk=thing.pk).update(slug=slug)
    return was


def _show_thing(was: dict) -> None:
    rows_of = THINGS[was["model"]][0].objects
    slug = _again(rows_of.filter(**was["among"]), was["slug"])
    rows_of.filter(pk=was["id"]).update(slug=slug)


def _let_go(words: str, reports: Iterable[Report], people: Iterable[Person]) -> list[dict]:
    """Lets former addresses lead nowhere that tell the name or led to what it is taken from."""
    gone = [one.get_absolute_url() for one in people]
    gone += [one.get_absolute_url() for one in reports if masking.is_spelt_in(one.slug, [words])]
    pages = {one.get_absolute_url() for one in reports}
    found = Redirect.objects.filter(Q(host="") | Q(new_path__in=pages))
    lost = [
        row
        for row in found
        if (row.host == "" and row.new_path in gone)
        or masking.is_spelt_in(row.host + row.old_path, [words])
    ]
    Redirect.objects.filter(pk__in=[row.pk for row in lost]).delete()
    return [{"host": one.host, "old_path": one.old_path, "new_path": one.new_path} for one in lost]


def _people_of(report: Report) -> tuple[str, ...]:
    return masking.people_in(record.stored(report.revisions.last().record))


def _hide_reasons(reports: QuerySet[Report], words: str) -> list[dict]:
    """Hides the words in public notes on the reports; what the notes were."""
    said = telling(Correction.objects.filter(report__in=reports), "reason", words)
    were = []
    for one in said.select_related("report"):
        shown = masking.hide(one.reason, [words], _people_of(one.report))
        if shown != one.reason:
            were.append({"id": one.pk, "reason": one.reason})
            Correction.objects.filter(pk=one.pk).update(reason=shown)
            Change.objects.record([one.report_id])
    return were


def _hide_withdrawals(reports: QuerySet[Report], words: str) -> list[dict]:
    """Hides the words in the public reasons of withdrawals; what the reasons were."""
    were = []
    for one in telling(reports, "withdrawal_reason", words):
        shown = masking.hide(one.withdrawal_reason, [words], _people_of(one))
        if shown != one.withdrawal_reason:
            were.append({"id": one.pk, "withdrawal_reason": one.withdrawal_reason})
            Report.objects.filter(pk=one.pk).update(withdrawal_reason=shown)
            Change.objects.record([one.pk])
    return were


def _show_reasons(words: str, detail: dict) -> None:
    """Brings the name back to public notes, those too that were made while it was hidden."""
    for was in detail["said"]:
        _show_in(Correction.objects.filter(pk=was["id"]), "reason", was["reason"], words)
    for was in detail["withdrawn"]:
        withdrawn = Report.objects.filter(pk=was["id"])
        _show_in(withdrawn, "withdrawal_reason", was["withdrawal_reason"], words)
    given = Act.objects.filter(kind__in=[Act.Kind.CORRECT, Act.Kind.WITHDRAW])
    for act in telling(given, "reason", words).order_by("number"):
        report, version = act.detail.get("report"), act.detail.get("version")
        if act.kind == Act.Kind.CORRECT:
            made = Correction.objects.filter(report=report, revision__number=version)
            _show_in(made, "reason", act.reason, words)
        else:
            withdrawn = Report.objects.filter(pk=report)
            _show_in(withdrawn, "withdrawal_reason", act.reason, words)


def _show_in(rows_of: QuerySet, field: str, was: str, words: str) -> None:
    """Brings the name, and no other, back to a note that was this once."""
    for row in rows_of:
        now = getattr(row, field)
        if masking.is_one_text(now, was):
            places = zip(now, was, masking.hide(was, [words]), strict=True)
            whole = "".join(shown if shown != sign else kept for kept, shown, sign in places)
            type(row).objects.filter(pk=row.pk).update(**{field: whole})


def _rewrite(reports: Iterable[Report]) -> list[tuple[str, Report]]:
    """Makes the reports' rows anew from their latest records; each with the address it had."""
    now, found = timezone.now(), []
    for report in reports:
        report.refresh_from_db()
        page, report.changed_at = report.get_absolute_url(), now
        rows.write(report, record.stored(report.revisions.last().record))
        old_addresses.carry(page, report)
        found.append((page, report))
    Change.objects.record({report.pk for report in reports})
    return found
