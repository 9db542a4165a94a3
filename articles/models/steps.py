"""The steps of a draft: what each changed, by whom and when; each is added in the transaction
that changes the draft, and none is changed or deleted while the draft is there."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from articles import record
from articles.models.appended import Appended, AppendedQuerySet
from articles.models.desk import Draft
from articles.record import patches
from articles.record.patches import Change, Content


class StepManager(models.Manager.from_queryset(AppendedQuerySet)):
    def record(self, draft: Draft, changes: list[Change], act: str, **more) -> "Step":
        """Adds what changed the draft, whose version counts it already."""
        more = {"key": uuid4(), "number": draft.version - 1, **more}
        return self.create(draft=draft, changed=patches.written(changes), act=act, **more)


class Step(Appended):
    """One act on a draft; undone by a step of its own."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="steps", verbose_name="草稿")
    number = models.PositiveIntegerField("第几步")  # the version of the draft that it changed
    key = models.UUIDField("编号")  # made where the step was; known when it comes twice
    screen = models.UUIDField("页面", null=True)  # on which it was made
    act = models.CharField("事项", max_length=20)
    changed = models.TextField("改动")  # as `patches` writes it; jsonb would not keep the order
    undoes = models.ForeignKey("self", models.CASCADE, null=True, related_name="undoing")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="编辑"
    )
    made_at = models.DateTimeField("时间", auto_now_add=True)

    objects = StepManager()

    class Meta:
        verbose_name = verbose_name_plural = "改动的步骤"
        ordering = ["draft_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="step_in_order"),
            models.UniqueConstraint(fields=["draft", "key"], name="step_once"),
        ]

    @property
    def changes(self) -> list[Change]:
        return patches.read(self.changed)


def content_of(draft: Draft) -> Content:
    """All of the draft that steps change."""
    fields = record.load(draft.record)
    beside = draft.accepted, draft.identities, draft.edits, draft.public_version
    return Content(fields, *beside)
