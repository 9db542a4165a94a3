"""A reader's query as plain objects, which know no engine."""

import re
from dataclasses import dataclass, field

from articles.pages import criteria

LONGEST = 200  # characters that are read of what was typed
MOST_WORDS = 20
PART = (
    r"(?P<minus>-)?(?:(?P<field>(?i:{fields}))[:：])?"
    r'(?:["“](?P<exact>[^"”]*)["”]?|(?P<word>[^\s"“”]+))'
)
NOT_SOUGHT = r"(?i:-|(?:{fields})[:：])"


@dataclass(frozen=True)
class Word:
    """Words to be found together; exact ones with the gaps between them too."""

    text: str
    exact: bool = False


@dataclass(frozen=True)
class Within:
    """Only reports that a criterion lets pass: tag:, year: …"""

    field: str
    value: str


@dataclass(frozen=True)
class Query:
    """All of the groups, each of which is met by any one in it; none of the excluded."""

    groups: tuple[tuple[Word | Within, ...], ...] = ()
    excluded: tuple[Word | Within, ...] = ()
    as_typed: tuple[str, ...] = field(default=(), compare=False)  # words with what joins them

    @property
    def words(self) -> list[Word]:
        return [one for group in self.groups for one in group if isinstance(one, Word)]


def parse(typed: str) -> Query:
    """What was typed: words are AND, OR joins two, “…” is exact, -word excludes, tag: narrows."""
    groups: list[list[Word | Within]] = []
    excluded, joins = [], False
    for match in list(_with_fields(PART).finditer(clean(typed)))[:MOST_WORDS]:
        if match["word"] == "OR" and not match["field"]:
            joins = bool(groups)
            continue
        given = _given(match)
        if given is None:
            continue
        if match["minus"]:
            excluded.append(given)
        elif joins:
            groups[-1].append(given)
        else:
            groups.append([given])
        joins = False
    return Query(tuple(map(tuple, groups)), tuple(excluded), _as_typed(typed))


def _as_typed(typed: str) -> tuple[str, ...]:
    """What was typed without a space, but for what excludes or narrows."""
    parts, not_sought = clean(typed).split()[:MOST_WORDS], _with_fields(NOT_SOUGHT)
    return tuple(part for part in parts if not not_sought.match(part))


def _with_fields(pattern: str) -> re.Pattern:
    """A pattern with what may be typed before a colon."""
    return re.compile(pattern.format(fields="|".join(one.key for one in criteria.of_search())))


def _given(match: re.Match) -> Word | Within | None:
    exact = match["exact"]
    text = (match["word"] if exact is None else exact).strip()
    if not any(character.isalnum() for character in text):
        return None
    if match["field"]:
        return Within(match["field"].lower(), text)
    return Word(text, exact is not None)


def clean(typed: str) -> str:
    """What was typed, cut to a length, without what no text holds."""
    kept = (" " if one in "\0\r\n\t" or 0xD800 <= ord(one) <= 0xDFFF else one for one in typed)
    return "".join(kept)[:LONGEST].strip()
