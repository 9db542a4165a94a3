"""The one writer of what reports say: a record goes in, checked, in one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from itertools import chain

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles import drafting, limits, record
from articles.archive import confirming, lexicon, rows
from articles.archive.free_slugs import with_digits
from articles.archive.hidden_names import stay
from articles.archive.old_addresses import carry, keep
from articles.archive.private_matters import Matter
from articles.archive.versions import former_ids, latest_of
from articles.drafting import DraftFile, draft_file
from articles.language import web_addresses
from articles.language.web_addresses import Address
from articles.models import Act, Change, Correction, Draft, Person, Report, Revision, Source, Step
from articles.models.steps import content_of
from articles.pages import redirects
from articles.record import Record, number_doubts, patches
from articles.record.holding import alike
from articles.record.masking import hide, people_in, told_by
from articles.record.placing import Places


class Kind(StrEnum):
    """What an import did."""

    NEW = "新增"
    UNCHANGED = "未变"
    CORRECTED = "更正"
    DRAFT = "草稿"


class Refused(ValueError):
    """A file that is not taken in, and why."""


class Unconfirmed(Refused):
    """A report that is not made public before an editor has confirmed what may be private in it."""

    def __init__(self, matters: Sequence[Matter]):
        self.matters = tuple(matters)
        told = "；".join(f"{one.kind} {one.hint}（{one.place}）" for one in self.matters)
        super().__init__(f"里面有可能是个人信息的字，要编辑逐项写明理由确认后才公开：{told}")


@dataclass(frozen=True)
class Outcome:
    kind: Kind
    slug: str
    sha256: str  # of the canonical record
    doubts: tuple[str, ...] = ()  # what someone should look at, though it was taken in
    unconfirmed: tuple[Matter, ...] = ()  # what keeps it a draft until an editor confirms it


@dataclass(frozen=True)
class Orders:
    """What the person who imports has asked for."""

    publish: bool = False
    reason: str = ""  # of a public correction
    replace: bool = False  # what was edited at the desk since
    new_only: bool = False  # leave every known slug as it is


@dataclass(frozen=True)
class Occasion:
    """Who makes a record public, and why.

    With a reason that is a public correction; without one only what stands beside the report's
    words has changed, such as its tags.
    """

    reason: str = ""
    by: str = Revision.By.IMPORT
    user: AbstractBaseUser | None = None
    chosen: dict[str, Person | None] | None = None  # people whom an editor has told apart
    draft: int | None = None  # that goes out, by its key


def import_file(
    content: bytes,
    filename: str,
    orders: Orders = Orders(),
    draft_file: DraftFile = draft_file,
) -> Outcome:
    """Takes in a record in JSON, or a raw text as a draft that `draft_file` makes of it.

    Refused, RecordError or Unreadable says why not.
    """
    if len(content) > limits.FILE_BYTES:
        most = limits.FILE_BYTES // 2**20
        raise Refused(f"文件超过 {most} MB，请拆小后再导入")
    if is_record(content, filename):
        fields = record.load(content)
        return _import_fields(fields, content, filename, orders)
    return _import_text(content, filename, draft_file)


def is_record(content: bytes, filename: str) -> bool:
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return filename.lower().endswith(".json") or start == b"{"


def import_record(fields: dict, orders: Orders = Orders(publish=True)) -> Outcome:
    """Takes in a record made by a program; its source is its own JSON."""
    checked = record.build(fields)
    content = record.canonical(checked).encode()
    return import_file(content, f"{checked.slug}.json", orders)


@transaction.atomic
def _import_fields(fields, content: bytes, filename: str, orders: Orders) -> Outcome:
    stay()
    slug = record.slug_in(fields)
    report = Report.objects.select_for_update().filter(record_slug=slug).first()
    if orders.new_only and (report or Draft.objects.filter(slug=slug).exists()):
        return Outcome(Kind.UNCHANGED, slug, "")
    latest = latest_of(report)
    checked, places = record.build_placed(fields, former_ids(latest))
    text = record.canonical(checked)
    outcome = _outcome(report, latest, checked, text, orders)
    if outcome.kind == Kind.UNCHANGED:
        return outcome
    source = keep_source(content, filename)
    if outcome.kind != Kind.DRAFT:
        try:
            _make_public(report, latest, checked, source, Occasion(orders.reason), places)
        except Unconfirmed as error:
            outcome = replace(outcome, kind=Kind.DRAFT, unconfirmed=error.matters)
        else:
            Draft.objects.filter(slug=checked.slug).delete()
    known = Draft.objects.filter(slug=checked.slug, record=text)
    if outcome.kind == Kind.DRAFT and not known.exists():
        _save_draft(checked, text, source, orders)
    return replace(outcome, doubts=(*_doubts(checked, places), *_taken(checked)))


def _doubts(checked: Record, places: Places) -> tuple[str, ...]:
    """Figures whose numbers are not those that their words print."""
    doubted = number_doubts.doubts(checked, places)
    return tuple(f"statistics[{number}]：{doubt}" for number, doubt in doubted)


def _taken(checked: Record) -> Iterator[str]:
    """Addresses of the record that lead to another report, and go on doing so."""
    addresses = old_addresses(checked)
    if not addresses:
        return
    known = Report.objects.filter(record_slug=checked.slug).first()
    page = known.get_absolute_url() if known else reverse("report-detail", args=[checked.slug])
    for address, other in redirects.elsewhere(page, addresses).items():
        yield f"网址 {address} 已通往 {other}，没有改动；若应通往这一篇，请到编辑台改两篇的旧地址"


def old_addresses(checked: Record) -> list[Address]:
    """Where the report stood before it came here."""
    given = [checked.url, checked.original and checked.original.url]
    read = (web_addresses.form_of(url) for url in given if url)
    return list(dict.fromkeys(filter(None, read)))


def _outcome(
    report: Report | None, latest: Revision | None, checked: Record, text: str, orders: Orders
) -> Outcome:
    """What is to be done with a checked record; Refused where it needs another order."""
    digest = sha256(text.encode()).hexdigest()
    if latest and latest.sha256 == digest:
        return Outcome(Kind.UNCHANGED, checked.slug, digest)
    if not orders.publish:
        draft = Draft.objects.filter(slug=checked.slug).first()
        known = draft is not None and draft.record == text
        return Outcome(Kind.UNCHANGED if known else Kind.DRAFT, checked.slug, digest)
    _refuse_edited_draft(checked.slug, orders)
    if report is None:
        return Outcome(Kind.NEW, checked.slug, digest)
    _refuse_correction(report, latest, orders)
    return Outcome(Kind.CORRECTED, checked.slug, digest)


def _refuse_edited_draft(slug: str, orders: Orders) -> None:
    edited = Draft.objects.filter(slug=slug, by=Revision.By.DESK).exists()
    if edited and not orders.replace:
        raise Refused(f"{slug} 的草稿在编辑台改过，不会被覆盖；确要覆盖请加 --replace")


def _refuse_masked(slug: str) -> None:
    """A slug that a report has as its address, and not as its record's, is one of hidden names."""
    if Report.objects.filter(slug=slug).exists():
        raise Refused(f"{slug} 是隐去了姓名的报道的地址，请用它原来的记录导入，不用网上下载的")


