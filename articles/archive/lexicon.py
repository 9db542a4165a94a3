"""The archive's own names, as drafting is handed them."""

from dataclasses import fields
from functools import lru_cache

from articles.drafting import Lexicon
from articles.models import Change, Name, Person, Tag
from articles.record import kinds

# Names that stand for many things teach drafting nothing.
AT_MOST = 50_000
KNOWN = {field.name for field in fields(Lexicon)}


def lexicon() -> Lexicon:
    """The names and tags of public reports."""
    latest = Change.objects.order_by("-pk").values_list("pk", flat=True).first()
    return _lexicon(latest or 0)


@lru_cache(maxsize=1)
def _lexicon(change: int) -> Lexicon:
    """The lexicon as of a change; read once until the archive changes again."""
    names = {
        kind.plural: _words(Name.objects.public().filter(kind=kind.key))
        for kind in kinds.NAMES
        if kind.plural in KNOWN  # drafting need not know every kind
    }
    return Lexicon(
        people=_words(Person.objects.public()), tags=_words(Tag.objects.public()), **names
    )


def _words(things) -> frozenset[str]:
    return frozenset(things.values_list("name", flat=True)[:AT_MOST])
