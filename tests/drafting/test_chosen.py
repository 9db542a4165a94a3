"""What the rules read in words that an editor chose: all that these carry, and nothing else."""

import pytest

from articles.drafting import chosen

TEXT = (
    "柳溪市石碾镇粮站站长秦川在会上说：“今年能收10余万担，明年再添2万担。”"
    "新渠工程投资约320万元，成活率由20%提高到80%以上，石碾镇获评省级节水示范镇。\n"
    "秦川介绍，村里修了三座桥。《石碾镇水渠管理办法》已经印发，数十家企业参加，共30万字。"
)


def read(name, words):
    start = TEXT.index(words)
    fields = chosen.read(name, 0, TEXT, (start, start + len(words)), ["秦川"])
    return {field: value for field, value in fields.items() if value is not None}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("10余万担", {"value": 100000, "unit": "担", "qualifier": "余", "period": "今年"}),
        ("320万元", {"value": 3200000, "unit": "元", "qualifier": "约", "label": "新渠工程投资"}),
        ("投资约320万元", {"value": 3200000, "qualifier": "约", "exact": "投资约320万元"}),
        ("三座桥", {"value": 3, "unit": "座", "label": "村里修桥"}),
        ("80%以上", {"value": 80, "measure": "share", "from": (0, TEXT.index("20%"))}),
    ],
)
def test_a_figure_is_read_as_the_drafter_reads_it(words, expected):
    found = read("statistics", words)
    assert expected == {field: found[field] for field in expected}


@pytest.mark.parametrize(
    "words", ["20万元", "32", "数十家", "10余万担，明年再添2万担", "会上", "投资约"]
)
def test_where_not_one_whole_number_is_chosen_none_is_read(words):
    assert read("statistics", words) == {}


def test_what_the_rules_take_for_no_figure_is_one_where_it_was_chosen():
    assert read("statistics", "省级") == {}
    text = "这套书是第3版。"
    found = chosen.read("statistics", 0, text, (5, 7), [])
    assert found["value"] == 3


@pytest.mark.parametrize("text", ["3吨", "3"])
def test_a_figure_with_nothing_beside_it_is_given_no_label(text):
    assert chosen.read("statistics", 0, text, (0, len(text)), [])["label"] is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("今年能收10余万担，明年再添2万担。", {"speaker": "秦川", "direct": True}),
        ("“今年能收10余万担，明年再添2万担。”", {"speaker": "秦川", "direct": True}),
        ("明年再添", {"speaker": "秦川", "direct": True}),
        ("村里修了三座桥", {"speaker": "秦川", "direct": False}),
        ("石碾镇获评省级节水示范镇", {"direct": False}),
    ],
)
def test_a_quotation_is_given_to_whom_the_sentence_gives_it(words, expected):
    assert read("quotations", words) == expected


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("people", "秦川", {"role": "站长", "organisation": "柳溪市石碾镇粮站"}),
        ("projects", "新渠工程", {"kind": "works"}),
        ("projects", "石碾镇水渠管理办法", {"kind": "document"}),
        ("honours", "省级节水示范镇", {"recipient": "石碾镇"}),
        ("honours", "新渠工程", {}),
        ("organisations", "柳溪市石碾镇粮站", {}),
        ("places", "柳溪市", {}),
    ],
)
def test_names_have_what_stands_beside_them(name, words, expected):
    assert read(name, words) == expected
