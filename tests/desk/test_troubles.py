"""What is wrong with a draft, as an editor reads it."""

import re

import pytest

from articles import record
from articles.desk import troubles
from articles.record import number_doubts

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
