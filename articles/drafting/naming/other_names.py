"""The names in a text other than people's: organisations, places, projects, honours."""

from collections.abc import Iterable, Sequence

from articles.drafting.found import Found
from articles.drafting.lexicon import Lexicon
from articles.drafting.naming import honours, organisations, places, projects
from articles.drafting.naming.runs import Words
from articles.drafting.tokens import Token


def by_kind(
    texts: Sequence[str], tokens: Sequence[Sequence[Token]], lexicon: Lexicon
) -> dict[str, list[Found]]:
    """Each name once, where it first stands, by the lists of the record."""
    words = [Words(text, part) for text, part in zip(texts, tokens, strict=True)]
    found = {
        "organisations": organisations.named_in(texts, words, lexicon.organisations),
        "honours": honours.named_in(texts, words, lexicon.honours),
        "projects": projects.named_in(texts, words, lexicon.projects),
        "places": places.named_in(texts, words, lexicon.places),
    }
    taken: set[str] = set()
    return {kind: _once(facts, taken) for kind, facts in found.items()}


def _once(facts: Iterable[Found], taken: set[str]) -> list[Found]:
    """The first mention of each name that no earlier list has."""
    firsts: dict[str, Found] = {}
    for fact in sorted(facts, key=lambda fact: (fact.section, fact.start, -fact.confidence)):
        if fact.fields["name"] not in taken:
            firsts.setdefault(fact.fields["name"], fact)
    taken.update(firsts)
    return list(firsts.values())
