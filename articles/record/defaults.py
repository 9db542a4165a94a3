"""What a record need not write out: ids, selectors of plain words, bounds of a number."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from articles.language import qualifiers
from articles.record.problems import Problem
from articles.record.schema import FACT_LISTS, Fact, Quotation, Record, Selector, Statistic

ID_DIGITS = 9
OUTER_MARKS = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "＂": "＂"}


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
    words = words_of(fact)
    fact.at = fact.at or [Selector(exact=words)]
    if isinstance(fact, Statistic):
        fact.exact = words
    else:
        fact.text = without_outer_marks(words)


def words_of(fact: Statistic | Quotation) -> str | None:
    """The words of the text that state the fact, whichever of its fields gives them."""
    if fact.at:
        return fact.at[0].exact
    return fact.exact if isinstance(fact, Statistic) else fact.text


def without_outer_marks(words: str) -> str:
    """Speech without the quotation marks around the whole of it."""
    closing = OUTER_MARKS.get(words[:1])
    if closing is None or len(words) < 3 or not words.endswith(closing):
        return words
    inner = words[1:-1]
    # “甲”和“乙” begins and ends with marks that are not a pair
    is_pair = words[0] not in inner and closing not in inner
    return inner if is_pair and inner.strip() else words


def fill_bounds(statistic: Statistic) -> None:
    given = (statistic.low, statistic.high)
    if statistic.value is not None and given == (None, None):
        statistic.low, statistic.high = qualifiers.bounds(statistic.value, qualifier_of(statistic))


def qualifier_of(statistic: Statistic) -> str | None:
    """The qualifier given, else the one its words print: 10余万元 is never 100,000 flat."""
    return statistic.qualifier or qualifiers.qualifier_in(words_of(statistic) or "")


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
        return f"{words_of(fact)} {fact.label}"
    if isinstance(fact, Quotation):
        return without_outer_marks(words_of(fact) or "")
    return fact.name


def reused_ids(record: Record, earlier: list[Record]) -> Iterator[Problem]:
    """Ids that stood for a fact since dropped, and are now given to another."""
    former = defaultdict(set)
    for version in earlier:
        for name, _, fact in version.facts():
            former[fact.id].add((name, identity(fact)))
    standing = {fact.id for version in earlier[-1:] for _, _, fact in version.facts()}
    for name, position, fact in record.facts():
        dropped = fact.id in former and fact.id not in standing
        if dropped and (name, identity(fact)) not in former[fact.id]:
            message = f"编号 {fact.id} 从前是另一项的，撤下后不再用，请删去这个 id"
            yield Problem((name, position, "id"), message)


def _former_ids(earlier: list[Record]) -> dict[tuple[str, str], list[str]]:
    """Ids by list and identity, those of the latest version first."""
    former = defaultdict(list)
    for record in reversed(earlier):
        for name, _, fact in record.facts():
            former[name, identity(fact)].append(fact.id)
    return former


def _numbers(used: set[str]) -> dict[str, Iterator[int]]:
    """For each letter the numbers after the highest used, then those left below it."""
    highest = dict.fromkeys(FACT_LISTS.values(), 0)
    for key in used:
        highest[key[0]] = max(highest[key[0]], int(key[1:]))
    return {letter: _unused(letter, last, used) for letter, last in highest.items()}


def _unused(letter: str, last: int, used: set[str]) -> Iterator[int]:
    numbers = chain(range(last + 1, 10**ID_DIGITS), range(1, last))
    return (number for number in numbers if f"{letter}{number}" not in used)
