"""The log of acts: who did what, before and after; each entry holds the hash of the last."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.utils import timezone

from articles.models.appended import Appended, AppendedQuerySet
from articles.models.standing import Left
from articles.models.turns import take_turn

SUBJECT_CHARACTERS = 1000
Told = str | Mapping[str, Any]  # what something was or is: in words, or each part by its name


class ActQuerySet(AppendedQuerySet):
    """Entries, which are read; `Act.objects.record` adds one."""

    def standing(self):
        """Those that nobody has undone."""
        return self.filter(undoing=None)


class ActManager(models.Manager.from_queryset(ActQuerySet)):
    @transaction.atomic(savepoint=False)
    def record(
        self,
        kind: str,
        subject: str,
        user: AbstractBaseUser | None = None,
        reason: str = "",
        before: Told = "",
        after: Told = "",
        left: Iterable[Left] = (),
        **more,
    ) -> "Act":
        """Adds what is done in this transaction to the end of the log, and how it left rows."""
        take_turn()
        if left := list(left):
            more["detail"] = more.get("detail", {}) | {"left": left}
        act = Act(
            kind=kind,
            subject=subject[:SUBJECT_CHARACTERS],
            user=user,
            who=user.get_username() if user else "",
            reason=reason,
            before=in_words(before),
            after=in_words(after),
            **more,
        )
        last = self.order_by("-number").values_list("number", "sha256").first()
        act.number, act.previous = (last[0] + 1, last[1]) if last else (1, "")
        act.sha256 = act.digest()
        act.save(force_insert=True)
        return act


class Act(Appended):
    """What was done to reports, names, roles, accounts or settings: who, when, before and after."""

    class Kind(models.TextChoices):
        PUBLISH = "publish", "公开"
        CORRECT = "correct", "更正"
        VERSION = "version", "新的版本"
        WITHDRAW = "withdraw", "撤回"
        RESTORE = "restore", "恢复公开"
        MERGE = "merge", "合并"
        SPLIT = "split", "拆分"
        MASK = "mask", "隐去姓名"
        TAGS = "tags", "标签"
        ADDRESSES = "addresses", "旧地址"
        CONFIRM = "confirm", "确认个人信息"
        ADD = "add", "新建"
        CHANGE = "change", "改动"
        DELETE = "delete", "删除"
        UNLIST = "unlist", "请搜索引擎不收录"
        LIST = "list", "让搜索引擎收录"
        FOLLOW = "follow", "连上后续报道"
        UNFOLLOW = "unfollow", "取下后续报道"
        UNDO = "undo", "撤销"
        SETTINGS = "settings", "设置"

    number = models.PositiveBigIntegerField("第几条", unique=True)
    kind = models.CharField("事项", max_length=10, choices=Kind.choices, db_index=True)
    subject = models.CharField("对象", max_length=SUBJECT_CHARACTERS)
    reason = models.TextField("理由", blank=True)
    before = models.TextField("原来", blank=True)
    after = models.TextField("改为", blank=True)
    detail = models.JSONField("详情", default=dict)  # for programs: what undoing needs
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="账号"
    )
    who = models.CharField("编辑", max_length=150, blank=True)  # as the account was called then
    made_at = models.DateTimeField("时间", default=timezone.now)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undoing", verbose_name="撤销的"
    )
    previous = models.CharField("上一条的 SHA-256", max_length=64, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64)

    objects = ActManager()

    class Meta:
        verbose_name = verbose_name_plural = "编辑记录"
        ordering = ["-number"]

    def __str__(self):
        return f"{self.get_kind_display()}：{self.subject}"

    @property
    def undone_at(self):
        """When it was undone; None while it stands."""
        undoing = getattr(self, "undoing", None)
        return undoing and undoing.made_at

    def told(self) -> dict[str, Any]:
        """All that the entry says, the hash of the one before it included."""
        return {
            "number": self.number,
            "made_at": self.made_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "kind": self.kind,
            "subject": self.subject,
            "reason": self.reason,
            "before": self.before,
            "after": self.after,
            "detail": self.detail,
            "user": self.user_id,
            "who": self.who,
            "undoes": self.undoes and self.undoes.number,
            "previous": self.previous,
        }

    def digest(self) -> str:
        """The SHA-256 of what it says, as JSON with sorted keys and without spaces."""
        return sha256(as_json(self.told()).encode()).hexdigest()


def in_words(told: Told) -> str:
    """What something was or is, a line for each part; what is empty is left out."""
    if isinstance(told, str):
        return told
    return "\n".join(f"{name}：{value}" for name, value in told.items() if value not in ("", None))


def as_json(told: dict[str, Any]) -> str:
    """The one way to write an entry, so that anyone gets the same hash."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
