"""The standing of rows that an act sets by hand, as its entry in the log keeps it.

By it `check_archive` finds what was altered past the log.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Model

# What no record vouches for, by model and field, with what it is called.
PARTS = {
    "articles.person": {"public_figure": "公众人物", "merged_into": "并入"},
    "articles.name": {"parent": "上级", "merged_into": "并入"},
    "auth.group": {"name": "名称", "permissions": "权限"},
    "auth.user": {
        "username": "用户名",
        "is_active": "可以登录",
        "is_staff": "不凭角色进编辑台",
        "is_superuser": "管理员",
        "groups": "角色",
        "user_permissions": "自己的权限",
    },
}
Left = list  # model, key and the parts; None in place of the parts of a row that is gone


def left(row: Model, parts: Iterable[str] | None = None) -> list[Left]:
    """How an act left a row: in those of these parts that are told of, or in all.

    A part that the act did not set is none of its own: else it would vouch for what others altered.
    """
    told = PARTS.get(row._meta.label_lower, {})
    values = {part: _value(row, part) for part in told if parts is None or part in parts}
    return [[row._meta.label_lower, row.pk, values]] if values else []


def gone(row: Model) -> list[Left]:
    """That an act deleted the row."""
    return [[row._meta.label_lower, row.pk, None]] if row._meta.label_lower in PARTS else []


def _value(row: Model, part: str) -> Any:
    """A permission is known by its name, which every database has."""
    field = row._meta.get_field(part)
    if not field.many_to_many:
        return getattr(row, field.attname)
    held = getattr(row, part).order_by("pk")
    if field.related_model is Permission:
        names = held.values_list("content_type__app_label", "codename")
        return sorted(map(".".join, names))
    return list(held.values_list("pk", flat=True))
