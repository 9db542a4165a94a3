"""Its companies and markets, and their doings."""

from articles.management.sample import words
from articles.management.sample.builder import Builder, Speech
from articles.management.sample.figures import any_qualifier, between, count, percent, scaled, vague
from articles.management.sample.people import honour, organisation, place, project
from articles.management.sample.teller import Teller


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
