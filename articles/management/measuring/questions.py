"""Questions of every kind: rare, middling and very common words, one and two at a time."""

import random
from collections import defaultdict
from collections.abc import Iterator

from articles.management.measuring.known_items import RUN
from articles.models import Section
from articles.search import results
from articles.search.query import parse

# A word is of the first kind that its share of all reports does not pass.
KINDS = {"少见": 0.002, "中等": 0.1, "极常见": 1.0}
TEXTS = 500
TRIES = 60  # runs of a text that are looked at


def by_kind(each: int, total: int, dice: random.Random) -> dict[str, list[str]]:
    """As many questions of each kind as wanted, or as there are."""
    asked: dict[str, dict[str, None]] = {
        f"{kind}，{words}": {} for words in ("一词", "两词") for kind in KINDS
    }
    for text in _texts(dice):
        for kind, words in _sorted(text, total, dice).items():
            asked[f"{kind}，一词"][words[0]] = None
            if len(words) > 1:
                asked[f"{kind}，两词"][" ".join(words[:2])] = None
        if all(len(questions) >= each for questions in asked.values()):
            break
    return {kind: list(questions)[:each] for kind, questions in asked.items()}


def _texts(dice: random.Random) -> Iterator[str]:
    keys = list(Section.objects.order_by("pk").values_list("pk", flat=True))
    chosen = dice.sample(keys, min(TEXTS, len(keys)))
    rows = Section.objects.in_bulk(chosen)
    return (rows[key].text for key in chosen)


def _sorted(text: str, total: int, dice: random.Random) -> dict[str, list[str]]:
    """Some words of a text, by how many reports hold them."""
    found: dict[str, list[str]] = defaultdict(list)
    runs = RUN.findall(text) or ["的"]
    for run in dice.choices(runs, weights=map(len, runs), k=TRIES):
        length = min(dice.randint(1, 4), len(run))
        at = dice.randrange(len(run) - length + 1)
        word = run[at : at + length]
        kind = _kind_of(word, total)
        if word not in found[kind]:
            found[kind].append(word)
        if all(len(found[kind]) > 1 for kind in KINDS):
            break
    return {kind: words for kind, words in found.items() if words}


def _kind_of(word: str, total: int) -> str:
    share = results.find(parse(word), {}, size=1, with_facets=False).count / total
    return next(kind for kind, most in KINDS.items() if share <= most)
