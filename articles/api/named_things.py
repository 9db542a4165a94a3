"""People, names, tags and measures as the API tells them."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, Self

from articles import models
from articles.api.schemas import DATE, KINDS, Kind, Shape, date_of, filled, say, titled
from articles.pages.addresses import absolute
from articles.pages.co_occurrence import Part
from articles.record import kinds

*BUT_LAST, LAST = (kind.words for kind in kinds.NAMES)
ANY_KIND = f"{'、'.join(BUT_LAST)}或{LAST}"
LATEST = 100  # reports that are told with a thing

Spelt = models.Person | models.Name | models.Tag | models.Measure


class Thing(Shape):
    """What is told of everything that reports speak of."""

    slug: str = say("地址里的名字")
    url: str = say("它的网页")
    report_count: int = say("提到它的公开报道篇数")


class Called(Thing):
    """What is told by its name alone."""

    name: str = say("名字")

    @classmethod
    def of(cls, thing: models.Person | models.Tag, count: int) -> Self:
        return cls(**_place_of(thing, count), name=thing.name)


class PersonShape(Called):
    """An identity; two people can share a name."""

    model_config = titled("一个人物：姓名与所属。同名的人不一定是同一人")


class NameShape(Thing):
    """What reports name, of whichever kind of name."""

    model_config = titled(f"一个{ANY_KIND}")

    kind: Literal[tuple(kind.key for kind in kinds.NAMES)] = say(ANY_KIND)
    name: str = say("名称")
    scope: str | None = say("所在地；只为各地都有的名称写")
    parent: str | None = say("上级的 slug")

    @classmethod
    def of(cls, name: models.Name, count: int) -> Self:
        parent = name.parent and name.parent.slug
        return cls(
            **_place_of(name, count),
            **filled(name, "scope"),
            kind=name.kind,
            name=name.name,
            parent=parent,
        )


class TagShape(Called):
    """A subject word of the editors."""

    model_config = titled("一个标签")


class MeasureShape(Thing):
    """The same thing counted over reports."""

    model_config = titled("一个指标：各篇报道里数的同一件事")

    label: str = say("数的是什么")
    subject: str | None = say("说的是谁、哪里或什么")
    scope: str | None = say("所在地")
    unit: str | None = say("单位")
    measure: Kind = say(KINDS)

    @classmethod
    def of(cls, measure: models.Measure, count: int) -> Self:
        return cls(
            **_place_of(measure, count),
            **filled(measure, "subject", "scope", "unit"),
            label=measure.label,
            measure=measure.measure,
        )


class ReportLink(Shape):
    """A report as other things speak of it."""

    model_config = titled("一篇报道的标题与地址")

    slug: str = say("报道的 slug")
    title: str = say("标题")
    url: str = say("报道的网页")
    published: str | None = say(f"见报日期，{DATE}")

    @classmethod
    def of(cls, report: models.Report) -> Self:
        url = absolute(report.get_absolute_url())
        return cls(slug=report.slug, title=report.title, url=url, published=date_of(report))


class Role(Shape):
    """What reports print of someone beside the name."""

    model_config = titled("报道里印出的身份与单位")

    role: str | None = say("身份")
    organisation: str | None = say("单位")
    report_count: int = say("这样写的报道篇数")
    published: str | None = say(f"其中最近一篇的见报日期，{DATE}")

    @classmethod
    def of(cls, part: Part) -> Self:
        published = str(part.published) if part.published else None
        words = filled(part, "role", "organisation")
        return cls(**words, report_count=part.count, published=published)


class WholePerson(PersonShape):
    """A person with roles as printed and the newest reports."""

    model_config = titled("一个人物，连同报道里的身份和最新的报道")

    roles: list[Role] = say("报道里印出的身份，常见的在前")
    reports: list[ReportLink] = say(f"最新的 {LATEST} 篇报道")


class WholeName(NameShape):
    """A name with what belongs to it and the newest reports."""

    model_config = titled("一个名称，连同它的下级和最新的报道")

    parts: list[str] = say("下级的 slug")
    reports: list[ReportLink] = say(f"最新的 {LATEST} 篇报道")


def links_to(reports: Iterable[models.Report]) -> list[ReportLink]:
    return [ReportLink.of(report) for report in reports]


def counted(things: Sequence[Spelt]) -> list[tuple[Spelt, int]]:
    """Things of one kind, each with how many public reports speak of it, in two questions."""
    if not things:
        return []
    counts = type(things[0]).objects.filter(pk__in=[thing.pk for thing in things])
    by_pk = dict(counts.with_report_count().values_list("pk", "report_count"))
    return [(thing, by_pk[thing.pk]) for thing in things]


def _place_of(thing: Spelt, count: int) -> dict[str, Any]:
    url = absolute(thing.get_absolute_url())
    return {"slug": thing.slug, "url": url, "report_count": count}
