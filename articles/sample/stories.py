"""What happens in the town: one function a kind of report, each with several ways to tell it."""

from dataclasses import dataclass
from random import Random

from articles.sample import words
from articles.sample.builder import Builder, Speech
from articles.sample.figures import (
    any_qualifier,
    between,
    count,
    percent,
    rank,
    scaled,
    vague,
)
from articles.sample.people import Cast, honour, organisation, place, project


@dataclass
class Teller:
    """Who tells: chance, the cast, and the year of the report."""

    random: Random
    cast: Cast
    year: int

    def one(self, choices):
        return self.random.choice(list(choices))

    def near(self, number: float, spread: float = 0.3) -> int:
        return max(2, int(number * self.random.uniform(1 - spread, 1 + spread)))


def signing(teller: Teller) -> Builder:
    year, company = teller.year, teller.one(words.COMPANIES)
    signed = teller.near(60 + (year - 2012) * 5, 0.1)
    report = Builder(
        title=f"{words.CITY}今年新签约项目{signed}个",
        kicker="重大项目",
        subtitle=teller.one(["签约之后，看的是开工", "看得见的厂房，算得清的账"]),
        summary=f"{words.CITY}公布全年招商结果，{company}的新项目也在其中。",
        tags=["招商引资", "重大项目", "制造业"],
    )
    report.paragraph(
        teller.one(
            [
                "{city}昨天公布招商账单：今年新签约项目{signed}，计划总投资{total}，完成年度目标的{share}。",
                "一年忙下来，{city}新签约项目{signed}，计划总投资达到{total}，折算下来完成年度目标的{share}。",
            ]
        ),
        city=place(words.CITY),
        signed=count(
            signed, "个", "新签约项目", subject=words.CITY, period="今年", period_edtf=str(year)
        ),
        total=scaled(
            teller.near(150), "亿", "元", "计划总投资额", subject=words.CITY, period="今年",
            period_edtf=str(year),
        ),
        share=percent(
            teller.near(110), "完成年度目标的比例", subject=words.CITY, period="今年",
            note="原文没有说明是哪一项目标。",
        ),
    )  # fmt: skip
    owner = teller.cast.owners[company]
    works = f"{company}{teller.one(['智能车间', '二期厂房', '研发中心'])}项目"
    report.section(teller.one(["从图纸到工地", "一家企业的算盘"])).paragraph(
        "{works}排在签约名单前头。{company}{role}{who}说，{said}。投产后年产值预计{output}。",
        works=project(works, pinned=True),
        company=organisation(company),
        role=owner.role,
        who=owner.fact(),
        said=Speech(
            "厂房占地{land}，设备已经订好，明年夏天就能试机",
            {"speaker": owner.name, "speaker_id": "p1", "direct": False},
        ),
        land=scaled(teller.near(3), "万", "平方米", "厂房占地面积", any_qualifier(teller.random)),
        output=scaled(teller.near(8), "亿", "元", "预计年产值", "以上", target=True),
    )
    report.paragraph("名单上还有{more}项目，{next}前都要开工。", next="明年春耕", more=between(
        3, 9, "个", "待开工项目", subject=words.CITY))  # fmt: skip
    return report


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


def village(teller: Teller) -> Builder:
    name = teller.one(words.VILLAGES)
    town, leader = teller.one(words.TOWNS), teller.cast.village[name]
    report = Builder(
        title=f"{name}的集体账本厚了",
        summary=f"{town}{name}盘活旧屋闲地，村集体收入一年比一年多。",
        tags=["乡村振兴", "村集体经济", "农民增收"],
    )
    report.paragraph(
        "{town}{name}把闲置的旧粮站租给了合作社，村集体一年多收{more}。",
        town=place(town),
        name=place(name),
        more=scaled(
            teller.near(20), "万", "元", "村集体增加的收入", "余", subject=name, period="一年"
        ),
    )
    report.section("书记算账").paragraph(
        "{first}{name2}党支部书记{who}说，{second}",
        name2=name,
        who=leader.fact(),
        first=Speech("“租金先修路，”", {"speaker_id": "p1"}),
        second=Speech("“剩下的给老人办食堂。”", {"speaker_id": "p1"}),
    )
    report.paragraph(
        "{year}年，全市农村居民人均可支配收入{income}，增长{growth}，增速居全省{rank}。",
        year=teller.year,
        income=count(
            18000 + (teller.year - 2012) * 1450 + teller.random.randint(0, 400), "元",
            "农村居民人均可支配收入", subject=words.CITY, period=f"{teller.year}年",
            period_edtf=str(teller.year),
        ),
        growth=percent(
            teller.near(8), "农村居民人均可支配收入增长", measure="change", subject=words.CITY
        ),
        rank=rank(teller.near(5), "农村居民收入增速全省位次", subject=words.CITY),
    )  # fmt: skip
    report.paragraph(
        "今年，{name}获评{honour}。", name=name,
        honour=honour(f"{words.CITY}美丽乡村示范村", recipient=name),
    )  # fmt: skip
    return report


