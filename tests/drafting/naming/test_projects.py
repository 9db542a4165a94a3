"""Projects drafted from a text; all of them are invented."""

import pytest

from articles.drafting.lexicon import EMPTY, Lexicon
from articles.drafting.naming import other_names
from articles.drafting.tokens import Token


def drafted(text, row=()):
    found = other_names.by_kind([text], [row], EMPTY)["projects"]
    return [(fact.fields["name"], fact.fields["kind"]) for fact in found]


def by_hand(*words):
    """The projects in words given with their kinds, as 湖州/LOC: no model is needed."""
    text, row = "", []
    for word, kind in (word.rsplit("/", 1) for word in words):
        row.append(Token(len(text), len(text) + len(word), word, kind))
        text += word
    return [name for name, _ in drafted(text, row)]


@pytest.mark.parametrize(
    "text",
    [
        "大家说“早点来”，行动很快。",
        "落实“十四五”重大项目。",
        "实施“红花”“绿叶”三大行动。",
        "《云溪日报》登了这件事。",
        "他写了《山里的春天》一书。",
        "以“认真之心”谋项目、抓项目。",
        "开展一系列行动。",
    ],
)
def test_words_that_name_no_project(text):
    assert drafted(text) == []


@pytest.mark.parametrize(
    "text, name, kind",
    [
        ("深化“千企帮百村”行动。", "“千企帮百村”行动", "programme"),
        ("镇里推行“一盏灯”工程。", "“一盏灯”工程", "works"),
        ("举办“读书吧 少年”主题党日活动。", "“读书吧 少年”主题党日活动", "campaign"),
        ("启动了“青苗计划”，培养年轻人。", "青苗计划", "programme"),
        ("县里实施河道清洁三年行动，成效明显。", "河道清洁三年行动", "programme"),
        ("出台《关于种好柑橘的实施意见》。", "关于种好柑橘的实施意见", "document"),
        ("印发《云溪县柑橘产业发展规划》", "云溪县柑橘产业发展规划", "document"),
    ],
)
def test_a_project_by_its_marks(text, name, kind):
    assert drafted(text) == [(name, kind)]


@pytest.mark.parametrize(
    "words",
    [
        ["22个/m", "签约/vn", "项目/n"],
        ["云溪县/LOC", "重大/a", "产业/n", "项目/n"],
        ["这个/r", "云溪县/LOC", "桥梁/n", "项目/n"],
        ["柳湾青禾粮油有限公司/ORG", "项目/n", "经理/n"],
        ["云溪县/LOC", "推进/v", "农田/n", "改造/vn", "项目/n"],
        ["500MW/m", "项目/n"],
        ["首个/m", "光热/n", "发电/vn", "项目/n"],
    ],
)
def test_works_without_a_name_of_their_own(words):
    assert by_hand(*words) == []


@pytest.mark.parametrize(
    "words, name",
    [
        (["青禾集团/ORG", "云溪/LOC", "柑橘/n", "加工/vn", "项目/n"], "青禾集团云溪柑橘加工项目"),
        (
            ["的/u", "青禾/ORG", "年产/v", "5万吨/m", "饲料/n", "项目/n", "开工/v"],
            "青禾年产5万吨饲料项目",
        ),
        (["云溪/LOC", "70万千瓦/m", "“/w", "水光/n", "”/w", "项目/n"], "云溪70万千瓦“水光”项目"),
        (["云溪县/LOC", "柳湾村/LOC", "果蔬/n", "产业/n", "基地/n"], "柳湾村果蔬产业基地"),
        (
            ["青禾/nz", "（/w", "云溪/LOC", "）/w", "智能/n", "产业园/n", "项目/n"],
            "青禾（云溪）智能产业园项目",
        ),
        (["总投资/n", "2亿元/m", "的/u", "饲料/n", "加工/vn", "项目/n"], "饲料加工项目"),
        (["白鹭/n", "·/w", "云溪/LOC", "产业园/n", "项目/n"], "白鹭·云溪产业园项目"),
    ],
)
def test_works_named_by_builder_place_or_size(words, name):
    found = by_hand(*words)
    # A shorter name within is dropped later, where it stands nowhere else.
    assert name in found
    assert all(other in name for other in found)


def test_the_archive_knows_a_project():
    known = Lexicon(projects=frozenset({"青苗计划"}))
    found = other_names.by_kind(["青苗计划又招人了。"], [[]], known)["projects"]
    assert [fact.fields for fact in found] == [{"name": "青苗计划", "kind": "programme"}]
