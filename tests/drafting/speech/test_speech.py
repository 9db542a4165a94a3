"""Who says what: direct and indirect speech. All passages are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.drafting import tokens
from articles.drafting.found import Found
from articles.drafting.speech import speech
from articles.drafting.speech.quotation_marks import quoted


def person(name):
    return Found(0, 0, 0, {"name": name, "role": None, "organisation": None}, 1.0, "")


def said(text, *names):
    """The speeches found, in order: speaker, and words; direct ones stand in their marks."""
    found = speech.quoted_in([text], [person(name) for name in names], tokens.tokenise([text]))
    for one in found:
        exact, words = text[one.start : one.end], one.fields["text"]
        in_marks = one.fields["direct"] and "“" not in words
        assert exact in ((f"“{words}", f"“{words}”") if in_marks else (words,))
    return found


def direct(text, *names):
    found = said(text, *names)
    return [(one.fields["speaker"], one.fields["text"]) for one in found if one.fields["direct"]]


def indirect(text, *names):
    found = said(text, *names)
    return [
        (one.fields["speaker"], one.fields["text"]) for one in found if not one.fields["direct"]
    ]


# Slogans, names, terms, proverbs, writings: in quotation marks, and nobody's speech.
NOT_SPEECH = [
    "云溪县实施“村村亮”工程，点亮了夜路。",
    "石桥镇打造“一村一品”，擦亮“茶乡”名片。",
    "“红色管家”项目负责人沈国华说，服务更细了。",
    "“山有好树，林有好鸟”。多年来，云溪县一直这样做。",
    "俗话说：“一年之计在于春。”沈国华这天起得早。",
    "墙上写着：“安全第一！”沈国华走了进去。",
    "《云溪县志》记载：“茶出石桥，色绿味醇。”沈国华翻了翻。",
    "沈国华获得“最美村官”称号。",
    "据沈国华介绍，“惠民贷”额度最高二十万元。",
    "云溪县提出“生态立县、产业强县”的思路，沈国华带头。",
    "以“共享机遇，共谋发展”为主题的大会开幕，沈国华到会。",
    "“山水云溪”，名不虚传。",
    "“”",
    "“",
    "没有引号的话。",
]


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_not_speech(text):
    assert direct(text, "沈国华") == []


# text, then each direct speech: speaker, words
SPEECH = [
    ("“路修好了。”沈国华说。", [("沈国华", "路修好了。")]),
    (
        "“路修好了。”石桥镇柳湾村党支部书记沈国华说，出门方便多了。",
        [("沈国华", "路修好了。")],
    ),
    ("沈国华说：“路修好了。”", [("沈国华", "路修好了。")]),
    ("沈国华对此深有感触：“路修好了。”", [("沈国华", "路修好了。")]),
    ("白鹭公司经理沈国华：“路修好了。”", [("沈国华", "路修好了。")]),
    ("沈国华说，“得先把水渠挖通才行”。", [("沈国华", "得先把水渠挖通才行")]),
    ("“这场雪一点没压坏果树”，沈国华说。", [("沈国华", "这场雪一点没压坏果树")]),
    (
        "“路修好了，”沈国华说，“出门就方便了。”",
        [("沈国华", "路修好了，"), ("沈国华", "出门就方便了。")],
    ),
    ("“路修好了。”看着车来车往，村民沈国华笑得合不拢嘴。", [("沈国华", "路修好了。")]),
    ("“路修好了。”对于新修的村道，沈国华赞不绝口。", [("沈国华", "路修好了。")]),
    ("“路修好了。”正如沈国华所言，一通百通。", [("沈国华", "路修好了。")]),
    ("“路修好了。”沈国华边走边介绍，两旁种了树。", [("沈国华", "路修好了。")]),
    ("沈国华走到田边。他感慨道：“今年收成好。”", [("沈国华", "今年收成好。")]),
    ("沈国华介绍，村里通了车。“出门方便多了。”她笑着说。", [("沈国华", "出门方便多了。")]),
    ("“路修好了。”一位村民说。", [("一位村民", "路修好了。")]),
    ("“路还要修。”云溪县委相关负责人如是说。", [("云溪县委相关负责人", "路还要修。")]),
    ("沈国华来到现场。“路修好了。”沈总经理说。", [("沈国华", "路修好了。")]),
    ("“路修好了。”郑女士说。", [("郑女士", "路修好了。")]),
    ("沈国华表示，此事已定，“明年我们一定把路修通。”", [("沈国华", "明年我们一定把路修通。")]),
    (
        "“路修好了。”沈国华说。\n一辆辆车开进村。“这样算下来，一年能省不少油钱。”",
        [("沈国华", "路修好了。"), ("沈国华", "这样算下来，一年能省不少油钱。")],
    ),
    (
        "“要不是这口老井，哪有这片菜园。”菜园里满眼青绿。“旱天也浇得上。”沈国华说。",
        [("沈国华", "要不是这口老井，哪有这片菜园。"), ("沈国华", "旱天也浇得上。")],
    ),
    (
        "何远山的爱人沈国华看着稻田说：“今年比往年好。”",
        [("沈国华", "今年比往年好。")],
    ),
    ("沈国华对何远山说：“明天再来。”", [("沈国华", "明天再来。")]),
    ("老支书亲切地对大家说：“明天再来。”", [("老支书", "明天再来。")]),
    ("一位村民对检查员说：“明天再来。”", [("一位村民", "明天再来。")]),
    (
        "何远山表示，沈国华去年来过。他说：“我记得很清楚。”",
        [("何远山", "我记得很清楚。")],
    ),
    ("“用‘两步走’的办法。”沈国华说。", [("沈国华", "用‘两步走’的办法。")]),
    (
        "沈国华说：“第一，要修路。\n“第二，要引水。”",
        [("沈国华", "第一，要修路。\n“第二，要引水。")],
    ),
    (
        "“路是命根子。\n渠是钱袋子。\n两样都要修。”沈国华说。",
        [("沈国华", "路是命根子。\n渠是钱袋子。\n两样都要修。")],
    ),
    (
        "“那年没有路。\n“如今路修好了。”\n在云溪县的会上，沈国华讲起修路的日子。",
        [("沈国华", "那年没有路。\n“如今路修好了。")],
    ),
    ("“路修好了。”\n在云溪县的会上，沈国华种下一棵树。", []),
    ("“路修好了。”沈国华边走边介绍，两旁都是新栽的树。", [("沈国华", "路修好了。")]),
    ("“快往高处走！”沈国华一边敲锣一边喊。", [("沈国华", "快往高处走！")]),
    ("家住柳湾村的滕女士常来。“路修好了。”她说。", [("滕女士", "路修好了。")]),
    ("“路修好了！”家住柳湾村的漆大爷向热线致电感谢。", [("漆大爷", "路修好了！")]),
    ("柳湾村的党总支书记常来。“路修好了。”", []),
    ("石桥中学的班主任常来。“路修好了。”", []),
    ("“水情还要再看。”督察人员说。", [("督察人员", "水情还要再看。")]),
    (
        "云溪网讯(记者 罗小雨)“路修好了。”白鹭公司(简称“白鹭”)经理沈国华说。",
        [("沈国华", "路修好了。")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEECH)
def test_speech(text, expected):
    assert direct(text, "沈国华", "何远山") == expected


TOLD = [
    ("据介绍，村里通了车，家家种茶。", []),
    ("沈国华的介绍，大家都爱听，听完还想听。", []),
    ("沈国华说：“路修好了，大家都高兴。”", []),
    ("沈国华介绍，村里通了车，家家种茶。次年又修渠。", ["村里通了车，家家种茶。"]),
    ("据沈国华介绍，村里通了车，家家种茶。", ["村里通了车，家家种茶。"]),
    ("沈国华在会上表示，要修路；还要引水。", ["要修路；"]),
    ("“路修好了。”沈国华告诉记者，村里通了车。", ["村里通了车。"]),
    ("沈国华说，“三步走”办法很管用\n下一段", ["“三步走”办法很管用"]),
    ("沈国华表示，此事早已定下，“明年一定修通。”", ["此事早已定下"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text, expected):
    assert indirect(text, "沈国华") == [("沈国华", words) for words in expected]


def test_told_by_nobody_with_a_name():
    assert indirect("云溪县商务局有关负责人表示，外贸回暖，订单增多。") == [
        ("云溪县商务局有关负责人", "外贸回暖，订单增多。")
    ]


def test_an_organisation_can_speak():
    assert direct("“我们将从严查处。”云溪县市场监管局在通报中表示。") == [
        ("云溪县市场监管局", "我们将从严查处。")
    ]


def test_every_section_is_read_by_itself():
    texts = ["“路修好了。”沈国华说。", "“渠修好了。”何远山说。"]
    found = speech.quoted_in(texts, [person("沈国华"), person("何远山")], tokens.tokenise(texts))
    assert [(one.section, one.fields["speaker"]) for one in found] == [(0, "沈国华"), (1, "何远山")]


def test_a_speaker_who_is_written_is_surer_than_one_who_is_inferred():
    text = "“路修好了。”沈国华说。“这样算下来，能省不少油钱。”"
    written, inferred = said(text, "沈国华")
    assert written.confidence > inferred.confidence
    assert written.reason != inferred.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有", []),
        ("”多余的", []),
        ("“甲”和“乙”", ["“甲”", "“乙”"]),
        ("“甲“乙”丙”", ["“甲“乙”丙”"]),
        ("“甲「乙」丙”", ["“甲「乙」丙”"]),
        ("「甲」", ["「甲」"]),
        ("“甲\n“乙”", ["“甲", "“乙”"]),
        ("“甲\n乙”丙", ["“甲\n乙”"]),
        ("“甲\n乙“丙”", ["“甲", "“丙”"]),
        ("“甲。\n“乙”是丙。", ["“甲。", "“乙”"]),
        ("“甲。\n“乙。”丙", ["“甲。\n“乙。”"]),
        ("“甲。\n“乙。\n“丙。”丁", ["“甲。\n“乙。\n“丙。”"]),
        ("“甲\n乙\n丙”丁", ["“甲\n乙\n丙”"]),
        ("“甲\n乙\n丙\n丁\n戊”", ["“甲"]),
        ("“没有收尾", ["“没有收尾"]),
    ],
)
def test_quotation_marks(text, expected):
    assert [text[one.start : one.end] for one in quoted(text)] == expected


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="“”‘’「」，。：！\n沈国华他说介绍村民记者的在有𠮷 9", max_size=80))
def test_any_text_can_be_read(text):
    said(text, "沈国华") if "「" not in text else speech.quoted_in([text], [person("沈国华")], [[]])
