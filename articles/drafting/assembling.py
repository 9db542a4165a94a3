"""The facts that rules found, put together as the record has them: ids, selectors, speakers."""

from collections.abc import Iterable, Sequence
from itertools import islice

from articles import limits
from articles.drafting.found import Found, Reason
from articles.record.anchoring import Anchor, NameFinder, stands_once
from articles.record.defaults import OUTER_MARKS, without_outer_marks
from articles.record.kinds import NAMED_LISTS
from articles.record.schema import FACT_LISTS

AMBIGUOUS = "正文有大段的重复，{}项数据和引语分不清说的是哪一处，没有起草，请看原文补上"


def assemble(
    texts: Sequence[str], found: dict[str, list[Found]]
) -> tuple[dict[str, list[dict]], dict[str, Reason], list[str]]:
    """The record's lists of facts, the reason of each fact by its id, and what is left out."""
    selectors = Selectors(texts, found)
    chosen = _chosen(texts, found, selectors)
    keys = _keys(chosen)
    places = _places(keys)
    facts = {
        name: [_fact(name, fact, keys[fact], selectors, places) for fact in facts]
        for name, facts in chosen.items()
    }
    _link_speakers(facts)
    reasons = {keys[fact]: Reason(fact.confidence, fact.reason) for fact in keys}
    left_out = [AMBIGUOUS.format(selectors.missing)] if selectors.missing else []
    return facts, reasons, left_out


class Selectors:
    """The selector of each fact that stands at a place of its own.

    The more facts a text has, the fewer characters beside each can tell its place: in a text
    that repeats itself, each would else take the half of it.
    """

    def __init__(self, texts: Sequence[str], found: dict[str, list[Found]]):
        self.texts = texts
        facts = sum(len(facts) for name, facts in found.items() if name not in NAMED_LISTS)
        self.reach = limits.CONTEXT_CHARACTERS // max(1, facts)
        self.missing = 0
        self._made: dict[Found, dict | None] = {}

    def of(self, fact: Found) -> dict | None:
        """None where no words within reach make it stand once."""
        if fact not in self._made:
            self._made[fact] = selector(self.texts, anchor_of(self.texts, fact), self.reach)
            self.missing += self._made[fact] is None
        return self._made[fact]


def _chosen(
    texts: Sequence[str], found: dict[str, list[Found]], selectors: Selectors
) -> dict[str, list[Found]]:
    """In text order, a place of the text once for each list, names only where they can stand."""
    standing = _standing_names(texts, found)
    chosen, room = {}, limits.FACTS
    for name in FACT_LISTS:
        facts = sorted(found.get(name, []), key=lambda fact: (fact.section, fact.start, fact.end))
        if name in NAMED_LISTS:
            keep = (fact for fact in facts if (name, fact) in standing)
        else:
            keep = (fact for fact in facts if selectors.of(fact))
        chosen[name] = list(islice(_once(name, keep), room))
        room -= len(chosen[name])
    return chosen


def _standing_names(texts, found) -> set[tuple[str, Found]]:
    """The names that stand somewhere outside every longer name, at no more places than may be.

    Where one is left out that stands too often, the shorter ones it held stand in its places.
    """
    facts = {(name, fact) for name in NAMED_LISTS for fact in found.get(name, [])}
    while True:
        places = NameFinder(texts).find_all(fact.fields["name"] for _, fact in facts)
        times = {words: len(anchors) for words, anchors in places.items()}
        often = {one for one in facts if times[one[1].fields["name"]] > limits.SELECTORS}
        if not often:
            return {one for one in facts if times[one[1].fields["name"]]}
        facts -= often


def _once(name: str, facts: Iterable[Found]) -> Iterable[Found]:
    seen = set()
    for fact in facts:
        key = fact.fields["name"] if name in NAMED_LISTS else (fact.section, fact.start, fact.end)
        if key not in seen:
            seen.add(key)
            yield fact


def _keys(chosen: dict[str, list[Found]]) -> dict[Found, str]:
    counts, keys = dict.fromkeys(FACT_LISTS.values(), 0), {}
    for name, facts in chosen.items():
        letter = FACT_LISTS[name]
        for fact in facts:
            counts[letter] += 1
            keys[fact] = f"{letter}{counts[letter]}"
    return keys


def _places(keys: dict[Found, str]) -> dict[tuple[int, int], str]:
    """The ids of the statistics by the places they begin at; the first of two at one place."""
    places: dict[tuple[int, int], str] = {}
    for fact, key in keys.items():
        if key.startswith("s"):
            places.setdefault((fact.section, fact.start), key)
    return places


def _fact(name: str, fact: Found, key: str, selectors: Selectors, places: dict) -> dict:
    fields = {"id": key, **fact.fields}
    if name in NAMED_LISTS:
        return fields
    fields["at"] = [selectors.of(fact)]
    fields.pop("text", None)  # follows from the words
    if name == "statistics":  # rules name the figure it rose or fell from by its place
        fields["from"] = places.get(fact.fields.get("from"))
    return fields


def anchor_of(texts: Sequence[str], fact: Found) -> Anchor:
    """Where a fact stands, less an opening mark that no closing one follows."""
    words = texts[fact.section][fact.start : fact.end]
    unclosed = words[:1] in OUTER_MARKS and len(words) > 1 and without_outer_marks(words) == words
    return Anchor(fact.section, fact.start + unclosed, fact.end)


def selector(
    texts: Sequence[str], anchor: Anchor, reach: int = limits.TEXT_CHARACTERS
) -> dict | None:
    """The words at an anchor, with as little before and after as makes them stand once.

    None where that cannot be: two sections are the same, or what tells them apart is out of reach.
    """
    text = texts[anchor.section]
    exact = text[anchor.start : anchor.end]
    for width in _widths(min(len(text), reach)):
        prefix = text[max(0, anchor.start - width) : anchor.start]
        suffix = text[anchor.end : anchor.end + width]
        if stands_once(texts, prefix + exact + suffix):
            words = {"exact": exact, "prefix": prefix, "suffix": suffix}
            return {field: given for field, given in words.items() if given}
    return None


def _widths(longest: int) -> Iterable[int]:
    yield 0
    width = 4
    while width < longest:
        yield width
        width *= 2
    yield longest


def _link_speakers(facts: dict[str, list[dict]]) -> None:
    """A speaker who bears the name of one person of the report is that person."""
    ids: dict[str, list[str]] = {}
    for person in facts["people"]:
        ids.setdefault(person["name"], []).append(person["id"])
    for quotation in facts["quotations"]:
        same = ids.get(quotation.get("speaker"), [])
        if len(same) == 1:
            quotation["speaker_id"] = same[0]
