"""Where two records differ is told, also in a list that one of them leaves out."""

import pytest

from articles.record.differences import differences

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
