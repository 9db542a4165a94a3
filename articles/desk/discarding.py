"""Drafts that were deleted: kept for thirty days, brought back with one press, then ended."""

from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles.desk.editing import NotPossible
from articles.models import Act, Draft

DAYS = 30


def kept():
    """The deleted drafts that can be brought back, the last first."""
    return Draft.everything.filter(deleted_at__gt=_oldest()).order_by("-deleted_at")


def _oldest():
    return timezone.now() - timedelta(days=DAYS)


@transaction.atomic
def discard(draft: Draft, user: AbstractBaseUser, reason: str = "") -> None:
    """Deletes a draft; twice is once."""
    if not Draft.objects.filter(pk=draft.pk).update(deleted_at=timezone.now(), deleted_by=user):
        return
    subject, detail = f"草稿“{draft}”", {"draft": draft.pk}
    Act.objects.record(Act.Kind.DELETE, subject, user, reason, detail=detail)


@transaction.atomic
def bring_back(pk: int, user: AbstractBaseUser) -> Draft:
    """The draft as it was, with all its steps; NotPossible where it cannot be."""
    draft = Draft.everything.select_for_update().filter(pk=pk).first()
    if draft is None:
        raise NotPossible(f"删去满 {DAYS} 天的草稿已经清掉了")
    if draft.deleted_at is None:
        return draft
    if other := Draft.objects.filter(slug=draft.slug).first():
        raise NotPossible(f"已有同一地址的草稿“{other}”，请先公开它或删去它")
    draft.deleted_at = draft.deleted_by = None
    if draft.publish_at and draft.publish_at < timezone.now():
        draft.publish_at = None  # nobody has looked at it since
    draft.save(update_fields=["deleted_at", "deleted_by", "publish_at"])
    deletion = Act.objects.standing().filter(kind=Act.Kind.DELETE, detail__draft=pk).first()
    Act.objects.record(Act.Kind.UNDO, f"删除：草稿“{draft}”", user, undoes=deletion)
    return draft


def end_next() -> bool:
    """Ends a draft whose days are over, its steps with it; False where none is."""
    draft = Draft.everything.filter(deleted_at__lte=_oldest()).first()
    if draft is None:
        return False
    draft.delete()
    return True
