"""Reports as the API tells them."""

from typing import Any, Literal, Self

from articles import models
from articles.api.schemas import DATE, Shape, date_of, filled, say, titled
from articles.pages.addresses import absolute
from articles.pages.timestamps import machine_time

MOMENT = {"format": "date-time"}


class ReportShape(Shape):
    """A report as lists tell it."""

    model_config = titled("一篇报道")

    slug: str = say("地址里的名字")
    title: str = say("标题")
    subtitle: str | None = say("副题")
    url: str = say("报道的网页")
    published: str | None = say(f"见报日期，{DATE}")
    outlet: str | None = say("媒体；没有写明的是 null")
    place: str | None = say("报道是哪里的")
    origin: Literal["original", "retold"] = say("original 原文、retold 转述")
    summary: str | None = say("提要")
    made_public_at: str = say("在本站公开的时间", json_schema_extra=MOMENT)
    changed_at: str = say("最近一次改动的时间", json_schema_extra=MOMENT)

    @classmethod
    def of(cls, report: models.Report, **more: Any) -> Self:
        return cls(
            **filled(report, "subtitle", "outlet", "place", "summary"),
            slug=report.slug,
            title=report.title,
            url=absolute(report.get_absolute_url()),
            published=date_of(report),
            origin=report.origin,
            made_public_at=machine_time(report.made_public_at),
            changed_at=machine_time(report.changed_at),
            **more,
        )


class FoundReport(ReportShape):
    """A report that answers a question."""

    model_config = titled("搜到的一篇报道，连同含有这些词的几段")

    passages: list[str] = say("含有所搜的词的段落")


class CorrectionShape(Shape):
    """A public note of what was changed in a report."""

    model_config = titled("一条勘误")

    reason: str = say("改了什么，为什么")
    made_at: str = say("更正的时间", json_schema_extra=MOMENT)
    version: int = say("更正后的版本")

    @classmethod
    def of(cls, row: models.Correction) -> Self:
        made_at, version = machine_time(row.made_at), row.revision.number
        return cls(reason=row.reason, made_at=made_at, version=version)


class WholeReport(ReportShape):
    """A report with its record and what became of it."""

    model_config = titled("一篇报道的全部：记录、版本、勘误")

    version: int = say("现在的版本")
    sha256: str | None = say("所存记录的 SHA-256；有姓名隐去的是 null")
    corrections: list[CorrectionShape] = say("勘误，新的在前")
    follow_up: str | None = say("后续报道的网页；没有的是 null")
    record: dict[str, Any] = say("记录，格式见 /schema/report.json；隐去的姓名是 × 号")
