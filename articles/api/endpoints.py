"""Every endpoint of the API. The addresses, the documentation and the tests are made from it."""

from articles.api import details, facts, lists, named_things, streams
from articles.api.endpoint import Endpoint
from articles.api.parameters import BOM, CURSOR, INITIAL, LIMIT, ORDER, SORT, WORDS
from articles.api.reports import FoundReport, WholeReport
from articles.models import Quotation, Report, Statistic
from articles.record import kinds

READ_ON = (LIMIT, CURSOR)

ENDPOINTS = [
    Endpoint(
        "reports/",
        "api-reports",
        "报道：搜词、筛选，答案与搜索页相同",
        lists.reports,
        FoundReport,
        (ORDER, *READ_ON),
        narrows=Report,
        words=(WORDS,),
    ),
    Endpoint(
        "reports/{slug}/",
        "api-report",
        "一篇报道：记录、版本、勘误",
        details.report,
        WholeReport,
        is_list=False,
    ),
    Endpoint(
        "statistics/",
        "api-statistics",
        f"{kinds.STATISTIC.words}，排序与网页相同",
        lists.statistics,
        facts.StatisticShape,
        (SORT, *READ_ON),
        narrows=Statistic,
    ),
    Endpoint(
        "quotations/",
        "api-quotations",
        f"{kinds.QUOTATION.words}，从新到旧",
        lists.quotations,
        facts.QuotationShape,
        READ_ON,
        narrows=Quotation,
    ),
    Endpoint(
        "measures/",
        "api-measures",
        "指标，按拼音",
        lists.measures,
        named_things.MeasureShape,
        (INITIAL, *READ_ON),
    ),
    Endpoint(
        "measures/{slug}/",
        "api-measure",
        f"一个指标；它的{kinds.STATISTIC.words}见 statistics/?series=",
        details.measure,
        named_things.MeasureShape,
        is_list=False,
    ),
    Endpoint(
        "people/",
        "api-people",
        f"{kinds.PERSON.words}，按拼音",
        lists.people,
        named_things.PersonShape,
        (INITIAL, *READ_ON),
    ),
    Endpoint(
        "people/{slug}/",
        "api-person",
        f"一个{kinds.PERSON.words}：身份和最新的报道",
        details.person,
        named_things.WholePerson,
        is_list=False,
    ),
    Endpoint(
        "tags/", "api-tags", "标签，按拼音", lists.tags, named_things.TagShape, (INITIAL, *READ_ON)
    ),
    Endpoint(
        "tags/{slug}/", "api-tag", "一个标签", details.tag, named_things.TagShape, is_list=False
    ),
]

for kind in kinds.NAMES:
    ENDPOINTS += [
        Endpoint(
            f"{kind.plural}/",
            f"api-{kind.plural}",
            f"{kind.words}，按拼音",
            lists.names(kind.key),
            named_things.NameShape,
            (INITIAL, *READ_ON),
        ),
        Endpoint(
            f"{kind.plural}/{{slug}}/",
            f"api-{kind.key}",
            f"一个{kind.words}：它的下级和最新的报道",
            details.name(kind.key),
            named_things.WholeName,
            is_list=False,
        ),
    ]

for kind, stream, shape, rows in (
    (kinds.STATISTIC, streams.statistics, facts.StatisticShape, Statistic),
    (kinds.QUOTATION, streams.quotations, facts.QuotationShape, Quotation),
):
    ENDPOINTS += [
        Endpoint(
            f"{kind.plural}.csv",
            f"api-{kind.plural}-csv",
            f"全部{kind.words}的表格（CSV，RFC 4180）",
            stream(streams.CSV),
            shape,
            (BOM,),
            narrows=rows,
            media=streams.CSV,
        ),
        Endpoint(
            f"{kind.plural}.jsonl",
            f"api-{kind.plural}-jsonl",
            f"全部{kind.words}，一行一项（JSON Lines）",
            stream(streams.LINES),
            shape,
            narrows=rows,
            media=streams.LINES,
        ),
    ]
