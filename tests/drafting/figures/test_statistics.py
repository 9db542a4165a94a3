from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import record
from articles.drafting.assembling import assemble
from articles.drafting.figures import statistics

# Sentences of our own, with every figure they hold: exact words, value (or low and high), unit,
# qualifier.
PASSAGES = [
    (
        "云溪县新建粮仓12座，总投资3.5亿元。",
        [("12座", 12, "座", None), ("3.5亿元", 350000000, "元", None)],
    ),
    ("合作社种下近3000亩油茶。", [("3000亩", 3000, "亩", "近")]),
    ("村集体每年增收10余万元。", [("10余万元", 100000, "元", "余")]),
    ("带动三百多户村民。", [("三百多户", 300, "户", "多")]),
    ("来了30来名画师。", [("30来名", 30, "名", "来")]),
    ("年均日照达3200小时以上，适合种果。", [("3200小时", 3200, "小时", "以上")]),
    ("年产值超过20亿元。", [("20亿元", 2000000000, "元", "超过")]),
    ("月薪约4000元。", [("4000元", 4000, "元", "约")]),
    ("月薪在4000元左右。", [("4000元", 4000, "元", "左右")]),
    ("耗时不到2小时。", [("2小时", 2, "小时", "不到")]),
    ("费用不超5万元。", [("5万元", 50000, "元", "不超过")]),
    ("产值破百亿，成了新名片。", [("百亿", 10000000000, "元", "突破")]),
    ("秋收已过七成。", [("七成", 70, "%", "超过")]),
    ("近百名匠人赶来。", [("百名", 100, "名", "近")]),
    ("上千名学子返乡。", [("上千名", 1000, "名", "上")]),
    ("这座总投资17多亿的桥通车了。", [("17多亿", 1700000000, "元", "多")]),
    ("全镇九成农户用上了沼气。", [("九成", 90, "%", None)]),
    ("三分之一的学校通了班车。", [("三分之一", Decimal("0.333333"), None, None)]),
    ("百分之三十的人点头。", [("百分之三十", 30, "%", None)]),
    (
        "水库装机5万千瓦，发电800万千瓦时。",
        [("5万千瓦", 50000, "千瓦", None), ("800万千瓦时", 8000000, "千瓦时", None)],
    ),
    ("两栋厂房已经封顶。", [("两栋", 2, "栋", None)]),
    ("夜校办了二十余年。", [("二十余年", 20, "年", "余")]),
    ("八年多来，他没有停过。", [("八年多", 8, "年", "多")]),
    ("工期缩短3个多月。", [("3个多月", 3, "个月", "多")]),
    ("前后花了两年半。", [("两年半", Decimal("2.5"), "年", None)]),
    ("产值翻了一番。", [("一番", 1, "番", None)]),
    (
        "效率提高1.5倍，上涨2个百分点。",
        [("1.5倍", Decimal("1.5"), "倍", None), ("2个百分点", 2, "个百分点", None)],
    ),
    ("出口额达1,250万美元。", [("1,250万美元", 12500000, "美元", None)]),
    ("均价为12元/公斤。", [("12元/公斤", 12, "元/公斤", None)]),
    (
        "带动3万农户致富，报考人数为43万。",
        [("3万", 30000, None, None), ("43万", 430000, None, None)],
    ),
    (
        "签约亿元以上项目40个，500万元以上招商项目有120个。",
        [("40个", 40, "个", None), ("120个", 120, "个", None)],
    ),
    ("冷库常年保持零下18℃。", [("零下18℃", -18, "℃", None)]),
    ("古桥有1300多年历史。", [("1300多年", 1300, "年", "多")]),
    ("等7部门发文。", [("7部门", 7, "部门", None)]),
]

NOTHING = [
    "2023年5月12日8时30分，列车准点到达。",  # dates and times of day
    "20世纪90年代的老站还在，70周年庆刚过。",
    "2023-2025年的安排已定，前10个月也一样。",
    "第三家店在第2期开门，首个也来了。",  # ordinals
    "产量排名第2位，前10名都有奖，列全国前5位。",  # ranks
    "一是抓紧，二是抓实。",
    "一个人带来一批货、一系列变化，最多一年。",  # 一 as an article
    "“三合一”模式和“九个一”机制都很好。",  # short quotes
    "《修路方案20条》印发了。",  # titles
    "5G和4A级景区都有，G318线通车，2.0版上线。",
    "千家万户都说好，四面八方来客，百家争鸣，万亩良田。",
    "百亿级产业、500强企业、三级医院。",
    "五里店和三家村挨着，黄坪村3组就在旁边。",  # names of places
    "这两天，这两家店都关门，两人走了。",
    "两个方面、三个重要作用和八项规定。",
    "零部件零距离，十分高兴，第三方。",
    "三成员到场，成为佳话。",
    "每2小时一班，每亩如此。",
    "数百人、几十年、几千元。",
    "收入保持两位数增长，四位一体推进。",
    "分为两部分和三部分。",
    "另一番景象，15分钟生活圈。",
    "三年行动计划和五年规划。",
    "电话是88001234，门牌12号。",
    "得分靠后，下午3点见。",
]


def read(text):
    return [found.fields for found in statistics.stated_in([text])]


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_dates_or_orders_is_no_figure(text):
    assert [fields["exact"] for fields in read(text)] == []


