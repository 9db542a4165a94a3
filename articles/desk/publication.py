"""From the desk to the public: publish, correct, bring back a version."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles import record
from articles.archive import chain, confirming, importing
from articles.archive.hidden_names import stay
from articles.archive.importing import Refused
from articles.archive.private_matters import Kind, Matter
from articles.archive.versions import former_ids, latest_of
from articles.desk import asking
from articles.models import Act, Draft, Person, Report, Revision
from articles.record.holding import alike

PRACTICE = "这是练习稿，不能公开"
WITHDRAWN = "这篇报道已撤回，请先恢复公开再更正"
NEW = "new"  # someone of a known name who is not known yet


@dataclass(frozen=True)
class Confirmed:
    """What an editor says of private matters: a reason for each kind, and the words it is for.

    Words that came to the draft after the editor saw it are not among them.
    """

    reasons: Mapping[Kind, str] = field(default_factory=dict)
    seen: Collection[tuple[str, str]] = ()

    def keep(self, checked: record.Record, user: AbstractBaseUser | None) -> list[Matter]:
        """Keeps it; what it confirms."""
        matters = confirming.unconfirmed(checked)
        seen = [matter for matter in matters if matter.key in self.seen]
        return confirming.confirm(checked.slug, seen, self.reasons, user)


@transaction.atomic
def publish(
    draft: Draft,
    user: AbstractBaseUser | None,
    reason: str = "",
    confirmed: Confirmed = Confirmed(),
    answered: Collection[str] | None = None,
) -> Report:
    """Makes the draft public now; of a report that is public, its correction with a reason.

    RecordError or Refused says why not. `answered` are the questions that an editor has answered;
    None where nobody is there to be asked.
    """
    stay()
    draft = _held(draft)
    report = Report.objects.select_for_update().filter(record_slug=draft.slug).first()
    checked = checked_record(draft, report)
    if report is not None:
        _refuse(report, checked, reason)
    _ask(draft, answered)
    kept = confirmed.keep(checked, user)
    chosen = chosen_people(draft)
    occasion = importing.Occasion(reason.strip(), Revision.By.DESK, user, chosen, draft.pk)
    report = importing.apply(checked, draft.source, occasion)
    draft.delete()
    confirming.note(checked.slug, kept, confirmed.reasons, user)
    return report


def published_as(draft: int) -> int | None:
    """The report, by its key, that a draft which is gone went out as; None where it did not."""
    acts = Act.objects.filter(kind__in=chain.VERSIONS, detail__draft=draft)
    return acts.values_list("detail__report", flat=True).first()


def chosen_people(draft: Draft) -> dict[str, Person | None]:
    """Who the editor says the people of the draft are, by id; None for someone new."""
    known = Person.objects.in_bulk(set(draft.identities.values()), field_name="slug")
    return {
        key: known[slug].standing if slug in known else None
        for key, slug in draft.identities.items()
        if slug in known or slug == NEW
    }


def checked_record(draft: Draft, report: Report | None = None) -> record.Record:
    """The draft's record, checked against all that a record must be."""
    return record.build(record.load(draft.record), former_ids(latest_of(report)))


def bar(report: Report, checked: record.Record) -> str:
    """Why a correction cannot go out, whatever its reason; empty where it can."""
    if report.state == Report.State.WITHDRAWN:
        return WITHDRAWN
    if report.revisions.last().record == record.canonical(checked):
        return "和公开的一样，没有要更正的"
    return ""


def _held(draft: Draft) -> Draft:
    """The draft with every step saved so far, held; Refused where it is one to practise on."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.is_practice:
        raise Refused(PRACTICE)
    return draft


def _ask(draft: Draft, answered: Collection[str] | None) -> None:
    if answered is None:
        asking.refuse_overtaken(draft)
    else:
        asking.refuse_unanswered(draft, answered)


def _refuse(report: Report, checked: record.Record, reason: str) -> None:
    if why := bar(report, checked):
        raise Refused(why)
    if not reason.strip():
        raise Refused("更正公开的报道要写明理由，理由会公开")


@transaction.atomic
def schedule(
    draft: Draft,
    user: AbstractBaseUser,
    at: datetime,
    reason: str = "",
    confirmed: Confirmed = Confirmed(),
    answered: Collection[str] | None = None,
) -> None:
    """Lets the worker publish the draft at a time to come."""
    if at <= timezone.now():
        raise Refused("定时公开的时间须在以后")
    draft = _held(draft)
    report = Report.objects.filter(record_slug=draft.slug).first()
    checked = checked_record(draft, report)
    if report is not None:
        _refuse(report, checked, reason)
    _ask(draft, answered)
    kept = confirmed.keep(checked, user)
    if matters := confirming.unconfirmed(checked):
        raise importing.Unconfirmed(matters)
    draft.publish_at, draft.publish_by, draft.publish_reason = at, user, reason.strip()
    draft.trouble, draft.tries, draft.try_after = "", 0, None
    draft.public_version = report and latest_of(report).number  # whoever was asked knows it
    plan = ["publish_at", "publish_by", "publish_reason", "public_version"]
    plan += ["trouble", "tries", "try_after"]
    draft.save(update_fields=plan)
    confirming.note(checked.slug, kept, confirmed.reasons, user)


def unschedule(drafts: QuerySet[Draft]) -> None:
    """Lets drafts wait for no time any more."""
    drafts.update(publish_at=None)


@transaction.atomic
def open_correction(report: Report, user: AbstractBaseUser, revision: Revision | None = None):
    """A draft of a public report to correct: as it stands, or as one of its versions was.

    What the public version says alike is reviewed already. Where a correction is open, that one.
    """
    if report.state == Report.State.WITHDRAWN:
        raise Refused(WITHDRAWN)
    latest = report.revisions.last()
    text = (revision or latest).record
    draft, is_new = Draft.objects.get_or_create(
        slug=report.record_slug,
        defaults={
            "title": report.title,
            "record": text,
            "source": latest.source,
            "by": Revision.By.DESK,
            "edited_by": user,
            "assigned_to": user,
            "public_version": latest.number,
            "accepted": sorted(alike(record.stored(text), record.stored(latest.record))),
        },
    )
    if not is_new and revision is not None and draft.record != revision.record:
        raise Refused("这篇报道已有一份更正的草稿，请先公开它或放弃它")
    return draft
