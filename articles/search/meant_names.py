"""People and things that a question names: shown above the reports, or narrowing them."""

from functools import cache
from itertools import product

from django.db.models import Q

from articles.language import pinyin
from articles.language.normalising import fold
from articles.models import Name, Person, Tag
from articles.models.names import Mergeable
from articles.pages import criteria
from articles.pages.criterion import OfThings
from articles.search.query import Query, Within

MOST = 6
MOST_READINGS = 8
MOST_MEANT = 100


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


def slugs_of(within: Within) -> list[str]:
    """The slugs of all that tag:, person: and the like can mean; of what was merged, by now."""
    by, value = criteria.named(within.field), fold(within.value)
    if not isinstance(by, OfThings):
        return [by.of_typed(value)]
    mergeable = issubclass(by.things.model, Mergeable)
    rows = by.things.select_related("merged_into") if mergeable else by.things
    found = rows.filter(_spelt({within.value, value}, value) | Q(slug=value))[:MOST_MEANT]
    return sorted({getattr(one, "standing", one).slug for one in found})


def _spelt(asked: set[str], whole: str) -> Q:
    return Q(name__in=asked) | Q(sort_key__in=readings(_letters(whole)))


def spellings(typed: str) -> list[str]:
    """What typed letters begin of the syllables that names are sorted by; the last may be begun."""
    letters = _letters(typed)
    for end in range(len(letters), 0, -1):
        if found := readings(letters[:end]):
            return [f"{syllables} {letters[end:]}".strip() for syllables in found]
    return [letters] if letters else []


def _letters(typed: str) -> str:
    """Letters that can be pinyin, with ü as addresses have it; nothing where others are typed."""
    letters = fold(typed).replace(" ", "").replace("'", "").replace("ü", "v")
    return letters.replace("v", "yu") if letters.isascii() and letters.isalpha() else ""


def readings(letters: str) -> list[str]:
    """The ways to read letters as syllables: yangzhong → yang zhong."""
    ends: list[list[list[str]]] = [[[]], *([] for _ in letters)]
    for at in range(len(letters)):
        for prior, length in product(ends[at][:MOST_READINGS], range(1, 7)):
            syllable = letters[at : at + length]
            if len(syllable) == length and syllable in _syllables():
                ends[at + length].append([*prior, syllable])
    return [" ".join(parts) for parts in ends[-1][:MOST_READINGS] if parts]


@cache
def _syllables() -> frozenset[str]:
    """Every syllable a character is read by, without its tone."""
    return frozenset(pinyin.syllables("".join(map(chr, range(0x4E00, 0x9FA6)))))
