"""The three roles of the desk: who may come in, and whose account one may change."""

from django.contrib.auth.models import AbstractBaseUser, User

BELOW_CHIEF = ("投稿", "编辑")
ROLES = (*BELOW_CHIEF, "主编")


def may_enter(user: AbstractBaseUser) -> bool:
    """Whoever has a role comes in, and whoever a superuser lets in without one."""
    return user.is_active and (user.is_superuser or user.is_staff or user.groups.exists())


def may_change(user: User, account: User) -> bool:
    """A superuser changes every account, others only one that may do less than a chief.

    So no chief takes over what another may do, nor changes what they may do themselves.
    """
    return user.is_superuser or _is_below_chief(account)


def _is_below_chief(account: User) -> bool:
    others = account.groups.exclude(name__in=BELOW_CHIEF)
    return not (account.is_superuser or others.exists() or account.user_permissions.exists())
