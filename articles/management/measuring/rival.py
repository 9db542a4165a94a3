"""SQLite's own full-text index over pairs of characters, to measure beside the archive's."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from articles.models import Report
from articles.pages import criteria
from articles.search import documents, terms
from articles.search.query import Query
from articles.search.results import FACETS_SHOWN, Found

TABLES = """
PRAGMA temp_store=MEMORY;
CREATE VIRTUAL TABLE texts USING fts5(words, content='');
CREATE TABLE facets (report INTEGER, facet TEXT, slug TEXT);
"""
KEPT = "INSERT INTO texts (rowid, words) VALUES (?, ?)"
MATCH = "FROM texts WHERE texts MATCH ?"
COUNTED = f"""
SELECT facet, slug, count(*) AS number FROM facets WHERE report IN (SELECT rowid {MATCH})
GROUP BY facet, slug ORDER BY number DESC
"""


class Rival:
    """An FTS5 table of the same texts, split into the same pairs and words."""

    def __init__(self, path: Path):
        self.path = path
        path.unlink(missing_ok=True)
        self.opened = sqlite3.connect(path)
        self.opened.executescript(TABLES)

    def build(self, reports: Iterable[Report]) -> int:
        """Takes in the reports; how many there were."""
        with self.opened:
            done = sum(map(self._keep, reports))
            self.opened.execute("CREATE INDEX facets_of ON facets (report)")
        return done

    def _keep(self, report: Report) -> int:
        words = _words("\n".join(documents.texts(report).values()))
        self.opened.execute(KEPT, [report.pk, words])
        rows = [
            (report.pk, facet, slug)
            for facet, slugs in documents.facets(report).items()
            for slug in set(slugs)
        ]
        self.opened.executemany("INSERT INTO facets VALUES (?, ?, ?)", rows)
        return 1

    @property
    def bytes(self) -> int:
        return self.path.stat().st_size

    def find(
        self, query: Query, narrow: dict, *, start: int = 0, size: int = 20, with_facets=True, **_
    ) -> Found:
        """What the archive's own search answers with, from here."""
        found = self.facets(query) if with_facets else {}
        return Found(self.top(query)[start : start + size], self.count(query), found)

    def top(self, query: Query) -> list[int]:
        """The first twenty by its own rank."""
        ranked = f"SELECT rowid {MATCH} ORDER BY rank LIMIT 20"
        return [row[0] for row in self.opened.execute(ranked, [_asked(query)])]

    def count(self, query: Query) -> int:
        return self.opened.execute(f"SELECT count(*) {MATCH}", [_asked(query)]).fetchone()[0]

    def facets(self, query: Query) -> dict[str, list[tuple[str, int]]]:
        found = defaultdict(list)
        for facet, slug, number in self.opened.execute(COUNTED, [_asked(query)]):
            found[facet].append((slug, number))
        return {one.key: found[one.key][:FACETS_SHOWN] for one in criteria.of_search()}


def _words(text: str) -> str:
    singles, pairs = terms.indexed(text)
    return " ".join([pairs.replace(terms.GAP, ""), *filter(terms.is_latin, singles.split())])


def _asked(query: Query) -> str:
    """Each run as a phrase of its pairs; a single character by the pairs it begins."""
    return " AND ".join(_phrase(run) for word in query.words for run in terms.runs(word.text))


def _phrase(run: list[str]) -> str:
    pairs = [pair for pair in terms.pairs(run) if not any(map(terms.is_latin, pair))]
    return '"' + " ".join(pairs) + '"' if pairs else f'"{run[0]}"*'
