"""SQLite's own full-text index over pairs of characters, to measure beside the archive's."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from articles.search import terms
from articles.search.query import parse


class Rival:
    """An FTS5 table of the same texts, split into the same pairs and words."""

    def __init__(self, path: Path):
        self.path = path
        path.unlink(missing_ok=True)
        self.opened = sqlite3.connect(path)
        self.opened.execute("CREATE VIRTUAL TABLE texts USING fts5(words, content='')")

    def build(self, texts: Iterable[tuple[int, str]]) -> None:
        with self.opened:
            rows = ((pk, _words(text)) for pk, text in texts)
            self.opened.executemany("INSERT INTO texts (rowid, words) VALUES (?, ?)", rows)

    @property
    def bytes(self) -> int:
        return self.path.stat().st_size

    def top(self, typed: str) -> list[int]:
        """The first twenty by its own rank, with their number."""
        asked = _asked(typed)
        self.opened.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", [asked]).fetchone()
        query = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 20"
        return [row[0] for row in self.opened.execute(query, [asked])]


def _words(text: str) -> str:
    latin = filter(terms.is_latin, terms.split(text))
    return " ".join([terms.pairs(text).replace(terms.GAP, ""), *latin])


def _asked(typed: str) -> str:
    """Each run as a phrase of its pairs; a single character by the pairs it begins."""
    runs = [run for word in parse(typed).words for run in terms.runs(word.text)]
    return " AND ".join(_phrase(run) for run in runs)


def _phrase(run: list[str]) -> str:
    pairs = terms.pairs("".join(run)).replace(terms.GAP, "").split()
    if pairs:
        return '"' + " ".join(pairs) + '"'
    return f'"{run[0]}"*'
