"""Versions of a report: what each says otherwise than the one before, in the words of the desk."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from articles import record
from articles.desk.wording import DATES, HEAD, choices_of, label_of
from articles.language import qualifiers, written_dates
from articles.models import Revision
from articles.record import kinds, schema
from articles.record.differences import Change, Line, changes


def changes_of(revision: Revision) -> list[Change]:
    """The changes that a version made; none of the first."""
    earlier = Revision.objects.filter(report=revision.report_id, number__lt=revision.number).last()
    if earlier is None:
        return []
    was, now = (list(lines_of(record.stored(one.record))) for one in (earlier, revision))
    return list(changes(was, now))


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


def _fact_words(name: str, fact: schema.Fact) -> str:
    fields = fact.model_dump(by_alias=True, exclude={"id", "at"})
    said = [(field, value) for field, value in fields.items() if value is not None]
    return "；".join(
        f"{label_of(name, field)}：{words_of(name, field, value)}" for field, value in said
    )


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
