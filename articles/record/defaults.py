"""Fields that a record need not write out: selectors of plain words, bounds of a number."""

from articles.language import qualifiers
from articles.record.schema import Quotation, Record, Selector, Statistic

OUTER_MARKS = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "＂": "＂"}


def fill(record: Record) -> None:
    """Fills in what was left out of a checked record, in place."""
    for statistic in record.statistics:
        fill_words(statistic)
        fill_bounds(statistic)
    names = {person.id: person.name for person in record.people if person.id}
    for quotation in record.quotations:
        fill_words(quotation)
        if quotation.speaker is None:
            quotation.speaker = names.get(quotation.speaker_id)


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
    """The qualifier given, else the one its words print: 三百余人 is never 300 flat."""
    return statistic.qualifier or qualifiers.qualifier_in(
        words_of(statistic) or "", statistic.value
    )
