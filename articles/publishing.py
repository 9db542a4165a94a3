"""The one writer of a report's state: withdrawn from the public, and brought back."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles import identity
from articles.masking import hide
from articles.models import Act, Change, Person, Report


@transaction.atomic
def withdraw(report: Report, reason: str, user: AbstractBaseUser | None = None) -> None:
    """Takes a public report away; its addresses answer 410 with the reason."""
    if not reason.strip():
        raise ValueError("撤回要写明理由，理由会公开")
    now = timezone.now()
    report.state = Report.State.WITHDRAWN
    people = Person.objects.filter(appearances__report=report)
    report.withdrawal_reason = hide(reason, identity.hidden_names(people))
    report.withdrawn_at = report.changed_at = now
    _record(report, Act.Kind.WITHDRAW, reason, user)


@transaction.atomic
def restore(report: Report, user: AbstractBaseUser | None = None) -> None:
    """Makes a withdrawn report public again."""
    report.state = Report.State.PUBLIC
    report.withdrawal_reason = ""
    report.withdrawn_at = None
    report.changed_at = timezone.now()
    _record(report, Act.Kind.RESTORE, "", user)


def _record(report: Report, kind: Act.Kind, reason: str, user: AbstractBaseUser | None) -> None:
    report.save(update_fields=["state", "withdrawal_reason", "withdrawn_at", "changed_at"])
    detail = {"report": report.pk}
    Act.objects.create(kind=kind, subject=report.title, reason=reason, user=user, detail=detail)
    Change.objects.record([report.pk])
