"""Annotations of reports by people: the record that is wanted, and when a draft says the same.

They leave things open: a fact may be found or not, words may be cut shorter or longer.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articles.record.kinds import NAMED_LISTS

Fields = dict[str, Any]
NAMES = ("projects", "places", "organisations")  # those that are written down


@dataclass
class Wanted:
    """A fact as it should be, by the fields of the record that were written down."""

    list: str
    words: str  # its own, by which it is known
    fields: Fields = field(default_factory=dict)
    soft: bool = False  # neither has to be found nor is wrong
    before: str = ""  # the words that it follows


@dataclass
class Gold:
    """What people wrote down of one report."""

    name: str
    text: str
    title: str
    headings: list[str]
    facts: list[Wanted]
    lists: tuple[str, ...]  # what was looked for; of other facts nothing is known


def beside(shared: Path) -> Iterator[Gold]:
    """The annotated reports of the folder of shared texts; none where it is not there."""
    for texts, kept in (("reports", "reports/gold"), ("second/texts", "second/gold")):
        for path in sorted((shared / kept).glob("*.json")):
            text = (shared / texts / path.name).with_suffix(".txt").read_text("utf-8")
            yield of_annotations(path.stem, text, json.loads(path.read_text("utf-8")))


def of_annotations(name: str, text: str, given: Fields) -> Gold:
    headings = [one["heading"] for one in given["sections"] if one["heading"]]
    facts = [*_people(given), *_quotations(given), *_statistics(given, text), *_names(given)]
    lists = ("people", "quotations", "statistics", *NAMES)
    return Gold(name, text, given["title"], headings, facts, lists)


def _people(given: Fields) -> Iterator[Wanted]:
    for one in given["people"]:
        fields = {"role": one.get("role"), "organisation": one.get("org")}
        is_byline = bool(one.get("byline"))
        yield Wanted("people", one["name"], {} if is_byline else fields, soft=is_byline)


def _quotations(given: Fields) -> Iterator[Wanted]:
    for one in given["quotes"]:
        yield Wanted("quotations", one["text"], {"speaker": one["speaker"]})


def _statistics(given: Fields, text: str) -> Iterator[Wanted]:
    for one in given["statistics"]:
        fields = {name: one[name] for name in ("value", "unit", "label")}
        soft = bool(one.get("optional") or one.get("in_name"))
        before = text[max(0, one["offset"] - 8) : one["offset"]].rpartition("\n")[2]
        yield Wanted("statistics", one["text"], fields, soft, before)


def _names(given: Fields) -> Iterator[Wanted]:
    for name in NAMES:
        yield from (Wanted(name, words) for words in dict.fromkeys(given.get(name, [])))


def of_record(given: Fields) -> Gold:
    """A record that people have looked through, as the wanted one of its own text."""
    sections = given["sections"]
    headings = [one["heading"] for one in sections if one.get("heading")]
    parts = [[one.get("heading"), *one["paragraphs"]] for one in sections]
    text = "\n".join([given["title"], *(line for part in parts for line in part if line)])
    facts = [fact for name in ASKED for fact in map(ASKED[name], given.get(name) or [])]
    return Gold(given["slug"], text, given["title"], headings, facts, tuple(ASKED))


def _quotation(one: Fields) -> Wanted:
    spoken = bool(one.get("direct", True))
    return Wanted("quotations", one["text"], {"speaker": one.get("speaker")}, soft=not spoken)


def _statistic(one: Fields) -> Wanted:
    fields = {name: one.get(name) for name in ("unit", "label")}
    bounds = [one.get("low"), one.get("high")]
    value = one["value"] if one.get("value") is not None else bounds
    return Wanted("statistics", one["exact"], {**fields, "value": value})


ASKED = {
    "people": lambda one: Wanted(
        "people", one["name"], {key: one.get(key) for key in ("role", "organisation")}
    ),
    "quotations": _quotation,
    "statistics": _statistic,
    **{name: lambda one, name=name: Wanted(name, one["name"]) for name in NAMES},
}


def words_of(name: str, fact: Fields) -> str:
    """By which a fact of a record is known."""
    if name in NAMED_LISTS:
        return fact["name"] or ""
    return (fact["exact"] if name == "statistics" else fact["text"]) or ""


def wrong_in(wanted: Wanted, fact: Fields) -> list[str]:
    """The fields of a fact that say something else than the wanted one."""
    return [name for name, value in wanted.fields.items() if not SAME[name](fact, value)]


def _is_alike(field: str):
    """One holds the other, or neither says anything."""

    def same(fact: Fields, wanted: str | None) -> bool:
        found, gold = bare(fact.get(field)), bare(wanted)
        return found == gold if not (found and gold) else found in gold or gold in found

    return same


def is_labelled(wanted: str | None, label: str | None) -> bool:
    """A label does that shares half of the annotated one's characters."""
    characters = set(re.sub(r"（.*?）|\W", "", wanted or ""))
    return len(characters & set(label or "")) >= len(characters) / 2


def number(value) -> str:
    """A number as it is compared; of a range its end."""
    if isinstance(value, list):
        value = value[-1] if value else None
    return "" if value is None else str(round(float(value), 4))


def value_of(statistic: Fields):
    return statistic["value"] if statistic.get("value") is not None else statistic.get("high")


def bare(words) -> str:
    """Words without white space and without marks around them."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", re.sub(r"\s+", "", str(words or "")))


SAME = {
    **{name: _is_alike(name) for name in ("role", "organisation", "speaker")},
    "value": lambda fact, wanted: number(value_of(fact)) == number(wanted),
    "unit": lambda fact, wanted: bare(fact.get("unit")) == bare(wanted),
    "label": lambda fact, wanted: is_labelled(wanted, fact.get("label")),
}
