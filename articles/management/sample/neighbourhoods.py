"""Its villages, streets and dykes, and their doings."""

from articles.management.sample import words
from articles.management.sample.builder import Builder, Speech
from articles.management.sample.figures import count, percent, rank, scaled
from articles.management.sample.people import honour, organisation, place, project
from articles.management.sample.teller import Teller


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


def brief(teller: Teller) -> Builder:
    """A report of one sentence."""
    report = Builder(title=f"{teller.one(words.STREETS)}停水通知", tags=["民生实事"])
    return report.paragraph(
        "因管道检修，{night}停水，请居民提前储水。", night=teller.one(["今晚", "明晚"])
    )
