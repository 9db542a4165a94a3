"""The town's people, and names as facts."""

from dataclasses import dataclass
from random import Random

from articles.management.sample import words
from articles.management.sample.builder import Fact


@dataclass(frozen=True)
class Character:
    """Someone of the town: a name, where they belong, what they do there."""

    name: str
    organisation: str
    role: str

    def fact(self, key: str = "p1") -> Fact:
        fields = {"name": self.name, "organisation": self.organisation, "role": self.role}
        return Fact(self.name, "people", {"id": key, **fields})


class Cast:
    """The same people throughout the years; a few share a name."""

    def __init__(self, random: Random):
        self.leaders = {name: _character(random, name, "局长") for name in words.OFFICES}
        self.owners = {
            name: _character(random, name, random.choice(words.ROLES)) for name in words.COMPANIES
        }
        self.heads = {name: _character(random, name, "校长") for name in words.SCHOOLS}
        self.village = {name: _character(random, name, "党支部书记") for name in words.VILLAGES}
        namesake = self.owners[words.COMPANIES[0]].name
        self.village[words.VILLAGES[0]] = Character(namesake, words.VILLAGES[0], "党支部书记")

    def promoted(self, character: Character) -> Character:
        """The same person in a later role."""
        return Character(character.name, character.organisation, f"原{character.role}")


def _character(random: Random, organisation: str, role: str) -> Character:
    name = random.choice(words.SURNAMES) + random.choice(words.GIVEN)
    return Character(name, organisation, role)


def organisation(name: str, **fields) -> Fact:
    return Fact(name, "organisations", {"name": name, **fields})


def place(name: str) -> Fact:
    return Fact(name, "places", {"name": name})


def project(name: str, kind: str = "works", pinned: bool = False) -> Fact:
    return Fact(name, "projects", {"name": name, "kind": kind}, pinned)


def honour(name: str, recipient: str | None = None, awarded_by: str | None = None) -> Fact:
    given = {"name": name, "recipient": recipient, "awarded_by": awarded_by}
    return Fact(name, "honours", {key: value for key, value in given.items() if value})
