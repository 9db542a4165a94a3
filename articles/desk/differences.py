"""Differences of two versions of a record, line by line, for a person to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.record import kinds, schema

HEAD = {
    "kicker": "肩题",
    "title": "标题",
    "subtitle": "副题",
    "dateline": "电头",
    "outlet": "媒体",
    "published": "日期",
    "published_basis": "日期依据",
    "place": "地方",
    "summary": "提要",
    "note": "编者按",
}


@dataclass(frozen=True)
class Difference:
    """A line that was taken out, put in, or changed: runs of (sort, words)."""

    where: str
    runs: list[tuple[str, str]]  # sort: same | out | in


def differences(before: schema.Record, after: schema.Record) -> list[Difference]:
    was, now = list(lines_of(before)), list(lines_of(after))
    found = []
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for sort, a, b, c, d in matcher.get_opcodes():
        if sort != "equal":
            found += _compared(was[a:b], now[c:d])
    return found


def _compared(was: list[tuple[str, str]], now: list[tuple[str, str]]) -> Iterator[Difference]:
    for number in range(max(len(was), len(now))):
        old = was[number] if number < len(was) else ("", "")
        new = now[number] if number < len(now) else ("", "")
        yield Difference(new[0] or old[0], list(_runs(old[1], new[1])))


def _runs(old: str, new: str) -> Iterator[tuple[str, str]]:
    for sort, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if sort == "equal":
            yield "same", old[a:b]
            continue
        if old[a:b]:
            yield "out", old[a:b]
        if new[c:d]:
            yield "in", new[c:d]


def lines_of(record: schema.Record) -> Iterator[tuple[str, str]]:
    """(where, words) of everything a record says, in order."""
    for field, words in HEAD.items():
        if value := getattr(record, field):
            yield words, value
    for by in record.byline:
        yield "署名", " ".join(filter(None, [by.role, by.name]))
    for tag in record.tags:
        yield "标签", tag
    for number, section in enumerate(record.sections, 1):
        if section.heading:
            yield f"第{number}节小标题", section.heading
        yield from ((f"第{number}节", paragraph) for paragraph in section.paragraphs)
    for name, _, fact in record.facts():
        yield f"{kinds.BY_LIST[name].words} {fact.id}", _fact_words(fact)


def _fact_words(fact: schema.Fact) -> str:
    fields = fact.model_dump(by_alias=True, exclude={"id", "at"})
    return "；".join(f"{name}={value}" for name, value in fields.items() if value is not None)
