"""The one writer of a report's state: withdrawn from the public, and brought back."""

from django.db import transaction
from django.utils import timezone

from articles.models import Report


@transaction.atomic
def withdraw(report: Report, reason: str) -> None:
    """Takes a public report away; its addresses answer 410 with the reason."""
    if not reason.strip():
        raise ValueError("撤回要写明理由，理由会公开")
    now = timezone.now()
    report.state = Report.State.WITHDRAWN
    report.withdrawal_reason = reason
    report.withdrawn_at = report.changed_at = now
    report.save(update_fields=["state", "withdrawal_reason", "withdrawn_at", "changed_at"])


@transaction.atomic
def restore(report: Report) -> None:
    """Makes a withdrawn report public again."""
    report.state = Report.State.PUBLIC
    report.withdrawal_reason = ""
    report.withdrawn_at = None
    report.changed_at = timezone.now()
    report.save(update_fields=["state", "withdrawal_reason", "withdrawn_at", "changed_at"])
