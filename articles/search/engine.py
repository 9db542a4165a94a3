"""A query put to the index: what must stand in a report, how much each place weighs."""

from collections.abc import Collection, Iterable

import tantivy
from tantivy import Occur
from tantivy import Query as Asked

from articles.pages.criterion import Values
from articles.search import documents, meant_names, store, terms
from articles.search.query import Query, Within, Word

WEIGHTS = {"title": 6.0, "head": 2.5, "text": 1.0}
TOGETHER = 3.0  # what words typed side by side gain where they stand so
AS_TYPED = 300.0  # more than words gain that stand anywhere, even in a title
NUMBER = 4.0
MOST_LIKE = 50  # words that a beginning at the end of a run stands for; the index tries no more


class Engine:
    """Makes the index's own queries; no word that was typed becomes its syntax."""

    def __init__(self, searcher: tantivy.Searcher):
        self.searcher, self.schema = searcher, documents.schema()

    def asked(self, query: Query, narrow: Values, leave_out: Collection[int]):
        """The index's query: the words, the facets' slugs, less reports changed since."""
        parts = [(Occur.Must, self._any(group)) for group in query.groups]
        for facet, slugs in narrow.items():
            parts += [(Occur.Must, self._facet(facet, [slug])) for slug in slugs]
        if not parts:
            parts = [(Occur.Must, Asked.all_query())]
        parts += [(Occur.MustNot, self._one_of(one)) for one in query.excluded]
        parts += [(Occur.Should, together) for together in self._together(query)]
        keys = [documents.key_of(pk) for pk in leave_out]
        gone = Asked.term_set_query(self.schema, "key", [store.STATE, *keys])
        return Asked.boolean_query([*parts, (Occur.MustNot, gone)])

    def _any(self, group: Iterable[Word | Within]) -> Asked:
        return _or([self._one_of(one) for one in group])

    def _one_of(self, one: Word | Within) -> Asked:
        if isinstance(one, Word):
            return self._word(one)
        return self._facet(one.field, meant_names.slugs_of(one))

    def _facet(self, facet: str, slugs: list[str]) -> Asked:
        """Reports of any of the slugs; a filter adds nothing to how good a report is."""
        return Asked.const_score_query(Asked.term_set_query(self.schema, facet, slugs), 0.0)

    def _word(self, word: Word) -> Asked:
        """Where the words stand as typed, or the number that they print."""
        if word.exact:
            return self._exactly(word.text)
        found = [self._runs(word.text)]
        if number := terms.printed_word(word.text):
            found.append(
                Asked.boost_query(Asked.term_query(self.schema, "numbers", number), NUMBER)
            )
        return _or(found)

    def _runs(self, text: str) -> Asked:
        """All stretches of the words, each unbroken."""
        return _and([self._weighed(run) for run in terms.runs(text)])

    def _exactly(self, text: str) -> Asked:
        """The words with all gaps between them just where they are, none of them a beginning."""
        return _or(
            [Asked.boost_query(query, WEIGHTS[group]) for group, query in self._unbroken(text)]
        )

    def _unbroken(self, text: str) -> Iterable[tuple[str, Asked]]:
        """The text in each group, gaps and all."""
        split = terms.split(text)
        while split and split[-1] == terms.GAP:
            split.pop()
        while split and split[0] == terms.GAP:
            split.pop(0)
        return ((group, self._in_group(group, split, whole=True)) for group in WEIGHTS)

    def _weighed(self, run: list[str]) -> Asked:
        """The run in any group of texts."""
        return _or(
            [
                Asked.boost_query(self._in_group(group, run), weight)
                for group, weight in WEIGHTS.items()
            ]
        )

    def _in_group(self, group: str, run: list[str], whole: bool = False) -> Asked:
        """The run; unless whole, a Latin word or number at its end may be a beginning."""
        singles, may_go_on = f"{group}_singles", not whole and terms.is_latin(run[-1])
        if len(run) == 1:
            return self._single(singles, run[0], may_go_on)
        if may_go_on and self._is_beginning_of_few(singles, run[-1]):
            return Asked.phrase_prefix_query(self.schema, singles, run)
        if any(term < terms.LAST_LATIN for term in run):
            return Asked.phrase_query(self.schema, singles, run)
        if len(run) == 2:
            return Asked.term_query(self.schema, f"{group}_pairs", "".join(run))
        return Asked.phrase_query(self.schema, f"{group}_pairs", _every_other_pair(run))

    def _single(self, field: str, term: str, may_go_on: bool) -> Asked:
        exact = Asked.term_query(self.schema, field, term)
        if not may_go_on:
            return exact
        longer = Asked.regex_query(self.schema, field, f"{term}.+")  # letters and digits only
        return _or([exact, longer])

    def _is_beginning_of_few(self, field: str, term: str) -> bool:
        """Whether words begin so, few enough for the index to look for each after other words."""
        like = self.searcher.terms_with_prefix(field, term, limit=MOST_LIKE + 1)
        longer = any(other != term for other, _ in like)
        return longer and len(like) <= MOST_LIKE

    def _together(self, query: Query) -> Iterable[Asked]:
        """Words typed side by side that stand so; what was typed with signs, with those signs."""
        alone = [group[0] for group in query.groups if len(group) == 1]
        words = [one.text for one in alone if isinstance(one, Word)]
        run = [term for text in words for term in terms.split(text)]
        if len(words) > 1 and terms.GAP not in run:
            yield Asked.boost_query(self._weighed(run), TOGETHER)
        for text in query.as_typed:
            if len(terms.runs(text)) > 1:
                for group, unbroken in self._unbroken(text):
                    yield Asked.const_score_query(unbroken, AS_TYPED * WEIGHTS[group])


def _every_other_pair(run: list[str]) -> list[tuple[int, str]]:
    """Pairs that cover a run, with their offsets: half as many as overlap."""
    pairs = list(enumerate(terms.pairs(run)))
    return pairs[::2] if len(pairs) % 2 else [*pairs[::2], pairs[-1]]


def _or(queries: list[Asked]) -> Asked:
    if len(queries) == 1:
        return queries[0]
    return Asked.boolean_query([(Occur.Should, query) for query in queries])


def _and(queries: list[Asked]) -> Asked:
    if len(queries) == 1:
        return queries[0]
    return Asked.boolean_query([(Occur.Must, query) for query in queries])
