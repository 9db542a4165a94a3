"""The proof of the archive: every fact's words stand where it says, every version is whole."""

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from itertools import chain

from django.db import connection
from django.db.models import BinaryField, CharField, F, Func, Prefetch, Value
from django.db.models.functions import Cast

from articles import record
from articles.archive import rows
from articles.archive.chain import Head
from articles.archive.chain import failures as log_failures
from articles.archive.free_slugs import address_of
from articles.archive.hidden_names import HiddenNames
from articles.archive.links import Links
from articles.archive.versions import as_shown
from articles.language.qualifiers import plain, qualifier_in
from articles.models import (
    Appearance,
    Mention,
    Quotation,
    Report,
    Revision,
    Source,
    Statistic,
    Tagging,
)
from articles.record import number_doubts
from articles.record.anchoring import Anchor
from articles.record.differences import apart, differences
from articles.record.ids import FormerIds
from articles.record.placing import Places
from articles.record.schema import Statistic as Told

AT_ONCE = 100  # reports read together


def failures(noted: Head | None = None) -> Iterator[str]:
    """What does not hold, a line each; nothing where the archive is whole.

    `noted` is the last entry of the log as it was found some time before.
    """
    yield from chain(_source_failures(), _report_failures(), log_failures(noted))


def doubts() -> Iterator[str]:
    """Figures that are other than their words print, as far as that can be read; no damage."""
    figures = Statistic.objects.filter(report__in=Report.objects.public())
    rows = figures.select_related("report").order_by("report__pk", "position")
    for figure in rows.iterator():
        for doubt in chain(_flat(figure), _unprinted(figure)):
            yield f"请看一看 {figure.report.slug}：{figure.key} {doubt}"


def _flat(figure: Statistic) -> Iterator[str]:
    """Kept from before, its bounds are other than its words leave."""
    is_flat = figure.value is not None and figure.value == figure.low == figure.high
    if is_flat and not figure.qualifier and (words := qualifier_in(figure.exact, figure.value)):
        flat = f"的原文“{figure.exact}”有“{words}”，上下限却都是 {plain(figure.low)}"
        yield f"{flat}，请订正这一篇，在限定词里写上“{words}”"


def _unprinted(figure: Statistic) -> Iterator[str]:
    """A number of it stands in its words as another."""
    numbers = {name: getattr(figure, name) for name in number_doubts.NUMBERS}
    told = Told.model_construct(**numbers, qualifier=None, no_value=None)
    for field, fault in number_doubts.faults(told, figure.exact, figure.exact):
        if field in numbers:
            yield f"的 {field} 记着 {plain(numbers[field])}：{fault}"


def _source_failures() -> Iterator[str]:
    # SQLite keeps a text where bytes belong, and then cannot read it as either
    kept_as = Func(F("content"), function="typeof", output_field=CharField())
    sources = Source.objects.defer("content").annotate(
        raw=Cast("content", BinaryField()),
        kept_as=kept_as if connection.vendor == "sqlite" else Value("blob"),
    )
    for source in sources.order_by("pk").iterator(chunk_size=20):
        name = f"来稿 {source.sha256[:12]}（{source.filename}）"
        if source.kept_as != "blob":
            yield f"{name}：内容不再是字节，请从备份恢复"
        elif sha256(source.raw).hexdigest() != source.sha256:
            yield f"{name}：内容与 SHA-256 不符"


def _report_failures() -> Iterator[str]:
    """Withdrawn ones too, which are kept as they were."""
    reports = Report.objects.order_by("pk").prefetch_related(
        "sections",
        Prefetch("mentions", Mention.objects.select_related("name")),
        Prefetch("appearances", Appearance.objects.select_related("person")),
        Prefetch("quotations", Quotation.objects.select_related("spoken_by")),
        Prefetch("statistics", Statistic.objects.select_related("earlier", "series")),
        Prefetch("taggings", Tagging.objects.select_related("tag")),
        Prefetch("revisions", Revision.objects.order_by("number")),
    )
    links, masks = Links(), HiddenNames()
    for report in reports.iterator(chunk_size=AT_ONCE):
        hidden = masks.among(row.person_id for row in report.appearances.all())
        found = chain(
            _span_failures(report),
            dict.fromkeys(links.faults(report, hidden)),  # a name stands in many places
            _version_failures(report, hidden),
        )
        yield from (f"{report.slug}：{failure}" for failure in found)


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
            exact, there = apart(fact.exact, text[fact.start : fact.end])
            yield f"{fact.key} 的原文“{exact}”不在所标的位置，那里是“{there}”"


def _version_failures(report: Report, hidden: Collection[str]) -> Iterator[str]:
    revisions = list(report.revisions.all())
    damaged = [one for one in revisions if not _is_as_kept(one)]
    yield from (f"第 {one.number} 版的记录与 SHA-256 不符" for one in damaged)
    if revisions:
        yield from () if damaged else _id_failures(revisions)
        yield from _differences(report, revisions[-1].record, hidden)
    else:
        yield "没有留存的版本"


def _is_as_kept(revision: Revision) -> bool:
    return sha256(revision.record.encode()).hexdigest() == revision.sha256


def _id_failures(revisions: Sequence[Revision]) -> Iterator[str]:
    """Versions that keep other ids of versions before them than those gave."""
    if len(revisions) == 1 and not revisions[0].dropped_ids:
        return
    given = FormerIds()
    for revision in revisions:
        try:
            given = given.then(record.stored(revision.record))
        except ValueError as error:
            yield f"第 {revision.number} 版拼不成一份记录：{error}"
            return
        if revision.dropped_ids != [list(one) for one in given.dropped]:
            yield f"第 {revision.number} 版所记的从前的编号，与以前各版不符"


def _differences(report: Report, kept: str, hidden: Collection[str]) -> Iterator[str]:
    """Where the rows tell something else than the kept record."""
    try:
        told, stored = rows.read(report), record.stored(kept)
        if report.record_slug != stored.slug:
            yield f"所记的记录里的地址 {report.record_slug} 与记录的 {stored.slug} 不符"
        if report.slug != address_of(report, stored, hidden):
            yield f"地址 {report.slug} 不该是这样：记录里的是 {stored.slug}，请核对"
        shown = as_shown(report, stored, hidden)
        kept = record.canonical(shown)
        now, then = (record.load(text) for text in (record.canonical(told), kept))
    except ValueError as error:
        yield f"各行或留存的版本拼不成一份记录：{error}"
        return
    if record.canonical(told) == kept:
        yield from _misplaced(report, stored)
    else:
        found = [f"各行与留存的版本不同：{place}" for place in differences(now, then)]
        yield from found or ["各行拼成的记录与留存的版本写法不同"]


def _misplaced(report: Report, stored: record.Record) -> Iterator[str]:
    """Facts that stand elsewhere than their record places them."""
    found = Places(stored).found
    placed = {
        (fact.id, occurrence): anchor
        for name, position, fact in stored.facts()
        for occurrence, anchor in enumerate(found[name, position])
    }
    numbers = {section.pk: section.position - 1 for section in report.sections.all()}
    for fact in _facts(report):
        anchor = Anchor(numbers.get(fact.section_id, -1), fact.start, fact.end)
        if placed.pop((fact.key, fact.occurrence), None) != anchor:
            yield f"{fact.key} 的位置与它的记录不符"
    yield from (f"{key} 少了一处" for key, _ in placed)
