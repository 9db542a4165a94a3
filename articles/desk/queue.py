"""The queue before the worker: drafts to publish at a set time, batches to do, files to draft."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from articles import drafting, record
from articles.archive import importing, lexicon
from articles.archive.hidden_names import stay
from articles.desk import batches, discarding, likeness, publication
from articles.drafting import DraftFile, draft_file
from articles.models import BatchItem, Draft, Source, Submission
from articles.models.tried import Tried
from articles.outages import is_outage
from articles.record import RecordError

logger = logging.getLogger(__name__)
TRIES = 5
# After each try but the last; the first is made up for at once, since the worker may just have
# been stopped.
PAUSES = [timedelta(minutes=minutes) for minutes in (0, 1, 10, 60)]
SLACK = timedelta(minutes=1)
GAVE_UP = "起草这个文件时程序几次中断，请把它单独交来，或告诉维护的人"
NOT_PUBLISHED = "公开这份草稿时程序几次中断，请再定一次时间，或告诉维护的人"
NOT_DONE = "做这一份时程序几次中断，请单独做，或告诉维护的人"
TROUBLE = "程序出了差错（{}），已经记下"


def work_once(draft_file: DraftFile = draft_file) -> bool:
    """Does the next thing that waits; False where nothing does."""
    if publish_due():
        return True
    # by turns, so that neither a batch nor an upload waits for the whole of the other
    return any([batch_next(), draft_next(draft_file)]) or discarding.end_next()


def batch_next() -> bool:
    """Does the next thing of a batch; False where none waits."""
    waiting = BatchItem.objects.filter(_due(), state=BatchItem.State.WAITING)
    item = waiting.order_by("batch_id", "position").select_related("batch__user").first()
    if item is None:
        return False
    _try(item, batches.do, "message", partial(batches.give_up, trouble=NOT_DONE))
    return True


def draft_next(draft_file: DraftFile = draft_file) -> bool:
    """Drafts the file that has waited longest; False where none waits."""
    waiting = Submission.objects.filter(_due(), state=Submission.State.WAITING)
    submission = waiting.order_by("upload_id", "position").first()
    if submission is None:
        return False
    _try(submission, partial(_draft, draft_file=draft_file), "message", _refuse)
    return True


def publish_due() -> bool:
    """Publishes a draft whose time has come; one that cannot be says why and waits no more."""
    drafts = Draft.objects.filter(_due(), publish_at__lte=timezone.now())
    draft = drafts.order_by("publish_at").first()
    if draft is None:
        return False
    _try(draft, _publish, "trouble", _unschedule)
    return True


def _due() -> Q:
    """A time further off than its pause was set by a clock that has been put back since."""
    now = timezone.now()
    due = Q(try_after=None) | Q(try_after__lte=now)
    for tries in range(1, TRIES + 1):
        due |= Q(tries=tries, try_after__gt=now + pause_after(tries) + SLACK)
    return due


def pause_after(tries: int) -> timedelta:
    return PAUSES[min(tries, len(PAUSES)) - 1]


def _try(piece: Tried, work: Callable, told: str, give_up: Callable) -> None:
    """Works on a piece; an error is kept on it, and it waits behind the others to be tried again.

    The try is counted before the work: a piece that ends the process does not end it for ever.
    """
    if piece.tries >= TRIES:
        give_up(piece)
        return
    _wait(piece, piece.tries + 1)
    try:
        work(piece)
    except Exception as error:
        if is_outage(error):
            connection.close()
            _wait(piece, piece.tries - 1)  # it is not to blame
            raise
        logger.exception("“%s”第 %s 次没有做成", piece, piece.tries)
        _keep_trouble(piece, told, TROUBLE.format(type(error).__name__), give_up)


def _keep_trouble(piece: Tried, told: str, trouble: str, give_up: Callable) -> None:
    """Reads the piece anew, which the work may have left half changed in memory."""
    piece = type(piece).objects.filter(pk=piece.pk).first()
    if piece is None:
        return
    if piece.tries >= TRIES:
        give_up(piece)
    else:
        setattr(piece, told, trouble)
        piece.save(update_fields=[told])


def _wait(piece: Tried, tries: int) -> None:
    piece.tries = tries
    piece.try_after = timezone.now() + pause_after(tries) if tries else None
    piece.save(update_fields=["tries", "try_after"])


def _draft(submission: Submission, draft_file: DraftFile) -> None:
    """Drafts outside of any transaction, so that no editor waits, then keeps it in one."""
    source = submission.source
    try:
        if importing.is_record(bytes(source.content), submission.filename):
            drafted, notes = None, []
        else:
            content, known = bytes(source.content), lexicon.lexicon()
            drafted, notes = draft_file(content, submission.filename, known)
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


def _refuse(submission: Submission) -> None:
    _finish(submission, Submission.State.REFUSED, GAVE_UP)


def _publish(draft: Draft) -> None:
    try:
        _publish_if_due(draft)
    except (RecordError, importing.Refused) as error:
        _unschedule(draft, str(error))


@transaction.atomic
def _publish_if_due(draft: Draft) -> None:
    """Looks again, for its time may have been cancelled or put off a moment ago."""
    stay()
    due = Draft.objects.select_for_update().filter(pk=draft.pk, publish_at__lte=timezone.now())
    if draft := due.first():
        publication.publish(draft, draft.publish_by, draft.publish_reason)


def _unschedule(draft: Draft, trouble: str = NOT_PUBLISHED) -> None:
    draft.publish_at, draft.trouble = None, trouble
    draft.save(update_fields=["publish_at", "trouble"])
    logger.warning("未能按时公开草稿 %s：%s", draft.pk, trouble)
