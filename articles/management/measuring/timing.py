"""Times of the parts of an answer: of the archive's own index, and of another."""

from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter

import tantivy

from articles.management.measuring.reader import Reader
from articles.management.measuring.rival import Rival
from articles.search import results, snippets, store
from articles.search.engine import Engine
from articles.search.query import Query, parse

Ask = Callable[[str], object]
ENGINE, PAGE = "引擎一共（以上三样）", "整页"
WARM = 5  # questions asked before any is timed


class Own:
    """The parts of a search of the archive's own index."""

    def __init__(self):
        self.searcher = store.reader()

    def _asked(self, query: Query) -> tantivy.Query:
        return Engine(self.searcher).asked(query, {}, ())

    def top(self, query: Query) -> object:
        ranked = {"count": False, "weight_by_field": "newness"}
        return self.searcher.search(self._asked(query), 20, **ranked)

    def count(self, query: Query) -> int:
        return self.searcher.search(self._asked(query), 1, True).count

    def facets(self, query: Query) -> object:
        return results.facets(self.searcher, self._asked(query))

    find = staticmethod(results.find)


def parts(index: Own | Rival) -> dict[str, Ask]:
    """What is measured, in words, and how it is asked for; pages come from the archive's own."""
    asked = {
        "前 20 篇": lambda typed: index.top(parse(typed)),
        "总数": lambda typed: index.count(parse(typed)),
        "各类的篇数": lambda typed: index.facets(parse(typed)),
        ENGINE: lambda typed: index.find(parse(typed), {}),
        "连同段落": lambda typed: _passages(index, parse(typed)),
    }
    if isinstance(index, Rival):
        return asked
    client = Reader()
    return asked | {PAGE: lambda typed: client.get("/search/", {"q": typed})}


def _passages(index: Own | Rival, query: Query) -> list[snippets.Result]:
    return snippets.results(results.reports_of(index.find(query, {}).keys), query)


def measure(index: Own | Rival, part: str, questions: list[str]) -> list[float]:
    """The milliseconds that each question takes; none where the index is not asked for the part."""
    ask = parts(index).get(part)
    if ask is None:
        return []
    for question in questions[:WARM]:
        ask(question)
    return [_milliseconds(ask, question) for question in questions]


def _milliseconds(ask: Ask, question: str) -> float:
    began = perf_counter()
    ask(question)
    return (perf_counter() - began) * 1000


def summed_up(taken: list[float]) -> str:
    """The middle, the high and the highest of some times; blank where there are none."""
    if not taken:
        return f"{'–':>8}" * 3
    high = quantiles(taken, n=20, method="inclusive")[-1]
    return f"{median(taken):8.1f}{high:8.1f}{max(taken):8.1f}"
