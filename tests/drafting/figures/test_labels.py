import pytest

from articles.drafting.figures import statistics


def drafted(text):
    return [found.fields for found in statistics.stated_in([text])]


@pytest.mark.parametrize(
    "text, labels",
    [
        ("新建粮仓12座，总投资3.5亿元。", ["新建粮仓", "总投资"]),
        ("安装了21台水泵，占地30亩。", ["安装水泵", "占地"]),
        ("12名木匠报了名。", ["木匠报了名"]),
        ("已完工的6个码头正在验收。", ["完工码头"]),
        ("种下柑橘50亩、投资金额80万元。", ["种下柑橘", "种下柑橘投资金额"]),
        ("修桥17座、9座。", ["修桥", "修桥"]),
        ("产值20亿元，同比增长12.5%。", ["产值", "产值同比增长"]),
        ("游客收入实现8.1%的增长。", ["游客收入增长"]),
        ("缴费率从最初的60%提高到85%以上。", ["缴费率", "缴费率"]),
        ("累计总投资(含设备)5亿元(人民币，下同)的船厂开工。", ["总投资"]),
        ("他们力争到2030年建成果园5万亩。", ["建成果园"]),
        ("签约的10个项目中，有人退出。", ["签约项目"]),
        ("年产“雪芽”35万吨。", ["年产雪芽"]),
        ("辣椒、黄瓜、豆角等45家配套作坊开门。", ["配套作坊开门"]),
        ("一条70米长的木桥。", ["长"]),
        ("可再生能源产业园投用6年来，变化很大。", ["可再生能源产业园投用"]),
    ],
)
def test_a_label_is_the_words_beside_the_figure(text, labels):
    assert [fields["label"] for fields in drafted(text)] == labels


def test_a_figure_with_nothing_beside_it_still_has_a_label():
    assert drafted("3座。")[0]["label"] == "数量"


@pytest.mark.parametrize(
    "text",
    [
        "新建粮仓12座。",
        "深度合作企业200家。",
        "得益于和美乡村，收入增加3万元。",
        "通过梧桐社区帮助，修路3公里。",
        "规上企业共116家。",
    ],
)
def test_words_that_name_no_owner_are_no_subject(text):
    assert drafted(text)[0]["subject"] is None


@pytest.mark.parametrize(
    "text, subject",
    [
        ("云溪县新建粮仓12座。", "云溪县"),
        ("今年1-8月，全市新增商户300家。", "全市"),
        ("柳湾镇位于江边，人口达3万人。", "柳湾镇"),
        ("据介绍，该公司共有员工80名。", "该公司"),
        ("青禾合作社种植西瓜60亩。", "青禾合作社"),
        ("月牙湖小学已招收学生400名。", "月牙湖小学"),
    ],
)
def test_the_subject_is_the_owner_the_clause_opens_with(text, subject):
    assert drafted(text)[0]["subject"] == subject


def test_what_is_left_out_is_no_subject():
    assert drafted("除柳湾镇外，园区成立了6个小组。")[0]["subject"] != "除柳湾镇"


def test_the_beginning_is_the_time_of_the_earlier_figure_alone():
    earlier, later = drafted("缴费率由最初的12%提高到85%。")
    assert (earlier["period"], later["period"]) == ("最初", None)


def test_a_label_does_not_grow_along_a_list():
    text = "修桥3座" + "".join(f"、投资{number}万元" for number in range(5, 90)) + "。"
    text += "产量3吨" + "".join(f"，占全国{number}%" for number in range(1, 90))
    assert max(len(fields["label"]) for fields in drafted(text)) < 20


def test_the_subject_is_no_part_of_the_label():
    assert drafted("云溪县新建粮仓12座。")[0]["label"] == "新建粮仓"


@pytest.mark.parametrize(
    "text, period, edtf",
    [
        ("厂里有工人30名。", None, None),
        ("去年修路。今有路3公里。", None, None),
        ("今年1-8月，签约30个。", "今年1-8月", None),
        ("2024年，签约30个。", "2024年", "2024"),
        ("2024年6月，签约30个。", "2024年6月", "2024-06"),
        ("2024年6月3日签约30个。", "2024年6月3日", "2024-06-03"),
        ("2024年上半年，签约30个。", "2024年上半年", None),
        ("自2024年6月开园以来，签约30个。", "2024年6月", None),
        ("截至2024年，签约30个。", "2024年", None),
        ("近三年来每年签约30个。", "每年", None),
        ("截至目前，签约30个。", "截至目前", None),
    ],
)
def test_the_period_is_the_last_time_the_sentence_names(text, period, edtf):
    fields = drafted(text)[-1]
    assert (fields["period"], fields["period_edtf"]) == (period, edtf)
