"""What a version changed is shown line by line, in words."""

import pytest

from articles import record
from articles.desk.versions import changes_of, lines_of
from articles.record.differences import changes
from tests.records import full, statistic
from tests.whole_archive import publish

pytestmark = pytest.mark.django_db


def shown(number: int, report) -> dict[str, list[tuple[str, str]]]:
    return {one.where: one.runs for one in changes_of(report.revisions.get(number=number))}


def test_the_first_version_changed_nothing():
    assert changes_of(publish(full()).revisions.get()) == []


TITLE = [("same", "青石桥的"), ("out", "一"), ("in", "两"), ("same", "天")]


@pytest.mark.parametrize(
    ("changed", "where", "runs"),
    [
        ({"title": "青石桥的两天"}, "标题", TITLE),
        ({"subtitle": "副题一行"}, "副题", [("in", "副题一行")]),
        ({"tags": ["工业"]}, "标签", [("out", "乡村")]),
        ({"url": "https://example.org/1"}, "原址", [("in", "https://example.org/1")]),
        ({"byline": []}, "署名", [("out", "李记者")]),
        ({"honours": []}, "荣誉 n5", [("out", "名称：先进厂；谁获得：青石桥厂")]),
    ],
)
def test_a_change_is_shown_where_it_is(changed, where, runs):
    report = publish(full())
    publish(full(**changed), reason="改一处")
    assert shown(2, report) == {where: runs}


def test_a_fact_is_told_in_words():
    share = statistic("10%", 10, unit="%", measure="share")
    told = dict(lines_of(record.build(full(statistics=[share]))))["数据 s1"]
    for said in ("原文：10%", "所指：产量", "量的种类：占比", "数值：10", "单位：%", "是目标：否"):
        assert said in told.split("；")


def test_lines_are_told_one_by_one_where_they_were_put_in_and_taken_out():
    was, now = [("甲", "一"), ("乙", "二")], [("甲", "一"), ("丙", "三"), ("乙", "二")]
    assert [(one.where, one.runs) for one in changes(was, now)] == [("丙", [("in", "三")])]
    assert [(one.where, one.runs) for one in changes(now, was)] == [("丙", [("out", "三")])]
    assert list(changes(was, was)) == []