def market(teller: Teller) -> Builder:
    name = teller.one(words.MARKETS)
    report = Builder(
        title=f"{name}搬进新棚", summary=f"{name}搬迁，摊主和买菜的人怎么看。",
        tags=["菜场", "民生实事", "城市更新"],
    )  # fmt: skip
    report.paragraph(
        "{name}昨天搬进新棚，{stalls}摊主全部进场，摊位费比原来降了{cut}。",
        name=place(name),
        stalls=count(
            teller.near(120), "户", "进场摊主", any_qualifier(teller.random), subject=name
        ),
        cut=percent(teller.near(15), "摊位费下降", measure="change", subject=name),
    )
    report.paragraph(
        "{said}一位摊主把萝卜码得整整齐齐。来买菜的人{few}，问起价钱，都说差不多。",
        said=Speech("“地面不滑了，早市收摊也晚半个钟头。”", {"speaker": "一位摊主"}),
        few=vague("不少", "人", "买菜的人", "原文没有给出数目"),
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


def estate(teller: Teller) -> Builder:
    name, street = teller.one(words.ESTATES), teller.one(words.STREETS)
    report = Builder(
        title=f"{name}的物业费收上来了", tags=["社区治理", "物业", "文明创建"],
        summary=f"{street}{name}请居民议事，物业费缴纳率升了。",
    )  # fmt: skip
    report.paragraph(
        "{street}{name}每月开一次“板凳会”，楼道堆物、电动车充电都拿到会上说。",
        street=place(street), name=place(name),
    )  # fmt: skip
    report.paragraph(
        "一年下来，{name}的物业费缴纳率从{old}提高到{new}，热心的志愿者也有了{people}。",
        name=name,
        old=percent(teller.near(35), "物业费缴纳率", id="s90", subject=name, period="年初"),
        new=percent(
            teller.random.randint(70, 92), "物业费缴纳率", "以上", subject=name,
            period=f"{teller.year}年", period_edtf=str(teller.year), **{"from": "s90"},
        ),
        people=count(teller.near(30), "名", "志愿者", "来", subject=name),
    )  # fmt: skip
    report.paragraph("“板凳会”由{way}推开。", way=project("邻里议事行动", "campaign"))
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


def flood(teller: Teller) -> Builder:
    town, office = teller.one(words.TOWNS), "市水利局"
    report = Builder(
        title=f"{town}圩堤加高，汛前完工", tags=["防汛", "水利"],
        summary=f"{town}赶在汛期之前把圩堤加高。",
    )  # fmt: skip
    report.paragraph(
        "{office}在{town}加高圩堤{km}，动用土方{soil}，汛前完工。",
        office=organisation(office),
        town=place(town),
        km=count(teller.random.randint(15, 80) / 10, "公里", "加高圩堤", subject=town),
        soil=scaled(teller.near(12), "万", "立方米", "土方", "逾", subject=town),
    )
    report.paragraph(
        "工程按《{plan}》安排，列入“{programme}”。",
        plan=project(f"{words.CITY}圩区治理方案", "document"),
        programme=project("安澜工程", "programme"),
    )
    report.paragraph(
        "夜里巡堤的人{said}，天亮交班时水位退了{drop}。",
        said=Speech("说，堤脚没有渗水，\n村口也没有积水", {"direct": False}),
        drop=count(teller.near(20), "厘米", "水位回落", "左右", measure="change"),
    )
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


def factory(teller: Teller) -> Builder:
    company = teller.one(words.COMPANIES)
    owner = teller.cast.owners[company]
    if teller.year > 2019:
        owner = teller.cast.promoted(owner)
    report = Builder(
        title=f"{company}扩产招人", kicker="企业", tags=["工业", "制造业", "就业"],
        summary=f"{company}新生产线投产，招工的告示贴到了厂门口。",
    )  # fmt: skip
    report.paragraph(
        "{company}的新生产线投产，日产{daily}，比去年同期增长{growth}。",
        company=organisation(company),
        daily=count(
            teller.near(300), "台", "日产量", any_qualifier(teller.random), subject=company
        ),
        growth=percent(teller.near(25), "日产量增长", measure="change", subject=company),
    )
    report.paragraph(
        "{said}{role}{who}说，要招{hands}，月薪五千起。",
        said=Speech("“订单排到了明年春天，机器不敢停。”", {"speaker_id": "p1"}),
        role=owner.role,
        who=owner.fact(),
        hands=between(40, 60, "人", "计划招工", subject=company, target=True),
    )
    report.paragraph(
        "{company}去年还拿到{award}。", company=company,
        award=honour("省级专精特新企业", recipient=company),
    )  # fmt: skip
    return report


def brief(teller: Teller) -> Builder:
    """A report of one sentence."""
    report = Builder(title=f"{teller.one(words.STREETS)}停水通知", tags=["民生实事"])
    return report.paragraph(
        "因管道检修，{night}停水，请居民提前储水。", night=teller.one(["今晚", "明晚"])
    )


KINDS = [
    signing, school, village, market, bus, bridge, estate, canteen, flood, library, factory, brief,
]  # fmt: skip
