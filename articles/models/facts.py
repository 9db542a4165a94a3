from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from articles import limits
from articles.models.names import Measure, Name, Person
from articles.models.querysets import FactQuerySet
from articles.models.report import Report, Section
from articles.record import kinds

CHOICE_CHARACTERS = 10


class Anchored(models.Model):
    """A fact and the very words of the report that state it."""

    REPORT = "report"

    report = models.ForeignKey(
        Report, models.CASCADE, related_name="%(class)ss", verbose_name="报道"
    )
    section = models.ForeignKey(
        Section, models.CASCADE, related_name="%(class)ss", verbose_name="章节"
    )
    key = models.CharField("编号", max_length=20)  # s1, q1, p1, n1: the record's own
    position = models.PositiveSmallIntegerField("次序")  # of the fact in its list of the record
    occurrence = models.PositiveSmallIntegerField("第几处", default=0)
    start = models.PositiveIntegerField("起")  # Unicode code points into the section's text
    end = models.PositiveIntegerField("止")
    exact = models.TextField("原文")
    prefix = models.TextField("前文", blank=True)
    suffix = models.TextField("后文", blank=True)

    objects = FactQuerySet.as_manager()

    fragment = ""  # beyond the anchor, to the very words; pages that link to the fact look for it

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["report", "key", "occurrence"], name="%(class)s_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="%(class)s_span"),
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("exact")), name="%(class)s_exact_length"
            ),
        ]

    def __str__(self):
        return self.exact

    def get_absolute_url(self):
        """Where the fact stands on its report's page, for ever."""
        return f"{self.report.get_absolute_url()}#{self.key}"

    @property
    def words_url(self) -> str:
        """The same place for a reader's eye: a browser that can marks the words there."""
        return f"{self.get_absolute_url()}{self.fragment}"


class Naming(Anchored):
    """Words that name someone or something; a name may stand in many places of a report."""

    by_name = models.BooleanField("凡出现处", default=False)  # the record gave no places

    class Meta(Anchored.Meta):
        abstract = True


class Statistic(Anchored):
    """A figure with what it counts, and its words as printed."""

    class Kind(models.TextChoices):
        AMOUNT = "amount", "数量"
        SHARE = "share", "占比"
        CHANGE = "change", "增减"
        RANK = "rank", "位次"

    label = models.CharField("所指", max_length=limits.LABEL_CHARACTERS, blank=True)
    subject = models.CharField("对象", max_length=limits.LABEL_CHARACTERS, blank=True)
    measure = models.CharField("量的种类", max_length=10, choices=Kind.choices)
    value = models.DecimalField("数值", max_digits=24, decimal_places=6, null=True, blank=True)
    low = models.DecimalField("下限", max_digits=24, decimal_places=6, null=True, blank=True)
    high = models.DecimalField("上限", max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField("单位", max_length=limits.UNIT_CHARACTERS, blank=True, db_index=True)
    qualifier = models.CharField("限定词", max_length=limits.NAME_CHARACTERS, blank=True)
    no_value = models.CharField("无数值的原因", max_length=limits.LINE_CHARACTERS, blank=True)
    period = models.CharField("时期", max_length=limits.LINE_CHARACTERS, blank=True)
    period_edtf = models.CharField("时期（EDTF）", max_length=20, blank=True)
    # the earlier figure of "from 10% to 80%"
    earlier = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="later", verbose_name="从哪个数"
    )
    target = models.BooleanField("是目标", default=False)
    note = models.CharField("注", max_length=limits.LINE_CHARACTERS, blank=True)
    series = models.ForeignKey(
        Measure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statistics",
        verbose_name="指标",
    )

    has_company = False  # of another figure in its measure; pages that link to that look for it

    class Meta(Anchored.Meta):
        verbose_name = verbose_name_plural = kinds.STATISTIC.words
        constraints = [
            *Anchored.Meta.constraints,
            models.CheckConstraint(
                condition=Q(value__isnull=False)
                | Q(low__isnull=False)
                | Q(high__isnull=False)
                | ~Q(no_value=""),
                name="statistic_says_something",
            ),
        ]

    @property
    def is_exact(self) -> bool:
        return self.value is not None and self.low == self.high == self.value

    @property
    def sortable(self) -> Decimal | None:
        return next((n for n in (self.value, self.low, self.high) if n is not None), None)


class Appearance(Naming):
    """A person in one report, with role and organisation as printed there."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="appearances", verbose_name="人物"
    )
    name = models.CharField("姓名", max_length=limits.NAME_CHARACTERS)
    role = models.CharField("身份", max_length=limits.LINE_CHARACTERS, blank=True)
    organisation = models.CharField("单位", max_length=limits.NAME_CHARACTERS, blank=True)

    class Meta(Anchored.Meta):
        verbose_name = verbose_name_plural = "人物出现"
        indexes = [models.Index("name", "organisation", name="appearance_identity")]


class Quotation(Anchored):
    """Words a report gives as someone's own, direct or indirect."""

    speaker = models.CharField("说话人", max_length=limits.LINE_CHARACTERS, blank=True)
    # the speaker's first place in the report
    spoken_by = models.ForeignKey(
        Appearance,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="quotations",
        verbose_name="说话的人物",
    )
    direct = models.BooleanField("直接引语", default=True)
    text = models.TextField("引语")

    class Meta(Anchored.Meta):
        verbose_name = verbose_name_plural = kinds.QUOTATION.words


class Mention(Naming):
    """Words that name something, with a column for each particular of every kind of name."""

    name = models.ForeignKey(Name, models.PROTECT, related_name="mentions", verbose_name="指的是")
    kind = models.CharField("种类", max_length=12, choices=Name.Kind.choices)
    printed = models.CharField("名称", max_length=limits.NAME_CHARACTERS)

    class Meta(Anchored.Meta):
        verbose_name = verbose_name_plural = "提及"
        indexes = [models.Index("name", "report", name="mention_name_report")]


def _column(one: kinds.Particular) -> models.CharField:
    length = CHOICE_CHARACTERS if one.choices else limits.LINE_CHARACTERS
    return models.CharField(one.title, max_length=length, choices=one.choices or None, blank=True)


for one in kinds.PARTICULARS.values():
    Mention.add_to_class(one.column, _column(one))
