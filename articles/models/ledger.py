"""The ledger beside the records: what was handed in, every version, corrections, old addresses."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles import limits
from articles.language import web_addresses
from articles.models.querysets import CorrectionQuerySet
from articles.models.report import Report


class Source(models.Model):
    """The bytes handed in, kept as they came and never edited."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    content = models.BinaryField("内容")
    filename = models.CharField("文件名", max_length=255, blank=True)
    received_at = models.DateTimeField("收到时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "来稿"

    def __str__(self):
        return self.filename or self.sha256[:8]


class Revision(models.Model):
    """One version of a report: its canonical record and the record's SHA-256."""

    class By(models.TextChoices):
        IMPORT = "import", "导入"
        DESK = "desk", "编辑台"

    report = models.ForeignKey(
        Report, models.CASCADE, related_name="revisions", verbose_name="报道"
    )
    number = models.PositiveIntegerField("版本")  # 1 is the first
    record = models.TextField("记录")
    sha256 = models.CharField("记录的 SHA-256", max_length=64)
    # [list, what the fact says, id] that versions before it gave and it does not; the last first
    dropped_ids = models.JSONField("从前的编号", default=list)
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="revisions", verbose_name="来稿"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="编辑"
    )
    by = models.CharField("来自", max_length=10, choices=By.choices, default=By.IMPORT)
    made_at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "版本"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="revision_number_once"),
        ]

    def __str__(self):
        return f"第{self.number}版"


class Correction(models.Model):
    """A dated public note of what was changed in a public report, and why."""

    report = models.ForeignKey(
        Report, models.CASCADE, related_name="corrections", verbose_name="报道"
    )
    revision = models.OneToOneField(
        Revision, models.PROTECT, related_name="correction", verbose_name="版本"
    )
    reason = models.TextField("说明")
    made_at = models.DateTimeField("时间", db_index=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "勘误"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="correction_reason_not_empty"),
        ]

    def __str__(self):
        return self.reason


class Confirmation(models.Model):
    """An editor's word that a report may be public though certain words in it may be private."""

    slug = models.CharField("地址", max_length=limits.SLUG_CHARACTERS)
    kind = models.CharField("种类", max_length=20)
    words = models.TextField("所确认的字")
    reason = models.TextField("理由")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="编辑"
    )
    made_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "个人信息的确认"
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "kind", "words"], name="confirmed_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="confirmation_reasoned"),
        ]

    def __str__(self):
        return f"{self.kind}：{self.reason}"


class Redirect(models.Model):
    """An old address and the path that took its place.

    One without a host was a path here; others are where a report stood before it came here.
    """

    host = models.CharField("主机", max_length=web_addresses.LONGEST_HOST, blank=True)
    old_path = models.CharField("旧地址", max_length=web_addresses.LONGEST)  # with its query
    new_path = models.CharField("新地址", max_length=255, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "改址"
        constraints = [
            # The path leads, for hosts need not be known where one is looked for.
            models.UniqueConstraint(fields=["old_path", "host"], name="redirect_once"),
        ]

    def __str__(self):
        return f"{self.host}{self.old_path} → {self.new_path}"
