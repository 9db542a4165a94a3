"""What may be private in a record is found, and nothing that only looks like it.

The numbers are of no one: no area is numbered 999999, and the days of birth are long past.
"""

import pytest

from articles.archive.private_matters import Kind, matters_in
from articles.record import Record
from tests.records import of_text, person

IDENTITY = "999999190001010015"
OLD_IDENTITY = "999999000101001"
CARD = "6200000000000005"
MOBILE = "19900000000"


def found(*paragraphs: str, **fields) -> list[tuple[str, str]]:
    record = Record.model_validate(of_text(*paragraphs, **fields))
    return [(matter.kind, matter.words) for matter in matters_in(record)]


NO_NUMBERS = [
    "拨打12345热线或0511-88000000、400-800-8000咨询。",
    "全年产值13900000000元，折合13900000000.5美元，共19900000000件。",
    "书号ISBN 978-7-5000-0000-6，统一社会信用代码91999999MA00000000。",
    f"统一社会信用代码：{IDENTITY}。",
    "订单尾号999999190001010012，流水6200000000000006。",  # checksums that fail
    "单号999999190013010011。",  # a day there is not
    f"编号{IDENTITY[:-1]}88，共{MOBILE}23项。",  # parts of longer numbers
    f"网页 http://example.org/{MOBILE}.html 上有。",
    f"{OLD_IDENTITY}是一串数字。",  # no word stands near
    "身份证号999999**********11，电话199****0000，车牌苏Z·***45。",
    "苏Z股份、G2021次列车、苏A级景区。",
    "小数3.13900000000，日期20210101，共1390000000人。",
    "0000000000000000",
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_numbers_of_no_person_are_let_be(text):
    assert found(text) == []


NUMBERS = [
    (f"身份证号{IDENTITY}。", Kind.IDENTITY_NUMBER, IDENTITY),
    ("身份证99999919000101004X。", Kind.IDENTITY_NUMBER, "99999919000101004X"),
    ("身份证99999919000101004x，", Kind.IDENTITY_NUMBER, "99999919000101004X"),
    ("号码999999 19000101 0015", Kind.IDENTITY_NUMBER, IDENTITY),
    ("号码999999-19000101-0015", Kind.IDENTITY_NUMBER, IDENTITY),
    ("号码９９９９９９１９０００１０１００１５", Kind.IDENTITY_NUMBER, IDENTITY),
    (f"旧身份证号为{OLD_IDENTITY}。", Kind.IDENTITY_NUMBER, OLD_IDENTITY),
    (f"联系电话{MOBILE}（微信同号）", Kind.MOBILE_NUMBER, MOBILE),
    ("电话199-0000-0000", Kind.MOBILE_NUMBER, MOBILE),
    ("电话199 0000 0000", Kind.MOBILE_NUMBER, MOBILE),
    ("电话1990-000-0000", Kind.MOBILE_NUMBER, MOBILE),
    ("电话１９９００００００００", Kind.MOBILE_NUMBER, MOBILE),
    ("电话+86 19900000000", Kind.MOBILE_NUMBER, "8619900000000"),
    (f"卡号{CARD}", Kind.BANK_CARD, CARD),
    ("卡号6200 0000 0000 0005。", Kind.BANK_CARD, CARD),
    ("卡号6200-0000-0000-0000-000", Kind.BANK_CARD, "6200000000000000000"),
    ("车牌苏Z·12345的轿车", Kind.PLATE, "苏Z12345"),
    ("苏Z12345", Kind.PLATE, "苏Z12345"),
    ("苏ZD12345、", Kind.PLATE, "苏ZD12345"),
    ("苏Z1234挂", Kind.PLATE, "苏Z1234挂"),
    ("苏Z1234警", Kind.PLATE, "苏Z1234警"),
]


@pytest.mark.parametrize("text, kind, words", NUMBERS)
def test_numbers_of_persons_are_found_however_they_are_parted(text, kind, words):
    assert found(text) == [(kind, words)]


def test_two_numbers_side_by_side_are_two():
    assert found(f"{MOBILE} 19900000001") == [
        (Kind.MOBILE_NUMBER, MOBILE),
        (Kind.MOBILE_NUMBER, "19900000001"),
    ]


NO_ONE = [
    "王小禾说，医院服务患者3万人次。",
    "医院服务患者3万人次。王小禾来了。",
    "王小禾给小学生上课，中学生也来了。",
    "王小禾表示，要保护未成年人，严惩犯罪嫌疑人。",
    "6至12岁儿童免费，王小禾介绍。",
    "14岁以下免费，王小禾在场。",
    "王小禾14岁时进厂当学徒。",
    "今年34岁的王小禾来了，他有15岁以上的两个孩子。",
    "博士三年级学生王小禾毕业了。",
    "犯罪嫌疑人王某、张某某被抓获，患者李女士出院。",
    "王小禾向遇难者家属表示慰问，医生王小禾为患者看病。",
    "“80后”女孩王小禾回乡创业。",
    "法院公布失信被执行人名单。",
]


@pytest.mark.parametrize("text", NO_ONE)
def test_words_away_from_any_name_are_let_be(text):
    people = [person(organisation=None)] if "王小禾" in text else []
    people += [person(name, organisation=None) for name in ("王某", "李女士") if name in text]
    assert found(text, people=people) == []


SOMEONE = [
    ("14岁的王小禾说：“我想当兵。”", Kind.MINOR, "14岁的王小禾"),
    ("14岁的镇中学初二学生王小禾说。", Kind.MINOR, "14岁的镇中学初二学生王小禾"),
    ("王小禾今年14岁。", Kind.MINOR, "王小禾今年14岁"),
    ("王小禾，女，十四周岁。", Kind.MINOR, "王小禾，女，十四周岁"),
    ("王小禾家在镇上，今年１４岁。", Kind.MINOR, "王小禾家在镇上，今年１４岁"),
    ("小学生王小禾画的画。", Kind.MINOR, "小学生王小禾"),
    ("五年级学生、班长王小禾", Kind.MINOR, "五年级学生、班长王小禾"),
    ("王小禾是镇上的一名小学生。", Kind.MINOR, "王小禾是镇上的一名小学生"),
    ("犯罪嫌疑人王小禾落网。", Kind.SUSPECT, "犯罪嫌疑人王小禾"),
    ("被告人（在逃）王小禾", Kind.SUSPECT, "被告人（在逃）王小禾"),
    ("受害人王小禾报警。", Kind.VICTIM, "受害人王小禾"),
    ("受害人的母亲王小禾", Kind.VICTIM, "受害人的母亲王小禾"),
    ("患者王小禾痊愈。", Kind.PATIENT, "患者王小禾"),
    ("王小禾被确诊为肺炎。", Kind.PATIENT, "王小禾被确诊"),
    ("王小禾被列为失信被执行人。", Kind.DEBTOR, "王小禾被列为失信被执行人"),
    ("老赖王小禾还了钱。", Kind.DEBTOR, "老赖王小禾"),
]


@pytest.mark.parametrize("text, kind, words", SOMEONE)
def test_what_is_said_beside_a_name_is_found(text, kind, words):
    assert (kind, words) in found(text, people=[person(organisation=None)])


def test_each_name_of_a_list_counts():
    people = [person(name, organisation=None) for name in ("王小禾", "李小满")]
    assert found("犯罪嫌疑人王小禾、李小满落网。", people=people) == [
        (Kind.SUSPECT, "犯罪嫌疑人王小禾"),
        (Kind.SUSPECT, "犯罪嫌疑人……李小满"),
    ]


def test_a_speaker_who_is_no_person_of_the_record_has_a_name_too():
    said = [{"speaker": "王小禾", "text": "“好。”"}]
    assert found("14岁的王小禾说：“好。”", quotations=said) == [(Kind.MINOR, "14岁的王小禾")]


def test_every_text_of_a_record_is_looked_through():
    fields = {
        "title": f"题 {MOBILE}",
        "kicker": "苏Z12345",
        "summary": IDENTITY,
        "note": CARD,
        "tags": ["苏Z23456"],
        "people": [person("王小禾", role="犯罪嫌疑人", organisation=None)],
    }
    places = {
        matter.words: matter.place
        for matter in matters_in(Record.model_validate(of_text("王小禾来了。", **fields)))
    }
    assert places == {
        MOBILE: "标题",
        "苏Z12345": "肩题",
        IDENTITY: "提要",
        CARD: "按语",
        "苏Z23456": "标签",
        "犯罪嫌疑人王小禾": "人物",
    }


def test_a_hint_spills_neither_number_nor_name():
    text = f"犯罪嫌疑人王小禾，身份证{IDENTITY}，电话{MOBILE}，车牌苏Z12345。"
    record = Record.model_validate(of_text(text, people=[person(organisation=None)]))
    assert sorted(matter.hint for matter in matters_in(record)) == sorted(
        ["犯罪嫌疑人王××", "9999…0015", "199…000", "苏Z…45"]
    )
