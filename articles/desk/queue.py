"""What waits for the worker: files to draft, drafts to publish at a set time."""

import logging

from django.db import transaction
from django.utils import timezone

from articles import drafting, importing, knowledge, record
from articles.desk import likeness, publication
from articles.models import Draft, Source, Submission
from articles.record import RecordError

logger = logging.getLogger(__name__)
TRIES = 5
GAVE_UP = "起草这个文件时程序几次中断，请把它单独交来，或告诉维护的人"


def work_once() -> bool:
    """Does the next thing that waits; False where nothing does."""
    return publish_due() or draft_next()


def draft_next() -> bool:
    """Drafts the file that has waited longest; False where none waits."""
    waiting = Submission.objects.filter(state=Submission.State.WAITING)
    submission = waiting.order_by("upload_id", "position").first()
    if submission is None:
        return False
    # counted before the work: a file that ends the process does not end it for ever
    submission.tries += 1
    submission.save(update_fields=["tries"])
    if submission.tries > TRIES:
        _finish(submission, Submission.State.REFUSED, GAVE_UP)
    else:
        _draft(submission)
    return True


def _draft(submission: Submission) -> None:
    """Drafts outside of any transaction, so that no editor waits, then keeps it in one."""
    source = submission.source
    try:
        if importing.is_record(bytes(source.content), submission.filename):
            drafted, notes = None, []
        else:
            read = drafting.read_text(bytes(source.content), submission.filename)
            drafted, notes = drafting.draft(read.text, knowledge.lexicon()), read.notes
    except drafting.Unreadable as error:
        _finish(submission, Submission.State.REFUSED, str(error))
        return
    with transaction.atomic():
        if _still_waits(submission):
            _keep(submission, source, drafted, notes)


def _still_waits(submission: Submission) -> bool:
    """Locked, so that two workers never draft one file twice."""
    rows = Submission.objects.select_for_update().filter(pk=submission.pk)
    return rows.filter(state=Submission.State.WAITING).exists()


def _keep(
    submission: Submission, source: Source, drafted: drafting.Drafted | None, notes: list[str]
) -> None:
    if importing.is_known(source):
        known = source.drafts.first()
        submission.draft = known
        _finish(submission, Submission.State.KNOWN, _where_known(source))
        return
    try:
        draft = _keep_draft(source, drafted, notes)
    except (RecordError, importing.Refused) as error:
        _finish(submission, Submission.State.REFUSED, str(error))
        return
    submission.draft = draft
    prints = likeness.fingerprint("".join(_texts(draft)))
    submission.near, submission.near_percent = likeness.nearest(source, prints)
    likeness.remember(source, prints)
    _finish(submission, Submission.State.DRAFTED, "")


def _keep_draft(source: Source, drafted: drafting.Drafted | None, notes: list[str]) -> Draft:
    """The new draft; a record handed in brings its own facts."""
    if drafted is None:
        return importing.draft_of_record(source)
    return importing.keep_draft(source, drafted, notes)


def _texts(draft: Draft) -> list[str]:
    fields = record.load(draft.record)
    return [p for section in fields["sections"] for p in section["paragraphs"]]


def _where_known(source: Source) -> str:
    revision = source.revisions.select_related("report").first()
    return f"已经公开：{revision.report.title}" if revision else "已在草稿里"


def _finish(submission: Submission, state: str, message: str) -> None:
    submission.state, submission.message = state, message
    submission.save()


def publish_due() -> bool:
    """Publishes a draft whose time has come; one that cannot be says why and waits no more."""
    draft = Draft.objects.filter(publish_at__lte=timezone.now()).order_by("publish_at").first()
    if draft is None:
        return False
    try:
        publication.publish(draft, draft.publish_by, draft.publish_reason)
    except (RecordError, importing.Refused) as error:
        draft.publish_at, draft.trouble = None, str(error)
        draft.save(update_fields=["publish_at", "trouble"])
        logger.warning("未能按时公开草稿 %s：%s", draft.pk, error)
    return True
