"""What machines ask for: the schema, its icon."""

import json
from datetime import UTC, datetime

import pytest
from django.test import Client

from articles import urls
from articles.record import json_schema
from articles.templatetags.archive import date_words, grouped, machine_time, phrases


def get(path):
    return Client().get(path)


def test_the_style_guide_is_for_those_who_work_on_it():
    assert "styleguide" not in {route.name for route in urls.urlpatterns}


@pytest.mark.django_db
def test_the_schema_is_the_records_own():
    answer = get("/schema/report.json")
    assert json.loads(answer.content) == json_schema()
    assert "X-Robots-Tag" not in answer


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("用“红色指数”提升“发展指数”", "用|“红色指数”|提升|“发展指数”"),
        ("甲，乙（丙）丁", "甲，|乙|（丙）|丁"),
        ("《“甲”乙》", "《“甲”|乙》"),
        ("标龙·蓝谷", "标龙·|蓝谷"),
        ("没有标点", "没有标点"),
        ("", ""),
        ("<b>&，x", "&lt;b&gt;&amp;，|x"),
    ],
)
def test_a_title_breaks_between_its_phrases(title, broken):
    assert phrases(title) == broken.replace("|", "<wbr>")


def test_moments_are_told_in_the_time_of_the_place():
    moment = datetime(2026, 11, 23, 20, 5, 6, 789, tzinfo=UTC)
    assert date_words(moment) == "2026年11月24日"
    assert machine_time(moment) == "2026-11-24T04:05:06+08:00"
    assert grouped(12345) == "12,345"
