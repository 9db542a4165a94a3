"""The facts that hold from one state of a record to another."""

import re
from collections import Counter

from articles.record.anchoring import Anchor
from articles.record.schema import Record
from articles.record.serialising import Examined

WORD = re.compile(r"[\w.．]")  # what can make another word or number of the one beside it


def alike(one: Record, other: Record) -> set[str]:
    """The ids of the facts that two records tell in the same words."""
    told = _told(other)
    return {key for key, fact in _told(one).items() if told.get(key) == fact}


def unsettled(was: Examined, now: Examined) -> set[str]:
    """The ids of the facts that do not say, or not in the same words of the text, what they did.

    A fact keeps its words where all that touches them is as it was, wherever they stand.
    """
    said, says = _told(was.record), _told(now.record)
    stood, stands = _stands(was), _stands(now)
    return {
        key
        for key in says
        if key not in said
        or not _says_still(said[key], says[key])
        or stood.get(key) != stands.get(key)
    }


def _says_still(said: tuple, says: tuple) -> bool:
    """Whether a fact says all that it did; what was left open may have been filled in.

    By which selector it is found is no part of that.
    """
    kept = {field: value for field, value in said[1].items() if value is not None and field != "at"}
    return said[0] == says[0] and says[1] | kept == says[1]


def _told(record: Record) -> dict[str, tuple]:
    return {fact.id: (name, fact.model_dump()) for name, _, fact in record.facts()}


def _stands(read: Examined) -> dict[str, Counter[tuple[str, ...]]]:
    """The words that each fact is anchored to with what touches them, by its id."""
    if read.places is None:
        return {}
    return {
        fact.id: Counter(_touching(read.places.texts, at) for at in read.places.found[name, number])
        for name, number, fact in read.record.facts()
        if (name, number) in read.places.found
    }


def _touching(texts: list[str], at: Anchor) -> tuple[str, ...]:
    text = texts[at.section]
    beside = text[max(0, at.start - 1) : at.start], text[at.end : at.end + 1]
    return text[at.start : at.end], *(one if WORD.match(one) else "" for one in beside)