@pytest.mark.parametrize("text, expected", PASSAGES)
def test_a_figure_is_its_words_number_unit_and_qualifier(text, expected):
    assert [
        (fields["exact"], fields["value"], fields["unit"], fields["qualifier"])
        for fields in read(text)
    ] == expected


@pytest.mark.parametrize(
    "text, exact, low, high, unit",
    [
        ("每条线需要30至50人。", "30至50人", 30, 50, "人"),
        ("每亩收入6千—7千元。", "6千—7千元", 6000, 7000, "元"),
        ("利润在20%～30%。", "20%～30%", 20, 30, "%"),
        ("七八个孩子围坐。", "七八个", 7, 8, "个"),
        ("三四十名家长等候。", "三四十名", 30, 40, "名"),
    ],
)
def test_a_range_has_bounds_and_no_value(text, exact, low, high, unit):
    fields = read(text)[0]
    assert fields["value"] is None
    assert (fields["exact"], fields["low"], fields["high"], fields["unit"]) == (
        exact,
        low,
        high,
        unit,
    )


@pytest.mark.parametrize(
    "text, measure",
    [
        ("修桥3座。", "amount"),
        ("每年增加3万元。", "amount"),
        ("占全县产量的30%。", "share"),
        ("全镇九成农户签约。", "share"),
        ("四分之三的路修好了。", "share"),
        ("产量同比增长30%。", "change"),
        ("能耗下降2个百分点。", "change"),
        ("客流翻了两番。", "change"),
    ],
)
def test_a_figure_is_an_amount_a_share_or_a_change(text, measure):
    assert read(text)[0]["measure"] == measure


def test_a_fall_keeps_its_number_and_says_so():
    fields = read("单位能耗下降4%。")[0]
    assert fields["value"] == 4
    assert "下降" in fields["label"]


@pytest.mark.parametrize(
    "text",
    [
        "已修桥3座。",
        "计划总投资30亿元。",
        "县里将这30亩地交还村民。",
        "到2020年底，已修桥3座。",
        "虚拟电厂有用户30户。",
        "将近30人到场。",
    ],
)
def test_what_is_done_is_no_target(text):
    assert read(text)[0]["target"] is False


@pytest.mark.parametrize(
    "text",
    [
        "力争修桥3座。",
        "今年计划修桥3座。",
        "预计年产值达3亿元。",
        "到2030年，全县修桥3座。",
        "年产量将达到3万吨。",
        "目标是修桥3座。",
    ],
)
def test_what_is_planned_is_a_target(text):
    assert read(text)[0]["target"] is True


@pytest.mark.parametrize(
    "text",
    [
        "修桥3座，又提高到5座。",
        "从3座桥里选了5人。",
        "从云溪到柳湾30公里，路宽5米。",
        "从3座起步。后来增加到5座。",
    ],
)
def test_figures_that_did_not_grow_from_one_another_are_apart(text):
    assert all(fields["from"] is None for fields in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "缴费率从60%提高到85%以上。",
        "亩产由2015年的800斤增至去年的1200斤。",
        "审批从过去的30天，压缩至5天。",
        "社员由12户发展到300多户。",
    ],
)
def test_the_later_figure_points_at_the_earlier(text):
    first, second = statistics.stated_in([text])
    assert second.fields["from"] == (0, first.start)
    assert first.fields["from"] is None
    assert first.fields["label"] == second.fields["label"]


def test_a_fact_told_twice_is_taken_once():
    text = "新建粮仓12座。\n据悉，云溪县新建粮仓12座。"
    assert [found.start for found in statistics.stated_in([text])] == [4]
    assert len(statistics.stated_in(["新建粮仓12座。", "新建粮仓12座。"])) == 1


def test_equal_figures_of_unlike_things_are_both_taken():
    assert len(read("引进医生5名。外出打工的退伍军人5名。")) == 2
    assert len(read("建成省级乡村5个、市级乡村5个。")) == 2


def test_a_figure_of_a_later_section_says_which():
    found = statistics.stated_in(["没有。", "修桥3座，由3座增至5座。"])
    assert {fact.section for fact in found} == {1}


@pytest.mark.parametrize("text", ["1234567890123456789元", "0.12345678元", "9" * 300 + "元"])
def test_numbers_the_record_refuses_are_left_out(text):
    assert read(text) == []


def test_every_figure_has_a_reason_and_a_confidence():
    for text, _ in PASSAGES:
        for found in statistics.stated_in([text]):
            assert found.reason and 0 < found.confidence <= 1


SYMBOLS = st.sampled_from(
    "一二三十百千万亿分之点零019.,%％余多来几半近超约至到-—“”《》"
    "元个年月家人\n，。成番倍从由提高增占第每的😀 "
)


@given(st.text(SYMBOLS, max_size=60))
def test_any_text_yields_figures_the_record_takes(text):
    text = "\n".join(line for line in map(str.strip, text.split("\n")) if line) or "无"
    found = statistics.stated_in([text])
    for fact in found:
        assert fact.fields["exact"] == text[fact.start : fact.end]
    facts, _, _ = assemble([text], {"statistics": found})
    sections = [{"heading": None, "paragraphs": text.split("\n")}]
    record.build({"slug": "a", "title": "题", "sections": sections, **facts})
