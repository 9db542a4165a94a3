"""Two texts that say nearly the same: side by side, and what an editor decides of them."""

from collections.abc import Collection
from copy import deepcopy
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from articles import record
from articles.archive.versions import former_ids
from articles.desk import discarding, originals
from articles.desk.editing import LINKS, NotPossible
from articles.models import Draft, Report, Revision, Source, Submission
from articles.record.differences import Side, beside
from articles.record.holding import alike
from articles.record.ids import FormerIds
from articles.record.schema import FACT_LISTS

Fields = dict[str, Any]
SAME, NEWER, TWO = "same", "newer", "two"
DECIDED = "这一份已经决定过了，或已不在这里"


def rows(submission: Submission) -> list[tuple[Side, Side]]:
    """Both texts paragraph by paragraph, with what differs: the earlier one, and the one here."""
    return list(beside(_lines(submission.near), _lines(submission.source)))


def report_of(source: Source) -> Report | None:
    """The public report that came of a source."""
    revision = source.revisions.select_related("report").order_by("-made_at").first()
    report = revision and revision.report
    return report if report and report.state == Report.State.PUBLIC else None


@transaction.atomic
def decide(submission: Submission, choice: str, user: AbstractBaseUser) -> Draft | None:
    """Does what was chosen; the draft to go on with, None where it is dropped.

    Sent twice it is done once.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.near is None and submission.message:
        return submission.standing_draft
    if submission.near is None or submission.standing_draft is None or choice not in CHOICES:
        raise NotPossible(DECIDED)
    draft, message = CHOICES[choice](submission, user)
    submission.draft, submission.message, submission.near = draft, message, None
    if draft is None:
        submission.state = Submission.State.KNOWN
    submission.save()
    return draft


def _same(submission: Submission, user: AbstractBaseUser) -> tuple[None, str]:
    message = f"与“{submission.near}”是同一篇，没有留"
    discarding.discard(submission.draft, user, message)
    return None, message


def _newer(submission: Submission, user: AbstractBaseUser) -> tuple[Draft, str]:
    """Corrects the report that is public; takes the place of a draft where none is."""
    report = report_of(submission.near)
    if report is None:
        earlier = submission.near.drafts.exclude(pk=submission.draft_id).first()
        if earlier is None:
            raise NotPossible("那一份没有草稿，也没有公开，不用代替")
        discarding.discard(earlier, user, f"由更新的一版代替：{submission.draft}")
        return submission.draft, f"代替了“{submission.near}”的草稿"
    return _as_correction(submission.draft, report, user), f"更正公开的“{report}”"


def _two(submission: Submission, user: AbstractBaseUser) -> tuple[Draft, str]:
    return submission.draft, f"与“{submission.near}”是两篇报道"


PERMISSIONS = {SAME: "delete_draft", NEWER: "correct_report"}
CHOICES = {SAME: _same, NEWER: _newer, TWO: _two}


def _as_correction(draft: Draft, report: Report, user: AbstractBaseUser) -> Draft:
    """The draft as one that corrects the report, whose facts keep their ids."""
    if Draft.objects.filter(slug=report.record_slug).exists():
        raise NotPossible("那一篇已有一份更正的草稿，请先公开它或放弃它")
    latest = report.revisions.last()
    fields, ids = _renumbered(record.load(draft.record), former_ids(latest))
    public = record.load(latest.record)
    fields = {name: fields.get(name) or public.get(name) for name in public | fields}
    fields["slug"] = report.record_slug
    checked = record.build(fields, former_ids(latest))
    seen = {ids[key] for key in draft.accepted if key in ids}
    made = Draft.objects.create(
        slug=report.record_slug,
        public_version=latest.number,
        title=fields["title"],
        record=record.canonical(checked),
        source=draft.source,
        by=Revision.By.DESK,
        edited_by=user,
        assigned_to=draft.assigned_to,
        edits=draft.edits,
        left_out=draft.left_out,
        reasons={ids[key]: reason for key, reason in draft.reasons.items() if key in ids},
        accepted=sorted(seen | alike(checked, record.stored(latest.record))),
        identities={ids[key]: who for key, who in draft.identities.items() if key in ids},
    )
    discarding.discard(draft, user, f"成了“{report}”的更正")
    return made


def _renumbered(fields: Fields, former: FormerIds) -> tuple[Fields, dict[str, str]]:
    """The record with the ids that its facts have in the report, and these by the ones before."""
    bare = deepcopy(fields)
    for fact in _facts(bare):
        for name in ("id", *LINKS):
            fact.pop(name, None)
    built = record.build(bare, former)
    given = {(name, position): fact.id for name, position, fact in built.facts()}
    ids = {
        fact["id"]: given[name, position]
        for name in FACT_LISTS
        for position, fact in enumerate(fields.get(name, ()))
    }
    for fact in _facts(fields):
        fact["id"] = ids[fact["id"]]
        fact |= {name: ids.get(fact[name]) for name in LINKS if fact.get(name)}
    return fields, ids


def _facts(fields: Fields) -> Collection[Fields]:
    return [fact for name in FACT_LISTS for fact in fields.get(name, ())]


def _lines(source: Source) -> list[str]:
    """What it says today: as a draft or a report, else as it was handed in."""
    draft, revision = source.drafts.first(), source.revisions.order_by("made_at").last()
    kept = (draft and draft.record) or (revision and revision.record)
    if not kept:
        return [line for line in originals.text_of(source).splitlines() if line.strip()]
    fields = record.load(kept)
    lines = [fields["title"]]
    for section in fields["sections"]:
        lines += [section.get("heading") or "", *section["paragraphs"]]
    return [line for line in lines if line]
