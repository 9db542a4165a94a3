"""Figures and quotations as the API tells them: flat, so that a line of a table holds one."""

from typing import Any, Self

from articles import models
from articles.api.schemas import DATE, KINDS, Kind, Shape, date_of, filled, say, titled
from articles.language import qualifiers
from articles.models.facts import Anchored
from articles.pages.addresses import absolute
from articles.pages.figures import printed_of
from articles.record.passages import label_of, sentence_of

Number = int | float


class Said(Shape):
    """What is told first of every fact: where it stands."""

    id: str = say("在报道里的编号，如 s3、q1")
    url: str = say("它在报道页上的地址")
    report: str = say("报道的 slug")
    report_title: str = say("报道的标题")
    published: str | None = say(f"见报日期，{DATE}")


class StatisticShape(Said):
    """A figure with what it counts, its bounds and its words."""

    model_config = titled("一项数据：报道里的一个数字，它数的是什么，和说出它的原话")

    subject: str | None = say("说的是谁、哪里或什么")
    label: str | None = say("数的是什么")
    measure: Kind = say(KINDS)
    series: str | None = say("指标的 slug：各篇报道里数的同一件事")
    exact: str = say("原文里的数字")
    printed: str = say("连同限定词的写法，如 10余万元")
    value: Number | None = say("数值，万、亿已乘出；只有范围的是 null")
    low: Number | None = say("下限；没有的是 null")
    high: Number | None = say("上限；没有的是 null")
    unit: str | None = say("单位，照原文")
    qualifier: str | None = say("限定词，如 余、以上、约")
    no_value: str | None = say("没有数值的原因")
    period: str | None = say("时期，照原文")
    period_edtf: str | None = say("时期的 EDTF；说不准的是 null")
    earlier: str | None = say("“从……到……”里前一个数的编号", alias="from")
    former: bool = say("是“从……到……”里原先的数，不是现在的")
    target: bool = say("是目标，还不是做到的")
    note: str | None = say("注")
    section: str = say("所在的章节")
    sentence: str = say("说出它的那句话")

    @classmethod
    def of(cls, row: models.Statistic) -> Self:
        return cls(
            **_place_of(row),
            **filled(row, "subject", "label", "unit", "qualifier", "no_value"),
            **filled(row, "period", "period_edtf", "note"),
            **{name: qualifiers.as_json(getattr(row, name)) for name in ("value", "low", "high")},
            measure=row.measure,
            series=row.series and row.series.slug,
            printed=printed_of(row),
            earlier=row.earlier and row.earlier.key,
            former=row.is_former,
            target=row.target,
            sentence=sentence_of(row),
        )


class QuotationShape(Said):
    """Words given as someone's own."""

    model_config = titled("一条引语：谁说了什么，和它在报道里的原话")

    speaker: str | None = say("说话人，照原文")
    person: str | None = say("说话人的 slug；不是报道里的人物的是 null")
    role: str | None = say("说话人在这篇报道里的身份")
    organisation: str | None = say("说话人在这篇报道里的单位")
    direct: bool = say("是直接引语")
    text: str = say("引语，不带外层引号")
    exact: str = say("原文")
    section: str = say("所在的章节")

    @classmethod
    def of(cls, row: models.Quotation) -> Self:
        by = row.spoken_by
        return cls(
            **_place_of(row),
            **(filled(by, "role", "organisation") if by else {"role": None, "organisation": None}),
            speaker=row.speaker or (by.name if by else None),
            person=by.person.slug if by else None,
            direct=row.direct,
            text=row.text,
        )


def _place_of(fact: Anchored) -> dict[str, Any]:
    return {
        "id": fact.key,
        "url": absolute(fact.get_absolute_url()),
        "report": fact.report.slug,
        "report_title": fact.report.title,
        "published": date_of(fact.report),
        "exact": fact.exact,
        "section": label_of(fact.section),
    }
