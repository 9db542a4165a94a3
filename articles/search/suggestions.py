"""Suggestions while a question is typed, and where it finds nothing."""

from collections import Counter
from difflib import SequenceMatcher

from django.db.models import Q

from articles.language import pinyin
from articles.language.normalising import fold
from articles.models import Name, Person, Tag
from articles.record.masking import SIGN
from articles.search import meant_names, terms
from articles.search.query import parse
from articles.search.results import find

LONGEST_PART = 8
OFFERED = 8  # at a time
COMPARED = 1000  # names that are looked at for those near a word
NEAR = 0.6  # of two names alike: of three characters two are the same


def suggestions(typed: str) -> list[str]:
    """Names and tags that begin with what was typed or its letters, the most spoken of first."""
    if not any(character.isalnum() for character in typed):
        return []
    return _most_spoken_of(Q(name__startswith=fold(typed)) | _spelt(typed))[:OFFERED]


def _spelt(typed: str) -> Q:
    """Names whose pinyin begins so, the last syllable begun or whole."""
    condition = Q(pk=None)
    for spelling in meant_names.spellings(typed):
        condition |= Q(sort_key__startswith=spelling)
    return condition


def _most_spoken_of(condition: Q) -> list[str]:
    counted: Counter[str] = Counter()
    for rows in (Tag.objects, Person.objects, Name.objects):
        shown = rows.public().filter(condition).exclude(name__contains=SIGN)
        for thing in shown.with_report_count().order_by("-report_count", "slug")[:OFFERED]:
            counted[thing.name] += thing.report_count
    return [name for name, _ in counted.most_common()]


def longest_part(word: str) -> str | None:
    """The longest beginning or end of a word, of two characters at least, that is found."""
    for length in range(min(len(word) - 1, LONGEST_PART), 1, -1):
        for part in (word[:length], word[-length:]):
            if _is_found(part):
                return part
    return None


def _is_found(words: str) -> bool:
    return find(parse(words), {}, size=1, with_facets=False).count > 0


def near(word: str) -> list[str]:
    """Names and tags read as a word is that is not found, or little different from it."""
    word = fold(word)
    if _is_found(word):
        return []
    alike = _most_spoken_of(Q(sort_key__in=_sounds(word)))
    ranked = sorted((-_likeness(word, name), name) for name in _sharing(word))
    alike += [name for less, name in ranked if -less >= NEAR]
    return list(dict.fromkeys(alike))[:OFFERED]


def _sounds(word: str) -> list[str]:
    syllables = pinyin.syllables(word), pinyin.person_syllables(word)
    return [pinyin.sort_key(some) for some in syllables if some]


def _sharing(word: str) -> set[str]:
    """Names that share two characters side by side, or the first and the last, with a word."""
    condition = Q(name__startswith=word[:1], name__endswith=word[-1:])
    for pair in terms.pairs(word[:LONGEST_PART]):
        condition |= Q(name__contains=pair)
    found: set[str] = set()
    for rows in (Tag.objects, Person.objects, Name.objects):
        shown = rows.public().filter(condition).exclude(name__contains=SIGN)
        found |= set(shown.values_list("name", flat=True)[:COMPARED])
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, fold(other), autojunk=False).ratio()