def _refuse_correction(report: Report, latest: Revision, orders: Orders) -> None:
    if report.state == Report.State.WITHDRAWN:
        raise Refused(f"{report.record_slug} 已撤回，请先恢复公开再更正")
    if not orders.reason.strip():
        raise Refused(
            f"{report.record_slug} 已公开而内容有变，请加 --reason 说明更正的理由，理由会公开"
        )
    if latest.by == Revision.By.DESK and not orders.replace:
        raise Refused(f"{report.record_slug} 在编辑台改过，不会被覆盖；确要覆盖请加 --replace")


def keep_source(content: bytes, filename: str) -> Source:
    """The bytes as they came; the same bytes are kept once."""
    digest = sha256(content).hexdigest()
    made = Source(sha256=digest, content=content, filename=filename[:255])
    Source.objects.bulk_create([made], ignore_conflicts=True)
    return Source.objects.get(sha256=digest)


@transaction.atomic
def apply(checked: Record, source: Source, occasion: Occasion = Occasion()) -> Report:
    """Makes the record public: a new report, or the next version of one."""
    stay()
    report = Report.objects.select_for_update().filter(record_slug=checked.slug).first()
    return _make_public(report, latest_of(report), checked, source, occasion)


def _make_public(
    report: Report | None,
    latest: Revision | None,
    checked: Record,
    source: Source,
    occasion: Occasion,
    places: Places | None = None,
) -> Report:
    """Makes the record public as the version after the latest.

    Whoever calls, nothing that may be private gets past here unconfirmed: Unconfirmed says what.

    `places` is where the facts stand, where that is known.
    """
    if matters := confirming.unconfirmed(checked):
        raise Unconfirmed(matters)
    if report is None:
        _refuse_masked(checked.slug)
    now = timezone.now()
    report = report or Report(slug=checked.slug, made_public_at=now)
    page, report.changed_at = report.get_absolute_url(), now
    told = rows.write(report, checked, occasion.chosen, places)
    carry(page, report)
    keep(report, old_addresses(checked), told_by(checked, told.hidden))
    revision = version_after(latest, checked, source, now)
    revision.report, revision.by, revision.user = report, occasion.by, occasion.user
    revision.save()
    if latest and occasion.reason:
        reason = hide(occasion.reason, told.hidden, people_in(checked))
        Correction.objects.create(report=report, revision=revision, reason=reason, made_at=now)
    Change.objects.record([report.pk])
    people = {row.key: row.person_id for row in told.appearances}
    _note(report, latest, revision, occasion, people)
    return report


