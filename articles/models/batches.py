"""Acts on everything that a query found, and what became of each of it."""

from django.conf import settings
from django.db import models

from articles import limits
from articles.models.tried import Tried


class Batch(models.Model):
    """An act on everything that a query found when it was asked for."""

    class Kind(models.TextChoices):
        PUBLISH = "publish", "公开"
        TAGS = "tags", "加减标签"
        UNTAG = "untag", "撤销加减标签"
        WITHDRAW = "withdraw", "撤回"
        RESTORE = "restore", "恢复公开"
        UNLIST = "unlist", "请搜索引擎不收录"
        LIST = "list", "让搜索引擎收录"
        HAND_OVER = "hand_over", "交给"
        MERGE_TAGS = "merge_tags", "合并标签"
        RENAME_TAG = "rename_tag", "改标签的名"

    key = models.UUIDField("编号", unique=True)  # known when it is asked for twice
    kind = models.CharField("事项", max_length=10, choices=Kind.choices)
    given = models.JSONField("要求", default=dict)  # the reason, the tags
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="谁")
    made_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "批量的事"
        ordering = ["-pk"]

    def __str__(self):
        return f"第 {self.pk} 次批量：{self.get_kind_display()}"


class BatchItem(Tried):
    """One of the rows of a batch, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "等着"
        DONE = "done", "做成了"
        FAILED = "failed", "没有成"
        STOPPED = "stopped", "停下了"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField("次序")
    row = models.BigIntegerField("哪一份")  # a draft or report; one that is public is no draft
    title = models.CharField("标题", max_length=limits.TITLE_CHARACTERS)
    state = models.CharField(
        "状态", max_length=10, choices=State.choices, default=State.WAITING, db_index=True
    )
    message = models.TextField("说明", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "批量的一份"
        ordering = ["batch_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="batch_item_once"),
        ]

    def __str__(self):
        return self.title
