"""What an archive holds, as far as a kill could leave half of it; its times are left out."""

from collections import defaultdict
from hashlib import sha256
from typing import Any

from django.db import connection

from articles.management.backups import databases
from articles.models import (
    Act,
    Appearance,
    BatchItem,
    Correction,
    Draft,
    Mask,
    Mention,
    Name,
    Person,
    Redirect,
    Report,
    Revision,
    Source,
)
from articles.record import masking

Holdings = dict[tuple[str, str], Any]


def is_there() -> bool:
    """Whether there is a database with anything in it."""
    return databases.own().is_there() and bool(connection.introspection.table_names())


def holdings() -> Holdings:
    """Each report with all that is its own, and each thing beside, by its kind and address."""
    held: Holdings = {}
    if not is_there():
        return held
    of = _addresses()
    for slug, told in _reports(of).items():
        held["report", slug] = sorted(map(repr, told))
    for source in Source.objects.all():
        content = bytes(source.content)
        held["source", source.sha256] = (sha256(content).hexdigest(), source.filename)
    for person in Person.objects.select_related("merged_into"):
        held["person", of[person.slug]] = (person.name, of.get(_slug_of(person.merged_into)))
    for name in Name.objects.select_related("merged_into"):
        held[name.kind, name.slug] = (name.name, _slug_of(name.merged_into))
    for number, mask in enumerate(Mask.objects.order_by("pk")):
        held["mask", str(number)] = (of[mask.person.slug], mask.words, mask.everywhere)
    for number, act in enumerate(Act.objects.order_by("pk")):
        held["act", str(number)] = (act.kind, act.subject, act.reason, bool(act.undone_at))
    for item in BatchItem.objects.order_by("batch", "position"):
        held["item", f"{item.batch_id}-{item.position}"] = (item.state, item.message)
    for old, new in Redirect.objects.values_list("old_path", "new_path"):
        held["redirect", old] = new
    return held


def _addresses() -> dict[str, str]:
    """The address of each person; of one that is hidden, which is drawn by lot, the number."""
    people = Person.objects.values_list("pk", "name", "slug")
    return {slug: f"hidden {pk}" if masking.SIGN in name else slug for pk, name, slug in people}


def _reports(of: dict[str, str]) -> dict[str, list]:
    """What is told of each report: state, versions, corrections, facts, and its draft."""
    told = defaultdict(list)
    for model, fields in OF_REPORTS.items():
        for slug, *values in model.objects.values_list(*fields):
            told[slug].append((model.__name__, *(of.get(one, one) for one in values)))
    return told


OF_REPORTS = {
    Report: ["slug", "state", "title", "withdrawal_reason"],
    Draft: ["slug", "title", "record"],
    Revision: ["report__slug", "number", "record", "sha256", "source__sha256", "by"],
    Correction: ["report__slug", "revision__number", "reason"],
    Appearance: ["report__slug", "key", "name", "person__slug"],
    Mention: ["report__slug", "key", "printed", "name__slug"],
}


def _slug_of(thing: Any) -> str:
    return thing.slug if thing else ""


def damage() -> list[str]:
    """What the database itself finds broken."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        found = [words for (words,) in cursor.fetchall() if words != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        return [*found, *map(repr, cursor.fetchall())]
