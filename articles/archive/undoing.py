"""The way back from an act of the log: what every undoing has in common."""

from collections.abc import Collection

from django.contrib.auth.base_user import AbstractBaseUser

from articles.models import Act


class NotPossible(ValueError):
    """What was asked for cannot be done, and why."""


def take_in_hand(act: Act, kinds: Collection[str]) -> None:
    """Nobody else undoes the act before this transaction ends; NotPossible where somebody has."""
    act.refresh_from_db(from_queryset=Act.objects.select_for_update())
    if act.undone_at or act.kind not in kinds:
        raise NotPossible("这一步不能撤销，或已经撤销过")


def note(act: Act, user: AbstractBaseUser | None, detail: dict | None = None) -> None:
    """Tells the log that the act is undone."""
    undone = {"before": act.after, "after": act.before, "detail": detail or {}}
    Act.objects.record(Act.Kind.UNDO, str(act), user, undoes=act, **undone)