def _note(
    report: Report,
    latest: Revision | None,
    revision: Revision,
    occasion: Occasion,
    people: dict[str, int],
) -> None:
    """Tells the log of a version by its SHA-256, and who its people are, for which it vouches."""
    without_words = Act.Kind.VERSION if latest else Act.Kind.PUBLISH
    Act.objects.record(
        Act.Kind.CORRECT if latest and occasion.reason else without_words,
        report.title,
        occasion.user,
        occasion.reason,
        before=_version(latest) if latest else {},
        after=_version(revision) | {"来自": revision.get_by_display()},
        detail={
            "report": report.pk,
            "version": revision.number,
            "record": revision.sha256,
            "source": revision.source.sha256,
            "draft": occasion.draft,
            "people": [[report.pk, key, person] for key, person in people.items()],
        },
    )


def _version(revision: Revision) -> dict[str, str]:
    return {"版本": f"第 {revision.number} 版", "记录的 SHA-256": revision.sha256}


def version_after(
    latest: Revision | None, checked: Record, source: Source, made_at: datetime
) -> Revision:
    """The version that the record makes, not kept."""
    text = record.canonical(checked)
    return Revision(
        number=latest.number + 1 if latest else 1,
        dropped_ids=former_ids(latest).then(checked).dropped,
        record=text,
        sha256=sha256(text.encode()).hexdigest(),
        source=source,
        made_at=made_at,
    )


def _save_draft(checked: Record, text: str, source: Source, orders: Orders) -> None:
    """The record as a draft; in one that is there it is a step like any other."""
    _refuse_edited_draft(checked.slug, orders)
    told = {"title": checked.title, "record": text, "source": source, "by": Revision.By.IMPORT}
    told |= {"publish_reason": orders.reason} if orders.reason else {}
    draft = Draft.objects.select_for_update().filter(slug=checked.slug).first()
    latest = latest_of(Report.objects.filter(record_slug=checked.slug).first())
    told["accepted"] = sorted(_reviewed(checked, latest, draft))
    if draft is None:
        known = latest and latest.number
        Draft.objects.create(slug=checked.slug, public_version=known, **told)
        return
    was = content_of(draft)
    for name, value in told.items():
        setattr(draft, name, value)
    draft.version += 1
    draft.save()
    Step.objects.record(draft, patches.differences(was, content_of(draft)), "import")


def _reviewed(checked: Record, latest: Revision | None, draft: Draft | None) -> set[str]:
    """The facts of a record that its public version, or an editor in the draft, has settled."""
    public = alike(checked, record.stored(latest.record)) if latest else set()
    if draft is None or not draft.accepted:
        return public
    was = record.examine(record.load(draft.record), former_ids(latest)).record
    return public | (alike(checked, was) & {*draft.accepted})


def _import_text(content: bytes, filename: str, draft_file: DraftFile) -> Outcome:
    """A raw text is its bytes: known ones change nothing, unknown ones are always a new draft."""
    digest = sha256(content).hexdigest()
    if Source.objects.filter(sha256=digest).exists():
        return Outcome(Kind.UNCHANGED, filename, digest)
    drafted, notes = draft_file(content, filename, lexicon.lexicon())
    draft = keep_draft(keep_source(content, filename), drafted, notes)
    return Outcome(Kind.DRAFT, draft.slug, sha256(draft.record.encode()).hexdigest())


def is_known(source: Source) -> bool:
    """Whether a draft or a version of a report came from it."""
    return source.drafts.exists() or source.revisions.exists()


@transaction.atomic
def keep_draft(source: Source, drafted: drafting.Drafted, notes: list[str]) -> Draft:
    """A new draft with what reading and drafting say of it, at an address that is free."""
    fields = {**drafted.record, "slug": free_slug(drafted.record["slug"], source.sha256)}
    checked = record.build(fields)
    return Draft.objects.create(
        slug=checked.slug,
        title=checked.title,
        record=record.canonical(checked),
        source=source,
        reasons={key: asdict(reason) for key, reason in drafted.reasons.items()},
        edits=[asdict(edit) for edit in drafted.edits],
        left_out=[*notes, *drafted.left_out],
    )


@transaction.atomic
def draft_of_record(source: Source) -> Draft:
    """The draft that a record handed in makes; of a public report, what would correct it."""
    fields = record.load(bytes(source.content))
    report = Report.objects.filter(record_slug=record.slug_in(fields)).first()
    checked = record.build(fields, former_ids(latest_of(report)))
    _save_draft(checked, record.canonical(checked), source, Orders())
    return Draft.objects.get(slug=checked.slug)


def free_slug(slug: str, digest: str) -> str:
    """The slug; where that is taken, with six hex digits of the source's SHA-256."""
    tries = chain([slug], with_digits(f"{slug}-", digest))
    return next(slug for slug in tries if not is_taken(slug))


def is_taken(slug: str) -> bool:
    """Whether a report or a draft has the slug."""
    kept = Report.objects.filter(Q(slug=slug) | Q(record_slug=slug))
    return kept.exists() or Draft.objects.filter(slug=slug).exists()
