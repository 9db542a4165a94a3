"""The town's reports, one after another: kinds, dates and heads in every variation."""

from collections.abc import Iterator
from random import Random
from typing import Any

from articles.language import pinyin
from articles.management.sample import business, neighbourhoods, openings, words
from articles.management.sample.builder import Builder
from articles.management.sample.figures import PRINTED, count
from articles.management.sample.people import Cast, organisation, place
from articles.management.sample.teller import Teller

KINDS = [
    business.signing,
    openings.school,
    neighbourhoods.village,
    business.market,
    openings.bus,
    openings.bridge,
    neighbourhoods.estate,
    openings.canteen,
    neighbourhoods.flood,
    openings.library,
    business.factory,
    neighbourhoods.brief,
]
FIRST_YEAR, LAST_YEAR = 2012, 2024
LONG_EVERY = 150  # one report in so many is very long
RETOLD_EVERY = 11
ELSEWHERE_EVERY = 9  # from a second city, whose offices have the same names
BASIS = "文中没有写明日期，据所述的事推定。"


def records(number: int, seed: int = 2021) -> Iterator[dict[str, Any]]:
    """So many records, the same ones for the same seed; more of them begin with the fewer."""
    cast = Cast(Random(seed))
    for index in range(number):
        random = Random(seed * 1_000_003 + index)
        yield _record(index, random, cast)


def _record(index: int, random: Random, cast: Cast) -> dict[str, Any]:
    year = FIRST_YEAR + index % (LAST_YEAR - FIRST_YEAR + 1)
    teller = Teller(random, cast, year)
    if index % LONG_EVERY == LONG_EVERY - 1:
        report = _chronicle(teller)
    else:
        report = KINDS[index // 3 % len(KINDS)](teller)
    stem = pinyin.slug_of(pinyin.syllables(report.head["title"]), 48)
    report.head = {
        "slug": f"{stem}-{year}-{index + 1}",
        **report.head,
        "place": words.OTHER_CITY if index % ELSEWHERE_EVERY == 4 else words.CITY,
        **_date(index, random, year),
        **_origin(index, random, report.head["title"]),
    }
    return report.record()


def _date(index: int, random: Random, year: int) -> dict[str, Any]:
    """Dates as they come: to the day, the month or the year, about, uncertain, or none."""
    month, day = random.randint(1, 12), random.randint(1, 28)
    whole = f"{year}-{month:02}-{day:02}"
    forms = [whole, whole, whole, whole[:7], whole, f"{year}~", whole, f"{whole[:7]}?", whole, None]
    published = forms[index % len(forms)]
    sure = published is not None and published[-1].isdigit()
    return {"published": published, "published_basis": None if sure else BASIS}


def _origin(index: int, random: Random, title: str) -> dict[str, Any]:
    reporter = {"name": random.choice(words.SURNAMES) + random.choice(words.GIVEN)}
    if index % RETOLD_EVERY == 5:
        original = {"title": title, "byline": [reporter], "outlet": words.OUTLET}
        return {"origin": "retold", "original": original}
    return {
        "byline": [{**reporter, "role": "记者"}],
        "outlet": words.OUTLET,
        "page": f"第{random.randint(1, 8)}版",
        "url": f"https://example.org/news/{index + 1}",
        "rights": "示例文字，可自由使用" if index % 5 == 0 else None,
        "note": "电话里核对过数字。" if index % 13 == 0 else None,
    }


def _chronicle(teller: Teller) -> Builder:
    """A very long report: a year told town by town, with hundreds of figures."""
    report = Builder(
        title=f"{teller.year}年各镇街大事记", kicker="年度盘点", tags=["年度盘点", "统计数据"],
        summary=f"{teller.year}年，各镇、各街道一件一件记下来。",
    )  # fmt: skip
    qualifiers = [*PRINTED, ""]
    for number, where in enumerate([*words.TOWNS, *words.STREETS]):
        report.section(where)
        for month in range(1, 13):
            office = words.OFFICES[(number + month) % len(words.OFFICES)]
            report.paragraph(
                "{month}月，{where}会同{office}办了几件事：修路{road}，种树{trees}，走访{visits}。"
                "群众提的意见逐条记在本子上，办完一条划去一条，到月底张榜公布，谁办的、花了多少钱、"
                "还差哪一步，都写得明白；办不成的也写上缘由，下个月接着议。",
                month=month,
                where=place(where),
                office=organisation(office),
                road=count(teller.near(9), "公里", "修路里程", subject=where),
                trees=count(teller.near(800), "棵", "种树", teller.one(qualifiers), subject=where),
                visits=count(teller.near(120), "户", "走访", subject=where),
            )
    return report
