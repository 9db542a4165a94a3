"""A query put to the index: what must stand in a report, how much each place weighs."""

from collections.abc import Collection, Iterable

import tantivy
from tantivy import Occur
from tantivy import Query as Asked

from articles.search import documents, terms
from articles.search.query import Query, Word

WEIGHTS = {"title": 6.0, "head": 2.5, "text": 1.0}
TOGETHER = 3.0  # what words typed side by side gain where they stand so
NUMBER = 4.0
LIKE = 200  # words that one beginning stands for, at most


class Engine:
    """Makes the index's own queries; no word that was typed becomes its syntax."""

    def __init__(self, searcher: tantivy.Searcher):
        self.searcher, self.schema = searcher, documents.schema()

    def asked(self, query: Query, narrow: dict[str, list[str]], leave_out: Collection[int]):
        """The index's query: the words, the facets' slugs, less reports changed since."""
        parts = [(Occur.Must, self._any(group)) for group in query.groups]
        parts += [(Occur.MustNot, self._word(word)) for word in query.excluded]
        parts += [(Occur.Should, together) for together in self._together(query)]
        for facet, slugs in narrow.items():
            parts += [(Occur.Must, self._facet(facet, slug)) for slug in slugs]
        keys = [documents.key_of(pk) for pk in leave_out]
        gone = Asked.term_set_query(self.schema, "key", ["state", *keys])
        return Asked.boolean_query(
            [(Occur.Must, Asked.all_query()), *parts, (Occur.MustNot, gone)]
            if not query.groups
            else [*parts, (Occur.MustNot, gone)]
        )

    def _facet(self, facet: str, slug: str) -> Asked:
        return Asked.const_score_query(Asked.term_query(self.schema, facet, slug), 0.0)

    def _any(self, group: Iterable[Word]) -> Asked:
        return _or([self._word(word) for word in group])

    def _word(self, word: Word) -> Asked:
        """Where the words stand as typed, or the number that they print."""
        found = [self._exactly(word.text)] if word.exact else [self._runs(word.text)]
        if number := terms.printed_word(word.text):
            found.append(
                Asked.boost_query(Asked.term_query(self.schema, "numbers", number), NUMBER)
            )
        return _or(found)

    def _runs(self, text: str) -> Asked:
        """All stretches of the words, each unbroken."""
        return _and([self._weighed(run) for run in terms.runs(text)])

    def _exactly(self, text: str) -> Asked:
        """The words with all gaps between them just where they are."""
        split = terms.split(text)
        while split and split[-1] == terms.GAP:
            split.pop()
        while split and split[0] == terms.GAP:
            split.pop(0)
        return self._weighed(split)

    def _weighed(self, run: list[str]) -> Asked:
        """The run in any group of texts."""
        return _or(
            [
                Asked.boost_query(query, weight)
                for group, weight in WEIGHTS.items()
                for query in [self._in_group(group, run)]
            ]
        )

    def _in_group(self, group: str, run: list[str]) -> Asked:
        singles = f"{group}_singles"
        if len(run) == 1:
            return self._one(singles, run[0])
        if any(term == terms.GAP or terms.is_latin(term) for term in run):
            return Asked.phrase_query(self.schema, singles, run)
        if len(run) == 2:
            return Asked.term_query(self.schema, f"{group}_pairs", "".join(run))
        return Asked.phrase_query(self.schema, f"{group}_pairs", list(_every_other_pair(run)))

    def _one(self, field: str, term: str) -> Asked:
        """A character, or a Latin word or number by its beginning."""
        exact = Asked.term_query(self.schema, field, term)
        if not terms.is_latin(term):
            return exact
        like = self.searcher.terms_with_prefix(field, term, limit=LIKE)
        others = [other for other, _ in like if other != term]
        if not others:
            return exact
        return _or([exact, Asked.term_set_query(self.schema, field, others)])

    def _together(self, query: Query) -> Iterable[Asked]:
        """What was typed as it was typed: words side by side, or with what stands between."""
        words = [group[0].text for group in query.groups if len(group) == 1]
        run = [term for text in words for term in terms.split(text)]
        if len(words) > 1 and terms.GAP not in run:
            yield Asked.boost_query(self._weighed(run), TOGETHER)
        for text in words:  # typed with punctuation, and printed so
            if len(terms.runs(text)) > 1:
                yield Asked.boost_query(self._exactly(text), TOGETHER)


def _every_other_pair(words: list[str]) -> Iterable[tuple[int, str]]:
    """Pairs that cover a run, with their offsets: half as many as overlap."""
    last = len(words) - 2
    offsets = sorted({*range(0, last + 1, 2), last})
    return ((at, words[at] + words[at + 1]) for at in offsets)


def _or(queries: list[Asked]) -> Asked:
    if len(queries) == 1:
        return queries[0]
    return Asked.boolean_query([(Occur.Should, query) for query in queries])


def _and(queries: list[Asked]) -> Asked:
    if len(queries) == 1:
        return queries[0]
    return Asked.boolean_query([(Occur.Must, query) for query in queries])
