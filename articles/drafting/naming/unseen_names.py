"""Names the model reads as other words: 局长高原说, 农艺师上官文介绍."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from articles.drafting import saying, wordlists
from articles.drafting.naming import personal_names, roles
from articles.drafting.naming.personal_names import HAN, SURE_COMPOUND, SURNAME
from articles.drafting.tokens import Token

# Words that stand between a role and a verb and begin like a name: 专家明确表示.
_WORDS = wordlists.words("no_names", "common_nouns", "words_like_names")
_SURE = "|".join(sorted(SURE_COMPOUND))
_HEADS = "|".join(sorted(roles.HEADS, key=len, reverse=True))
_ACTS = "要求|主持|出席|率队|带队|致辞"
_BETWEEN = re.compile(rf"(?:{_HEADS})({SURNAME}[{HAN}]{{1,2}}?)(?={saying.AFTER_NAME}|{_ACTS})")
_LIVING = re.compile(
    rf"(?:家住|\d岁)[^，。；\n]{{0,20}}的([{HAN}]{{3}})(?={saying.AFTER_NAME}[，。：])"
)
_SPOKE = re.compile(
    rf"”[^，。”\n]{{0,20}}?(?:{_HEADS})({SURNAME}[{HAN}])(?=[^，。”\n、]{{2,20}}{saying.VERB}[，。：])"
)
_COMPOUND = re.compile(
    rf"(?:{_SURE})[{HAN}]{{1,2}}?"
    rf"(?={saying.AFTER_NAME}|{_ACTS}|[{HAN}]{{2,4}}地{saying.VERB}|[，。、；]|等人|今年)"
)
_NO_FIRST = frozenset(("p", "c", "r", "u", "m", "xc", "w"))  # kinds that begin no name


def unseen_in(told: str, words: Sequence[Token]) -> set[str]:
    """The names between a role and a verb of saying, and those with a surname of two characters."""
    if not words:
        return set()
    starts = [word.start for word in words]
    between = {
        found[1]
        for found in _BETWEEN.finditer(told)
        if _can_be_name(found[1], _touched(words, starts, *found.span(1)))
    }
    between |= {
        found[1]
        for found in _SPOKE.finditer(told)
        if _is_noun(found[1], _touched(words, starts, *found.span(1)))
    }
    return between | set(_living(told, words, starts)) | set(_compound(told, words, starts))


def _touched(words: Sequence[Token], starts: list[int], start: int, end: int) -> Sequence[Token]:
    """The words between two places; none where one of them goes on beyond."""
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    found = words[first:last]
    is_whole = found and found[0].start == start and found[-1].end == end
    return found if is_whole else ()


def _can_be_name(name: str, words: Sequence[Token]) -> bool:
    """Whether words can be a name that the model did not see."""
    kinds = [word.kind for word in words]
    if not kinds or kinds[0] in _NO_FIRST or "PER" in kinds or personal_names.is_no_name(name):
        return False
    if _WORDS & {name, *(word.words for word in words)} or name in roles.HEADS:
        return False
    if len(kinds) == 1:
        return kinds[0] != "a" and (len(name) == 2 or kinds[0] != "n")
    return kinds[0] != "d" or len(name) > 2


def _is_noun(name: str, words: Sequence[Token]) -> bool:
    """”村民桑榆拿着…说: less is sure, so one noun only."""
    return _can_be_name(name, words) and words[0].kind in ("n", "nz", "TIME") and len(words) == 1


def _living(told: str, words: Sequence[Token], starts: list[int]) -> Iterator[str]:
    """家住某某小区的苗立冬说: three characters that are no one word."""
    for found in _LIVING.finditer(told):
        touched = _touched(words, starts, *found.span(1))
        is_name = personal_names.has_surname(found[1]) and len(touched) > 1
        if is_name and _can_be_name(found[1], touched):
            yield found[1]


def _compound(told: str, words: Sequence[Token], starts: list[int]) -> Iterator[str]:
    """A surname of two characters and what makes a name of it, from a word's start to an end."""
    for found in _COMPOUND.finditer(told):
        if _touched(words, starts, *found.span()) and not personal_names.is_no_name(found[0]):
            yield found[0]
