"""What is wrong with a draft, as an editor reads it."""

import re
from copy import deepcopy

import pytest

from articles import record
from articles.desk import editing, troubles
from articles.record import kinds, number_doubts

TEXT = "铜桥花了30天修好。value 是洋文。"
WRONG = [
    (
        {"label": "工期", "exact": "30天"},
        "数值：没有数值也没有上下限，请填“数值”，或在“无数值的原因”里说明原因",
    ),
    (
        {"exact": "30天", "value": 30, "from": "s9"},
        "从哪个数：没有编号为 s9 的数据，请改成更早一项的“编号”",
    ),
    (
        {"exact": "30天", "value": 30, "low": 31, "high": 30},
        "下限：下限 31 大于上限 30，请对调或更正",
    ),
    (
        {"exact": "30天", "value": 30, "low": 31},
        "下限：上下限与数值、限定词不符：应是“下限”30、“上限”30，请改正或不写",
    ),
    ({"value": 30}, "原文：缺了原文，请在“原文”里照正文写上"),
]


def problems(**fields):
    fields = {"slug": "tong-qiao", "title": "铜桥", **fields}
    return record.examine({"sections": [{"paragraphs": [TEXT]}], **fields}).problems


@pytest.mark.parametrize(("figure", "told"), WRONG)
def test_a_field_of_a_fact_is_named_as_its_page_names_it(figure, told):
    found = problems(statistics=[figure])
    assert told in [troubles.of_fact(one) for one in found]
    assert f"数据第1项的{told}" in [troubles.in_words(one) for one in found]


def test_no_name_of_the_record_is_left_in_what_is_wrong_with_facts():
    found = problems(
        people=[{"name": "丁一", "role": "厂长"}],
        quotations=[{"speaker_id": "p7"}, {"text": "好", "at": [{"exact": "天修"}]}],
        statistics=[
            {"exact": "3", "at": [{"exact": "30天"}], "value": 1, "low": 2, "qualifier": "约"}
        ],
    )
    told = [troubles.of_fact(one) for one in found]
    assert len(told) >= 6
    assert not [one for one in told if re.search("[a-z]{2}|null", re.sub("p7", "", one))]


STRANGE = [
    "",
    "\u200b",
    "没有的字",
    "x\7",
    "一\n二",
    "9" * 99,
    "字" * 999,
    "-1",
    "1e999",
    "p9",
    "s1",
]
STRANGE += ["s2", "2029-13", "31", "29", "nope", [], {}, "http:", "甲、甲", "/"]
WHOLE = {
    "slug": "tong-qiao",
    "title": "铜桥",
    "sections": [{"heading": None, "paragraphs": ["丁一说：“好。”铜桥花了30天修好，又花40天。"]}],
    "people": [{"id": "p1", "name": "丁一"}],
    "quotations": [{"id": "q1", "at": [{"exact": "“好。”"}]}],
    "statistics": [
        {"id": "s1", "exact": "30天", "value": 30, "unit": "天"},
        {"id": "s2", "exact": "40天", "value": 40, "from": "s1"},
    ],
    **{
        kind.plural: [{"id": f"n{number}", "name": "铜桥"}]
        for number, kind in enumerate(kinds.NAMES_IN_RECORD, 1)
    },
}


def told_of(step):
    """All that an editor is told of a step: that it cannot be, or what is wrong then."""
    fields = deepcopy(WHOLE)
    try:
        editing.edit(fields, step)
    except editing.NotPossible as error:
        return [str(error)]
    found = record.examine(fields).problems
    return [say(one) for one in found for say in (troubles.in_words, troubles.of_fact)]


def test_whatever_is_typed_into_any_field_no_name_of_the_record_is_told():
    steps = [
        {"op": "change", "id": WHOLE[name][-1]["id"], "fields": {field: words}}
        for name, fields in editing.ASKED.items()
        for field in fields
        for words in STRANGE
    ]
    steps += [
        {"op": "head", "fields": {field: words}} for field in editing.HEAD for words in STRANGE
    ]
    told = {words: step for step in steps for words in told_of(step)}
    assert len(told) > 100
    own = "nope|https?:(//)?|undated"  # what was typed, or has to be
    names = {w: s for w, s in told.items() if NAMES.search(re.sub(f"“[^”]*”|{own}", "", w))}
    assert names == {}


NAMES = re.compile("[A-Za-z_]{2,}|'")


def test_a_choice_left_open_names_what_can_be_chosen():
    told = told_of({"op": "change", "id": "n1", "fields": {"kind": ""}})
    assert any("“建设项目”、“工程与做法”、" in words for words in told)


def test_words_of_the_report_stay_as_they_are():
    assert (
        troubles.plain("正文里没有“low value”，没有写明就用 null")
        == "正文里没有“low value”，没有写明就空着"
    )


def test_what_is_wrong_with_the_report_says_where():
    told = [troubles.in_words(one) for one in problems(url="甲", published="2999")]
    assert [one.partition("：")[0] for one in told] == ["原址", "日期"]
    empty = problems(sections=[{"paragraphs": ["一", " "]}])
    assert troubles.in_words(empty[0]).startswith("正文第1节第2段：")


def test_a_doubt_is_in_the_same_words():
    read = record.examine(
        {
            "slug": "tong-qiao",
            "title": "铜桥",
            "sections": [{"paragraphs": [TEXT]}],
            "statistics": [{"exact": "30天", "value": 30, "no_value": "不详"}],
        }
    )
    told = [troubles.plain(doubt) for _, doubt in number_doubts.doubts(read.record)]
    assert told == ["有数值就不必写“无数值的原因”，请删去一个"]
