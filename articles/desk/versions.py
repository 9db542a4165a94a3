"""Versions of a report: what each says otherwise than the one before, in the words of the desk."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from articles import record
from articles.desk.wording import DATES, HEAD, choices_of, label_of
from articles.language import qualifiers, written_dates
from articles.models import Report, Revision
from articles.record import kinds, schema
from articles.record.differences import Change, Line, changes


def changes_of(revision: Revision) -> list[Change]:
    """The changes that a version made; none of the first."""
    earlier = Revision.objects.filter(report=revision.report_id, number__lt=revision.number).last()
    return between(earlier, record.stored(revision.record))


def made_since(number: int | None, latest: Revision) -> list[Change]:
    """What the latest version of a report says otherwise than the one of this number."""
    earlier = Revision.objects.filter(report=latest.report_id, number=number).first()
    return between(earlier, record.stored(latest.record))


def between(was: Revision | None, now: schema.Record) -> list[Change]:
    """What a record says otherwise than a version; nothing where there was none."""
    if was is None:
        return []
    return list(changes([*lines_of(record.stored(was.record))], [*lines_of(now)]))


def lines_of(record: schema.Record) -> Iterator[Line]:
    """Everything a record says, in order."""
    yield from _head(record)
    for number, section in enumerate(record.sections, 1):
        if section.heading:
            yield f"第{number}节小标题", section.heading
        yield from ((f"第{number}节", paragraph) for paragraph in section.paragraphs)
    for name, _, fact in record.facts():
        yield f"{kinds.BY_LIST[name].words} {fact.id}", _fact_words(name, fact)


def _head(record: schema.Record) -> Iterator[Line]:
    said = {
        "byline": [" ".join(filter(None, [by.role, by.name])) for by in record.byline],
        "tags": record.tags,
        "published": [written_dates.shown(record.published or "")],
    }
    for field in HEAD:
        lines = said[field.name] if field.name in said else [getattr(record, field.name)]
        yield from ((field.label, line) for line in lines if line)
    if record.origin == Report.Origin.RETOLD:
        yield "文字来历", Report.Origin.RETOLD.label
    yield from (("所转述的原文", line) for line in _original(record.original))


def _original(original: schema.Original | None) -> Iterator[str]:
    told = original.model_dump() if original else {}
    yield from (value for value in told.values() if isinstance(value, str))
    yield from (" ".join(filter(None, [by["role"], by["name"]])) for by in told.get("byline", ()))


def _fact_words(name: str, fact: schema.Fact) -> str:
    fields = fact.model_dump(by_alias=True, exclude={"id", "at"})
    said = [
        (label_of(name, field), words_of(name, field, value))
        for field, value in fields.items()
        if value is not None
    ]
    said += [("哪一处", place) for place in _places(fact)]
    return "；".join(f"{label}：{words}" for label, words in said)


def _places(fact: schema.Fact) -> Iterator[str]:
    """The words that a fact chooses in the text, where its other fields do not say which."""
    is_named = isinstance(fact, schema.Person | schema.Named)
    for one in fact.at or ():
        if is_named or one.prefix or one.suffix or len(fact.at) > 1:
            yield f"{one.prefix or ''}【{one.exact}】{one.suffix or ''}"


def words_of(name: str, field: str, value: Any) -> str:
    """The value of a field of a fact, as it is shown."""
    choices = choices_of(name, field)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return qualifiers.plain(value)
    if value and field in DATES:
        return written_dates.shown(value)
    return value if isinstance(choices, str) else dict(choices).get(value, value)
