"""Names that are hidden: whose they are, and where they stand as × signs."""

from collections.abc import Iterable

from articles.models import Mask, Person


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
        return {
            one.person.standing
            for one in self.masks
            if one.words == name and printed in one.identities
        }


def hidden_names(people: Iterable[Person]) -> set[str]:
    """The names that stand as × signs in a report of these people."""
    return HiddenNames().among(person.pk for person in people)
