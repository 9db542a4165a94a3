"""The names that the archive knows already: the names and tags of its reviewed reports."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lexicon:
    """Known names by kind, as printed, and the archive's tags; handed in, never looked up."""

    people: frozenset[str] = field(default_factory=frozenset)
    organisations: frozenset[str] = field(default_factory=frozenset)
    places: frozenset[str] = field(default_factory=frozenset)
    projects: frozenset[str] = field(default_factory=frozenset)
    honours: frozenset[str] = field(default_factory=frozenset)
    tags: frozenset[str] = field(default_factory=frozenset)


EMPTY = Lexicon()
