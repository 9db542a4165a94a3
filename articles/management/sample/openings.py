"""Buildings and lines opened for its people."""

from articles.management.sample import words
from articles.management.sample.builder import Builder, Speech
from articles.management.sample.figures import any_qualifier, between, count, percent, scaled
from articles.management.sample.people import organisation, place, project
from articles.management.sample.teller import Teller


def school(teller: Teller) -> Builder:
    name = teller.one(words.SCHOOLS)
    head = teller.cast.heads[name]
    report = Builder(
        title=f"{name}添了{teller.near(12)}间教室",
        subtitle=teller.one(["开学不用再挤", None]),
        summary=f"{name}扩建完工，班额降了下来。",
        tags=["教育", "学校", "民生实事"],
    )
    report.paragraph(
        "{weather}，{name}的新教学楼启用。楼里有{rooms}教室，可容{pupils}学生。",
        weather=teller.one(words.WEATHER),
        name=organisation(name),
        rooms=count(teller.near(12), "间", "新增教室", subject=name),
        pupils=count(
            teller.near(500), "名", "可容学生", any_qualifier(teller.random), subject=name
        ),
    )
    report.paragraph(
        teller.one(
            [
                "{said}校长{who}说，从前操场边搭过板房，如今都拆了。",
                "校长{who}站在走廊上说：{said}",
            ]
        ),
        said=Speech("“每个班都坐得下，老师也转得开身。”", {"speaker_id": "p1"}),
        who=head.fact(),
    )
    report.paragraph(
        "{office}的数据显示，全市小学大班额的比例从{old}降到{new}。",
        office=organisation("市教育局"),
        old=percent(teller.near(30), "小学大班额比例", id="s90", subject=words.CITY),
        new=percent(
            teller.near(6), "小学大班额比例", "以下", subject=words.CITY, **{"from": "s90"}
        ),
    )
    return report


def bus(teller: Teller) -> Builder:
    line, office = teller.random.randint(3, 48), "市交通运输局"
    leader = teller.cast.leaders[office]
    report = Builder(
        title=f"{line}路公交延到{teller.one(words.TOWNS)}", tags=["公交", "交通"],
        summary="公交线路延长，镇上的老人进城看病少走一段路。",
    )  # fmt: skip
    report.paragraph(
        "{weather}，{line}路公交延长了{km}，新设{stops}站点，首班车提前到五点半。",
        weather=teller.one(words.WEATHER),
        line=line,
        km=count(teller.random.randint(20, 90) / 10, "公里", "公交延长里程"),
        stops=count(teller.near(6), "个", "新设站点"),
    )
    report.paragraph(
        "{office}局长{who}表示，{said}。",
        office=organisation(office),
        who=leader.fact(),
        said=Speech(
            "沿线{riders}居民出门更方便，后面还要看客流再加车",
            {"speaker_id": "p1", "direct": False},
        ),
        riders=count(teller.near(2000), "名", "沿线受益居民", "多"),
    )
    return report


def bridge(teller: Teller) -> Builder:
    name, town = teller.one(words.BRIDGES), teller.one(words.TOWNS)
    report = Builder(
        title=f"{name}通车", kicker="交通", tags=["桥梁", "道路", "交通"],
        summary=f"{name}通车，两岸车程缩短。", dateline=f"{words.OUTLET}{town}讯",
    )  # fmt: skip
    report.paragraph(
        "{name}今天通车。桥长{length}，总投资{cost}，工期{days}。",
        name=project(name),
        length=count(teller.near(900), "米", "桥长", subject=name),
        cost=scaled(teller.near(4), "亿", "元", "总投资", "约", subject=name),
        days=count(teller.near(600), "天", "工期", "近", subject=name),
    )
    report.paragraph(
        "从{town}到{street}，开车从前要绕半个钟头，现在{minutes}。",
        town=place(town),
        street=place(teller.one(words.STREETS)),
        minutes=between(8, 12, "分钟", "过江车程"),
    )
    return report


def canteen(teller: Teller) -> Builder:
    street, office = teller.one(words.STREETS), "市民政局"
    report = Builder(
        title=f"{street}的老人食堂开饭了", tags=["养老", "社区食堂", "民生实事"],
        summary=f"{street}开办老人食堂，一荤两素。",
    )  # fmt: skip
    report.paragraph(
        "{street}老人食堂昨天开饭，一荤两素{price}，头一天来了{diners}。",
        street=place(street),
        price=count(teller.random.randint(8, 12), "元", "每餐价格"),
        diners=count(teller.near(90), "人", "首日用餐人数", any_qualifier(teller.random)),
    )
    report.paragraph(
        "据{office}介绍，{said}。",
        office=organisation(office),
        said=Speech("全市这样的食堂年底要开到{goal}", {"speaker": office, "direct": False}),
        goal=count(teller.near(40), "家", "老人食堂", "超", subject=words.CITY, target=True,
                   period="年底"),
    )  # fmt: skip
    return report


def library(teller: Teller) -> Builder:
    report = Builder(
        title="市图书馆晚上也开门", tags=["图书馆", "阅读", "文化"],
        summary="市图书馆延长开放时间，夜里也有人读书。",
    )  # fmt: skip
    report.paragraph(
        "市图书馆延长到晚上九点关门，第一周夜间进馆{people}，借书{books}。",
        people=count(teller.near(2600), "人次", "夜间进馆人次", "不足"),
        books=count(teller.near(900), "册", "夜间借书"),
    )
    return report
