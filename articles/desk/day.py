"""The day at the desk: what waits, what goes out when, what failed, how the archive grows."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from articles.desk import batches
from articles.desk.worklists import WORKLISTS, Worklist, next_for
from articles.models import BatchItem, Draft, Report, Submission

SHOWN = 10  # rows of a list
MONTHS = 12
RECENT = timedelta(days=7)


@dataclass(frozen=True)
class Waiting:
    """How many drafts wait in a list."""

    worklist: Worklist
    number: int


@dataclass(frozen=True)
class Growth:
    """How many reports were made public here, and of late by month."""

    total: int
    today: int
    week: int
    months: list[tuple[date, int]]

    @property
    def most(self) -> int:
        return max((number for _, number in self.months), default=0)


@dataclass(frozen=True)
class Day:
    waiting: list[Waiting]
    drafts: int
    undrafted: int  # files that wait for the worker
    next: Draft | None
    going_out: list[Draft]
    for_review: list[Draft]
    failed: list[Draft]
    refused: list[Submission]
    undone: list[BatchItem]  # of batches
    growth: Growth


def day(user: AbstractBaseUser) -> Day:
    """The day as it stands for an editor."""
    drafts = Draft.objects.in_earnest().defer("record")
    drafts = drafts.select_related("assigned_to", "asked_by", "publish_by")
    files = Submission.objects.select_related("upload")
    refused = files.filter(
        state=Submission.State.REFUSED, upload__made_at__gte=timezone.now() - RECENT
    )
    return Day(
        waiting=[Waiting(one, one.drafts(user).count()) for one in WORKLISTS],
        drafts=drafts.count(),
        undrafted=files.filter(state=Submission.State.WAITING).count(),
        next=next_for(user),
        going_out=list(drafts.exclude(publish_at=None).order_by("publish_at")[:SHOWN]),
        for_review=list(drafts.exclude(asked_at=None).order_by("asked_at")[:SHOWN]),
        failed=list(drafts.exclude(trouble="")[:SHOWN]),
        refused=list(refused.order_by("-pk")[:SHOWN]),
        undone=batches.without_hidden(_undone()[:SHOWN], user),
        growth=growth(),
    )


def _undone() -> QuerySet[BatchItem]:
    failed = BatchItem.objects.filter(state=BatchItem.State.FAILED).select_related("batch")
    return failed.filter(batch__made_at__gte=timezone.now() - RECENT).order_by("-pk")


def growth() -> Growth:
    public, today = Report.objects.public(), timezone.localdate()
    by_day = public.filter(made_public_at__date__gt=today - RECENT)
    return Growth(
        total=public.count(),
        today=by_day.filter(made_public_at__date=today).count(),
        week=by_day.count(),
        months=_by_month(today),
    )


def _by_month(today: date) -> list[tuple[date, int]]:
    """The last months, the newest first, those without a report too."""
    last = today.year * 12 + today.month - 1
    months = [date(month // 12, month % 12 + 1, 1) for month in range(last, last - MONTHS, -1)]
    rows = Report.objects.public().filter(made_public_at__date__gte=months[-1])
    in_month = rows.annotate(month=TruncMonth("made_public_at")).values_list("month")
    counted = in_month.annotate(number=Count("pk")).order_by()
    numbers = {timezone.localtime(month).date(): number for month, number in counted}
    return [(month, numbers.get(month, 0)) for month in months]
