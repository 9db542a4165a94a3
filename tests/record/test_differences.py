"""Where two records differ is told, also in a list that one of them leaves out."""

import pytest

from articles.record.differences import changes, differences

NAMED = [{"id": "n5", "name": "山湖杯"}]


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        ({"contests": NAMED}, {"contests": NAMED}, []),
        ({"contests": NAMED}, {}, ["contests 多了 n5"]),
        ({}, {"contests": NAMED}, ["contests 少了 n5"]),
        ({"title": "甲", "contests": NAMED}, {"title": "乙"}, ["title", "contests"]),
    ],
)
def test_a_list_that_is_left_out_is_empty(now, then, told):
    found = list(differences(now, then))
    assert len(found) == len(told)
    assert all(one.startswith(start) for one, start in zip(found, told, strict=True))


def test_of_a_number_that_changes_the_whole_is_shown():
    [change] = changes([("甲", "收鱼1021吨")], [("甲", "收鱼1921吨")])
    assert change.runs == [("same", "收鱼"), ("out", "1021"), ("in", "1921"), ("same", "吨")]


def test_lines_of_different_places_are_not_shown_as_one():
    was = [("乙", "鱼塘十五口"), ("丙", "鱼苗两千尾")]
    now = [("丙", "鱼苗三千尾"), ("丁", "鱼塘十五口")]
    told = [(one.where, {sort for sort, _ in one.runs}) for one in changes(was, now)]
    assert told == [("乙", {"out"}), ("丙", {"same", "out", "in"}), ("丁", {"in"})]


def test_a_line_put_in_beside_one_that_changed_is_shown_as_put_in():
    was = [("第1节", "渡口今年添了一艘新船。")]
    now = [("第1节", "从前没有船。"), ("第1节", "渡口去年添了一艘新船。")]
    told = [{sort for sort, _ in one.runs} for one in changes(was, now)]
    assert told == [{"in"}, {"same", "out", "in"}]


def test_texts_that_are_long_and_have_nothing_in_common_are_compared_as_wholes():
    was, now = "渔" * 60_000, "田" * 60_000
    [change] = changes([("甲", was)], [("甲", now)])
    assert change.runs == [("out", was), ("in", now)]
