"""What a record need not write out: ids, selectors of plain words, bounds of a number."""

from collections import defaultdict
from collections.abc import Iterator

from articles import numerals
from articles.schema import FACT_LISTS, Fact, Quotation, Record, Selector, Statistic

OUTER_MARKS = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}


def fill(record: Record, earlier: list[Record]) -> None:
    """Fills in what was left out of a checked record, in place."""
    for statistic in record.statistics:
        fill_words(statistic)
        fill_bounds(statistic)
    names = {person.id: person.name for person in record.people if person.id}
    for quotation in record.quotations:
        fill_words(quotation)
        if quotation.speaker is None:
            quotation.speaker = names.get(quotation.speaker_id)
    _fill_ids(record, earlier)


def fill_words(fact: Statistic | Quotation) -> None:
    """The selector from the words, or the words from the selector."""
    if fact.at is None:
        fact.at = [Selector(exact=fact.exact if isinstance(fact, Statistic) else fact.text)]
    if isinstance(fact, Statistic):
        fact.exact = fact.at[0].exact
    else:
        fact.text = without_outer_marks(fact.at[0].exact)


def without_outer_marks(words: str) -> str:
    """Speech without the quotation marks around the whole of it."""
    closing = OUTER_MARKS.get(words[:1])
    if closing is None or len(words) < 3 or not words.endswith(closing):
        return words
    inner = words[1:-1]
    # “甲”和“乙” begins and ends with marks that are not a pair
    return words if words[0] in inner or closing in inner else inner


def fill_bounds(statistic: Statistic) -> None:
    given = (statistic.low, statistic.high)
    if statistic.value is not None and given == (None, None):
        statistic.low, statistic.high = numerals.bounds(statistic.value, statistic.qualifier)


def _fill_ids(record: Record, earlier: list[Record]) -> None:
    """An id for every fact that brings none: its former one, else the next never used."""
    used = {fact.id for _, _, fact in record.facts() if fact.id}
    former = _former_ids(earlier)
    numbers = _numbers(used | {key for keys in former.values() for key in keys})
    for name, _, fact in record.facts():
        if fact.id is None:
            known = former[name, identity(fact)]
            fact.id = next((key for key in known if key not in used), None)
            fact.id = fact.id or f"{FACT_LISTS[name]}{next(numbers[FACT_LISTS[name]])}"
            used.add(fact.id)


def identity(fact: Fact) -> str:
    """What makes a fact the same one in the next version of its report."""
    if isinstance(fact, Statistic):
        return f"{fact.exact} {fact.label}"
    return fact.text if isinstance(fact, Quotation) else fact.name


def _former_ids(earlier: list[Record]) -> dict[tuple[str, str], list[str]]:
    """Ids by list and identity, those of the latest version first."""
    former = defaultdict(list)
    for record in reversed(earlier):
        for name, _, fact in record.facts():
            former[name, identity(fact)].append(fact.id)
    return former


def _numbers(used: set[str]) -> dict[str, Iterator[int]]:
    """For each letter the numbers after the highest used; ids are never used again."""
    highest = defaultdict(int)
    for key in used:
        highest[key[0]] = max(highest[key[0]], int(key[1:]))
    return {letter: iter(range(highest[letter] + 1, 10**9)) for letter in set(FACT_LISTS.values())}
