"""The ids of facts: once one was given, in whichever version, it is never another fact's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from articles.record.defaults import without_outer_marks, words_of
from articles.record.problems import Problem
from articles.record.schema import FACT_LISTS, Fact, Quotation, Record, Statistic

ID_DIGITS = 9


class Given(NamedTuple):
    """An id and the fact it was given to: its list and what it says."""

    fields: str
    identity: str
    id: str


@dataclass(frozen=True)
class FormerIds:
    """Every id that the versions of a report gave."""

    standing: tuple[Given, ...] = ()  # by the latest version
    dropped: tuple[Given, ...] = ()  # by those before it, and not so by it; the last first

    @classmethod
    def of(cls, latest: Record, dropped: Iterable[Iterable[str]] = ()) -> "FormerIds":
        """Those of the latest version and, as they are stored, those dropped before it."""
        return cls(_given_by(latest), tuple(Given(*given) for given in dropped))

    def then(self, record: Record) -> "FormerIds":
        """All of these and a version that comes after them."""
        standing = _given_by(record)
        known = set(standing)
        return FormerIds(standing, tuple(given for given in self if given not in known))

    def __iter__(self) -> Iterator[Given]:
        """Those of the latest version first."""
        return chain(self.standing, self.dropped)


NONE = FormerIds()


def _given_by(record: Record) -> tuple[Given, ...]:
    return tuple(Given(name, identity(fact), fact.id) for name, _, fact in record.facts())


def identity(fact: Fact) -> str:
    """What makes a fact the same one in the next version of its report."""
    if isinstance(fact, Statistic):
        return f"{words_of(fact)} {fact.label}"
    if isinstance(fact, Quotation):
        return without_outer_marks(words_of(fact) or "")
    return fact.name


def fill(record: Record, former: FormerIds) -> None:
    """An id for every fact that brings none: its former one, else the next never used."""
    used = {fact.id for _, _, fact in record.facts() if fact.id}
    known = defaultdict(list)
    for given in former:
        known[given.fields, given.identity].append(given.id)
    numbers = _numbers(used | {given.id for given in former})
    for name, _, fact in record.facts():
        if fact.id is None:
            own = known[name, identity(fact)]
            fact.id = next((key for key in own if key not in used), None)
            fact.id = fact.id or f"{FACT_LISTS[name]}{next(numbers[FACT_LISTS[name]])}"
            used.add(fact.id)


def reused(record: Record, former: FormerIds) -> Iterator[Problem]:
    """Ids that stood for a fact since dropped, and are now given to another."""
    standing, given_to = {given.id for given in former.standing}, defaultdict(set)
    for given in former:
        given_to[given.id].add((given.fields, given.identity))
    for name, position, fact in record.facts():
        dropped = fact.id in given_to and fact.id not in standing
        if dropped and (name, identity(fact)) not in given_to[fact.id]:
            message = f"编号 {fact.id} 从前是另一项的，撤下后不再用，请删去这个 id"
            yield Problem((name, position, "id"), message)


def _numbers(used: set[str]) -> dict[str, Iterator[int]]:
    """For each letter the numbers after the highest used, then those left below it."""
    highest = dict.fromkeys(FACT_LISTS.values(), 0)
    for key in used:
        highest[key[0]] = max(highest[key[0]], int(key[1:]))
    return {letter: _unused(letter, last, used) for letter, last in highest.items()}


def _unused(letter: str, last: int, used: set[str]) -> Iterator[int]:
    numbers = chain(range(last + 1, 10**ID_DIGITS), range(1, last))
    return (number for number in numbers if f"{letter}{number}" not in used)
