"""Who and what a question names: shown above the reports."""

from functools import cache
from itertools import product

import pypinyin
from django.db.models import Q

from articles.models import Name, Person, Tag
from articles.search.query import Query

MOST = 6
MOST_READINGS = 8


def named(query: Query) -> list:
    """People, names and tags that the words name, by their characters or their pinyin."""
    words = [word.text for word in query.words if not word.exact] or [
        word.text for word in query.words
    ]
    whole = " ".join(words)
    asked = {whole, *words} if len(words) > 1 else {whole}
    found = []
    for rows in (Person.objects, Name.objects, Tag.objects):
        public = rows.public().filter(_spelt(asked, whole)).with_report_count()
        found += list(public.order_by("-report_count", "slug")[:MOST])
    return sorted(found, key=lambda thing: -thing.report_count)[:MOST]


def _spelt(asked: set[str], whole: str) -> Q:
    condition = Q(name__in=asked)
    if whole.isascii() and whole.replace(" ", "").isalpha():
        for slug in readings(whole.replace(" ", "").lower()):
            # a person's slug ends in six hex digits
            condition |= Q(slug=slug) | Q(slug__startswith=f"{slug}-")
    return condition


def readings(letters: str) -> list[str]:
    """The ways to read letters as syllables: yangzhong → yang-zhong."""
    ends: list[list[list[str]]] = [[[]], *([] for _ in letters)]
    for at in range(len(letters)):
        for prior, length in product(ends[at][:MOST_READINGS], range(1, 7)):
            syllable = letters[at : at + length]
            if len(syllable) == length and syllable in _syllables():
                ends[at + length].append([*prior, syllable])
    return ["-".join(parts) for parts in ends[-1][:MOST_READINGS] if parts]


@cache
def _syllables() -> frozenset[str]:
    """Every syllable a character is read by, without its tone."""
    read = pypinyin.lazy_pinyin("".join(map(chr, range(0x4E00, 0x9FA6))))
    return frozenset(one.replace("ü", "v") for one in read if one.isascii() and one.isalpha())
