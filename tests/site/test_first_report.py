"""The first report: every fact of its source, retold in sentences of the archive's own."""

import json
import re
from decimal import Decimal

import pytest

from articles import record
from articles.archive.proof import failures
from articles.models import Report
from articles.record import Record
from tests.places import BASE
from tests.whole_archive import publish, run

FIRST = BASE / "fixtures" / "reports" / "yong-hong-se-zhi-shu-ti-sheng-fa-zhan-zhi-shu.json"
VERBATIM = BASE.parent / "shared" / "reports" / "red-index.txt"

# words as printed: value, low, high, unit, label, subject, measure
STATISTICS = {
    "1.3万平方米": (
        13000,
        13000,
        13000,
        "平方米",
        "厂房占地面积",
        "江苏火蓝电气有限公司",
        "amount",
    ),
    "两栋": (2, 2, 2, "栋", "已封顶的标准化厂房", "江苏火蓝电气有限公司", "amount"),
    "19个": (19, 19, 19, "个", "项目临时党支部", "新坝镇", "amount"),
    "6个": (6, 6, 6, "个", "重点领域攻坚先锋队", "经开区", "amount"),
    "109个": (109, 109, 109, "个", "新签约项目", "扬中市", "amount"),
    "66个": (66, 66, 66, "个", "亿元以上项目", "扬中市", "amount"),
    "256亿元": (25600000000,) * 3 + ("元", "计划总投资额", "扬中市", "amount"),
    "151.4%": (Decimal("151.4"),) * 3 + ("%", "完成年度目标的比例", "扬中市", "share"),
    "10余万元": (100000, 100000, 200000, "元", "村集体增加的收入", "三新村", "amount"),
    "10%": (10, 10, 10, "%", "物业费缴纳率", "长江花城小区", "share"),
    "80%以上": (80, 80, None, "%", "物业费缴纳率", "长江花城小区", "share"),
    "240支": (240, 240, 240, "支", "党员志愿服务先锋队", "扬中市", "amount"),
    "100多名": (100, 100, 200, "名", "“市民观察团”党员志愿者", "扬中市文明办", "amount"),
    "30余名": (30, 30, 40, "名", "参加博联农贸市场整治的退休党员干部", "市场监管局", "amount"),
}
PERIODS = {
    "19个": "今年以来",
    **dict.fromkeys(["109个", "66个", "256亿元", "151.4%"], "今年1-10月"),
    "10余万元": "每年",
    "10%": "最初",
}
PROJECTS = {
    "works": {
        "奥克斯（扬中）智能制造产业园项目",
        "标龙·蓝色智谷扬中产业园项目",
        "电气光伏智能巡检机器人和跟踪支架项目",
    },
    "programme": {
        *("“铁堡垒”工程", "一米工程", "项目党建联盟", "“我跑腿”帮办代办业务", "党小组+"),
        *("三抓三提升", "党小组+高效农业", "党小组+浪漫田园", "党小组+广善文化"),
        *("红色联盟", "党群连心网", "楼栋听证会", "红色物业", "红色管家"),
    },
    "campaign": {
        *("“红色领跑”行动", "“红色领先”行动", "“红色领航”行动"),
        *("“万企联万村、共走振兴路”行动", "“1+X”专项行动", "“先锋旗帜进社区”行动"),
        *("党建引领聚力 文明创建我先行", "“文明规范”我先学", "“文明先锋”我承诺"),
        "创建全国文明城市",
    },
}
ORGANISATIONS = {
    *("江苏火蓝电气有限公司", "住建局", "江苏香江天衡投资有限公司", "江苏中海粮油工业有限公司"),
    *("三新村党委", "农业农村部", "利民村党委", "扬中市文明办", "市民观察团", "市场监管局"),
    *("市城管局", "“学亚夫、做亚夫”党员“红先锋”团队"),
}
PLACES = {
    *("扬中", "新坝镇", "三茅街道", "经开区", "科创产业园城北园区", "西来桥镇", "三新村"),
    *("八桥镇", "利民村", "长江花城小区", "博联农贸市场"),
}
HONOURS = {
    "国家级电商进农村综合示范县": "扬中",
    "全国村庄清洁行动先进县": "扬中",
    "全国城乡交通运输一体化示范县": "扬中",
    "江苏省生态文明建设示范市": "扬中",
    "江苏省先进基层党组织": "利民村党委",
}


@pytest.fixture(scope="module")
def first() -> Record:
    return record.read(FIRST.read_bytes())


def names(facts) -> set[str]:
    assert len({fact.name for fact in facts}) == len(facts)
    return {fact.name for fact in facts}


def test_the_figures_are_these_fourteen(first):
    assert [fact.exact for fact in first.statistics] == list(STATISTICS)


@pytest.mark.parametrize("exact", STATISTICS)
def test_a_figure_says_what_the_text_says(first, exact):
    fact = next(fact for fact in first.statistics if fact.exact == exact)
    said = (fact.value, fact.low, fact.high, fact.unit, fact.label, fact.subject, fact.measure)
    assert said == STATISTICS[exact]
    assert (fact.period, fact.period_edtf) == (PERIODS.get(exact), None)
    assert not fact.target


def test_only_the_fee_is_a_pair_from_ten_per_cent_to_more_than_eighty(first):
    exact = {fact.id: fact.exact for fact in first.statistics}
    pairs = {fact.exact: exact[fact.from_] for fact in first.statistics if fact.from_}
    assert pairs == {"80%以上": "10%"}


def test_what_the_text_leaves_open_stands_in_a_note(first):
    notes = {fact.exact: fact.note for fact in first.statistics if fact.note}
    assert set(notes) == {"66个", "151.4%"}
    assert "未说“其中”" in notes["66个"]
    assert "没有说明是哪一项目标" in notes["151.4%"]


