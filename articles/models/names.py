from django.db import models
from django.db.models import Q
from django.urls import reverse
from taggit.models import NaturalKeyManager, TagBase

from articles import limits
from articles.language import pinyin
from articles.models.querysets import MeasureQuerySet, NameQuerySet, PersonQuerySet, TagQuerySet
from articles.record import kinds


class Spelt(models.Model):
    """Something that stands in an A–Z list by its pinyin."""

    initial = models.CharField("首字母", max_length=1, editable=False)
    sort_key = models.CharField("拼音", max_length=600, editable=False)

    class Meta:
        abstract = True

    def spell(self, syllables: list[str]) -> None:
        self.initial = pinyin.initial_of(syllables)
        self.sort_key = pinyin.sort_key(syllables)[:600]


class Mergeable(Spelt):
    """Something that an editor may find to be the same as another."""

    class Meta:
        abstract = True

    @property
    def standing(self):
        """What it was merged into in the end; itself where it was not."""
        found = self
        while found.merged_into is not None:
            found = found.merged_into
        return found


class Person(Mergeable):
    """An identity: a name and where its bearer belongs. Two people can share a name."""

    name = models.CharField("姓名", max_length=limits.NAME_CHARACTERS)
    slug = models.CharField("地址", max_length=limits.SLUG_CHARACTERS, unique=True)
    public_figure = models.BooleanField(
        "公众人物", default=False, help_text="勾选后，此人的页面可以被搜索引擎收录"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="并入"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = kinds.PERSON.words
        permissions = [("merge_name", "合并与拆分"), ("mask_person", "隐去姓名")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="person_name_not_empty"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("person-detail", args=[self.slug])


class Mask(models.Model):
    """A person's name that stands as × signs in all that is public; records keep it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="masks", verbose_name="人物")
    words = models.CharField("隐去的字", max_length=limits.NAME_CHARACTERS)
    # also in reports that print the words of someone else, or without saying of whom
    everywhere = models.BooleanField("所有报道", default=True)
    # [name, organisation] as printed: by these a later report's appearance is known to be theirs
    identities = models.JSONField("印出的身份", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "隐去的姓名"
        constraints = [
            models.UniqueConstraint(fields=["person", "words"], name="mask_once"),
            models.CheckConstraint(condition=~Q(words=""), name="mask_words_not_empty"),
        ]

    def __str__(self):
        return "×" * len(self.words)


class Name(Mergeable):
    """Something that reports name, of one of the kinds of names."""

    Kind = models.TextChoices(
        "Kind", [(kind.key.upper(), (kind.key, kind.words)) for kind in kinds.NAMES]
    )

    kind = models.CharField("种类", max_length=12, choices=Kind.choices)
    name = models.CharField("名称", max_length=limits.NAME_CHARACTERS)
    scope = models.CharField(
        "所在地",
        max_length=limits.PLACE_CHARACTERS,
        blank=True,
        help_text="只为各地都有的名称（如市住建局）填写，用来分清是哪一处的",
    )
    slug = models.CharField("地址", max_length=limits.SLUG_CHARACTERS)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="上级"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="并入"
    )

    objects = NameQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "名称"
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="name_name_not_empty"),
            models.UniqueConstraint(fields=["kind", "name", "scope"], name="name_once"),
            models.UniqueConstraint(fields=["kind", "slug"], name="name_slug_once"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse(f"{self.kind}-detail", args=[self.slug])


class Tag(TagBase, Spelt):
    """A subject word of the editors; its slug is its pinyin."""

    objects = NaturalKeyManager.from_queryset(TagQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = "标签"

    def save(self, *args, **kwargs):
        self.spell(pinyin.syllables(self.name))
        super().save(*args, **kwargs)

    def slugify(self, tag, i=None):
        slug = pinyin.slug_of(pinyin.syllables(tag)) or "tag"
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self):
        return reverse("tag-detail", args=[self.slug])


class Measure(Spelt):
    """The same thing counted over reports: one label, of one subject, in one unit."""

    label = models.CharField("指标", max_length=limits.LABEL_CHARACTERS)
    subject = models.CharField("对象", max_length=limits.LABEL_CHARACTERS, blank=True)
    scope = models.CharField("所在地", max_length=limits.PLACE_CHARACTERS, blank=True)
    unit = models.CharField("单位", max_length=limits.UNIT_CHARACTERS, blank=True)
    measure = models.CharField("量的种类", max_length=10)
    slug = models.CharField("地址", max_length=limits.SLUG_CHARACTERS, unique=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "指标"
        constraints = [
            models.UniqueConstraint(
                fields=["label", "subject", "scope", "unit", "measure"], name="measure_once"
            ),
        ]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        return reverse("measure-detail", args=[self.slug])
