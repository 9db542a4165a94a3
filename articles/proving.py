"""The proof of the archive: every fact's words stand where it says, every version is whole."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain

from django.db.models import Prefetch

from articles import record, rows
from articles.models import Appearance, Quotation, Report, Revision, Source, Statistic, Tagging
from articles.placing import Places

AT_ONCE = 100  # reports read together


def failures() -> Iterator[str]:
    """What does not hold, a line each; nothing where the archive is whole."""
    yield from chain(_source_failures(), _report_failures())


def _source_failures() -> Iterator[str]:
    for source in Source.objects.order_by("pk").iterator(chunk_size=20):
        if sha256(source.content).hexdigest() != source.sha256:
            yield f"来稿 {source.sha256[:12]}（{source.filename}）：内容与 SHA-256 不符"


def _report_failures() -> Iterator[str]:
    reports = (
        Report.objects.public()
        .order_by("pk")
        .prefetch_related(
            "sections",
            "mentions",
            Prefetch("appearances", Appearance.objects.all()),
            Prefetch("quotations", Quotation.objects.select_related("spoken_by")),
            Prefetch("statistics", Statistic.objects.select_related("earlier")),
            Prefetch("taggings", Tagging.objects.select_related("tag")),
            Prefetch("revisions", Revision.objects.order_by("number")),
        )
    )
    for report in reports.iterator(chunk_size=AT_ONCE):
        for failure in chain(_span_failures(report), _version_failures(report)):
            yield f"{report.slug}：{failure}"


def _facts(report: Report) -> Iterator:
    yield from chain(
        report.statistics.all(),
        report.quotations.all(),
        report.appearances.all(),
        report.mentions.all(),
    )


def _span_failures(report: Report) -> Iterator[str]:
    texts = {section.pk: section.text for section in report.sections.all()}
    for fact in _facts(report):
        text = texts.get(fact.section_id)
        if text is None:
            yield f"{fact.key} 所在的章节不属于这篇报道"
        elif text[fact.start : fact.end] != fact.exact:
            there = text[fact.start : fact.end]
            yield f"{fact.key} 的原文“{fact.exact}”不在所标的位置，那里是“{there}”"


def _version_failures(report: Report) -> Iterator[str]:
    revisions = list(report.revisions.all())
    for revision in revisions:
        if sha256(revision.record.encode()).hexdigest() != revision.sha256:
            yield f"第 {revision.number} 版的记录与 SHA-256 不符"
    if not revisions:
        yield "没有留存的版本"
    elif difference := _difference(report, revisions[-1].record):
        yield difference


def _difference(report: Report, kept: str) -> str | None:
    """Where the rows tell something else than the kept record."""
    try:
        told = rows.read(report)
    except ValueError as error:
        return f"各行拼不成一份记录：{error}"
    lines, kept_lines = record.canonical(told).splitlines(), kept.splitlines()
    pairs = zip(lines, kept_lines, strict=False)
    different = next((pair for pair in pairs if pair[0] != pair[1]), None)
    if different or len(lines) != len(kept_lines):
        now, then = different or ("（行数不同）", "")
        return f"各行拼成的记录与留存的版本不同：现为 {now.strip()}，留存的是 {then.strip()}"
    return _misplaced(report, told)


def _misplaced(report: Report, told: record.Record) -> str | None:
    """Facts that stand elsewhere than their record places them."""
    found = Places(told).found
    placed = {
        (fact.id, occurrence): anchor
        for name, position, fact in told.facts()
        for occurrence, anchor in enumerate(found[name, position])
    }
    numbers = {section.pk: section.position - 1 for section in report.sections.all()}
    for fact in _facts(report):
        anchor = placed.pop((fact.key, fact.occurrence), None)
        if anchor is None or (numbers[fact.section_id], fact.start, fact.end) != (
            anchor.section,
            anchor.start,
            anchor.end,
        ):
            return f"{fact.key} 的位置与它的记录不符"
    return f"{next(iter(placed))[0]} 少了一处" if placed else None
