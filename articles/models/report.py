from django.db import models
from django.db.models import Q
from django.urls import reverse
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles import limits
from articles.language import dates
from articles.models.names import Tag
from articles.models.querysets import FactQuerySet, ReportQuerySet


class Report(models.Model):
    """One news report that was made public here, as its record tells it."""

    class State(models.TextChoices):
        PUBLIC = "public", "公开"
        WITHDRAWN = "withdrawn", "已撤回"

    class Origin(models.TextChoices):
        ORIGINAL = "original", "原文"
        RETOLD = "retold", "转述"

    slug = models.CharField("地址", max_length=limits.SLUG_CHARACTERS, unique=True)
    # the record's own, by which it is known; its address is another where that spells a hidden name
    record_slug = models.CharField(
        "记录里的地址", max_length=limits.SLUG_CHARACTERS, unique=True, editable=False
    )
    kicker = models.CharField("肩题", max_length=limits.TITLE_CHARACTERS, blank=True)
    title = models.CharField("标题", max_length=limits.TITLE_CHARACTERS)
    subtitle = models.CharField("副题", max_length=limits.TITLE_CHARACTERS, blank=True)
    dateline = models.CharField("电头", max_length=limits.LINE_CHARACTERS, blank=True)
    byline = models.JSONField("署名", default=list, blank=True)
    outlet = models.CharField("媒体", max_length=limits.NAME_CHARACTERS, blank=True)
    page = models.CharField("版次", max_length=limits.NAME_CHARACTERS, blank=True)
    url = models.CharField("原址", max_length=limits.URL_CHARACTERS, blank=True)
    rights = models.CharField("权利说明", max_length=limits.LINE_CHARACTERS, blank=True)
    place = models.CharField("地方", max_length=limits.PLACE_CHARACTERS, blank=True)

    printed_on = models.DateField("见报日期（最晚可能的一天）", null=True, blank=True)
    precision = models.PositiveSmallIntegerField("日期精度", null=True, blank=True)
    certainty = models.CharField("日期确度", max_length=1, blank=True)
    published_basis = models.CharField("日期依据", max_length=limits.NOTE_CHARACTERS, blank=True)

    origin = models.CharField(
        "文字来历", max_length=10, choices=Origin.choices, default=Origin.ORIGINAL
    )
    original = models.JSONField("所转述的原文", null=True, blank=True)
    summary = models.TextField("提要", blank=True)
    note = models.TextField("编者按", blank=True)

    state = models.CharField(
        "状态", max_length=10, choices=State.choices, default=State.PUBLIC, db_index=True
    )
    made_public_at = models.DateTimeField("在本站公开的时间", db_index=True)
    changed_at = models.DateTimeField("最近一次改动的时间")
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawal_reason = models.TextField("撤回理由", blank=True)

    noindex = models.BooleanField("请搜索引擎不收录", default=False)
    followed_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="follows",
        verbose_name="后续报道",
    )

    tags = TaggableManager("标签", through="articles.Tagging", blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报道"
        permissions = [("correct_report", "更正报道"), ("withdraw_report", "撤回报道")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="report_title_not_empty"),
            models.CheckConstraint(condition=~Q(slug=""), name="report_slug_not_empty"),
            models.CheckConstraint(
                condition=Q(printed_on=None, precision=None, certainty="")
                | Q(
                    printed_on__isnull=False,
                    # of a null `IN` says neither yes nor no, and the check would pass
                    precision__isnull=False,
                    precision__in=[1, 2, 3],
                    certainty__in=["", "~", "?"],
                ),
                name="report_date_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="public", withdrawn_at=None)
                | (Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
                name="report_withdrawal_reasoned",
            ),
        ]
        indexes = [
            models.Index("state", "printed_on", "precision", "slug", name="report_by_date"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("report-detail", args=[self.slug])

    @property
    def is_moved(self) -> bool:
        """Whether its address is another than its record's, which spells a hidden name."""
        return self.slug != self.record_slug

    @property
    def published(self) -> dates.PartialDate | None:
        """The date the report was printed on, as precisely as it is known."""
        return dates.stored(self.printed_on, self.precision, self.certainty)

    @property
    def is_retold(self) -> bool:
        return self.origin == self.Origin.RETOLD

    @property
    def retold_from(self) -> str:
        """Whose report the archive retells, as its page must say: 孙薇, 王二、李四."""
        return "、".join(by["name"] for by in (self.original or {}).get("byline", []))


class Section(models.Model):
    """A part of a report; its text is its paragraphs joined by one newline."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField("次序")  # 1 is the first
    heading = models.CharField("标题", max_length=limits.TITLE_CHARACTERS, blank=True)
    text = models.TextField("正文")

    class Meta:
        verbose_name = verbose_name_plural = "章节"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["report", "position"], name="section_position_once"),
            models.CheckConstraint(condition=~Q(text=""), name="section_text_not_empty"),
        ]

    def __str__(self):
        return self.heading or f"第{self.position}节"

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n")


class Tagging(ItemBase):
    """A tag on a report, in the order the editor gave."""

    REPORT = "content_object"

    content_object = models.ForeignKey(Report, models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="taggings")
    position = models.PositiveSmallIntegerField("次序", default=0)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报道的标签"
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="tagging_once"),
        ]