def test_the_people_are_three_with_role_and_organisation(first):
    people = [(person.name, person.role, person.organisation) for person in first.people]
    assert people == [
        ("周翔", "负责人", "江苏香江天衡投资有限公司"),
        ("付凯", "总经理", "江苏中海粮油工业有限公司"),
        ("马云", "党支部书记", "长江花城小区所在社区"),
    ]


def test_what_they_said_is_told_indirectly_with_a_short_phrase_at_most(first):
    speakers = {person.id: person.name for person in first.people}
    assert [speakers[said.speaker_id] for said in first.quotations] == [
        *("周翔", "周翔", "付凯", "付凯", "马云", "马云")
    ]
    for said in first.quotations:
        assert not said.direct
        assert said.speaker == speakers[said.speaker_id]
        assert max(map(len, re.findall("“([^”]+)”", said.text)), default=0) <= 6


def test_projects_are_of_their_kinds(first):
    by_kind = {kind: names([p for p in first.projects if p.kind == kind]) for kind in PROJECTS}
    assert by_kind == PROJECTS
    documents = [project.name for project in first.projects if project.kind == "document"]
    assert [re.sub("《(.{4}).*(.{4})》", r"\1…\2", name) for name in documents] == [
        "关于做强…实施意见",
        "拟认定第…公示公告",
    ]


def test_every_organisation_and_place_is_named(first):
    assert names(first.organisations) == ORGANISATIONS
    assert names(first.places) == PLACES


def test_honours_have_their_recipients_and_a_list_on_show_is_none(first):
    assert {honour.name: honour.recipient for honour in first.honours} == HONOURS
    assert not any("治理示范村" in honour.name for honour in first.honours)


def test_it_says_what_was_retold_and_that_the_date_is_unknown(first):
    assert (first.origin, first.byline, first.outlet) == ("retold", [], None)
    assert first.title == first.original.title == "用“红色指数”提升“发展指数”"
    assert first.subtitle == first.original.subtitle == "党建引领，续写江洲新荣光"
    assert [by.name for by in first.original.byline] == ["孙薇"]
    assert (first.original.outlet, first.original.published, first.published) == (None,) * 3
    assert all(words in first.published_basis for words in ("9月6日", "今年1-10月", "收官季"))


def test_it_has_a_lead_and_three_headed_sections(first):
    headings = [section.heading for section in first.sections]
    assert headings == [
        None,
        "“红色帮办”助跑重大项目",
        "“红色联盟”助力乡村振兴",
        "“红色先锋”助优文明创建",
    ]


def test_it_repeats_no_blemish_of_its_source(first):
    text = "\n".join(first.texts)
    assert "人眼皆是" not in text
    assert not re.search("市属$", text, re.MULTILINE)
    assert all(paragraph.endswith(("。", "！", "？")) for paragraph in text.split("\n"))


@pytest.mark.django_db
def test_it_is_imported_whole_and_once():
    assert run("import_reports", FIRST.parent, "--publish", "--new-only")[0] == 0
    assert list(failures()) == []
    report = Report.objects.get(slug=FIRST.stem)
    assert report.published is None
    assert report.retold_from == "孙薇"
    assert report.statistics.count() == 14
    assert "未变" in run("import_reports", FIRST.parent, "--publish", "--new-only")[1]


def verbatim(text: str, told: dict) -> dict:
    """The record of the source's own text, with those facts of the retelling that stand in it."""
    kicker, title, *lines = [line.strip() for line in text.splitlines() if line.strip()]
    byline = told["original"]["byline"][0]["name"]
    lines[-1] = lines[-1].removesuffix(byline)
    sections = [{"heading": None, "paragraphs": []}]
    for line in lines:
        if len(line) < 20 and not line.endswith("。") and line.startswith("“"):
            sections.append({"heading": line, "paragraphs": []})
        else:
            sections[-1]["paragraphs"].append(line)
    body = "\n".join("\n".join(section["paragraphs"]) for section in sections)
    people = [{**person, "organisation": None} for person in told["people"]]
    speech = re.finditer("“[^”]{20,}。”", body)
    return {
        "slug": "yuan-wen",
        "kicker": kicker,
        "title": title.split()[0],
        "subtitle": title.split()[1],
        "byline": [{"name": byline}],
        "place": told["place"],
        "origin": "original",
        "sections": sections,
        "people": people,
        "quotations": [{"text": said[0]} for said in speech],
        "statistics": told["statistics"],
        **{
            kind: [
                {"name": name["name"], "at": None if body.count(name["name"]) > 1 else here}
                for name in told[kind]
                if name["name"] in body
                for here in [[{"exact": name["name"]}]]
            ]
            for kind in ("projects", "organisations", "places", "honours")
        },
    }


@pytest.mark.django_db
def test_the_source_s_own_text_is_imported_with_the_same_figures(first):
    if not VERBATIM.exists():
        pytest.skip("the source's text is not beside the repository")
    fields = verbatim(VERBATIM.read_text("utf-8"), json.loads(FIRST.read_text("utf-8")))
    publish(json.loads(FIRST.read_text("utf-8")))
    report = publish(fields)
    assert list(failures()) == []
    assert [section.heading or None for section in report.sections.all()] == [
        section.heading for section in first.sections
    ]
    figures = report.statistics.order_by("position").values_list("exact", "value", "low", "high")
    assert list(figures) == [(exact, *said[:3]) for exact, said in STATISTICS.items()]
    assert report.quotations.filter(direct=True).count() == 3
    assert report.mentions.filter(kind="honour").count() == 5
    assert report.mentions.filter(kind="place").values("key").distinct().count() >= 10
    assert set(report.appearances.values_list("name", flat=True)) == {"周翔", "付凯", "马云"}
