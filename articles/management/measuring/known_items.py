"""Known-item search: how high the report stands that the words were taken from."""

import random
import re
from collections.abc import Callable, Iterable

from articles.management.measuring.loading import COPY, original_of
from articles.models import Report, Section
from articles.search import terms
from articles.search.query import parse
from articles.search.results import Found

LEAST, MOST = 8, 16  # characters of a phrase
STRETCH = re.compile(r"[^。，、；！？\s]+")
BROKEN = re.compile(r"[0-9a-zA-Z.]+$")  # the beginning of a number or a Latin word
RUN = re.compile(r"[一-龥]+")
TRIES = 40

Item = tuple[str, str]  # what is typed, and the slug of the report that is wanted


class Known:
    """The reports that words can be taken from, and what they say."""

    def __init__(self, dice: random.Random):
        self.dice = dice
        originals = Section.objects.exclude(report__slug__contains=COPY).order_by("pk")
        self.texts: dict[str, str] = {}
        for slug, title, text in originals.values_list("report__slug", "report__title", "text"):
            self.texts[slug] = f"{self.texts.get(slug, title)}\n{text}"
        self.plain = list(map(terms.plain, self.texts.values()))

    def phrases(self, number: int, distinctive: bool = True) -> list[Item]:
        """A phrase of each of some reports, that no other report holds; or any phrase."""
        fits = self._is_distinctive if distinctive else str.strip
        found = ((self._phrase(text, fits), slug) for slug, text in self._some(number))
        return [(phrase, slug) for phrase, slug in found if phrase]

    def words(self, number: int) -> list[Item]:
        """Three words of a report, with a space between."""
        return [(" ".join(words_of(text, self.dice, 3)), slug) for slug, text in self._some(number)]

    def _some(self, number: int) -> list[tuple[str, str]]:
        return self.dice.sample(sorted(self.texts.items()), min(number, len(self.texts)))

    def _phrase(self, text: str, fits: Callable) -> str | None:
        stretches = [part for part in STRETCH.findall(text) if len(part) >= LEAST]
        self.dice.shuffle(stretches)
        return next(filter(fits, map(_cut, stretches[:TRIES])), None)

    def _is_distinctive(self, phrase: str) -> bool:
        """Whether one report alone holds the phrase, as search takes texts to be the same."""
        words = terms.plain(phrase).strip(terms.GAP)
        return len(words) >= LEAST and sum(words in text for text in self.plain) == 1


def _cut(stretch: str) -> str:
    if len(stretch) <= MOST:
        return stretch
    return BROKEN.sub("", stretch[:MOST]) if BROKEN.match(stretch[MOST]) else stretch[:MOST]


def words_of(text: str, dice: random.Random, number: int) -> list[str]:
    """Runs of two to four characters, cut anywhere."""
    runs = [run for run in RUN.findall(text) if len(run) > 4] or [text[:5]]
    found = []
    for run in dice.choices(runs, weights=map(len, runs), k=number):
        length = dice.randint(2, 4)
        at = dice.randrange(len(run) - length + 1) if len(run) > length else 0
        found.append(run[at : at + length])
    return found


def reciprocal_rank(items: Iterable[Item], find: Callable[..., Found]) -> float:
    """The mean of 1/rank of the report wanted or of a copy, nothing beyond the first 20 (MRR)."""
    ranks = [rank(typed, wanted, find) for typed, wanted in items]
    return sum(1 / rank for rank in ranks if rank) / max(len(ranks), 1)


def rank(typed: str, wanted: str, find: Callable[..., Found]) -> int | None:
    keys = find(parse(typed), {}, with_facets=False).keys
    slugs = dict(Report.objects.filter(pk__in=keys).values_list("pk", "slug"))
    found = [original_of(slugs[key]) for key in keys]
    return found.index(wanted) + 1 if wanted in found else None
