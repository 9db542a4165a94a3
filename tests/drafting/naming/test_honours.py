"""Honours drafted from a text; all of them are invented."""

import pytest

from articles.drafting.lexicon import EMPTY, Lexicon
from articles.drafting.naming import other_names


def drafted(text):
    found = other_names.by_kind([text], [[]], EMPTY)["honours"]
    assert all(text[fact.start : fact.end] == fact.fields["name"] for fact in found)
    return [fact.fields for fact in found]


def names(text):
    return [fields["name"] for fields in drafted(text)]


@pytest.mark.parametrize(
    "text",
    [
        "柳湾镇正在争创全国文明村镇，力争获评省级示范镇。",
        "村里有望获评全国先进集体。",
        "这份名单公示后，柳湾村拟被评为省级示范村。",
        "工厂获国务院批复。",
        "农户获得分红3万元。",
        "他获得了大家的信任。",
        "方案获通过。",
        "县里申报并争取入选国家级示范县名单。",
    ],
)
def test_what_was_not_received(text):
    assert drafted(text) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "云溪县荣获全国河道清洁先进县、省级柑橘示范县，大家很高兴。",
            ["全国河道清洁先进县", "省级柑橘示范县"],
        ),
        ("去年，柳湾村被评为省级文明村。", ["省级文明村"]),
        ("先后获得“中国柑橘之乡”“全国卫生县城”等称号。", ["中国柑橘之乡", "全国卫生县城"]),
        ("柳湾老街入选第三批省级特色街区名单。", ["第三批省级特色街区"]),
        ("王小禾获评全省优秀村医荣誉称号。", ["全省优秀村医"]),
        ("作品斩获“青鸟杯”全国手艺大赛金奖。", ["“青鸟杯”全国手艺大赛金奖"]),
        ("县里获评国家级示范合作社3家。", ["国家级示范合作社"]),
    ],
)
def test_the_names_of_what_was_received(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text, recipient",
    [
        ("2022年，柳湾村先后被评为省级示范村。", "柳湾村"),
        ("桥修好了；荣获省级优秀工程奖。", None),
        ("凭借这座桥，他还荣获省级优秀工匠称号。", None),
        ("今年，该合作社还获评国家级示范社。", "该合作社"),
    ],
)
def test_who_received_it(text, recipient):
    assert [fields["recipient"] for fields in drafted(text)] == [recipient]


def test_who_gave_it():
    text = "云溪县授予王小禾“优秀乡村医生”称号。"
    expected = {"name": "优秀乡村医生", "recipient": "王小禾", "awarded_by": "云溪县"}
    assert drafted(text) == [expected]


def test_the_archive_knows_an_honour():
    known = Lexicon(honours=frozenset({"金稻穗"}))
    found = other_names.by_kind(["他家挂着金稻穗。"], [[]], known)["honours"]
    assert [fact.fields["name"] for fact in found] == ["金稻穗"]
