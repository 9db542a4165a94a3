"""The facts that rules found, put together as the record has them: ids, selectors, speakers."""

from collections.abc import Iterable, Sequence

from articles import limits
from articles.drafting.found import Found, Reason
from articles.record.anchoring import Anchor, NameFinder, find_quote
from articles.record.defaults import OUTER_MARKS, without_outer_marks
from articles.record.kinds import NAMED_LISTS
from articles.record.schema import FACT_LISTS


def assemble(
    texts: Sequence[str], found: dict[str, list[Found]]
) -> tuple[dict[str, list[dict]], dict[str, Reason]]:
    """The record's lists of facts, and the reason of each fact by its id."""
    chosen = _chosen(texts, found)
    keys = _keys(chosen)
    facts = {
        name: [_fact(texts, name, fact, keys) for fact in facts] for name, facts in chosen.items()
    }
    _link_speakers(facts)
    reasons = {keys[fact]: Reason(fact.confidence, fact.reason) for fact in keys}
    return facts, reasons


def _chosen(texts: Sequence[str], found: dict[str, list[Found]]) -> dict[str, list[Found]]:
    """In text order, a place of the text once for each list, names only where they can stand."""
    standing = _standing_names(texts, found)
    chosen, room = {}, limits.FACTS
    for name in FACT_LISTS:
        facts = sorted(found.get(name, []), key=lambda fact: (fact.section, fact.start, fact.end))
        if name in NAMED_LISTS:
            keep = (fact for fact in facts if (name, fact) in standing)
        else:
            keep = (fact for fact in facts if selector(texts, anchor_of(texts, fact)))
        chosen[name] = list(_once(name, keep))[:room]
        room -= len(chosen[name])
    return chosen


def _standing_names(texts, found) -> set[tuple[str, Found]]:
    """The names that stand somewhere outside every longer name."""
    facts = [(name, fact) for name in NAMED_LISTS for fact in found.get(name, [])]
    places = NameFinder(texts).find_all(fact.fields["name"] for _, fact in facts)
    times = {words: len(anchors) for words, anchors in places.items()}
    return {
        (name, fact) for name, fact in facts if 0 < times[fact.fields["name"]] <= limits.SELECTORS
    }


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


def _fact(texts: Sequence[str], name: str, fact: Found, keys: dict[Found, str]) -> dict:
    fields = {"id": keys[fact], **fact.fields}
    if name in NAMED_LISTS:
        return fields
    fields["at"] = [selector(texts, anchor_of(texts, fact))]
    fields.pop("text", None)  # follows from the words
    if name == "statistics":
        fields["from"] = _earlier(fact, keys)
    return fields


def _earlier(fact: Found, keys: dict[Found, str]) -> str | None:
    """The id of the statistic a figure rose or fell from; rules name it by its place."""
    place = fact.fields.get("from")
    same = (key for other, key in keys.items() if (other.section, other.start) == place)
    return next((key for key in same if key.startswith("s")), None)


def anchor_of(texts: Sequence[str], fact: Found) -> Anchor:
    """Where a fact stands, less an opening mark that no closing one follows."""
    words = texts[fact.section][fact.start : fact.end]
    unclosed = words[:1] in OUTER_MARKS and len(words) > 1 and without_outer_marks(words) == words
    return Anchor(fact.section, fact.start + unclosed, fact.end)


def selector(texts: Sequence[str], anchor: Anchor) -> dict | None:
    """The words at an anchor, with as little before and after as makes them stand once.

    None where that cannot be: two sections are the same.
    """
    text = texts[anchor.section]
    exact = text[anchor.start : anchor.end]
    for width in _widths(len(text)):
        prefix = text[max(0, anchor.start - width) : anchor.start]
        suffix = text[anchor.end : anchor.end + width]
        if len(find_quote(texts, exact, prefix, suffix)) == 1:
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
