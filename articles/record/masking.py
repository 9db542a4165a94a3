"""A record as the public sees it where names are hidden: each of their characters is ×.

A name is hidden in every form that is read as it: in traditional characters and simple ones, in
full width, with spaces, middle dots or what is not seen between its characters; and wherever it
stands, within other words too. One thing is left whole: the name of someone else whom the record
lists, where that goes on by one character: 王明远 beside a hidden 王明.

An address that spells the name, in characters or in pinyin, is left out.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

from articles.language import pinyin
from articles.language.normalising import fold
from articles.record.schema import Record

SIGN = "×"
URL = "url"
STANDING = {"slug", "id", "speaker_id", "from", URL}  # addresses, not words
GAP = "[^\\S\n]|[\u00ad\u034f\u180e\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f·•・･‧∙⋅•᛫˙．.]"
GAPS = re.compile(GAP)
ENCODINGS = ("utf-8", "gb18030")  # of characters in addresses


def masked(record: Record, names: Collection[str]) -> Record:
    """The record with every name's characters replaced; what stands elsewhere keeps its place."""
    names = told_by(record, names)
    if not names:
        return record
    fields = _masked(record.model_dump(by_alias=True), names, people_in(record))
    return Record.model_validate(fields)


def hide(text: str, names: Collection[str], people: Iterable[str] = ()) -> str:
    """The text with × signs where the names stood; of these people others keep their own."""
    if not names:
        return text
    folded, parts, end = fold(text), [], 0
    for match in _pattern(tuple(names), tuple(people)).finditer(folded):
        if match["whole"] is None:
            parts += [text[end : match.start()], _signs(text[match.start() : match.end()])]
            end = match.end()
    return "".join(parts) + text[end:] if parts else text


def tells(text: str, names: Collection[str], people: Iterable[str] = ()) -> bool:
    """Whether any of the names stands in the text."""
    return hide(text, names, people) != text


def shown(name: str, names: Collection[str]) -> str:
    """Someone's name as it is shown where others are hidden."""
    return hide(name, names, [name])


def is_one_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for what is hidden in either."""
    both = zip(one, other, strict=False)
    return len(one) == len(other) and all(a == b or SIGN in (a, b) for a, b in both)


def is_spelt_in(address: str, names: Iterable[str]) -> bool:
    """Whether an address tells any of the names, in characters of any encoding or in pinyin."""
    written = {address, *(unquote(address, encoding) for encoding in ENCODINGS)}
    return any(tells(text, [name]) for name in names for text in written) or any(
        pinyin.spelling(name).search(text.lower()) for name in names for text in written
    )


def unspelt(slug: str, names: Iterable[str]) -> list[str]:
    """What is left of a slug without the names that it spells."""
    for name in names:
        slug = pinyin.spelling(name).sub("-", slug)
    return pinyin.SYLLABLE.findall(slug)


def told_by(record: Record, names: Collection[str]) -> list[str]:
    """Those of the names that a record tells, in its words or encoded in its addresses.

    Pinyin alone tells nobody's: others are spelt so too.
    """
    return told_in(record.model_dump_json(), names) if names else []


def told_in(stored: str, names: Collection[str]) -> list[str]:
    """Those of the names that a record as it is written tells."""
    folded = fold(stored) if names else ""
    return [
        name
        for name in names
        if _pattern((name,), ()).search(folded) or any(one in stored for one in spellings(name))
    ]


@lru_cache(maxsize=1024)
def spellings(name: str) -> tuple[str, ...]:
    """The name as addresses encode it."""
    found = [quote(name, encoding=encoding) for encoding in ENCODINGS]
    return (*found, *map(str.lower, found))


def people_in(record: Record) -> tuple[str, ...]:
    """The names of all whom the record lists, authors too."""
    authors = [*record.byline, *(record.original.byline if record.original else ())]
    return tuple(dict.fromkeys(one.name for one in (*record.people, *authors)))


def letters(name: str) -> str:
    """A name without what may stand between its characters."""
    return GAPS.sub("", fold(name))


@lru_cache(maxsize=1024)
def _pattern(names: tuple[str, ...], people: tuple[str, ...]) -> re.Pattern:
    """The names in a folded text, and first those of others, which are left whole."""
    hidden = {letters(name) for name in names} - {""}
    others = {letters(name) for name in people} - hidden
    whole = [one for one in others if one[:-1] in hidden]
    return re.compile(f"(?P<whole>{_any_of(whole)})|{_any_of(hidden)}")


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(f"(?:{GAP})*".join(map(re.escape, word)) for word in longest_first) or "(?!)"


def _signs(printed: str) -> str:
    return "".join(one if GAPS.fullmatch(one) else SIGN for one in printed)


def _masked(part: Any, names: Collection[str], people: tuple[str, ...]) -> Any:
    if isinstance(part, str):
        return hide(part, names, people)
    if isinstance(part, dict):
        return {name: _field(name, value, names, people) for name, value in part.items()}
    if isinstance(part, list):
        return [_masked(item, names, people) for item in part]
    return part


def _field(name: str, value: Any, names: Collection[str], people: tuple[str, ...]) -> Any:
    if name == URL and value:
        return None if is_spelt_in(value, names) else value
    return value if name in STANDING else _masked(value, names, people)
