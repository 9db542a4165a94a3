"""The lists that drafts wait in, in whose hands they are, and which an editor takes up next."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles import record
from articles.models import Draft
from articles.record.schema import FACT_LISTS


@dataclass(frozen=True)
class Worklist:
    """Drafts that wait for the same thing."""

    key: str
    title: str
    what: Callable[[AbstractBaseUser], Q]

    def drafts(self, user: AbstractBaseUser) -> QuerySet[Draft]:
        return Draft.objects.in_earnest().filter(self.what(user))


# somebody who left takes nothing up
NOBODY = Q(assigned_to=None) | Q(assigned_to__is_active=False)
WORKLISTS = (
    Worklist("mine", "我的", lambda user: Q(assigned_to=user)),
    Worklist("unassigned", "没有人经手", lambda _: NOBODY),
    Worklist("waiting", "等审", lambda _: Q(asked_at__isnull=False)),
    Worklist("scheduled", "定了时间", lambda _: Q(publish_at__isnull=False)),
    Worklist("failed", "没能公开", lambda _: ~Q(trouble="")),
)
BY_KEY = {one.key: one for one in WORKLISTS}


def next_for(user: AbstractBaseUser) -> Draft | None:
    """The draft to take up next: one's own, then what waits for review, then nobody's."""
    keys = ["mine", "waiting", "unassigned"]
    if not user.has_perm("articles.publish_draft"):
        keys.remove("waiting")
    for key in keys:
        drafts = BY_KEY[key].drafts(user).filter(publish_at=None).defer("record")
        if key != "waiting":
            drafts = drafts.filter(asked_at=None)
        if draft := drafts.order_by("asked_at", "made_at", "pk").first():
            return draft
    return None


def editors() -> QuerySet[User]:
    """Accounts that can come in and change drafts."""
    by_role = Q(groups__permissions__codename="change_draft")
    own = Q(user_permissions__codename="change_draft")
    can = User.objects.filter(by_role | own | Q(is_superuser=True), is_active=True)
    return can.distinct().order_by("username")


def hand_over(drafts: QuerySet[Draft], to: AbstractBaseUser | None) -> None:
    """Puts drafts into somebody's hands, or into nobody's."""
    drafts.update(assigned_to=to)


def send_for_review(drafts: QuerySet[Draft], user: AbstractBaseUser) -> None:
    """Lets drafts wait for somebody who may publish them; one that waits goes on waiting."""
    drafts.filter(asked_at=None).update(asked_at=timezone.now(), asked_by=user)


def take_back(drafts: QuerySet[Draft]) -> None:
    """Drafts that wait for nobody's review any more."""
    drafts.update(asked_at=None, asked_by=None)


def hands(draft: Draft) -> str:
    """In whose hands a draft is, in words."""
    if draft.assigned_to is None and draft.edited_by:
        return f"没有人经手（{draft.edited_by} 改过）"
    return str(draft.assigned_to or "没有人经手")


def left(draft: Draft) -> int:
    """How many of a draft's facts nobody has looked at."""
    fields = record.load(draft.record)
    keys = {fact.get("id") for name in FACT_LISTS for fact in fields.get(name, ())}
    return len(keys - set(draft.accepted))
