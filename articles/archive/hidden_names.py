"""Names that are hidden: whose they are, and where they stand as × signs."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet

from articles.language.normalising import fold, written_as
from articles.models import Mask, Person
from articles.record import masking

STAYING = 7_310_513  # of the lock, which nothing else takes


class HiddenNames:
    """Every hidden name of the archive, read once."""

    def __init__(self):
        self.masks = list(Mask.objects.select_related("person__merged_into"))

    def among(self, people: Iterable[int]) -> set[str]:
        """The names that stand as × signs in a report of these people, given by primary key."""
        theirs = set(people) if self.masks else set()
        return {one.words for one in self.masks if one.everywhere or one.person_id in theirs}

    def people_of(self, name: str, organisation: str | None) -> set[Person]:
        """Those of a name and organisation whose rows no longer say so."""
        printed = [name, organisation]
        return {one.person.standing for one in self.masks if printed in one.identities}

    def ways_to_show(self, name: str) -> tuple[str, str, str]:
        """Someone's name as printed, hidden, and with the hidden names in it hidden."""
        words = {one.words for one in self.masks}
        return name, masking.hide(name, [name]), masking.shown(name, words)


def stay() -> None:
    """Keeps which names there are, and who is hidden, as it is until this transaction ends.

    Asked for before any row is locked. Else a report could come to be public with a name that
    another transaction is hiding, which cannot see it yet, and two could make the same new name.
    SQLite lets only one write.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STAYING])


def hidden_names(people: Iterable[Person]) -> set[str]:
    """The names that stand as × signs in a report of these people."""
    return HiddenNames().among(person.pk for person in people)


def telling(rows: QuerySet, field: str, words: str) -> QuerySet:
    """Rows that may tell a name in a field, in any form: all of its characters stand there."""
    condition = Q()
    for character in masking.letters(words):
        condition &= _any(field, written_as(fold(character)))
    return rows.filter(condition | _any(field, masking.spellings(words)))


def _any(field: str, written: Iterable[str]) -> Q:
    condition = Q(pk=None)
    for one in written:
        condition |= Q(**{f"{field}__contains": one})
    return condition
