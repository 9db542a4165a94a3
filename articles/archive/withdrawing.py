"""The one writer of a report's standing: withdrawn, out of search engines, followed by another."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles import record
from articles.archive.hidden_names import hidden_names, stay
from articles.models import Act, Change, Person, Report
from articles.record.masking import hide, people_in


@transaction.atomic
def withdraw(report: Report, reason: str, user: AbstractBaseUser | None = None) -> None:
    """Takes a public report away; its addresses answer 410 with the reason."""
    if not reason.strip():
        raise ValueError("撤回要写明理由，理由会公开")
    stay()
    _lock(report)
    people = Person.objects.filter(appearances__report=report)
    told = people_in(record.stored(report.revisions.last().record))
    shown = hide(reason, hidden_names(people), told)
    if report.state == Report.State.WITHDRAWN and report.withdrawal_reason == shown:
        return
    before, now = _standing(report), timezone.now()
    report.state = Report.State.WITHDRAWN
    report.withdrawal_reason = shown
    report.withdrawn_at = report.changed_at = now
    _record(report, Act.Kind.WITHDRAW, reason, user, before)


@transaction.atomic
def restore(report: Report, user: AbstractBaseUser | None = None) -> None:
    """Makes a withdrawn report public again."""
    _lock(report)
    if report.state == Report.State.PUBLIC:
        return
    before = _standing(report)
    report.state = Report.State.PUBLIC
    report.withdrawal_reason = ""
    report.withdrawn_at = None
    report.changed_at = timezone.now()
    _record(report, Act.Kind.RESTORE, "", user, before)


@transaction.atomic
def unlist(report: Report, reason: str, user: AbstractBaseUser | None = None) -> None:
    """Asks search engines to leave a report's page out; readers here find it as before."""
    if not reason.strip():
        raise ValueError("请写明理由")
    _set_noindex(report, True, Act.Kind.UNLIST, reason.strip(), user)


@transaction.atomic
def list_again(report: Report, user: AbstractBaseUser | None = None) -> None:
    """Lets search engines take in a report's page again."""
    _set_noindex(report, False, Act.Kind.LIST, "", user)


def _set_noindex(report, noindex: bool, kind: Act.Kind, reason: str, user) -> None:
    _lock(report)
    if report.noindex == noindex and not (noindex and reason != _reason_of(report, kind)):
        return
    before = _indexing(report)
    report.noindex = noindex
    report.save(update_fields=["noindex"])
    _note(report, kind, reason, user, before, _indexing(report))


@transaction.atomic
def follow(report: Report, later: Report, user: AbstractBaseUser | None = None) -> None:
    """Says on a report's page that a later one goes on with it."""
    _lock(report)
    if later.pk == report.pk:
        raise ValueError("一篇报道不能是自己的后续，请选另一篇")
    if later.followed_by_id == report.pk:
        raise ValueError("那一篇的后续正是这一篇，请先把那边取下")
    if later.state != Report.State.PUBLIC:
        raise ValueError("后续报道须是公开的，请选另一篇")
    _set_follower(report, later, Act.Kind.FOLLOW, user)


@transaction.atomic
def unfollow(report: Report, user: AbstractBaseUser | None = None) -> None:
    """Takes the later report off a report's page."""
    _lock(report)
    _set_follower(report, None, Act.Kind.UNFOLLOW, user)


def _set_follower(report: Report, later: Report | None, kind: Act.Kind, user) -> None:
    was = report.followed_by
    if was == later:
        return
    report.followed_by, report.changed_at = later, timezone.now()
    report.save(update_fields=["followed_by", "changed_at"])
    before, after = _followed(was), _followed(later)
    _note(report, kind, "", user, before, after, was=_key(was), followed_by=_key(later))
    Change.objects.record([report.pk])


def _lock(report: Report) -> None:
    """The report as it stands, until the act is done: the same act sent twice is done once."""
    report.refresh_from_db(from_queryset=Report.objects.select_for_update())


def _reason_of(report: Report, kind: Act.Kind) -> str | None:
    """The reason given when that was last done to the report."""
    acts = Act.objects.filter(kind=kind, detail__report=report.pk)
    return acts.values_list("reason", flat=True).first()


def _record(report: Report, kind: Act.Kind, reason: str, user, before: dict) -> None:
    report.save(update_fields=["state", "withdrawal_reason", "withdrawn_at", "changed_at"])
    _note(report, kind, reason, user, before, _standing(report))
    Change.objects.record([report.pk])


def _note(report: Report, kind: Act.Kind, reason: str, user, before, after, **more) -> None:
    detail = {"report": report.pk, **more}
    Act.objects.record(kind, report.title, user, reason, before, after, detail=detail)


def _standing(report: Report) -> dict[str, str]:
    return {"状态": report.get_state_display(), "撤回的理由": report.withdrawal_reason}


def _indexing(report: Report) -> dict[str, str]:
    return {"搜索引擎": "不收录" if report.noindex else "收录"}


def _followed(later: Report | None) -> dict[str, str]:
    return {"后续报道": f"{later.title}（{later.slug}）" if later else "无"}


def _key(report: Report | None) -> int | None:
    return report and report.pk
