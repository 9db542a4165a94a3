"""The proof of the archive: every fact's words stand where it says, every version is whole."""

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from typing import Any

from django.db.models import Prefetch

from articles import record, rows
from articles.anchoring import Anchor
from articles.models import Appearance, Quotation, Report, Revision, Source, Statistic, Tagging
from articles.placing import Places
from articles.problems import brief

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
    if revisions:
        yield from _differences(report, revisions[-1].record)
    else:
        yield "没有留存的版本"


def _differences(report: Report, kept: str) -> Iterator[str]:
    """Where the rows tell something else than the kept record."""
    try:
        told = rows.read(report)
        now, then = (record.load(text) for text in (record.canonical(told), kept))
    except ValueError as error:
        yield f"各行或留存的版本拼不成一份记录：{error}"
        return
    if record.canonical(told) == kept:
        yield from _misplaced(report, told)
    else:
        found = [f"各行与留存的版本不同：{place}" for place in _different(now, then)]
        yield from found or ["各行拼成的记录与留存的版本写法不同"]


def _different(now: Any, then: Any, place: str = "") -> Iterator[str]:
    """Each place where two records differ; a fact is named by its id."""
    if isinstance(now, dict) and isinstance(then, dict):
        for name in then:
            yield from _different(now.get(name), then[name], f"{place} {name}".strip())
    elif isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        for number, (one, other) in enumerate(zip(now, then, strict=True)):
            key = other.get("id") if isinstance(other, dict) else None
            yield from _different(one, other, key or f"{place}[{number}]")
    elif now != then:
        yield f"{place} 现为 {_in_json(now)}，留存的是 {_in_json(then)}"


def _in_json(part: Any) -> str:
    return brief(json.dumps(part, ensure_ascii=False, default=str), 100)


def _misplaced(report: Report, told: record.Record) -> Iterator[str]:
    """Facts that stand elsewhere than their record places them."""
    found = Places(told).found
    placed = {
        (fact.id, occurrence): anchor
        for name, position, fact in told.facts()
        for occurrence, anchor in enumerate(found[name, position])
    }
    numbers = {section.pk: section.position - 1 for section in report.sections.all()}
    for fact in _facts(report):
        anchor = Anchor(numbers.get(fact.section_id, -1), fact.start, fact.end)
        if placed.pop((fact.key, fact.occurrence), None) != anchor:
            yield f"{fact.key} 的位置与它的记录不符"
    yield from (f"{key} 少了一处" for key, _ in placed)
