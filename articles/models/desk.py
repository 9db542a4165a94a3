"""The desk's own rows: files handed in, and drafts; nothing of the public side reads these."""

from django.conf import settings
from django.db import models

from articles import limits
from articles.models.ledger import Revision, Source
from articles.models.report import Report
from articles.models.tried import Tried
from articles.models.turns import take_turn

USER = settings.AUTH_USER_MODEL


class StandingDrafts(models.Manager):
    """The drafts that nobody has deleted."""

    def get_queryset(self):
        return super().get_queryset().filter(deleted_at=None)

    def in_earnest(self):
        """Those that can become public one day: no practice drafts."""
        return self.filter(is_practice=False)


class Draft(Tried):
    """A record that is not public, with what drafting and reviewing say of it."""

    slug = models.CharField("地址", max_length=limits.SLUG_CHARACTERS)
    title = models.CharField("标题", max_length=limits.TITLE_CHARACTERS)
    record = models.TextField("记录")
    source = models.ForeignKey(Source, models.PROTECT, related_name="drafts", verbose_name="来稿")
    by = models.CharField(
        "来自", max_length=10, choices=Revision.By.choices, default=Revision.By.IMPORT
    )
    edited_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="编辑"
    )
    is_practice = models.BooleanField("练习稿", default=False)  # never becomes public
    made_at = models.DateTimeField("建立时间", auto_now_add=True)
    changed_at = models.DateTimeField("改动时间", auto_now=True)
    version = models.PositiveIntegerField("第几版", default=1)  # what the next step changes
    # of the report that it corrects, the version that its editor knows
    public_version = models.PositiveIntegerField("更正的是第几版", null=True, blank=True)
    reasons = models.JSONField("起草的理由", default=dict, blank=True)  # by fact id
    edits = models.JSONField("清理", default=list, blank=True)
    left_out = models.JSONField("没有起草的", default=list, blank=True)
    accepted = models.JSONField("已核对", default=list, blank=True)  # fact ids
    # who of a name a person of the record is: by id a person's slug, or "new"
    identities = models.JSONField("同名的人", default=dict, blank=True)

    publish_at = models.DateTimeField("定时公开", null=True, blank=True, db_index=True)
    publish_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="定时的编辑"
    )
    publish_reason = models.TextField("更正的理由", blank=True)
    trouble = models.TextField("没能公开的原因", blank=True)

    # in whose hands it is, and since when it waits for somebody who may publish it
    assigned_to = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="经手人"
    )
    asked_at = models.DateTimeField("送审时间", null=True, blank=True)
    asked_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="送审的人"
    )

    # kept for some days, then ended
    deleted_at = models.DateTimeField("删去的时间", null=True, blank=True, db_index=True)
    deleted_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="删去的编辑"
    )

    objects = StandingDrafts()
    everything = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "草稿"
        ordering = ["-changed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"], condition=models.Q(deleted_at=None), name="draft_at_one_slug"
            ),
        ]
        permissions = [("publish_draft", "公开草稿")]

    def __str__(self):
        return self.title


class Upload(models.Model):
    """Files handed in together."""

    user = models.ForeignKey(USER, models.PROTECT, null=True, verbose_name="投稿人")
    made_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "来稿批次"
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"第 {self.pk} 批"


class Submission(Tried):
    """One file of an upload, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "等待起草"
        DRAFTED = "drafted", "已起草"
        KNOWN = "known", "已在这里"
        REFUSED = "refused", "未收"

    upload = models.ForeignKey(
        Upload, models.CASCADE, related_name="submissions", verbose_name="批次"
    )
    position = models.PositiveIntegerField("次序")
    filename = models.CharField("文件名", max_length=255)
    # None where the file could not be kept
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, related_name="submissions", verbose_name="来稿"
    )
    state = models.CharField(
        "状态", max_length=10, choices=State.choices, default=State.WAITING, db_index=True
    )
    message = models.TextField("说明", blank=True)
    draft = models.ForeignKey(
        Draft, models.SET_NULL, null=True, related_name="submissions", verbose_name="草稿"
    )
    # a source that says nearly the same, and how much of it is shared, in per cent
    near = models.ForeignKey(
        Source, models.SET_NULL, null=True, related_name="+", verbose_name="相近的来稿"
    )
    near_percent = models.PositiveSmallIntegerField("相同", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "来稿文件"
        ordering = ["upload_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "position"], name="submission_once"),
        ]

    def __str__(self):
        return self.filename

    @property
    def standing_draft(self) -> Draft | None:
        """Its draft, while nobody has deleted it."""
        return self.draft if self.draft and self.draft.deleted_at is None else None


class Shingle(models.Model):
    """One of the least hashes of a source's text, by which texts nearly alike find each other."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="shingles")
    value = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "value"], name="shingle_once"),
        ]


class ChangeManager(models.Manager):
    def record(self, reports) -> None:
        """Numbers a change of each report, given by primary key."""
        take_turn()
        self.bulk_create(Change(report_id=pk) for pk in sorted(reports))


class Change(models.Model):
    """A public report that reads otherwise from here on; its number is its place in the order."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="changes")
    made_at = models.DateTimeField("时间", auto_now_add=True)

    objects = ChangeManager()

    class Meta:
        verbose_name = verbose_name_plural = "变动"
        ordering = ["pk"]
