"""The criteria that narrow lists: each stands here once, for all who ask or tell of it."""

import re
from typing import Any

from django.db.models import Model

from articles.models import Appearance, Mention, Quotation, Report, Statistic, Tagging
from articles.pages.criterion import Criterion, OfColumn, OfThings, OfYears
from articles.pages.tallies import UNDATED
from articles.record import kinds
from articles.record.kinds import NameKind

EVERY_LIST = (Report, Statistic, Quotation)


def names_of(kind: NameKind, **told: Any) -> OfThings:
    """The names of one kind that a report mentions."""
    return OfThings(
        key=kind.key,
        title=kind.words,
        # A figure or a quotation need not be about the places that its report speaks of.
        title_of_facts=f"报道提到的{kind.words}",
        what=f"报道提到的{kind.words}的 slug",
        facts=Mention,
        link="name",
        path="mentions",
        of={"kind": kind.key},
        once={"occurrence": 0},
        **told,
    )


TAG = OfThings(
    key="tag",
    title="标签",
    what="标签的 slug；可写多个，取同时具备的",
    lists=EVERY_LIST,
    most=10,
    facts=Tagging,
    link="tag",
    path="taggings",
)
PLACE = names_of(kinds.PLACE, lists=EVERY_LIST)
PERSON = OfThings(
    key=kinds.PERSON.key,
    title=kinds.PERSON.words,
    what=f"报道提到的{kinds.PERSON.words}的 slug",
    lists=(Report,),
    is_offered=False,
    facts=Appearance,
    link="person",
    path="appearances",
    once={"occurrence": 0},
)
UNIT = OfColumn(
    key="unit",
    title="单位",
    what="单位，如 元",
    lists=(Statistic,),
    form=re.compile(r"[^\0\ud800-\udfff]+"),
    told_form=r"^[^\u0000]+$",
    column="unit",
)
YEAR = OfYears(
    key="year",
    title="年份",
    what=f"见报的年份，如 2021；{UNDATED} 是日期不详的",
    lists=EVERY_LIST,
    form=re.compile(f"[1-9][0-9]{{3}}|{UNDATED}"),
)
SERIES = OfThings(
    key="series",
    title="指标",
    what="指标的 slug",
    lists=(Statistic,),
    is_offered=False,  # a measure has a page of its own
    facts=Statistic,
    link="series",
    path="statistics",
)

# In the order in which they are offered.
CRITERIA: tuple[Criterion, ...] = (TAG, PLACE, PERSON, UNIT, YEAR, SERIES)


def in_addresses() -> list[Criterion]:
    """All of them as they follow each other in an address: first those that every list has."""
    return sorted(CRITERIA, key=lambda one: -len(one.lists))


def of_list(rows: type[Model]) -> list[Criterion]:
    """Those that a list of these rows can be narrowed by, as they follow in an address."""
    return [one for one in in_addresses() if rows in one.lists]


def beside(rows: type[Model]) -> list[Criterion]:
    """Those that the page of such a list offers, in their order there."""
    return [one for one in CRITERIA if one.is_offered and rows in one.lists]


def of_search() -> list[Criterion]:
    """Those that narrow reports, as the search offers them and its addresses have them."""
    return [one for one in CRITERIA if Report in one.lists]


def named(key: str) -> Criterion:
    return next(one for one in CRITERIA if one.key == key)
